import { formOf } from '../form/form-of.js';
import type { Constructor } from '../../core/types.js';

/** What the properties that were not sent began with. */
export type Defaults = Readonly<Record<string, unknown>>;

/** Gives back the object that it is handed, so that a subclass puts its private field on that object. */
class Handed {
  constructor(object: object) {
    return object;
  }
}

/** A private field on an object of another class: invisible to everything else, and cheaper than a WeakMap. */
class Stamp extends Handed {
  #defaults: Defaults;

  constructor(instance: object, defaults: Defaults) {
    super(instance);
    this.#defaults = defaults;
  }

  static put(instance: object, defaults: Defaults): void {
    if (#defaults in instance) instance.#defaults = defaults;
    else new Stamp(instance, defaults);
  }

  static of(instance: object): Defaults | undefined {
    return #defaults in instance ? instance.#defaults : undefined;
  }
}

/** Notes which properties of an instance hold defaults, because nothing was sent for them. */
export function noteDefaults(instance: object, defaults: Defaults): void {
  Stamp.put(instance, defaults);
}

/** What the properties began with that were not sent; undefined where none of them has a default. */
export function defaultsOf(instance: object): Defaults | undefined {
  return Stamp.of(instance);
}

/**
 * The properties of a model that were sent, as pydantic's `model_fields_set`: those with a value, less the ones that still hold the
 * default which they got because nothing was sent for them. An explicit `null` was sent; what is assigned later counts as sent.
 *
 * @example
 * for (const key of sentKeys(patch)) order[key] = patch[key];
 */
export function sentKeys<T extends object>(instance: T): ReadonlySet<keyof T & string> {
  const defaults = Stamp.of(instance);
  const names = formOf(instance.constructor as Constructor).properties.map(({ name }) => name as keyof T & string);
  return new Set(names.filter((name) => isSent(instance, name, defaults)));
}

/** Whether one property was sent. */
export function isSent(instance: object, property: string, defaults: Defaults | undefined = Stamp.of(instance)): boolean {
  const value = (instance as Record<string, unknown>)[property];
  if (value === undefined) return false;
  return defaults === undefined || !Object.hasOwn(defaults, property) || !Object.is(defaults[property], value);
}
