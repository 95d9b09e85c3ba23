import type { Constructor } from '../../core/types.js';
import type { Limits } from '../scalars/limits.js';
import { statedAs } from '../types/stated.js';
import type { TypeForm } from '../types/type-form.js';
import { Field } from './field.js';
import { statedLimits } from './limit-words.js';
import type { FieldOptions } from './options.js';

/** A class with nothing but a value. */
type Holder = Constructor<{ readonly value: unknown }>;

const holders = new WeakMap<TypeForm, Map<string, Holder>>();

/** A class whose only property, `value`, is of a type, with limits: it does for a value by itself what a model does for its properties. */
export function holderOf(form: TypeForm, limits: Limits): Holder {
  const stated = Object.fromEntries(statedLimits(limits).map((word) => [word, limits[word]])) as Limits;
  const key = JSON.stringify(stated, (_, value: unknown) => (value instanceof RegExp ? String(value) : value));
  let ofForm = holders.get(form);
  if (ofForm === undefined) holders.set(form, (ofForm = new Map<string, Holder>()));
  let holder = ofForm.get(key);
  if (holder === undefined) ofForm.set(key, (holder = newHolder(form, stated)));
  return holder;
}

function newHolder(form: TypeForm, limits: Limits): Holder {
  class Value {
    readonly value!: unknown;
  }
  // Only the compiler would hold the type against the declaration, and here it has none.
  const options: FieldOptions = { ...limits, type: statedAs(form) };
  (Field(options) as PropertyDecorator)(Value.prototype, 'value');
  return Value;
}
