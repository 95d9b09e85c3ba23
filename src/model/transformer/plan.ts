import type { ExposeOptions, TransformMetadata } from 'class-transformer';
// Types that the compiler wrote are read through reflect-metadata.
import '../../core/metadata.js';
import type { Constructor } from '../../core/types.js';
import { Direction, transformerStorage, type TransformerStorage } from '../library/transformer-storage.js';
import { classOf, propertyTypeOf, type PropertyType } from './property-type.js';
import { isSelected, type Selection } from './selection.js';

/** What becomes of one key of an object. */
export interface PropertyPlan {
  readonly takesPart: boolean;
  /** The name under which the result has it. */
  readonly name: string;
  readonly type: PropertyType | undefined;
  /** The class that the compiler wrote, when types are inferred and none is declared. */
  readonly inferred: Constructor | undefined;
  readonly transforms: readonly TransformMetadata[];
  /** Whether the class's own prototype has a method or an accessor without setter in its place. */
  readonly isReadOnly: boolean;
}

/** Keys come with the input and plans stay: this bounds what a class remembers of keys, and how long a remembered key may be. */
const keyLimit = 1000;
const keyLengthLimit = 64;

/** How the objects of one class are transformed, for one direction and selection; the keys are resolved when they are first met. */
export class ClassPlan {
  /** Undefined for values of no class: plain objects of which nothing is declared. */
  readonly target: Constructor | undefined;
  /** What a new instance inherits from, if its constructor does nothing unusual. */
  readonly prototype: object;
  /** Whether the keys that an object has take part at all. */
  readonly takesOwnKeys: boolean;
  /** The keys that take part whether an object has them or not, in order. */
  readonly namedKeys: readonly string[];

  readonly #selection: Selection;
  readonly #storage: TransformerStorage = transformerStorage();
  readonly #exposed = new Map<string, ExposeOptions>();
  readonly #renamed = new Map<string, string>();
  readonly #excluded: ReadonlySet<string>;
  readonly #properties = new Map<unknown, PropertyPlan>();

  constructor(target: Constructor | undefined, selection: Selection) {
    this.target = target;
    this.prototype = (target?.prototype as object | undefined) ?? Object.prototype;
    this.#selection = selection;
    const { exposedOnly, ignoresDecorators } = selection;
    const excluded = target === undefined ? [] : this.#storage.getExcludedProperties(target, selection.direction);
    this.#excluded = new Set(ignoresDecorators ? [] : excluded);
    if (target !== undefined && !ignoresDecorators) this.#readExposed(target);
    this.takesOwnKeys = this.#isOpen() && (target === undefined || !exposedOnly);
    const named = target === undefined || (ignoresDecorators && !exposedOnly) ? [] : this.#exposedKeys(target);
    // Without decorators there are no names but those of properties; what is excluded is declared all the same.
    const declared = ignoresDecorators && exposedOnly ? [...named, ...excluded] : named;
    this.namedKeys = [...new Set(declared)].filter((key) => this.#accepts(key));
  }

  /** What becomes of a key; keys of Maps may be anything. */
  property(key: unknown): PropertyPlan {
    const known = this.#properties.get(key);
    if (known !== undefined) return known;
    const resolved = this.#resolve(key as string);
    if (typeof key === 'string' && key.length <= keyLengthLimit) {
      if (this.#properties.size >= keyLimit) this.#properties.clear();
      this.#properties.set(key, resolved);
    }
    return resolved;
  }

  #resolve(key: string): PropertyPlan {
    const { target } = this;
    const isToClass = this.#selection.direction === Direction.ToClass;
    const name = (isToClass ? this.#renamed.get(key) : this.#exposed.get(key)?.name) || key;
    const property = isToClass ? name : key;
    const type = target && propertyTypeOf(this.#storage.findTypeMetadata(target, property));
    return {
      takesPart: this.#accepts(key),
      name,
      type,
      inferred: type === undefined && isToClass ? this.#inferredType(property) : undefined,
      transforms: target === undefined ? [] : activeTransforms(target, property, this.#selection),
      isReadOnly: isToClass && isReadOnly(this.prototype, name),
    };
  }

  #accepts(key: string): boolean {
    const { excludedPrefixes } = this.#selection;
    if (this.#excluded.has(key) || !isSelected(this.#exposed.get(key), this.#selection)) return false;
    return excludedPrefixes.length === 0 || typeof key !== 'string' || !excludedPrefixes.some((prefix) => key.startsWith(prefix));
  }

  #isOpen(): boolean {
    const own = this.target === undefined ? 'none' : this.#storage.getStrategy(this.target);
    return own === 'none' ? this.#selection.isOpen : own === 'exposeAll';
  }

  #readExposed(target: Constructor): void {
    for (const { propertyName, options } of this.#storage.getExposedMetadatas(target)) {
      const property = propertyName as string;
      // The nearest class decides on a property, but the farthest on what a name stands for.
      this.#exposed.set(property, this.#storage.findExposeMetadata(target, property)?.options ?? {});
      if (options?.name !== undefined && !this.#renamed.has(options.name)) this.#renamed.set(options.name, property);
    }
  }

  #exposedKeys(target: Constructor): string[] {
    const { direction } = this.#selection;
    const properties = this.#storage.getExposedProperties(target, direction);
    return direction === Direction.ToPlain ? properties : properties.map((property) => this.#exposed.get(property)?.name || property);
  }

  #inferredType(property: string): Constructor | undefined {
    if (this.target === undefined || !this.#selection.infersTypes) return undefined;
    return classOf(Reflect.getMetadata('design:type', this.prototype, property));
  }
}

/** The `@Transform`s that run for a property, in calling order. */
export function activeTransforms(target: Constructor, property: string, selection: Selection): readonly TransformMetadata[] {
  return transformerStorage()
    .findTransformMetadatas(target, property, selection.direction)
    .filter(({ options }) => isSelected(options, selection));
}

/** Whether an object refuses to be given a property: its class has a method or an accessor without setter of that name. */
export function isReadOnly(prototype: object, name: PropertyKey): boolean {
  const descriptor = Object.getOwnPropertyDescriptor(prototype, name);
  return descriptor !== undefined && descriptor.set === undefined;
}
