import { lineage } from '../../core/classes.js';
import { MetadataKey } from '../../core/metadata.js';
import type { AbstractConstructor } from '../../core/types.js';
import { metadataChanged } from '../library/version.js';
import type { StatedType } from '../types/composite.js';
import type { TypeForm } from '../types/type-form.js';
import type { FieldOptions } from './options.js';

/** What `@Field` knows of one property. */
export interface FieldFacts {
  readonly property: string;
  /** The type that was stated, by `type`, by `enum`, or by limits that only one type has; undefined where the declaration says it. */
  readonly stated: StatedType | undefined;
  /** What the compiler wrote for the declaration. */
  readonly declared: unknown;
  readonly options: FieldOptions;
  /** The type of the values, with null where `nullable` allows it. Made on first use: a type stated as a function is not called before. */
  readonly form: TypeForm;
}

const fields = new MetadataKey<Map<string, FieldFacts>>('fields');

/** What `@Field` knows of a property of this class, declared by itself or by its nearest ancestor that does; undefined for any other. */
export function fieldOf(type: AbstractConstructor, property: string): FieldFacts | undefined {
  for (const owner of lineage(type)) {
    const facts = fields.own(owner)?.get(property);
    if (facts !== undefined) return facts;
  }
  return undefined;
}

/** All of a class, those of its ancestors first; a property that is declared again keeps its place. */
export function fieldsOf(type: AbstractConstructor): ReadonlyMap<string, FieldFacts> {
  const all = lineage(type).reverse();
  return new Map(all.flatMap((owner) => [...(fields.own(owner) ?? [])]));
}

/** Writes down what is known of a property; the last word counts. */
export function recordField(owner: AbstractConstructor, facts: FieldFacts): void {
  fields.ensure(owner, () => new Map()).set(facts.property, facts);
  metadataChanged();
}
