import { memberOf } from '../../core/classes.js';
import type { Constructor } from '../../core/types.js';
import type { ModelForm } from '../form/model-form.js';
import { Direction, transformerStorage } from '../library/transformer-storage.js';

const known = new WeakMap<ModelForm, ReadonlySet<string>>();

/** The names that are the model's own: of its properties, and of what `@Exclude` keeps from clients. No unknown key gets there. */
export function ownNames(form: ModelForm): ReadonlySet<string> {
  let names = known.get(form);
  if (names === undefined) {
    const excluded = transformerStorage().getExcludedProperties(form.type, Direction.ToClass);
    known.set(form, (names = new Set([...form.properties.map(({ name }) => name), ...excluded])));
  }
  return names;
}

const fixed = new WeakMap<ModelForm, ReadonlySet<string>>();

/** Properties that are methods, or accessors without a setter: class-transformer does not write there either. Hardly ever any. */
export function fixedNames(form: ModelForm): ReadonlySet<string> {
  let names = fixed.get(form);
  if (names === undefined) {
    const all = form.properties.map(({ name }) => name);
    fixed.set(form, (names = new Set(all.filter((name) => isFixed(form.type, name)))));
  }
  return names;
}

function isFixed(type: Constructor, name: string): boolean {
  const found = memberOf(type, name) ?? Object.getOwnPropertyDescriptor(Object.prototype, name);
  return found !== undefined && found.set === undefined && (found.get !== undefined || typeof found.value === 'function');
}
