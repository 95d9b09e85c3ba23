import type { Lifespans } from '../container/lifespan.js';
import type { CodeGeneration } from '../core/code-generation.js';
import type { Constructor } from '../core/types.js';
import type { DocumentOptions } from '../openapi/options.js';
import type { DocsOptions } from '../openapi/pages/options.js';
import type { Logger, LogLevel } from '../core/logger.js';
import type { DataLimits, ModelOptions } from '../model/engine/options.js';
import type { UnknownKeys } from '../model/form/model-form.js';
import type { AuditOption } from '../routing/audit/audit-event.js';
import type { CommonRouteOptions } from '../routing/declared-route.js';
import type { ErrorFormat, ErrorFormats, ValidationErrorOptions } from '../routing/errors/default-answer.js';
import type { RequestHandler } from '../routing/express-host.js';
import type { SharedRouteOptions } from '../routing/route-options.js';
import { launched } from './launch.js';
import type { AccessLogOption } from './observe/access-log.js';
import type { HealthOption } from './observe/health.js';
import type { OverloadOption } from './observe/overload.js';
import type { RequestIdOption } from './observe/request-ids.js';
import type { TrustProxy } from './trust-proxy.js';

/** How long things may take, in milliseconds. */
export interface Timeouts {
  /** Until the head of a request is complete; then 408. 10,000. */
  readonly headers: number;
  /** Until the whole request is complete; then 408. 60,000. */
  readonly request: number;
  /** How often the two above are looked at. 1,000. */
  readonly checking: number;
  /** Until an idle connection is closed. 5,000. */
  readonly keepAlive: number;
  /** Until a handler, with what it opens, is done; then 503. 30,000; 0 for ever. */
  readonly handler: number;
  /** Until a client that takes nothing of what is sent to it is cut off. 60,000, and up to a quarter more; 0 for ever. */
  readonly send: number;
  /** From the first word of stopping until everything has to be over: then what is still under way is cut. 10,000. */
  readonly close: number;
  /** How long an application that stops goes on to accept connections, so that whoever spreads the load notices (its readiness is 503); a part of `close`. 0. */
  readonly lameDuck: number;
  /** Until a hook that is called at the end, or the closing of everything, is given up. 5,000. */
  readonly hook: number;
}

