import type { AbstractConstructor } from './types.js';

/** A class itself, and its ancestors upwards. */
export function lineage(type: AbstractConstructor): AbstractConstructor[] {
  const classes: AbstractConstructor[] = [];
  for (let owner: unknown = type; typeof owner === 'function' && owner !== Function.prototype; owner = Object.getPrototypeOf(owner))
    classes.push(owner as AbstractConstructor);
  return classes;
}

/** The prototype of a class and those of its ancestors upwards, without what every object has. */
export function prototypes({ prototype }: { readonly prototype?: object }): object[] {
  const found: object[] = [];
  for (let at: object | null = prototype ?? null; at !== null && at !== Object.prototype; at = Object.getPrototypeOf(at) as object | null)
    found.push(at);
  return found;
}

/** The method or accessor of a name that a class or an ancestor of it has, found without calling a getter; what every object has does not count. */
export function memberOf(type: AbstractConstructor, name: string): PropertyDescriptor | undefined {
  const found = prototypes(type as { readonly prototype?: object }).map((at) => Object.getOwnPropertyDescriptor(at, name));
  return found.find((descriptor) => descriptor !== undefined);
}
