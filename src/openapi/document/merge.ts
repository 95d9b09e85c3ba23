import { isRecord } from '../../core/types.js';

type Words = Record<string, unknown>;

/** Merges `added` into `target`: objects key by key, lists one behind the other, anything else in place of what was there. FastAPI's `deep_dict_update`. */
export function mergeInto(target: Words, added: Readonly<Words>): void {
  for (const [key, value] of Object.entries(added)) {
    const there = Object.hasOwn(target, key) ? target[key] : undefined;
    if (isRecord(there) && isRecord(value)) mergeInto(there, value);
    else if (Array.isArray(there) && Array.isArray(value))
      put(target, key, [...(there as unknown[]), ...structuredClone(value as unknown[])]);
    // A copy: what one document is changed to must not reach what was declared.
    else put(target, key, isRecord(value) || Array.isArray(value) ? structuredClone(value) : value);
  }
}

/** A word may have any name, also one that means something else to JavaScript. */
function put(target: Words, key: string, value: unknown): void {
  if (key === '__proto__') Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
  else target[key] = value;
}

/** The same without words that say nothing: what was left out stands nowhere in a document. */
export function said<T extends object>(object: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as never;
}
