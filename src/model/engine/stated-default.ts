import type { FieldOptions } from '../field/options.js';
import type { PropertyForm } from '../form/model-form.js';

/** What a property begins with: the initialiser's value, or the one that `@Field` states. */
export function defaultOf({ field }: PropertyForm, initial: unknown): unknown {
  return initial !== undefined || field === undefined ? initial : statedDefault(field.options);
}

/** The default that `@Field` states, a new one for each instance where it is an object or comes from a function; undefined where none is stated. */
export function statedDefault({ default: stated }: FieldOptions): unknown {
  if (typeof stated === 'function') return (stated as () => unknown)();
  return copyOf(stated);
}

/** Models stay models, which `structuredClone` knows nothing of. */
function copyOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(copyOf);
  if (value instanceof Set) return new Set([...(value as ReadonlySet<unknown>)].map(copyOf));
  if (value instanceof Map) return new Map([...(value as ReadonlyMap<unknown, unknown>)].map(([key, inner]) => [key, copyOf(inner)]));
  if (value instanceof Date) return new Date(value);
  if (value instanceof Uint8Array) return Uint8Array.from(value);
  const entries = Object.entries(value).map(([name, inner]) => [name, copyOf(inner)] as const);
  return Object.assign(Object.create(Object.getPrototypeOf(value) as object | null) as object, Object.fromEntries(entries));
}
