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
