import type { Constructor } from '../core/types.js';
import type { Scalar } from '../model/scalars/scalar.js';
import type { TypeForm } from '../model/types/type-form.js';

/** Whether one text says all of a value. */
export function isText(form: TypeForm): boolean {
  if (form.kind === 'nullable') return isText(form.of);
  return form.kind === 'union' ? form.branches.every(isText) : form.kind === 'scalar';
}

/** Whether several texts make a value; of a union, some branch. */
export function isTexts(form: TypeForm): boolean {
  switch (form.kind) {
    case 'nullable':
      return isTexts(form.of);
    case 'list':
    case 'set':
      return isText(form.item);
    case 'tuple':
      return form.items.every(isText);
    case 'union':
      return takesMany(form) && form.branches.every((branch) => isText(branch) || isTexts(branch));
    case 'any':
    case 'scalar':
    case 'model':
    case 'map':
      return false;
  }
}

/** Whether a value is made of all texts of a name, and not of one of them. */
export function takesMany(form: TypeForm): boolean {
  if (form.kind === 'nullable') return takesMany(form.of);
  return form.kind === 'union' ? form.branches.some(takesMany) : form.kind === 'list' || form.kind === 'set' || form.kind === 'tuple';
}

/** Whether a value is made of names and texts. */
export function isObject(form: TypeForm): boolean {
  if (form.kind === 'nullable') return isObject(form.of);
  return form.kind === 'union' ? form.branches.every(isObject) : form.kind === 'model' || form.kind === 'map';
}

/** The first part of a type that no text can say. */
export function unfitPart(form: TypeForm): TypeForm {
  switch (form.kind) {
    case 'nullable':
      return isText(form.of) ? form : unfitPart(form.of);
    case 'list':
    case 'set':
      return isText(form.item) ? form : unfitPart(form.item);
    case 'tuple':
      return partOf(form, form.items);
    case 'union':
      return partOf(form, form.branches);
    case 'any':
    case 'scalar':
    case 'model':
    case 'map':
      return form;
  }
}

/** The models that the values of a type are; not those inside of them. */
export function modelsOf(form: TypeForm): readonly Constructor[] {
  if (form.kind === 'nullable') return modelsOf(form.of);
  if (form.kind === 'union') return form.branches.flatMap(modelsOf);
  return form.kind === 'model' ? [form.model] : [];
}

function partOf(form: TypeForm, parts: readonly TypeForm[]): TypeForm {
  const part = parts.find((one) => !isText(one));
  return part === undefined ? form : unfitPart(part);
}

/** All models that the values of a type hold, with their own not looked into. A type may hold itself. */
export function modelsWithin(form: TypeForm, seen = new Set<TypeForm>()): readonly Constructor[] {
  if (form.kind === 'any' || form.kind === 'scalar' || seen.has(form)) return [];
  if (form.kind === 'model') return [form.model];
  seen.add(form);
  return innerOf(form).flatMap((inner) => modelsWithin(inner, seen));
}

/** The scalars that values of a type are made of, outside of models; undefined where anything may be in it. */
export function scalarsWithin(form: TypeForm, seen = new Set<TypeForm>()): readonly Scalar[] | undefined {
  if (form.kind === 'any') return undefined;
  if (form.kind === 'scalar') return [form.scalar];
  if (form.kind === 'model' || seen.has(form)) return [];
  seen.add(form);
  const inner = innerOf(form).map((one) => scalarsWithin(one, seen));
  return inner.includes(undefined) ? undefined : inner.flatMap((scalars) => scalars ?? []);
}

/** The types that a type is made of. */
export function innerOf(form: Exclude<TypeForm, { kind: 'any' | 'scalar' | 'model' }>): readonly TypeForm[] {
  switch (form.kind) {
    case 'nullable':
      return [form.of];
    case 'list':
    case 'set':
      return [form.item];
    case 'map':
      return [form.value];
    case 'tuple':
      return form.items;
    case 'union':
      return form.branches;
  }
}
