import { collectedAdvice, type PatternUse } from '../core/advice.js';
import type { Problem } from '../core/errors.js';
import { candidates } from '../container/linked.js';
import type { ApplicationContainer } from '../container/build.js';
import { statusOf } from '../routing/build-routes.js';
import type { DeclaredRoute } from '../routing/declared-route.js';
import { documentationId } from '../routing/documentation-id.js';
import type { Express } from '../routing/express-host.js';
import { RateLimit } from '../security/limits/rate-limit.js';
import { securityOf } from '../security/requirements.js';
import type { Declared } from './declared.js';
import type { ResolvedOptions, Timeouts } from './options.js';
import { patternsOf } from './patterns.js';
import { wiringOf, type Wiring } from './wiring.js';

/** An application as commands look at it: plain data, from its declaration alone. */
export interface Picture {
  readonly version: 1;
  readonly title: string;
  readonly wiring: Wiring;
  /** Who may use each route, in the order of `wiring.routes`. */
  readonly access: readonly RouteAccess[];
  /** The paths of the document and its pages that are served. */
  readonly documentation: readonly { readonly path: string; readonly isGuarded: boolean }[];
  /** What texts from outside are held against. */
  readonly patterns: readonly PatternUse[];
  /** What may be unwise of what was given to Tenon's functions: keys of sessions, origins. */
  readonly advice: readonly Problem[];
  readonly options: PicturedOptions;
  /** What is mounted, in its order; null for what is no application of Tenon's. */
  readonly mounts: readonly { readonly path: string; readonly application: Picture | null }[];
}

/** What is said of who may use a route. */
export interface RouteAccess {
  readonly module: string;
  /** Declared to be for everybody. */
  readonly isPublic: boolean;
  /** Whether nobody gets in without credentials. */
  readonly isSecured: boolean;
  /** Whether anything else decides who gets in; limits of requests do not. */
  readonly isGuarded: boolean;
  /** The names of the security schemes in its tree. */
  readonly schemes: readonly string[];
  readonly scopes: readonly string[];
}

/** Options as they hold, as far as commands judge them. */
export interface PicturedOptions {
  /** What cannot be told by data is told by its kind: `function`. */
  readonly trustProxy: boolean | number | string | readonly string[] | null;
  readonly secureByDefault: boolean;
  /** In bytes; of no limit, the largest number that JSON tells. */
  readonly bodyLimit: number;
  readonly timeouts: Timeouts;
  /** Null where there is no limit. */
  readonly maxConnections: number | null;
}

/** Something that is mounted; an application can be looked at. */
interface Mounted {
  readonly path: string;
  readonly target: object;
}

/** Looks at a declared application, and at those that are mounted in it; plans them, and makes nothing. Throws `StartupError`. */
export async function pictureOf(
  declared: Declared,
  options: ResolvedOptions,
  express: Express,
  mounted: readonly Mounted[],
): Promise<Picture> {
  const { container, ids } = declared;
  container.plan();
  const isOwn = ({ module }: DeclaredRoute): boolean => module.id !== documentationId;
  const routes = declared.routes.filter(isOwn);
  const planned = routes.map((route) => ({
    ...route,
    declared: route,
    status: statusOf(route),
    entry: { plan: container.planOf(route.spec) },
  }));
  const { problems, patterns } = collectedAdvice();
  return {
    version: 1,
    title: options.title,
    wiring: wiringOf(container, planned, ids),
    access: routes.map((route) => accessOf(route, container)),
    documentation: declared.routes
      .filter((route) => !isOwn(route))
      .map((route) => ({ path: route.template.text, isGuarded: isGuarded(route, container) || isSecured(route, container) })),
    patterns: [...(await patternsOf(declared, options)), ...patterns],
    advice: [...problems],
    options: picturedOptions(options, express),
    mounts: await Promise.all(mounted.map(async ({ path, target }) => ({ path, application: await lookAt(target) }))),
  };
}

async function lookAt(target: object): Promise<Picture | null> {
  const { inspect } = target as { inspect?: () => Promise<Picture> };
  return typeof target === 'object' && inspect !== undefined ? inspect.call(target) : null;
}

function accessOf(route: DeclaredRoute, container: ApplicationContainer): RouteAccess {
  const { schemes, scopes } = securityOf(route.spec, container.byKey);
  return {
    module: route.module.id,
    isPublic: route.isPublic,
    isSecured: isSecured(route, container),
    isGuarded: isGuarded(route, container),
    schemes: schemes.map(({ schemeName }) => schemeName),
    scopes,
  };
}

function isSecured({ spec }: DeclaredRoute, { byKey }: ApplicationContainer): boolean {
  return securityOf(spec, byKey).isRequired;
}

/** A limit of requests lets everybody in. */
function isGuarded({ spec: { guards, effects } }: DeclaredRoute, { byKey }: ApplicationContainer): boolean {
  return [...guards, ...effects].some((guard) => {
    if (guard.kind !== 'binding') return false;
    return candidates(guard.need, byKey.get(guard.key) ?? []).some(({ definition: { token } }) => !(token instanceof RateLimit));
  });
}

function picturedOptions(options: ResolvedOptions, express: Express): PicturedOptions {
  const { secureByDefault, bodyLimit, timeouts, maxConnections } = options;
  const shown = Math.min(bodyLimit, Number.MAX_SAFE_INTEGER);
  return { trustProxy: trustIn(express), secureByDefault, bodyLimit: shown, timeouts, maxConnections: maxConnections ?? null };
}

/** Whom Express trusts, whoever told it. */
function trustIn(express: Express): PicturedOptions['trustProxy'] {
  const trusted: unknown = express.get('trust proxy');
  if (typeof trusted === 'function') return 'function';
  return (trusted as PicturedOptions['trustProxy'] | undefined) ?? null;
}
