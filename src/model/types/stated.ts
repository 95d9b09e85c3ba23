import { isScalar } from '../scalars/scalar.js';
import { isComposite, type CompositeForm, type StatedType } from './composite.js';
import { notesOf } from './form-notes.js';
import { means, typeFormOf } from './resolve.js';
import type { TypeForm } from './type-form.js';

/** The form of a type that is given in either way. */
export function formOfType(type: StatedType | TypeForm): TypeForm {
  return isForm(type) ? type : typeFormOf(type);
}

/** A form of a scalar holds the scalar, which is of the same kind. */
function isForm(type: StatedType | TypeForm): type is TypeForm {
  if (typeof type !== 'object' || isComposite(type) || !('kind' in type)) return false;
  return type.kind !== 'scalar' || !isScalar(type) || 'scalar' in type;
}

const stated = new WeakMap<TypeForm, StatedType>();

/** States a type whose form is known; the form of what is answered is the given one again. */
export function statedAs(form: TypeForm): StatedType {
  switch (form.kind) {
    case 'any':
      return described(form, Object);
    case 'scalar':
      return described(form, form.scalar);
    case 'model':
      return described(form, form.model);
    case 'list':
      return once(
        form,
        () => [undefined as never],
        (list) => Object.assign(list, [statedAs(form.item)]),
      );
    case 'set':
    case 'map':
    case 'tuple':
    case 'union':
    case 'nullable':
      return once(
        form,
        () => ({ kind: 'composite' as const, form: { of: 'set' } as CompositeForm }),
        (composite) => Object.assign(composite.form, compositeOf(form)),
      );
  }
}

/** What a class, a scalar or anything is stated by means the form without its description. */
function described(form: TypeForm, item: StatedType): StatedType {
  const said = notesOf(form);
  if (said === undefined) return item;
  return once(
    form,
    () => ({ kind: 'composite' as const, form: { of: 'described' as const, item, said } }),
    () => undefined,
  );
}

type CompositeKind = Exclude<TypeForm, { kind: 'any' | 'scalar' | 'model' | 'list' }>;

function compositeOf(form: CompositeKind): CompositeForm {
  switch (form.kind) {
    case 'set':
      return { of: 'set', item: statedAs(form.item) };
    case 'map':
      return { of: 'map', key: form.key, value: statedAs(form.value), asRecord: form.asRecord };
    case 'tuple':
      return { of: 'tuple', items: form.items.map(statedAs) };
    case 'union':
      return { of: 'union', branches: form.branches.map(statedAs), tag: form.tag?.property };
    case 'nullable':
      return { of: 'nullable', item: statedAs(form.of) };
  }
}

/** A type may hold itself, so what states it is there before what it holds is looked at. */
function once<S extends StatedType & object>(form: TypeForm, make: () => S, fill: (made: S) => void): StatedType {
  const known = stated.get(form);
  if (known !== undefined) return known;
  const made = make();
  stated.set(form, made);
  means(made, form);
  fill(made);
  return made;
}