/** What an application may be told. */
export interface ApplicationOptions extends SharedRouteOptions {
  readonly title?: string;
  /** Opened when the application starts and closed when it has stopped, around those of modules: what `lifespan()` makes, or a generator without inputs. */
  readonly lifespan?: Lifespans;
  /** One sentence, for the document. */
  readonly summary?: string;
  readonly version?: string;
  /** In Markdown, for the document. */
  readonly description?: string;
  /** Where the application is found behind a proxy that takes this off the path (`/api/v1`): a server of the document. FastAPI's `root_path`. */
  readonly rootPath?: string;
  /** What the OpenAPI document says beside what the routes say; false: neither the document nor its pages are served. */
  readonly openapi?: DocumentOptions | false;
  /** The pages that show the document: Swagger UI at `/docs` and ReDoc at `/redoc` if nothing is said; false for none. */
  readonly docs?: DocsOptions | false;
  /** Classes with `@Webhook` methods, for the document. */
  readonly webhooks?: readonly Constructor[];
  /**
   * Refuses to start (`ROUTE_UNSECURED`) with a route that says nothing of who may use it: neither a guard nor a security scheme in its tree, and no `@Public()`.
   * False if nothing is said.
   */
  readonly secureByDefault?: boolean;
  /** Put in front of every path: `/api`. */
  readonly prefix?: string;
  /** Redirect (307) a path that differs from a route's only by its last slash; true if nothing is said. */
  readonly redirectSlashes?: boolean;
  /** The proxies whose `X-Forwarded-*` headers count; none if nothing is said. `true` is refused in production (`PROXY_TRUST_OPEN`). Express's `trust proxy`. */
  readonly trustProxy?: TrustProxy;
  readonly timeouts?: Partial<Timeouts>;
  /** Bytes of a head, request line and header fields together; more is a 431. 16,384 if nothing is said, or what `--max-http-header-size` says. */
  readonly maxHeaderSize?: number;
  /** Connections at the same time; what is asked on one more is a 503 with `Retry-After`, and its connection ends. No limit if nothing is said. */
  readonly maxConnections?: number;
  /** Requests under way at the same time; one more is a 503 with `Retry-After`. No limit if nothing is said. */
  readonly maxConcurrency?: number;
  /** Refuses requests (503 with `Retry-After`) while the event loop is too late, or memory runs short. Does not if nothing is said. */
  readonly overload?: OverloadOption;
  /** Answers those who ask whether the application is well: at `/readyz` and `/livez` with `true`. Does not if nothing is said. */
  readonly health?: HealthOption;
  /** Names every request, in the log and in its answer. If nothing is said, a request has an id when somebody asks for it, and an answer tells it beside an unexpected error. */
  readonly requestIds?: RequestIdOption;
  /** Logs a line for every request. Does not if nothing is said. */
  readonly accessLog?: AccessLogOption;
  /** How errors are written: as `{"detail": ...}` if nothing is said, or as problem+json (RFC 9457). */
  readonly errorFormat?: ErrorFormat;
  /** How invalid requests are answered: 422 in the format of the other errors if nothing is said. */
  readonly validationErrors?: ValidationErrorOptions;
  /** When results are held against `returns`: `always` if nothing is said, in `development` (`NODE_ENV` is not `production`), or never. They are cut down to it in any case. */
  readonly responseValidation?: 'always' | 'development' | 'off';
  /** How models are read from bodies, where a class does not say it by `@Model`. */
  readonly models?: ModelDefaults;
  /** A pino logger, or anything that logs like one. */
  readonly logger?: Logger;
  /** The least that the logger of an application without one of its own writes; what `LOG_LEVEL` says, or `info`, if nothing is said. */
  readonly logLevel?: LogLevel | 'silent';
  /** Where the audit events of security go: `true` for the logger, a line each, or a function that takes an `AuditEvent`; none are made if nothing is said. */
  readonly audit?: AuditOption;
  /** Whether request scopes run as generated code: where that is allowed, always, or never. */
  readonly codeGeneration?: CodeGeneration;
}

/** How all models of an application are read. */
export interface ModelDefaults {
  /** No conversions between JSON's own types: `"5"` is no number. False if nothing is said, as with FastAPI. */
  readonly strict?: boolean;
  /** Keys that no property declares: dropped (`ignore`, if nothing is said), refused or kept. */
  readonly unknownKeys?: UnknownKeys;
  /** Depth 32, 1,000 keys of an object, 10,000 items of a list, 50 problems reported, no halves of surrogate pairs. */
  readonly limits?: Partial<DataLimits>;
}

/** The options with everything decided. */
export interface ResolvedOptions {
  readonly title: string;
  readonly lifespan: Lifespans | undefined;
  readonly version: string;
  readonly summary: string | undefined;
  readonly description: string | undefined;
  readonly rootPath: string;
  readonly document: DocumentOptions;
  /** Whether the document and its pages are served. */
  readonly isDocumented: boolean;
  readonly docs: DocsOptions | false | undefined;
  readonly webhooks: readonly Constructor[];
  /** What holds for every route. */
  readonly routes: CommonRouteOptions;
  readonly middleware: readonly RequestHandler[];
  readonly errorFormats: ErrorFormats;
  readonly validatesResponses: boolean;
  readonly secureByDefault: boolean;
  readonly redirectSlashes: boolean;
  /** As it was given; what Express would not take is reported at start-up. */
  readonly trustProxy: TrustProxy | undefined;
  readonly bodyLimit: number;
  readonly models: ModelOptions;
  readonly timeouts: Timeouts;
  readonly maxConnections: number | undefined;
  readonly maxConcurrency: number | undefined;
  readonly maxHeaderSize: number | undefined;
  readonly overload: OverloadOption | undefined;
  readonly health: HealthOption | undefined;
  readonly requestIds: RequestIdOption | undefined;
  readonly accessLog: AccessLogOption | undefined;
  readonly logLevel: LogLevel | 'silent' | undefined;
  readonly audit: AuditOption;
  readonly codeGeneration: CodeGeneration;
}

