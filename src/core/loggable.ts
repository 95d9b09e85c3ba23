import { isNativeError } from 'node:util/types';
import { redacted } from './redacted.js';

/** Errors that are told of one, those in it and beside it included. */
const most = 50;

const originals = new WeakMap<Error, unknown>();

/**
 * An error as it may stand in a log: its name, message, stack and code, and those of what caused it, without the credentials that {@link redacted} knows. Nothing else
 * that somebody has put on it gets there: a parser's error carries the body, an HTTP client's the request with its headers. Never throws.
 */
export function loggable(thrown: unknown): Error {
  return copyOf(thrown, new Set()) as Error;
}

/** What was thrown, for a test that looks at what was logged; anything else as it is. */
export function originalOf(logged: unknown): unknown {
  return typeof logged === 'object' && logged !== null && originals.has(logged as Error) ? originals.get(logged as Error) : logged;
}

/** Anything can be thrown; the log wants an error. One of another realm (a vm, jest) is one as well. */
export function asError(thrown: unknown): Error {
  return isError(thrown) ? thrown : new Error(`Something that is no Error was thrown: ${describe(thrown)}`);
}

function isError(thrown: unknown): thrown is Error {
  return thrown instanceof Error || isNativeError(thrown);
}

/** Undefined where it was told before: what holds itself has no end. */
function copyOf(thrown: unknown, told: Set<unknown>): Error | undefined {
  if (told.size >= most || told.has(thrown)) return undefined;
  told.add(thrown);
  try {
    return isError(thrown) && originals.has(thrown) ? thrown : copyOfError(asError(thrown), thrown, told);
  } catch {
    return new Error('Something was thrown that cannot be looked at.');
  }
}

function copyOfError(error: Error, thrown: unknown, told: Set<unknown>): Error {
  const { cause, code, errors } = error as Error & { readonly code?: unknown; readonly errors?: unknown };
  const copy = new Error(redacted(textOf(error.message)));
  originals.set(copy, thrown);
  const name = nameOf(error);
  set(copy, 'name', name);
  // Where loggers read the type.
  set(
    copy,
    'constructor',
    Object.defineProperty(() => undefined, 'name', { value: name }),
  );
  set(copy, 'stack', redacted(textOf(error.stack)));
  const inner = cause === undefined || cause === null ? undefined : copyOf(cause, told);
  if (inner !== undefined) set(copy, 'cause', inner);
  if (Array.isArray(errors)) set(copy, 'errors', copiesOf(errors, told));
  // Enumerable, which is what loggers print.
  if (typeof code === 'string' || typeof code === 'number') Object.assign(copy, { code: typeof code === 'string' ? redacted(code) : code });
  return copy;
}

function copiesOf(errors: readonly unknown[], told: Set<unknown>): readonly Error[] {
  return errors.slice(0, most).flatMap((one) => copyOf(one, told) ?? []);
}

function nameOf(error: Error): string {
  const { name } = error.constructor as { readonly name?: unknown };
  return redacted(textOf(typeof name === 'string' && name !== '' && name !== 'Error' ? name : error.name)).slice(0, 200);
}

function set(copy: Error, key: string, value: unknown): void {
  Object.defineProperty(copy, key, { value, enumerable: false, configurable: true, writable: true });
}

function textOf(text: unknown): string {
  return typeof text === 'string' ? text : '';
}

function describe(thrown: unknown): string {
  if (typeof thrown === 'object' && thrown !== null) return `an object with the keys ${Object.keys(thrown).join(', ') || '(none)'}`;
  return typeof thrown === 'string' ? JSON.stringify(thrown) : String(thrown);
}
