import type { AbstractConstructor } from './types.js';

/** A class itself, and its ancestors upwards. */
export function lineage(type: AbstractConstructor): AbstractConstructor[] {
  const classes: AbstractConstructor[] = [];
  for (let owner: unknown = type; typeof owner === 'function' && owner !== Function.prototype; owner = Object.getPrototypeOf(owner))
    classes.push(owner as AbstractConstructor);
  return classes;
}

/** The method or accessor of a name that a class or an ancestor of it has, found without calling a getter; what every object has does not count. */
export function memberOf(type: AbstractConstructor, name: string): PropertyDescriptor | undefined {
  for (
    let at = (type.prototype ?? null) as object | null;
    at !== null && at !== Object.prototype;
    at = Object.getPrototypeOf(at) as object | null
  ) {
    const descriptor = Object.getOwnPropertyDescriptor(at, name);
    if (descriptor !== undefined) return descriptor;
  }
  return undefined;
}
