import type { ValidationError } from 'class-validator';
import type { ValidationProblem } from './misfit.js';
import { expected } from './texts.js';

/** FastAPI's name and limits for one of class-validator's checks. */
type Translation = (constraints: readonly unknown[], value: unknown) => { type: string; ctx?: Record<string, unknown> };

const simply =
  (type: string): Translation =>
  () => ({ type });

/** Checks of the type come first: what is not even text is not too short. */
const typeChecks: Readonly<Record<string, Translation>> = {
  isDefined: simply('missing'),
  isString: simply('string_type'),
  isInt: (_, value) => ({ type: typeof value === 'number' ? 'int_from_float' : typeof value === 'string' ? 'int_parsing' : 'int_type' }),
  isNumber: (_, value) => ({ type: typeof value === 'string' ? 'float_parsing' : 'float_type' }),
  isBoolean: (_, value) => ({ type: typeof value === 'string' ? 'bool_parsing' : 'bool_type' }),
  isArray: simply('list_type'),
  isObject: simply('dict_type'),
  isDate: simply('datetime_type'),
  nestedValidation: simply('model_attributes_type'),
};

const otherChecks: Readonly<Record<string, Translation>> = {
  isNotEmpty: simply('string_too_short'),
  minLength: ([min]) => ({ type: 'string_too_short', ctx: { min_length: min } }),
  maxLength: ([max]) => ({ type: 'string_too_long', ctx: { max_length: max } }),
  isLength: ([min, max], value) =>
    String(value).length < Number(min)
      ? { type: 'string_too_short', ctx: { min_length: min } }
      : { type: 'string_too_long', ctx: { max_length: max } },
  matches: ([pattern]) => ({
    type: 'string_pattern_mismatch',
    ctx: { pattern: pattern instanceof RegExp ? pattern.source : String(pattern) },
  }),
  min: ([ge]) => ({ type: 'greater_than_equal', ctx: { ge } }),
  max: ([le]) => ({ type: 'less_than_equal', ctx: { le } }),
  isPositive: () => ({ type: 'greater_than', ctx: { gt: 0 } }),
  isNegative: () => ({ type: 'less_than', ctx: { lt: 0 } }),
  isDivisibleBy: ([multiple]) => ({ type: 'multiple_of', ctx: { multiple_of: multiple } }),
  isEnum: ([, values]) => ({ type: 'enum', ctx: { expected: expected((values ?? []) as string[]) } }),
  isIn: ([values]) => ({ type: 'literal_error', ctx: { expected: expected((values ?? []) as string[]) } }),
  arrayMinSize: ([min], value) => ({ type: 'too_short', ctx: { field_type: 'List', min_length: min, actual_length: lengthOf(value) } }),
  arrayMaxSize: ([max], value) => ({ type: 'too_long', ctx: { field_type: 'List', max_length: max, actual_length: lengthOf(value) } }),
  arrayNotEmpty: (_, value) => ({ type: 'too_short', ctx: { field_type: 'List', min_length: 1, actual_length: lengthOf(value) } }),
  isUuid: simply('uuid_parsing'),
  isUrl: simply('url_parsing'),
  isDateString: simply('datetime_from_date_parsing'),
  whitelistValidation: simply('extra_forbidden'),
};

/**
 * The one problem to report of a property: `missing` where nothing was sent, else the failed check of the type, else the first
 * failed check in the order of the decorators. A check without a name of FastAPI's keeps its own.
 */
export function problemOfConstraints(
  error: ValidationError,
  limits: ReadonlyMap<string, readonly unknown[]>,
  loc: readonly (string | number)[],
  received: unknown,
): ValidationProblem {
  const failed = Object.entries(error.constraints ?? {});
  const value: unknown = error.value;
  if (value === undefined) return { type: 'missing', loc, msg: 'is required', input: received ?? null };
  // class-validator runs the lowest decorator first and lists failures in that order.
  const [name, msg] = failed.find(([check]) => check in typeChecks) ?? failed.at(-1) ?? ['unknown', 'is not valid'];
  const { type, ctx } = (typeChecks[name] ?? otherChecks[name] ?? simply(name))(limits.get(name) ?? [], value);
  return { type, loc, msg, input: value, ...(ctx === undefined ? {} : { ctx }) };
}

function lengthOf(value: unknown): number {
  return Array.isArray(value) ? value.length : 0;
}
