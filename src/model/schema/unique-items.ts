import type { ValidatorConstraintInterface } from 'class-validator';
import type { ValidationMetadata } from 'class-validator/types/metadata/ValidationMetadata.js';
import { constraintOf, isAnonymous } from '../checks/constraint-class.js';
import { originOf } from '../checks/origin.js';
import { classValidator } from '../library/library.js';
import { Base64 } from '../scalars/base64.js';
import { Moment } from '../scalars/moments.js';
import type { TypeForm } from '../types/type-form.js';

let origin: string | undefined;

/** Whether a check is class-validator's `@ArrayUnique`, whose parameter its metadata does not show. */
export function isArrayUnique({ name, constraintCls }: ValidationMetadata): boolean {
  if (name !== 'arrayUnique' || !isAnonymous(constraintCls)) return false;
  origin ??= originOf(constraintOf(classValidator().ArrayUnique()));
  const Constraint = constraintCls as new () => ValidatorConstraintInterface;
  return origin !== undefined && originOf(new Constraint()) === origin;
}

/** Whether two items that are the same in JSON are one to `===`: not where each becomes an object of its own. */
export function areIdentical(form: TypeForm): boolean {
  if (form.kind === 'nullable') return areIdentical(form.of);
  return form.kind === 'scalar' && form.scalar !== Moment && form.scalar !== Base64;
}

/** Whether two items that are the same in JSON say the same: a model may be given something different each time it is made. */
export function areAlike(form: TypeForm): boolean {
  switch (form.kind) {
    case 'any':
    case 'scalar':
      return true;
    case 'nullable':
      return areAlike(form.of);
    case 'list':
    case 'set':
      return areAlike(form.item);
    case 'map':
      return areAlike(form.value);
    case 'model':
    case 'tuple':
    case 'union':
      return false;
  }
}
