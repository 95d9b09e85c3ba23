import { sayable, type FactMaker } from './facts.js';
import type { JsonSchema } from './schema.js';

/** Checks of types, of single values and of lists. */
export const valueFacts: Readonly<Record<string, FactMaker>> = {
  // Whether undefined and null are taken is found out by asking.
  isDefined: () => ({}),
  isDate: () => ({}),
  isBoolean: () => ({ type: 'boolean' }),
  isObject: () => ({ type: 'object' }),
  isNotEmptyObject: () => ({ type: 'object', minProperties: 1 }),
  isArray: () => ({ type: 'array' }),
  isEmpty: (_, subject) => ({ enum: sayable([''], subject) }),
  isNotEmpty: (_, { type }) => (type === 'string' ? { minLength: 1 } : type === undefined ? { not: { enum: [''] } } : {}),
  equals: ([value], subject) => ({ enum: sayable([value], subject) }),
  isIn: ([values], subject) => (Array.isArray(values) ? { enum: sayable(values, subject) } : undefined),
  isEnum: ([members], subject) =>
    typeof members === 'object' && members !== null ? { enum: sayable(Object.values(members), subject) } : undefined,
  notEquals: ([value], subject) => none(sayable([value], subject)),
  isNotIn: ([values], subject) => none(sayable(values, subject)),
  arrayNotEmpty: () => ({ type: 'array', minItems: 1 }),
  arrayMinSize: ([min]) => (isCount(min) ? { type: 'array', minItems: Math.ceil(min) } : undefined),
  arrayMaxSize: ([max]) => (isCount(max) ? { type: 'array', maxItems: Math.floor(max) } : undefined),
};

function none(values: readonly unknown[]): JsonSchema {
  return values.length === 0 ? {} : { not: { enum: values } };
}

export const isCount = (value: unknown): value is number => typeof value === 'number' && value >= 0 && Number.isFinite(value);