/** Defaults of `security.md` section 0 and FastAPI's title and version. */
export function resolveOptions(options: ApplicationOptions): ResolvedOptions {
  const launch = launched();
  return {
    title: options.title ?? 'Tenon',
    lifespan: options.lifespan,
    version: options.version ?? '0.1.0',
    summary: options.summary,
    description: options.description,
    // `/` is the root as well as nothing is; what is no text is reported at start-up.
    rootPath: String(launch.rootPath ?? options.rootPath ?? '').replace(/\/+$/, ''),
    isDocumented: options.openapi !== false,
    docs: options.docs,
    document: options.openapi === false ? {} : (options.openapi ?? {}),
    webhooks: options.webhooks ?? [],
    routes: routeOptions(options),
    // What is no list is reported at start-up.
    middleware: Array.isArray(options.middleware) ? (options.middleware as readonly RequestHandler[]) : [],
    errorFormats: { errors: options.errorFormat ?? 'detail', validation: options.validationErrors ?? {} },
    validatesResponses: validatesResponses(options.responseValidation ?? 'always'),
    secureByDefault: options.secureByDefault ?? false,
    redirectSlashes: options.redirectSlashes ?? true,
    trustProxy: launch.trustProxy ?? options.trustProxy,
    bodyLimit: options.bodyLimit ?? 1_048_576,
    models: modelOptions(options),
    timeouts: resolveTimeouts(options.timeouts),
    audit: options.audit ?? false,
    maxConnections: options.maxConnections,
    maxConcurrency: launch.maxConcurrency ?? options.maxConcurrency,
    maxHeaderSize: options.maxHeaderSize,
    overload: options.overload,
    health: options.health,
    requestIds: options.requestIds,
    accessLog: accessLogOf(options.accessLog, launch.accessLog),
    logLevel: options.logLevel,
    codeGeneration: options.codeGeneration ?? 'auto',
  };
}

const usual: Timeouts = {
  headers: 10_000,
  request: 60_000,
  checking: 1_000,
  keepAlive: 5_000,
  handler: 30_000,
  send: 60_000,
  close: 10_000,
  lameDuck: 0,
  hook: 5_000,
};

function resolveTimeouts(given: Partial<Timeouts> = {}): Timeouts {
  const { close = given.close ?? usual.close, lameDuck = given.lameDuck ?? usual.lameDuck } = launched().timeouts ?? {};
  return { ...usual, ...given, close, lameDuck };
}

/** A command says whether, the application how. */
function accessLogOf(said: AccessLogOption | undefined, launched: boolean | undefined): AccessLogOption | undefined {
  if (launched === undefined || (launched && said)) return said;
  return launched;
}

/** Middleware of the application runs for every request, so it is none of the routes'. */
function routeOptions({ prefix, middleware: _, ...options }: ApplicationOptions): CommonRouteOptions {
  return { ...options, prefix };
}

function validatesResponses(when: NonNullable<ApplicationOptions['responseValidation']>): boolean {
  return when === 'always' || (when === 'development' && process.env.NODE_ENV !== 'production');
}

function modelOptions({ models = {}, codeGeneration = 'auto' }: ApplicationOptions): ModelOptions {
  const { strict = false, ...others } = models;
  return { ...others, conversion: strict ? 'strict' : 'lax', codeGeneration };
}
