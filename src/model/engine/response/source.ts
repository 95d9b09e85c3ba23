import { Misfit } from '../../misfit.js';
import type { Constructor } from '../../../core/types.js';
import { formOf } from '../../form/form-of.js';
import type { ModelForm, PropertyForm, Selection } from '../../form/model-form.js';
import { isOfResponse, type ValueConversion } from '../options.js';
import { fixedNames } from '../own-names.js';
import { isRecord } from '../records.js';

/** Objects of these are values themselves; nobody means their properties. */
const values = new Set<unknown>(
  [Date, Map, Set, WeakMap, WeakSet, RegExp, Promise, ArrayBuffer, Buffer, Uint8Array, String, Number, Boolean].map(
    ({ prototype }): unknown => prototype,
  ),
);

/** Whether a model may be read from a value: a plain object, or an instance of any class. */
export function isSource(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || (!Array.isArray(value) && !values.has(prototype));
}

/** The same under any conversion: data that is received is plain. */
export function holdsProperties(value: unknown, conversion: ValueConversion): value is Record<string, unknown> {
  return isOfResponse(conversion) ? isSource(value) : isRecord(value);
}

/** The value of a property in what a handler gave: under its own name, else under its names on the wire. */
export function valueIn(source: Readonly<Record<string, unknown>>, names: readonly string[]): unknown {
  for (const name of names) {
    const value = source[name];
    // A name such as `constructor` finds something in every object.
    if (value !== undefined && !(name in Object.prototype && value === Object.prototype[name as never])) return value;
  }
  return undefined;
}

/** The names that a property is read under: its own, then those on the wire that are not another property's. */
export function namesOf({ name, inKey, outKey }: PropertyForm, form: ModelForm): readonly string[] {
  const others = [inKey, outKey].filter((key): key is string => key !== undefined && !form.positions.has(key));
  return [...new Set([name, ...others])];
}

const outgoing = new WeakMap<ModelForm, readonly PropertyForm[]>();

/** The properties that are read for a response: those that go out, but for what the class works out itself. */
export function outgoingProperties(form: ModelForm): readonly PropertyForm[] {
  let known = outgoing.get(form);
  if (known === undefined) {
    const fixed = fixedNames(form);
    outgoing.set(form, (known = form.properties.filter(({ name, outKey }) => outKey !== undefined && !fixed.has(name))));
  }
  return known;
}

/** Whether all of a model goes out: only then do its rules know enough to judge. */
export function isWhole({ properties }: ModelForm): boolean {
  return properties.every(({ outKey, inKey }) => outKey !== undefined || inKey === undefined);
}

/** Whether a property of an instance does not go out: then nobody looks at it. */
export function isKeptBack(instance: object, name: string, selection: Selection): boolean {
  const { properties, positions } = formOf(instance.constructor as Constructor, selection);
  return properties[positions.get(name) ?? -1]?.outKey === undefined;
}

/** Whether an instance has a property for sure: one that is only sent is not missed where data is received, but is where it goes out. */
export function isMissed({ field }: PropertyForm): boolean {
  return field?.options.readOnly === true && field.options.optional !== true;
}

export const missing = new Misfit('missing', 'is required');
export const cyclic = new Misfit('recursion_loop', 'must not hold itself');
