import { Base64 } from '../scalars/base64.js';
import { Moment } from '../scalars/moments.js';
import type { TypeForm } from '../types/type-form.js';

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
