import type { Constructor } from '../../core/types.js';
import { Direction } from '../library/transformer-storage.js';
import { subTypeNameOf } from './discriminator.js';
import { keysOf } from './keys.js';
import type { ClassPlan, PropertyPlan } from './plan.js';
import { declaredClass, type DiscriminatedType, type ValueType } from './property-type.js';
import { mappedType } from './target-maps.js';
import { Walk, type List } from './walk.js';

type Bag = Record<string, unknown>;

/** One object on its way. */
interface Passage {
  readonly from: Bag;
  readonly into: Bag;
  readonly plan: ClassPlan;
  readonly isMap: boolean;
}

/** From instances to plain values. */
export class ToPlain extends Walk {
  /**
   * The library writes the name of the subtype into the instance. The input is not ours: everything goes on as if it were written, except
   * that `@Transform` and `@Type` functions see the instance as it is.
   */
  #added: Map<object, Map<string, string>> | undefined;

  protected object(value: object, target: Constructor | undefined, isMap: boolean): object {
    const plan = this.plans.of(target);
    const added = this.#added?.get(value);
    const keys = keysOf(value, plan, isMap, added && [...added.keys()]);
    const passage: Passage = { from: value as Bag, into: {}, plan, isMap };
    for (const key of keys) {
      if (key === '__proto__' || key === 'constructor') continue;
      const property = plan.property(key);
      if (isMap || property.takesPart) this.#property(key as string, property, passage);
    }
    return passage.into;
  }

  protected newList(): List {
    return [];
  }

  protected elementType(type: DiscriminatedType, element: unknown): Constructor | undefined {
    this.#addName(element, type);
    return undefined;
  }

  #property(key: string, property: PropertyPlan, passage: Passage): void {
    const { from, into, isMap } = passage;
    const read = this.#added?.get(from)?.get(key) ?? from[key];
    const value = from instanceof Map ? (from.get(key) as unknown) : read instanceof Function ? (read.call(from) as unknown) : read;
    const type = this.#typeOf(key, read, value, property, passage);
    if (this.isCircular(value)) return;
    let transformed = read;
    for (const { transformFn } of property.transforms) {
      transformed = transformFn({ value: transformed, key, obj: from, type: Direction.ToPlain as never, options: this.options });
    }
    const becomesMap = value instanceof Map || (!isMap && property.type?.container === Map);
    const result = this.value(transformed === read ? value : transformed, type, undefined, becomesMap);
    if (result === undefined && !this.options.exposeUnsetFields) return;
    into[property.name] = result;
  }

  #typeOf(key: string, read: unknown, value: unknown, { type }: PropertyPlan, { from, into, plan, isMap }: Passage): ValueType {
    if (plan.target === undefined || isMap) return plan.target;
    if (type === undefined) return this.options.targetMaps && mappedType(this.options.targetMaps, plan.target, key);
    const declared = declaredClass(type.metadata, { newObject: into, object: from, property: key });
    if (type.discriminated === undefined) return declared;
    if (Array.isArray(read)) return type.discriminated;
    this.#addName(value, type.discriminated);
    return undefined;
  }

  #addName(value: unknown, type: DiscriminatedType): void {
    if (typeof value !== 'object' || value === null) return;
    const name = subTypeNameOf(value, type);
    if (name === undefined) return;
    this.#added ??= new Map();
    const names = this.#added.get(value);
    if (names === undefined) this.#added.set(value, new Map([[type.property, name]]));
    else names.set(type.property, name);
  }
}
