import { Buffer } from 'node:buffer';
import type { ValueType } from './property-type.js';

/** Whether a type is one of those to whose values a value is converted. */
export function isScalarType(type: ValueType): type is StringConstructor | NumberConstructor | BooleanConstructor {
  return type === String || type === Number || type === Boolean;
}

/**
 * Converts a value that is not nullish. What cannot be converted (`{ "toString": 1 }` to a string, a number to bytes) stays as it is, for
 * validation to refuse: the library throws, which lets a request bring about a failure of the server.
 */
export function toScalar(value: unknown, type: StringConstructor | NumberConstructor | BooleanConstructor): unknown {
  try {
    return type(value);
  } catch {
    return value;
  }
}

/** A new Date; what is no date gives an invalid one. */
export function toDate(value: unknown): unknown {
  try {
    return new Date(value instanceof Date ? value.valueOf() : (value as string));
  } catch {
    return value;
  }
}

/** New bytes. */
export function toBytes(value: unknown): unknown {
  try {
    return Buffer.from(value as string);
  } catch {
    return value;
  }
}
