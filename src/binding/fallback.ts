import { isPlainObject } from '../core/types.js';

/** How a stated default is handed over: as it is where nobody can change it, else each time anew; a function makes it. */
export function fallbackMaker(stated: unknown): () => unknown {
  if (typeof stated === 'function') return () => (stated as () => unknown)();
  return copied(stated) === stated ? () => stated : () => copied(stated);
}

/** A copy of what holds other things; instances of classes are their makers' business. */
function copied(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copied);
  if (value instanceof Set) return new Set([...(value as Set<unknown>)].map(copied));
  if (value instanceof Map) return new Map([...(value as Map<unknown, unknown>)].map(([key, one]) => [copied(key), copied(one)]));
  if (value instanceof Date) return new Date(value);
  return isPlainObject(value) ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, copied(one)])) : value;
}
