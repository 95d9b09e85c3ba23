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
    if (form.of === 'nullable' || form.of === 'described') return outlineOf(form.item, path);
    if (form.of === 'set') return { container: 'set', item: item(form.item) };
    if (form.of === 'map' && !form.asRecord) return { container: 'map', item: item(form.value) };
  }
  return { container: 'none', item: typeFormOf(stated, path) };
}

/** Whether a type that was named later is what its outline promised: a model, or a container of models. */
export function keepsPromise(outline: Outline, form: TypeForm): boolean {
  const { container, item } = outline;
  if (item !== undefined) return true;
  if (form.kind === 'nullable') return keepsPromise(outline, form.of);
  if (container === 'unknown' && form.kind === 'model') return true;
  if (form.kind === 'list' || form.kind === 'set') return form.item.kind === 'model';
  return form.kind === 'map' && form.value.kind === 'model';
}
