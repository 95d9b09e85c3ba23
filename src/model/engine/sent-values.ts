import { isModel } from '../form/form-of.js';
import type { SentValues } from '../types/sent.js';
import { sentKeys } from './sent-keys.js';

/**
 * The properties of a model that were sent, with their values: pydantic's `model_dump(exclude_unset=True)`, but with the values that
 * the instance has, a `Date` and not its text. Models inside become plain objects as well; lists, sets, maps and records are copied.
 * Which properties were sent is told by {@link sentKeys}.
 *
 * @example
 * const { address, ...others } = sentValues(patch);
 * Object.assign(customer, others);
 * Object.assign(customer.address, address);
 */
export function sentValues<T extends object>(instance: T): SentValues<T> {
  return Object.fromEntries([...sentKeys(instance)].map((key) => [key, plainOf(instance[key])])) as SentValues<T>;
}

function plainOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(plainOf);
  if (value instanceof Set) return new Set([...(value as ReadonlySet<unknown>)].map(plainOf));
  if (value instanceof Map) return new Map([...(value as ReadonlyMap<unknown, unknown>)].map(([key, one]) => [key, plainOf(one)]));
  const prototype = Object.getPrototypeOf(value) as { readonly constructor?: unknown } | null;
  if (prototype === Object.prototype || prototype === null) {
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plainOf(one)]));
  }
  return isModel(prototype.constructor) ? sentValues(value) : value;
}
