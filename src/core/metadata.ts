import 'reflect-metadata/lite';
import { prototypes } from './classes.js';

/**
 * One kind of decorator metadata: a typed reader and writer.
 * The key is registered under a global name, so that two copies of the package in one process read each other's decorators.
 */
export class MetadataKey<T> {
  readonly #key: symbol;

  constructor(name: string) {
    this.#key = Symbol.for(`tenon:${name}`);
  }

  /** The value written on this very target (not on what it inherits from). */
  own(target: object): T | undefined {
    return Reflect.getOwnMetadata(this.#key, target) as T | undefined;
  }

  /** The value written on the target or on the nearest ancestor that has one. */
  read(target: object): T | undefined {
    return Reflect.getMetadata(this.#key, target) as T | undefined;
  }

  /** The values written on a class's prototype and on those of its ancestors, the most distant ancestor's first. */
  ofPrototypes(type: { readonly prototype: object }): T[] {
    return prototypes(type)
      .reverse()
      .map((prototype) => this.own(prototype))
      .filter((value) => value !== undefined);
  }

  /** The same for the class of a value; none for what has no class. */
  ofInstance(value: unknown): T[] {
    if (typeof value !== 'object' || value === null) return [];
    const { constructor: type } = value as { readonly constructor?: unknown };
    return typeof type === 'function' ? this.ofPrototypes(type as { readonly prototype: object }) : [];
  }

  write(target: object, value: T): void {
    Reflect.defineMetadata(this.#key, value, target);
  }

  /** The target's own value, made and stored when it has none. */
  ensure(target: object, make: () => T): T {
    let value = this.own(target);
    if (value === undefined) {
      value = make();
      this.write(target, value);
    }
    return value;
  }
}

/** What the compiler wrote for the parameters of a constructor or a method; undefined where it wrote nothing. */
export function designParameterTypes(target: object, method?: string | symbol): readonly unknown[] | undefined {
  const types: unknown =
    method === undefined ? Reflect.getOwnMetadata('design:paramtypes', target) : Reflect.getMetadata('design:paramtypes', target, method);
  return types as readonly unknown[] | undefined;
}

/** What the compiler wrote for the type of a property; undefined where it wrote nothing. */
export function designType(target: object, property: string | symbol): unknown {
  return Reflect.getMetadata('design:type', target, property);
}

/** What the compiler wrote for what a method returns; undefined where it wrote nothing, or the method says nothing. */
export function designReturnType(target: object, method: string | symbol): unknown {
  return Reflect.getMetadata('design:returntype', target, method);
}
