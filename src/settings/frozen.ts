import { isPlainObject } from '../core/types.js';
import { isModel } from '../model/form/form-of.js';

/** The value itself, read-only from now on, with what is in it: lists, plain objects and models. */
export function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  if (!Array.isArray(value) && !isPlainObject(value) && !isModel((value as { constructor?: unknown }).constructor)) return value;
  Object.freeze(value);
  for (const inner of Object.values(value)) frozen(inner);
  return value;
}
