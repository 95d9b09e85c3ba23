import type { TypeForm } from '../types/type-form.js';

/** Whether a value that has been read is of a type: models are instances of their classes, and nothing is validated again. */
export function isOf(type: TypeForm, value: unknown): boolean {
  switch (type.kind) {
    case 'any':
      return true;
    case 'scalar':
      return type.scalar.is(value);
    case 'model':
      return value instanceof type.model;
    case 'nullable':
      return value === null || isOf(type.of, value);
    case 'list':
      return Array.isArray(value) && value.every((item) => isOf(type.item, item));
    case 'set':
      return value instanceof Set && [...value].every((item) => isOf(type.item, item));
    case 'map':
      return type.asRecord
        ? isRecordOf(type.value, value)
        : value instanceof Map && [...value.values()].every((one) => isOf(type.value, one));
    case 'tuple':
      return Array.isArray(value) && value.length === type.items.length && type.items.every((item, i) => isOf(item, value[i]));
    case 'union':
      return type.branches.some((branch) => isOf(branch, value));
  }
}

function isRecordOf(type: TypeForm, value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return false;
  return Object.values(value).every((one) => isOf(type, one));
}
