import type { TypeForm } from '../types/type-form.js';
import type { PropertyForm } from './model-form.js';

/** What says of a property, or of a parameter, that its values are for nobody to see. */
interface Concealing {
  readonly secret?: boolean;
  readonly openapi?: Readonly<Record<string, unknown>>;
}

/** Whether options say so: by `secret: true`, or by the format `password` of the schema. */
export function saysSecret({ secret, openapi }: Concealing): boolean {
  return secret === true || openapi?.['format'] === 'password';
}

/** Whether a property of a model is secret, by its options or by its type. */
export function isSecretProperty({ field, type }: Pick<PropertyForm, 'field' | 'type'>): boolean {
  return (field !== undefined && saysSecret(field.options)) || isSecretType(type);
}

/** Whether values of a type are secret texts, or hold some outside of models. */
export function isSecretType(form: TypeForm, seen = new Set<TypeForm>()): boolean {
  if (form.kind === 'scalar') return form.scalar.limits === 'secret';
  if (form.kind === 'any' || form.kind === 'model' || seen.has(form)) return false;
  seen.add(form);
  const inner = form.kind === 'union' ? form.branches : form.kind === 'tuple' ? form.items : [innerOf(form)];
  return inner.some((one) => isSecretType(one, seen));
}

function innerOf(form: Extract<TypeForm, { kind: 'nullable' | 'list' | 'set' | 'map' }>): TypeForm {
  if (form.kind === 'nullable') return form.of;
  return form.kind === 'map' ? form.value : form.item;
}
