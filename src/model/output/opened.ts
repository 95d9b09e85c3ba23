import type { Constructor } from '../../core/types.js';
import { isModel } from '../form/form-of.js';
import { libraryIsLoaded } from '../library/library.js';
import { textOfBytes } from '../scalars/base64.js';
import type { Part } from './pick-options.js';

/** A value that is in its JSON form already. */
export class Encoded {
  constructor(readonly value: unknown) {}
}

/** Makes of an instance of a model what goes out of it. */
export type PickModel = (model: Constructor, value: unknown, part: Part) => unknown;

/** What is to be looked into. */
export type Content = readonly unknown[] | Readonly<Record<string, unknown>>;

/** A value as JSON sees it from outside: ready, a list or an object. What is in these is still as it was. */
export function opened(value: unknown, part: Part | undefined, pickModel: PickModel): Encoded | Content {
  if (typeof value === 'bigint') return new Encoded(numberOf(value));
  if (typeof value !== 'object' || value === null) return new Encoded(value);
  if (Array.isArray(value)) return value as readonly unknown[];
  if (value instanceof Date) return new Encoded(value.toJSON());
  if (value instanceof Set) return [...(value as ReadonlySet<unknown>)];
  if (value instanceof Map) return fromEntries([...(value as ReadonlyMap<unknown, unknown>)].map(([key, one]) => [nameOf(key), one]));
  if (value instanceof Uint8Array) return new Encoded(textOfBytes(value));
  const model = modelOf(value);
  if (model !== undefined) return new Encoded(pickModel(model, value, part ?? {}));
  if (typeof (value as { toJSON?: unknown }).toJSON === 'function') {
    const json = (value as unknown as { toJSON(key: string): unknown }).toJSON('');
    if (json !== value) return opened(json, part, pickModel);
  }
  return value as Readonly<Record<string, unknown>>;
}

/** Whole numbers that JSON does not say exactly go out as text. */
export function numberOf(value: bigint): number | string {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : String(value);
}

/** An assignment to `__proto__` would make no key. */
export function put(object: Record<string, unknown>, key: string, value: unknown): void {
  if (key === '__proto__') Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
  else object[key] = value;
}

function fromEntries(entries: readonly (readonly [string, unknown])[]): Record<string, unknown> {
  return Object.fromEntries(entries);
}

/** Keys of a map that are no text are written as JSON would write them as values. */
function nameOf(key: unknown): string {
  return key instanceof Date ? key.toJSON() : String(key);
}

/** The class of an instance of a model. Where the libraries are not loaded nobody has declared one. */
function modelOf(value: object): Constructor | undefined {
  const prototype = Object.getPrototypeOf(value) as { readonly constructor?: unknown } | null;
  if (prototype === null || prototype === Object.prototype || !libraryIsLoaded()) return undefined;
  return isModel(prototype.constructor) ? prototype.constructor : undefined;
}
