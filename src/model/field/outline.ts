import { isComposite, type StatedType } from '../types/composite.js';
import { isLater, typeFormOf } from '../types/resolve.js';
import type { TypeForm } from '../types/type-form.js';

/** A type as far as it can be seen without calling the functions in it, because the classes that they name may not be there yet. */
export interface Outline {
  /** What holds the items; `unknown` where the whole type is named later. */
  readonly container: 'none' | 'list' | 'set' | 'map' | 'unknown';
  /** The type of an item, of the value itself where nothing holds it; undefined where it is named later, which only a model may be. */
  readonly item: TypeForm | undefined;
}

export function outlineOf(stated: StatedType, path: readonly string[]): Outline {
  if (isLater(stated)) return { container: 'unknown', item: undefined };
  const item = (of: StatedType): TypeForm | undefined => (isLater(of) ? undefined : typeFormOf(of, path));
  if (Array.isArray(stated)) return { container: 'list', item: item((stated as readonly [StatedType])[0]) };
  if (isComposite(stated)) {
    const { form } = stated;
    if (form.of === 'nullable') return outlineOf(form.item, path);
    if (form.of === 'set') return { container: 'set', item: item(form.item) };
    if (form.of === 'map' && !form.asRecord) return { container: 'map', item: item(form.value) };
  }
  return { container: 'none', item: typeFormOf(stated, path) };
}

/** Whether a type that was named later is what its outline promised: a model, or a container of models. */
export function keepsPromise({ container, item }: Outline, form: TypeForm): boolean {
  if (item !== undefined) return true;
  const value = form.kind === 'nullable' ? form.of : form;
  if (container === 'unknown' && value.kind === 'model') return true;
  if (value.kind === 'list' || value.kind === 'set') return value.item.kind === 'model';
  return value.kind === 'map' && value.value.kind === 'model';
}
