import { relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inspectInstead } from '../app/inspection.js';
import { TenonError } from '../core/errors.js';
import { firstLineOf } from '../core/message.js';
import { nearest } from '../core/suggest.js';
import { isThenable } from '../core/types.js';
import { within } from '../core/within.js';
import type { OpenApiDocument } from '../openapi/document/objects.js';
import type { DocumentRequest } from '../openapi/open-api.js';
import type { ApplicationFile } from './application-file.js';
import { hasLoader } from './loader.js';

/** As much of an `Application` as is looked at; by shape, for it may come from another copy of this package. */
export interface Inspected {
  openapi(request?: DocumentRequest): Promise<OpenApiDocument>;
  /** A `Picture`. */
  inspect(): Promise<unknown>;
}

/** What a file exports, or what its import threw. */
export type Loaded = { readonly exports: Exports } | { readonly thrown: unknown };
export type Exports = Readonly<Record<string, unknown>>;

/** How long a file that starts an application may take to come to its end, in milliseconds, where its exports are asked for by name. */
const patience = 1_000;

/**
 * Imports the file of an application and finds it: the export of that name, else `app`, the default one, the first by name that is an application,
 * else the one that the file starts, which does not start here. Throws `APP_FILE_FAILED`, `APP_FILE_TYPESCRIPT`, `APP_EXPORT_MISSING` and
 * `APP_FILE_UNFINISHED`.
 */
export async function loadApplication({ file, app: name }: ApplicationFile): Promise<Inspected> {
  let first: object | undefined;
  const started = new Promise<void>((resolve) =>
    inspectInstead((application) => {
      first ??= application;
      resolve();
    }),
  );
  const loading = importFile(file);
  // A file that waits for its start never comes to its end; one that does not wait may still export what is meant.
  const loaded = await Promise.race([loading, started.then(() => within(name === undefined ? 0 : patience, loading, () => undefined))]);
  const here = relative(process.cwd(), file);
  if (loaded !== undefined && 'exports' in loaded) {
    const application = await applicationIn(loaded.exports, name, started);
    if (application !== undefined) return application;
  }
  if (first !== undefined && name === undefined) return first as Inspected;
  if (loaded === undefined) throw TenonError.of('APP_FILE_UNFINISHED', { file: here, reason: { name: name ?? 'app' } });
  if ('thrown' in loaded) throw failureOf(here, loaded.thrown);
  throw exportMissing(here, name, loaded.exports);
}

/** `APP_EXPORT_MISSING`, for a file as it is to be shown. */
export function exportMissing(file: string, name: string | undefined, exported: Exports): TenonError {
  const exports = Object.keys(exported);
  return TenonError.of('APP_EXPORT_MISSING', { file, name, exports, suggestion: name === undefined ? undefined : nearest(name, exports) });
}

/** Imports a file as `node` does; what CommonJS exports as a whole is taken apart. */
export async function importFile(file: string): Promise<Loaded> {
  try {
    return { exports: opened((await import(pathToFileURL(file).href)) as Exports) };
  } catch (thrown) {
    return { thrown };
  }
}

/** What Node does not tell apart in CommonJS stands in the default export. */
function opened(exports: Exports): Exports {
  const { default: whole } = exports;
  const isInside = typeof whole === 'object' && whole !== null && !isApplication(whole) && !isThenable(whole);
  const all = isInside ? { ...whole, ...exports } : exports;
  return Object.fromEntries(
    Object.entries(all).filter(([name]) => name !== '__esModule' && name !== 'module.exports' && (name !== 'default' || !isInside)),
  );
}

/**
 * The application among exports: that of the name, else `app`, the default one, the first one. A promise is waited for, unless `started` is done before
 * it.
 */
export async function applicationIn(exports: Exports, name: string | undefined, started: Promise<unknown>): Promise<Inspected | undefined> {
  const names = name === undefined ? ['app', 'default', ...Object.keys(exports)] : [name];
  for (const one of names) {
    const value = Object.hasOwn(exports, one) ? exports[one] : undefined;
    // A promise of an application that starts is kept by nobody here.
    const application = isThenable(value) ? await Promise.race([value, started.then(() => undefined)]) : value;
    if (isApplication(application)) return application;
  }
  return undefined;
}

/** By its shape, for it may come from another copy of this package. */
export function isApplication(value: unknown): value is Inspected {
  if (typeof value !== 'object' || value === null) return false;
  const methods = value as Readonly<Record<string, unknown>>;
  return ['init', 'listen', 'close', 'openapi'].every((method) => typeof methods[method] === 'function');
}

/** `APP_FILE_TYPESCRIPT` or `APP_FILE_FAILED`, for a file as it is to be shown. */
export function failureOf(file: string, thrown: unknown): TenonError {
  const { code } = (typeof thrown === 'object' && thrown !== null ? thrown : {}) as { code?: unknown };
  const isUnread = thrown instanceof SyntaxError || (typeof code === 'string' && /UNKNOWN_FILE_EXTENSION|TYPESCRIPT_SYNTAX/.test(code));
  if (/\.[mc]?ts$/.test(file) && isUnread && !hasLoader()) return TenonError.of('APP_FILE_TYPESCRIPT', { file });
  return TenonError.of('APP_FILE_FAILED', { file, reason: firstLineOf(thrown) }, { cause: thrown });
}
