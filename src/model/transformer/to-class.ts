import type { Constructor } from '../../core/types.js';
import { Direction } from '../library/transformer-storage.js';
import { subTypeNamedBy, without } from './discriminator.js';
import { keysOf } from './keys.js';
import { isReadOnly, type ClassPlan, type PropertyPlan } from './plan.js';
import { classOf, declaredClass, isConstructible, type DiscriminatedType, type PropertyType, type ValueType } from './property-type.js';
import { mappedType } from './target-maps.js';
import { Walk, type List } from './walk.js';

type Bag = Record<string, unknown>;

/** One object on its way. */
interface Passage {
  /** The object itself; what is read of it is read through `#seen`, for it may be met again, inside of itself. */
  readonly original: object;
  readonly into: Bag;
  readonly plan: ClassPlan;
  readonly isMap: boolean;
  /** What the instance inherits from, when it is not what the plan expects. */
  readonly strange: object | undefined;
  /** Whether nothing is known of what the instance inherits from, so that everything may be written. */
  readonly isUnguarded: boolean;
}

/** From plain values to instances. */
export class ToClass extends Walk {
  /**
   * The library deletes from the input the property by which it has told the subtype. The input is not ours: everything goes on as if it
   * were deleted, with a copy in the place of the object.
   */
  #copies: Map<object, object> | undefined;

  protected object(value: object, target: Constructor | undefined, isMap: boolean): object {
    const plan = this.plans.of(target);
    const keys = keysOf(this.#seen(value), plan, isMap);
    const into = (isMap ? new Map() : isConstructible(plan.target) ? new plan.target() : {}) as Bag;
    const prototype = (into.constructor as unknown as { prototype?: object } | undefined)?.prototype;
    const passage: Passage = {
      original: value,
      into,
      plan,
      isMap,
      strange: prototype === plan.prototype ? undefined : prototype,
      isUnguarded: !prototype,
    };
    for (const key of keys) {
      if (key === '__proto__' || key === 'constructor') continue;
      const property = plan.property(key);
      if (isMap || property.takesPart) this.#property(key as string, property, passage);
    }
    return into;
  }

  protected newList(list: unknown): List {
    if (!isConstructible(list)) return [];
    const made = new list() as object;
    return made instanceof Set || 'push' in made ? (made as List) : [];
  }

  protected elementType(type: DiscriminatedType, element: unknown, list: List): Constructor | undefined {
    const { metadata } = type;
    if (element === null || element === undefined) return undefined;
    const seen = typeof element === 'object' ? this.#seen(element) : element;
    const subType = subTypeNamedBy(seen, type);
    const declared = classOf(metadata.typeFunction?.({ newObject: list, object: seen as Bag, property: undefined as never }));
    this.#dropName(element, type);
    return subType ?? declared;
  }

  #property(key: string, property: PropertyPlan, passage: Passage): void {
    const { original, into, isMap } = passage;
    const { name } = property;
    const value = this.#seen(original)[key];
    const type = this.#typeOf(value, property, passage);
    if (!passage.isUnguarded && this.#isRefused(property, passage)) return;
    if (this.isCircular(value)) return;
    let result: unknown;
    if (value === undefined && this.options.exposeDefaultValues) {
      result = into[name];
    } else {
      const becomesMap = value instanceof Map || (!isMap && property.type?.container === Map);
      result = this.value(value, type, Array.isArray(value) ? property.type?.container : undefined, becomesMap);
      for (const { transformFn } of property.transforms) {
        result = transformFn({
          value: result,
          key: name,
          obj: this.#seen(original),
          type: Direction.ToClass as never,
          options: this.options,
        });
      }
    }
    if (result === undefined && !this.options.exposeUnsetFields) return;
    if (into instanceof Map) into.set(name, result);
    else into[name] = result;
  }

  /** Methods and what can only be read are not overwritten; a function may also have been put there by the constructor. */
  #isRefused(property: PropertyPlan, { into, strange }: Passage): boolean {
    const isFixed = strange === undefined ? property.isReadOnly : isReadOnly(strange, property.name);
    return isFixed || into[property.name] instanceof Function;
  }

  #typeOf(value: unknown, { type, inferred, name }: PropertyPlan, passage: Passage): ValueType {
    const { target } = passage.plan;
    if (target === undefined || passage.isMap) return target;
    if (type !== undefined) return this.#declaredType(value, type, name, passage);
    if (!this.options.targetMaps) return inferred;
    return mappedType(this.options.targetMaps, target, name);
  }

  #declaredType(value: unknown, { metadata, discriminated }: PropertyType, property: string, { original, into }: Passage): ValueType {
    const declared = declaredClass(metadata, { newObject: into, object: this.#seen(original), property });
    if (discriminated === undefined) return declared;
    if (Array.isArray(value)) return discriminated;
    if (!(value instanceof Object)) return declared;
    const seen = this.#seen(value);
    if (!(discriminated.property in seen)) return declared;
    const subType = subTypeNamedBy(seen, discriminated);
    this.#dropName(value, discriminated);
    return subType ?? declared;
  }

  #seen(value: object): Bag {
    return (this.#copies === undefined ? value : (this.#copies.get(value) ?? value)) as Bag;
  }

  #dropName(value: object, { property, isKept }: DiscriminatedType): void {
    if (isKept || typeof value !== 'object') return;
    const seen = this.#seen(value);
    const copy = without(seen, property);
    if (copy !== seen) (this.#copies ??= new Map()).set(value, copy);
  }
}
