import { TenonError } from '../../core/errors.js';
import { Misfit } from '../misfit.js';
import { compareExact, exactOf, isMultipleOfExact, plainDecimal, type Exact } from './exact.js';
import { identityOf } from './identity.js';
import type { Scalar } from './scalar.js';
import type { Secret } from './secrets.js';

/** Limits in the words of JSON Schema 2020-12 (validation vocabulary), and three of our own for numbers. */
export interface Limits {
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  /** Greater than 0. */
  readonly multipleOf?: number;
  /** `true`: `inf` and `nan` are refused. */
  readonly finite?: boolean;
  /** Digits of a {@link Decimal}, without zeros in front and behind. */
  readonly maxDigits?: number;
  /** Digits of a {@link Decimal} behind the point, without zeros at the end. */
  readonly decimalPlaces?: number;
  /** Of text in characters (code points), of bytes in bytes. */
  readonly minLength?: number;
  readonly maxLength?: number;
  /** Searched anywhere in the text, as JSON Schema says. */
  readonly pattern?: string | RegExp;
  /** Of a list. */
  readonly minItems?: number;
  readonly maxItems?: number;
  /** `true`: no two items of a list say the same. */
  readonly uniqueItems?: boolean;
}

/** Holds a value against limits: the first one that it breaks, or undefined. */
export type Check<T> = (value: T) => Misfit | undefined;

/** The check of the limits that a scalar knows; undefined where none is stated. */
export function scalarCheck({ limits: kind }: Scalar, limits: Limits): Check<unknown> | undefined {
  const checks = {
    number: numberCheck,
    decimal: decimalCheck,
    text: textCheck,
    secret: secretCheck,
    bytes: bytesCheck,
    none: () => undefined,
  };
  return checks[kind](limits) as Check<unknown> | undefined;
}

/** How a broken limit is told. */
const broken = {
  multipleOf: (of: number) => new Misfit('multiple_of', `must be a multiple of ${of}`, { multiple_of: of }),
  maximum: (le: number) => new Misfit('less_than_equal', `must be at most ${le}`, { le }),
  exclusiveMaximum: (lt: number) => new Misfit('less_than', `must be less than ${lt}`, { lt }),
  minimum: (ge: number) => new Misfit('greater_than_equal', `must be at least ${ge}`, { ge }),
  exclusiveMinimum: (gt: number) => new Misfit('greater_than', `must be greater than ${gt}`, { gt }),
} as const;

/** The first limit that a number breaks, in FastAPI's order: finite, multiple, upper ends, lower ends; undefined where no limit is stated. */
export function numberCheck(limits: Limits): Check<number | bigint> | undefined {
  const checks: Check<number | bigint>[] = [];
  const add = (breaks: (value: number | bigint) => boolean, misfit: Misfit) => checks.push((value) => (breaks(value) ? misfit : undefined));
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = limits;
  if (limits.finite === true)
    add((value) => typeof value === 'number' && !Number.isFinite(value), new Misfit('finite_number', 'must be finite'));
  if (multipleOf !== undefined) add((value) => !isMultiple(value, multipleOf), broken.multipleOf(multipleOf));
  // Written so that NaN, which is beside every limit, breaks them all.
  if (maximum !== undefined) add((value) => !(value <= maximum), broken.maximum(maximum));
  if (exclusiveMaximum !== undefined) add((value) => !(value < exclusiveMaximum), broken.exclusiveMaximum(exclusiveMaximum));
  if (minimum !== undefined) add((value) => !(value >= minimum), broken.minimum(minimum));
  if (exclusiveMinimum !== undefined) add((value) => !(value > exclusiveMinimum), broken.exclusiveMinimum(exclusiveMinimum));
  return first(checks);
}

/** The first limit that plain decimal text breaks: its digits, then those of numbers, compared exactly. */
export function decimalCheck(limits: Limits): Check<string> | undefined {
  const checks: Check<Exact>[] = [];
  const add = (limit: number | undefined, breaks: (value: Exact, limit: Exact) => boolean, misfitOf: (limit: number) => Misfit): void => {
    const read = limit === undefined ? 'none' : plainDecimal(String(limit));
    if (limit === undefined || typeof read === 'string') return;
    const [exact, misfit] = [exactOf(read.plain), misfitOf(limit)];
    checks.push((value) => (breaks(value, exact) ? misfit : undefined));
  };
  add(limits.multipleOf, (value, of) => !isMultipleOfExact(value, of), broken.multipleOf);
  add(limits.maximum, (value, end) => compareExact(value, end) > 0, broken.maximum);
  add(limits.exclusiveMaximum, (value, end) => compareExact(value, end) >= 0, broken.exclusiveMaximum);
  add(limits.minimum, (value, end) => compareExact(value, end) < 0, broken.minimum);
  add(limits.exclusiveMinimum, (value, end) => compareExact(value, end) <= 0, broken.exclusiveMinimum);
  const range = first(checks);
  const digits = digitsCheck(limits);
  if (range === undefined) return digits;
  return (value) => digits?.(value) ?? range(exactOf(value));
}

