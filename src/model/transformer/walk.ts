// The global is looked up anew at each use.
import { Buffer } from 'node:buffer';
import type { Constructor } from '../../core/types.js';
import { isThenable } from '../../core/types.js';
import { isScalarType, toBytes, toDate, toScalar } from './conversion.js';
import type { Plans } from './plans.js';
import { classOf, type DiscriminatedType, type ValueType } from './property-type.js';
import type { CompleteOptions } from './selection.js';

/** What gathers the elements of a list. */
export type List = unknown[] | Set<unknown>;

/** One call: the way through a value and everything in it. What the directions have in common is here. */
export abstract class Walk {
  protected readonly options: CompleteOptions;
  protected readonly plans: Plans;
  /** The objects that contain the one being transformed, when circles are looked for. */
  readonly #containers: Set<unknown> | undefined;

  constructor(options: CompleteOptions, plans: Plans) {
    this.options = options;
    this.plans = plans;
    this.#containers = options.enableCircularCheck ? new Set() : undefined;
  }

  /**
   * Transforms any value.
   *
   * @param list what a list becomes, as the compiler wrote it for the property
   * @param isMap whether the value is a Map or becomes one
   */
  value(value: unknown, type: ValueType, list: unknown, isMap: boolean): unknown {
    if (value === null || value === undefined || (type === undefined && typeof value !== 'object')) return value;
    if (Array.isArray(value) || value instanceof Set) return this.#list(value as List, type, list);
    if (!isMap) {
      if (isScalarType(type)) return toScalar(value, type);
      if (type === Date || value instanceof Date) return toDate(value);
      if (type === Buffer || value instanceof Buffer) return toBytes(value);
      if (isThenable(value)) return this.#promise(value, type);
    }
    if (typeof value !== 'object') return value;
    this.#containers?.add(value);
    const result = this.object(value, classOf(type) ?? ownClass(value), isMap);
    this.#containers?.delete(value);
    return result;
  }

  /** Transforms what has properties or entries. */
  protected abstract object(value: object, target: Constructor | undefined, isMap: boolean): object;

  /** What the elements of a list are put into. */
  protected abstract newList(list: unknown): List;

  /** The class of one element among those that a discriminator tells apart. */
  protected abstract elementType(type: DiscriminatedType, element: unknown, list: List): Constructor | undefined;

  protected isCircular(value: unknown): boolean {
    return this.#containers !== undefined && this.#containers.has(value);
  }

  #list(elements: List, type: ValueType, list: unknown): List {
    const result = this.newList(list);
    const transform = (element: unknown): void => {
      if (this.isCircular(element)) return;
      const elementType = typeof type === 'object' ? this.elementType(type, element, result) : type;
      const transformed = this.value(element, elementType, undefined, element instanceof Map);
      if (result instanceof Set) result.add(transformed);
      else result.push(transformed);
    };
    // Of an array this leaves out holes, which the library does as well.
    (elements as unknown[]).forEach(transform);
    return result;
  }

  #promise(value: PromiseLike<unknown>, type: ValueType): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const settle = (data: unknown): void => {
        try {
          resolve(this.value(data, type, undefined, false));
        } catch (error) {
          reject(error);
        }
      };
      value.then(settle, reject);
    });
  }
}

/**
 * The class that a value shows by itself. What claims to be an array and is none has no class: such an object could name a length that
 * takes forever. A `constructor` that came with the input is no class either.
 */
function ownClass(value: object): Constructor | undefined {
  const own = (value as { constructor: unknown }).constructor;
  return own === Object || own === Array ? undefined : classOf(own);
}
