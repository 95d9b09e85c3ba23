import type { ModelForm } from '../../form/model-form.js';
import { ownNames } from '../own-names.js';
import { defaultsOf, type Defaults } from '../sent-keys.js';
import { outgoingProperties } from './source.js';

type Instance = Record<string, unknown>;

/** Puts into a new instance what is not a matter of its declared properties; answers its defaults with those of the source added. */
export type CarryOver = (source: Instance, instance: Instance, defaults: Instance | undefined) => Instance | undefined;

/** What goes over from what a handler gave into the instance that is made of it, beside the values of the properties. */
export function carryOverOf(form: ModelForm): CarryOver {
  const { type } = form;
  const read = new Set(outgoingProperties(form));
  const computed = form.properties.filter((property) => property.outKey !== undefined && !read.has(property));
  const keeps = form.settings.unknownKeys === 'keep';
  return (source, instance, defaults) => {
    // What a class works out may rest on more than what is declared.
    if (computed.length > 0 && source instanceof type) for (const { name } of computed) adoptComputed(name, source, instance);
    if (keeps) adoptUnknown(form, source, instance);
    const before = defaultsOf(source);
    return before === undefined ? defaults : withDefaults(before, source, instance, defaults);
  };
}

function adoptComputed(name: string, source: Instance, instance: Instance): void {
  const value = source[name];
  const adopted: unknown = typeof value === 'function' ? (): unknown => (value as () => unknown).call(source) : value;
  Object.defineProperty(instance, name, { value: adopted, configurable: true, enumerable: true });
}

function adoptUnknown(form: ModelForm, source: Instance, instance: Instance): void {
  for (const [key, value] of unknownEntries(form, source)) if (!(key in instance)) instance[key] = value;
}

/** What an object has beside the properties of its model: no methods, and nothing that is read into a property or kept back. */
export function unknownEntries(form: ModelForm, source: object): [string, unknown][] {
  const own = ownNames(form);
  return Object.entries(source).filter(
    ([key, value]) =>
      typeof value !== 'function' &&
      value !== undefined &&
      key !== '__proto__' &&
      !form.positions.has(key) &&
      !own.has(key) &&
      !form.keys.has(key) &&
      !form.passedOver.has(key),
  );
}

/** What still is as it was by default in the source was not sent in the copy, either. */
function withDefaults(before: Defaults, source: Instance, instance: Instance, defaults: Instance | undefined): Instance | undefined {
  let all = defaults;
  for (const name of Object.keys(before)) {
    if (Object.is(before[name], source[name]) && instance[name] !== undefined) (all ??= {})[name] = instance[name];
  }
  return all;
}