function digitsCheck({ maxDigits, decimalPlaces }: Limits): Check<string> | undefined {
  if (maxDigits === undefined && decimalPlaces === undefined) return undefined;
  const [most, places] = [maxDigits ?? Infinity, decimalPlaces ?? Infinity];
  const tooMany = new Misfit('decimal_max_digits', `must have at most ${counted(most, 'digit')}`, { max_digits: most });
  const tooFine = new Misfit('decimal_max_places', `must have at most ${counted(places, 'decimal place')}`, { decimal_places: places });
  const wholeDigits = decimalPlaces === undefined ? most : most - places;
  const tooLarge = new Misfit('decimal_whole_digits', `must have at most ${counted(wholeDigits, 'digit')} before the point`, {
    whole_digits: wholeDigits,
  });
  return (value) => {
    const [whole = '', fraction = ''] = value.replace(/^-?0*/, '').split('.');
    const decimals = fraction.replace(/0+$/, '').length;
    if (whole.length + decimals > most) return tooMany;
    if (decimals > places) return tooFine;
    return whole.length > wholeDigits ? tooLarge : undefined;
  };
}

/** The first limit that a text breaks: shortest, longest, pattern. */
export function textCheck({ minLength, maxLength, pattern }: Limits): Check<string> | undefined {
  const checks: Check<string>[] = [];
  if (minLength !== undefined) {
    const misfit = new Misfit('string_too_short', `must have at least ${counted(minLength, 'character')}`, { min_length: minLength });
    checks.push((value) => (codePoints(value) < minLength ? misfit : undefined));
  }
  if (maxLength !== undefined) {
    const misfit = new Misfit('string_too_long', `must have at most ${counted(maxLength, 'character')}`, { max_length: maxLength });
    checks.push((value) => (codePoints(value) > maxLength ? misfit : undefined));
  }
  if (pattern !== undefined) {
    const expression = expressionOf(pattern);
    const misfit = new Misfit('string_pattern_mismatch', `must match ${expression.source}`, { pattern: expression.source });
    checks.push((value) => (expression.test(value) ? undefined : misfit));
  }
  return first(checks);
}

/** The same of a text that is not shown. */
function secretCheck(limits: Limits): Check<Secret> | undefined {
  const check = textCheck(limits);
  return check === undefined ? undefined : (secret) => check(secret.reveal());
}

/** The first limit that bytes break: fewest, most. */
export function bytesCheck({ minLength, maxLength }: Limits): Check<Uint8Array> | undefined {
  const checks: Check<Uint8Array>[] = [];
  if (minLength !== undefined) {
    const misfit = new Misfit('bytes_too_short', `must have at least ${counted(minLength, 'byte')}`, { min_length: minLength });
    checks.push(({ length }) => (length < minLength ? misfit : undefined));
  }
  if (maxLength !== undefined) {
    const misfit = new Misfit('bytes_too_long', `must have at most ${counted(maxLength, 'byte')}`, { max_length: maxLength });
    checks.push(({ length }) => (length > maxLength ? misfit : undefined));
  }
  return first(checks);
}

/** The first limit that a list breaks: fewest, most, each once. `type` is FastAPI's name of what is counted. */
export function listCheck(
  { minItems, maxItems, uniqueItems }: Limits,
  type: 'List' | 'Set' | 'Dictionary' = 'List',
): Check<readonly unknown[]> | undefined {
  const checks: Check<readonly unknown[]>[] = [];
  if (minItems !== undefined) {
    const facts = { field_type: type, min_length: minItems };
    const tooShort = (length: number): Misfit =>
      new Misfit('too_short', `must have at least ${counted(minItems, 'item')}`, { ...facts, actual_length: length });
    checks.push(({ length }) => (length < minItems ? tooShort(length) : undefined));
  }
  if (maxItems !== undefined) {
    const facts = { field_type: type, max_length: maxItems };
    // FastAPI does not count the rest of what it takes one by one.
    const tooLong = (length: number): Misfit =>
      new Misfit('too_long', `must have at most ${counted(maxItems, 'item')}`, {
        ...facts,
        actual_length: type === 'List' ? length : null,
      });
    checks.push(({ length }) => (length > maxItems ? tooLong(length) : undefined));
  }
  if (uniqueItems === true) {
    const misfit = new Misfit('unique_items', 'must not have the same item twice');
    checks.push((items) => (new Set(items.map(identityOf)).size < items.length ? misfit : undefined));
  }
  return first(checks);
}

function first<T>(checks: readonly Check<T>[]): Check<T> | undefined {
  if (checks.length < 2) return checks[0];
  return (value) => {
    for (const check of checks) {
      const misfit = check(value);
      if (misfit !== undefined) return misfit;
    }
    return undefined;
  };
}

/** Binary fractions are no exact multiples of 0.1: a billionth is let pass, and so are `inf` and `nan`, as FastAPI does. */
function isMultiple(value: number | bigint, of: number): boolean {
  if (typeof value === 'bigint') return Number.isInteger(of) && value % BigInt(of) === 0n;
  return !(Math.abs(value - Math.round(value / of) * of) > 1e-9);
}

/** JSON Schema wants Unicode patterns; one that only the older syntax allows is taken in that. Flags g and y would make tests depend on each other. */
function expressionOf(pattern: string | RegExp): RegExp {
  if (typeof pattern !== 'string') return new RegExp(pattern.source, pattern.flags.replace(/[gy]/g, ''));
  try {
    return new RegExp(pattern, 'u');
  } catch {
    return olderExpression(pattern);
  }
}

function olderExpression(pattern: string): RegExp {
  try {
    return new RegExp(pattern);
  } catch (error) {
    const reason = (error as Error).message.replace(/^.*: /s, '');
    throw TenonError.of('PATTERN_BROKEN', { pattern, reason }, { cause: error });
  }
}

function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

const counted = (count: number, what: string): string => (count === 1 ? `1 ${what}` : `${count} ${what}s`);
