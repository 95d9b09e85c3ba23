import type { CodeGeneration } from '../core/code-generation.js';
import type { Dependency } from '../container/dependency.js';
import type { Token } from '../container/token.js';
import type { Logger } from '../core/logger.js';
import type { DataLimits, ModelOptions } from '../model/engine/options.js';
import type { UnknownKeys } from '../model/form/model-form.js';

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
  /** Until `close` stops waiting for requests that are under way. 10,000. */
  readonly close: number;
}

/** What an application may be told. */
export interface ApplicationOptions {
  readonly title?: string;
  readonly version?: string;
  readonly description?: string;
  /** Put in front of every path: `/api`. */
  readonly prefix?: string;
  /** Run for their effect in front of every route, as guards. */
  readonly use?: readonly (Dependency<unknown> | Token)[];
  /** Redirect (307) a path that differs from a route's only by its last slash; true if nothing is said. */
  readonly redirectSlashes?: boolean;
  /** Bytes of a body, 1,048,576 if nothing is said; more is a 413. */
  readonly bodyLimit?: number;
  readonly timeouts?: Partial<Timeouts>;
  /** How models are read from bodies, where a class does not say it by `@Model`. */
  readonly models?: ModelDefaults;
  /** A pino logger, or anything that logs like one. */
  readonly logger?: Logger;
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
  readonly version: string;
  readonly prefix: string | undefined;
  readonly use: readonly (Dependency<unknown> | Token)[];
  readonly redirectSlashes: boolean;
  readonly bodyLimit: number;
  readonly models: ModelOptions;
  readonly timeouts: Timeouts;
  readonly codeGeneration: CodeGeneration;
}

/** Defaults of `security.md` section 0 and FastAPI's title and version. */
export function resolveOptions(options: ApplicationOptions): ResolvedOptions {
  return {
    title: options.title ?? 'Tenon',
    version: options.version ?? '0.1.0',
    prefix: options.prefix,
    use: options.use ?? [],
    redirectSlashes: options.redirectSlashes ?? true,
    bodyLimit: options.bodyLimit ?? 1_048_576,
    models: modelOptions(options),
    timeouts: { headers: 10_000, request: 60_000, checking: 1_000, keepAlive: 5_000, handler: 30_000, close: 10_000, ...options.timeouts },
    codeGeneration: options.codeGeneration ?? 'auto',
  };
}

function modelOptions({ models = {}, codeGeneration = 'auto' }: ApplicationOptions): ModelOptions {
  const { strict = false, ...others } = models;
  return { ...others, conversion: strict ? 'strict' : 'lax', codeGeneration };
}
