import type { Constructor } from '../../core/types.js';
import { formOf } from '../form/form-of.js';
import type { ModelForm, PropertyForm } from '../form/model-form.js';
import type { ResolvedOptions } from './options.js';
import { modelsIn } from './slowness.js';

/** The items that a property says its list may have; 0 where it says nothing. */
export function declaredItems({ checks }: PropertyForm): number {
  const declared = checks.find(({ name, each }) => name === 'arrayMaxSize' && !each);
  const [most] = (declared?.constraints as unknown[] | undefined) ?? [];
  return typeof most === 'number' ? most : 0;
}

/** The longest list that a model or a model in it may have. */
export function longestList(form: ModelForm, options: ResolvedOptions, seen = new Set<Constructor>()): number {
  if (seen.has(form.type)) return 0;
  seen.add(form.type);
  return Math.max(
    0,
    ...form.properties.flatMap((property) => [
      declaredItems(property),
      ...modelsIn(property.type).map((model) => longestList(formOf(model, options.selection), options, seen)),
    ]),
  );
}
