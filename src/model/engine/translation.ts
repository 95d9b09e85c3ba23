import type { ValidationMetadata } from 'class-validator/types/metadata/ValidationMetadata.js';
import { ownCheckOf } from '../field/own-check.js';
import { expected } from '../scalars/texts.js';

/** A failed check in FastAPI's words. */
export interface Told {
  readonly type: string;
  readonly ctx?: Readonly<Record<string, unknown>>;
}

/** FastAPI's name and limits for one of class-validator's checks. */
type Translation = (constraints: readonly unknown[], value: unknown) => Told;

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
    typeof value === 'string' && value.length < Number(min)
      ? { type: 'string_too_short', ctx: { min_length: min } }
      : { type: 'string_too_long', ctx: { max_length: max } },
  matches: ([pattern]) => ({
    type: 'string_pattern_mismatch',
    ctx: { pattern: pattern instanceof RegExp ? pattern.source : String(pattern) },
  }),
  min: ([ge]) => ({ type: 'greater_than_equal', ctx: { ge } }),
  max: ([le]) => ({ type: 'less_than_equal', ctx: { le } }),
  isPositive: () => ({ type: 'greater_than', ctx: { gt: 0 } }),
  exclusiveMinimum: ([gt]) => ({ type: 'greater_than', ctx: { gt } }),
  exclusiveMaximum: ([lt]) => ({ type: 'less_than', ctx: { lt } }),
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

/** A failed check in FastAPI's words; where FastAPI has none for it, it keeps its own name. */
export function problemOf(check: string, metadata: ValidationMetadata | undefined, value: unknown): Told {
  const misfit = ownCheckOf(metadata?.constraintCls)?.limit?.(value);
  if (misfit !== undefined) return misfit.ctx === undefined ? { type: misfit.type } : { type: misfit.type, ctx: misfit.ctx };
  const constraints = (metadata?.constraints as unknown[] | undefined) ?? [];
  return (typeChecks[check] ?? otherChecks[check] ?? simply(check))(constraints, value);
}

/** The limits that `@Field` states, in the order in which FastAPI looks at them. */
const limitOrder = [
  ...['arrayMaxSize', 'maxDigits', 'decimalPlaces', 'isDivisibleBy', 'max', 'exclusiveMaximum', 'min', 'exclusiveMinimum'],
  ...['minLength', 'maxLength', 'matches', 'arrayMinSize', 'arrayUnique'],
];

/**
 * The check to speak of where several failed: that of the type, else the first in the order of the decorators.
 * `failed` is in class-validator's order: it runs the lowest decorator first. Null is not missing, but of another type.
 */
export function foremost(failed: readonly string[], value: unknown, isField: boolean): string {
  if (failed.length === 1) return failed[0] as string;
  for (const check of failed) if (Object.hasOwn(typeChecks, check) && (value !== null || check !== 'isDefined')) return check;
  return (isField ? limitOrder.find((check) => failed.includes(check)) : undefined) ?? failed.at(-1) ?? 'unknown';
}

function lengthOf(value: unknown): number {
  return Array.isArray(value) ? value.length : 0;
}
