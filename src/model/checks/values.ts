import type { Predicate, PredicateMaker } from './predicate.js';

/** Checks of types, of single values and of lists. */
export const values: Readonly<Record<string, PredicateMaker>> = {
  isDefined: () => (value) => value !== undefined && value !== null,
  isEmpty: () => (value) => value === '' || value === null || value === undefined,
  isNotEmpty: () => (value) => value !== '' && value !== null && value !== undefined,
  equals:
    ([comparison]) =>
    (value) =>
      value === comparison,
  notEquals:
    ([comparison]) =>
    (value) =>
      value !== comparison,
  isIn: ([allowed]) => (Array.isArray(allowed) ? (value) => allowed.indexOf(value) !== -1 : undefined),
  isNotIn: ([refused]) => (Array.isArray(refused) ? (value) => refused.indexOf(value) === -1 : undefined),
  isEnum: ([entity], library) => (typeof entity === 'object' && entity !== null ? member(entity, library) : undefined),
  isString: () => (value) => typeof value === 'string' || value instanceof String,
  isBoolean: () => (value) => typeof value === 'boolean' || value instanceof Boolean,
  isDate: () => (value) => value instanceof Date && !isNaN(value.getTime()),
  isObject: () => (value) =>
    value !== null && value !== undefined && (typeof value === 'object' || typeof value === 'function') && !Array.isArray(value),
  isInstance: ([type]) => (typeof type === 'function' ? (value) => value instanceof type : undefined),
  isArray: () => (value) => Array.isArray(value),
  arrayNotEmpty: () => (value) => Array.isArray(value) && value.length > 0,
  arrayMinSize: ([min]) => (typeof min === 'number' ? (value) => Array.isArray(value) && value.length >= min : undefined),
  arrayMaxSize: ([max]) => (typeof max === 'number' ? (value) => Array.isArray(value) && value.length <= max : undefined),
};

/** Remembers where each member stands, but asks the enumeration itself: it is an object, which may have changed since. */
function member(entity: object, library: Predicate): Predicate {
  const members = entity as Readonly<Record<string, unknown>>;
  const keys = new Map(Object.keys(members).map((key) => [members[key], key]));
  return (value) => {
    const key = keys.get(value);
    return (key !== undefined && value !== undefined && members[key] === value) || library(value);
  };
}
