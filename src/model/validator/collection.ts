import type { Predicate } from '../checks/predicate.js';

/** What `each` goes over; anything else is checked as one value. */
export type Collection = readonly unknown[] | ReadonlySet<unknown> | ReadonlyMap<unknown, unknown>;

export function isCollection(value: unknown): value is Collection {
  return Array.isArray(value) || value instanceof Set || value instanceof Map;
}

export function elementsOf(collection: Collection): readonly unknown[] {
  if (collection instanceof Map) return Array.from(collection.values());
  return Array.isArray(collection) ? collection : Array.from(collection as ReadonlySet<unknown>);
}

/** Every element is asked even after one failed, for a later one may throw; holes are left out, as by `map`. */
export function everyElement(collection: Collection, predicate: Predicate): boolean {
  const elements = elementsOf(collection);
  let isValid = true;
  for (let index = 0; index < elements.length; index += 1) {
    const element = elements[index];
    if (element === undefined && !(index in elements)) continue;
    if (!predicate(element)) isValid = false;
  }
  return isValid;
}
