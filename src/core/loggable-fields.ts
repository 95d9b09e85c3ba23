import { hidden, isSecretName } from './redacted.js';

/** Objects in one another that are looked into, and values that are looked at, of one line. */
const deepest = 8;
const most = 5_000;

/** Stands for what is too deep, too much, or holds itself. */
const left = '[...]';

/** How the errors among the fields are written. */
type WriteError = (error: Error) => unknown;

/**
 * The fields of a line as they may stand in a log: what stands behind a name such as `password`, `accessToken` or `cookie` is `[redacted]`, at any depth, unless it is
 * a number, a boolean or nothing. Errors are written by `writeError`, but for `err`, which is left to the logger. Fields without either are given back as they are.
 */
export function loggableFields(fields: object, writeError: WriteError): object {
  const walk: Walk = { writeError, seen: 0, around: new Set() };
  return (copied(fields, walk, true) ?? {}) as object;
}

interface Walk {
  readonly writeError: WriteError;
  seen: number;
  readonly around: Set<object>;
}

/** The same object, unless something in it has to be another one. */
function copied(value: object, walk: Walk, isLine = false): unknown {
  if (walk.around.size >= deepest || walk.around.has(value)) return left;
  walk.around.add(value);
  let copy: Record<string, unknown> | undefined;
  for (const key of Object.keys(value)) {
    const one = (value as Record<string, unknown>)[key];
    const shown = isLine && key === 'err' ? one : shownAs(key, one, walk);
    if (shown === one) continue;
    copy ??= (Array.isArray(value) ? [...(value as unknown[])] : { ...value }) as Record<string, unknown>;
    copy[key] = shown;
  }
  walk.around.delete(value);
  return copy ?? value;
}

function shownAs(key: string, value: unknown, walk: Walk): unknown {
  walk.seen += 1;
  const isText = typeof value === 'string';
  if (!isText && (typeof value !== 'object' || value === null)) return value;
  if (isSecret(key)) return hidden;
  if (isText) return value;
  if (walk.seen > most) return left;
  if (value instanceof Error) return walk.writeError(value);
  // It says itself how it is written.
  if (typeof (value as { toJSON?: unknown }).toJSON === 'function') return value;
  return copied(value, walk);
}

const known = new Map<string, boolean>();

/** Names of fields come again and again; an index of a list is none. */
function isSecret(key: string): boolean {
  let is = known.get(key);
  if (is === undefined) {
    if (known.size >= 1_000) known.clear();
    known.set(key, (is = isSecretName(key)));
  }
  return is;
}
