import type { AbstractConstructor } from '../../core/types.js';
import { designType } from '../../core/metadata.js';
import { DeclaredField } from './declared-field.js';
import { expand } from './expand.js';
import { recordField } from './field-facts.js';
import type { FieldDecorator } from './field-decorator.js';
import type { FieldOptions } from './options.js';

/** No other words than those of {@link FieldOptions}. */
type Known<O> = { readonly [P in Exclude<keyof O, keyof FieldOptions>]: never };

/**
 * A property of a model: its type is the declared one, or the stated one where the compiler does not keep it. It stands for the decorators
 * of class-validator and class-transformer that say the same, and those may be beside it.
 *
 * The compiler holds it against the declaration: a type that does not fit the property, or a property that may be absent or null without
 * its saying so, does not compile. What the compiler could not see is `FIELD_TYPE_UNKNOWN` or `FIELD_LIMIT_UNFIT` when the class is made.
 *
 * @example
 * class Order {
 *   @Field({ minLength: 1, description: 'Who pays' }) customer!: string;
 *   @Field({ type: [Line], minItems: 1 }) lines!: Line[];
 *   @Field({ nullable: true, optional: true, maxLength: 500 }) note?: string | null;
 *   @Field({ enum: Status }) status: Status = Status.Draft;
 * }
 */
export function Field<const O extends FieldOptions = object>(options?: O & Known<O>): FieldDecorator<O> {
  const decorate = (target: object, property: string): void => {
    const owner = target.constructor as AbstractConstructor;
    const field = new DeclaredField(owner.name, property, designType(target, property), options ?? {});
    expand(owner, field);
    recordField(owner, field);
  };
  // To hold it against a type of which nothing is known yet is more than the compiler can do.
  return decorate as never;
}
