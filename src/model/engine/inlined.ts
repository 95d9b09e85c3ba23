import type { ValidationMetadata } from 'class-validator/types/metadata/ValidationMetadata.js';
import { isGenuine } from '../checks/genuine.js';

/** Hands a value over to generated code, and answers its name there. */
type Constant = (value: unknown) => string;
type Inliner = (constraints: readonly unknown[], v: string, test: string) => string | undefined;

/**
 * Checks as expressions, exactly as class-validator decides them; `test` is the predicate for what the short way leaves open.
 * A text of n code units has between n / 3 and n characters.
 */
const inliners: Readonly<Record<string, Inliner>> = {
  isDefined: (_, v) => `(${v} !== undefined && ${v} !== null)`,
  isNotEmpty: (_, v) => `(${v} !== "" && ${v} !== null && ${v} !== undefined)`,
  isString: (_, v, test) => `(typeof ${v} === "string" || ${test}(${v}))`,
  isBoolean: (_, v, test) => `(typeof ${v} === "boolean" || ${test}(${v}))`,
  isInt: (_, v) => `Number.isInteger(${v})`,
  isNumber: ([options], v) => (isPlain(options) ? `(typeof ${v} === "number" && Number.isFinite(${v}))` : undefined),
  isArray: (_, v) => `Array.isArray(${v})`,
  min: ([min], v) => compare(v, '>=', min),
  max: ([max], v) => compare(v, '<=', max),
  isPositive: (_, v) => compare(v, '>', 0),
  isNegative: (_, v) => compare(v, '<', 0),
  minLength: ([min], v, test) => (isSize(min) ? `(typeof ${v} === "string" && ${v}.length >= ${3 * min} || ${test}(${v}))` : undefined),
  maxLength: ([max], v, test) => (isSize(max) ? `(typeof ${v} === "string" && ${v}.length <= ${max} || ${test}(${v}))` : undefined),
  isLength: ([min, max], v, test) =>
    isSize(min) && isSize(max)
      ? `(typeof ${v} === "string" && ${v}.length >= ${3 * min} && ${v}.length <= ${max} || ${test}(${v}))`
      : undefined,
  arrayMinSize: ([min], v) => (isSize(min) ? `(Array.isArray(${v}) && ${v}.length >= ${min})` : undefined),
  arrayMaxSize: ([max], v) => (isSize(max) ? `(Array.isArray(${v}) && ${v}.length <= ${max})` : undefined),
  arrayNotEmpty: (_, v) => `(Array.isArray(${v}) && ${v}.length > 0)`,
  isIn: ([values], v) => oneOf(values, v),
  isEnum: ([members], v) => (typeof members === 'object' && members !== null ? oneOf(Object.values(members), v) : undefined),
};

/** A check as an expression of generated code; undefined where a call of its predicate is as good. */
export function inlined(
  metadata: ValidationMetadata,
  v: string,
  constant: Constant,
  test: (value: unknown) => boolean,
): string | undefined {
  const { name, constraints } = metadata;
  const inliner = name === undefined || !Object.hasOwn(inliners, name) ? undefined : inliners[name];
  if (inliner === undefined || !isGenuine(metadata)) return undefined;
  return inliner((constraints as unknown[] | undefined) ?? [], v, constant(test));
}

function isPlain(options: unknown): boolean {
  return options === undefined || (typeof options === 'object' && options !== null && Object.keys(options).length === 0);
}

const isSize = (value: unknown): value is number => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;

function compare(v: string, operator: string, limit: unknown): string | undefined {
  // A negative limit in parentheses, and no -0, whose sign would be lost.
  return typeof limit === 'number' && Number.isFinite(limit) ? `(typeof ${v} === "number" && ${v} ${operator} (${limit}))` : undefined;
}

/** A few texts or whole numbers; more are quicker in a set. */
function oneOf(values: unknown, v: string): string | undefined {
  if (!Array.isArray(values) || values.length === 0 || values.length > 8) return undefined;
  if (!values.every((value) => typeof value === 'string' || Number.isSafeInteger(value))) return undefined;
  return `(${values.map((value) => `${v} === ${JSON.stringify(value)}`).join(' || ')})`;
}
