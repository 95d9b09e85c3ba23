import { Misfit } from './misfit.js';

/** Limits in the words of JSON Schema 2020-12 (validation vocabulary). */
export interface Limits {
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  /** Greater than 0. */
  readonly multipleOf?: number;
  /** `true`: `inf` and `nan` are refused. */
  readonly finite?: boolean;
  /** In characters (code points), not bytes. */
  readonly minLength?: number;
  readonly maxLength?: number;
  /** Searched anywhere in the text, as JSON Schema says. */
  readonly pattern?: string | RegExp;
}

type Check<T> = (value: T) => Misfit | undefined;

/** The first limit that a number breaks, in pydantic's order: finite, multiple, upper ends, lower ends; undefined where no limit is stated. */
export function numberCheck(limits: Limits): Check<number | bigint> | undefined {
  const checks: Check<number | bigint>[] = [];
  const add = (breaks: (value: number | bigint) => boolean, misfit: Misfit) => checks.push((value) => (breaks(value) ? misfit : undefined));
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = limits;
  if (limits.finite === true)
    add((value) => typeof value === 'number' && !Number.isFinite(value), new Misfit('finite_number', 'must be finite'));
  if (multipleOf !== undefined)
    add(
      (value) => !isMultiple(value, multipleOf),
      new Misfit('multiple_of', `must be a multiple of ${multipleOf}`, { multiple_of: multipleOf }),
    );
  // Written so that NaN, which is beside every limit, breaks them all.
  if (maximum !== undefined)
    add((value) => !(value <= maximum), new Misfit('less_than_equal', `must be at most ${maximum}`, { le: maximum }));
  if (exclusiveMaximum !== undefined)
    add((value) => !(value < exclusiveMaximum), new Misfit('less_than', `must be less than ${exclusiveMaximum}`, { lt: exclusiveMaximum }));
  if (minimum !== undefined)
    add((value) => !(value >= minimum), new Misfit('greater_than_equal', `must be at least ${minimum}`, { ge: minimum }));
  if (exclusiveMinimum !== undefined)
    add(
      (value) => !(value > exclusiveMinimum),
      new Misfit('greater_than', `must be greater than ${exclusiveMinimum}`, { gt: exclusiveMinimum }),
    );
  return first(checks);
}

/** The first limit that a text breaks: shortest, longest, pattern. */
export function textCheck({ minLength, maxLength, pattern }: Limits): Check<string> | undefined {
  const checks: Check<string>[] = [];
  if (minLength !== undefined) {
    const misfit = new Misfit('string_too_short', `must have at least ${characters(minLength)}`, { min_length: minLength });
    checks.push((value) => (codePoints(value) < minLength ? misfit : undefined));
  }
  if (maxLength !== undefined) {
    const misfit = new Misfit('string_too_long', `must have at most ${characters(maxLength)}`, { max_length: maxLength });
    checks.push((value) => (codePoints(value) > maxLength ? misfit : undefined));
  }
  if (pattern !== undefined) {
    const expression = expressionOf(pattern);
    const misfit = new Misfit('string_pattern_mismatch', `must match ${expression.source}`, { pattern: expression.source });
    checks.push((value) => (expression.test(value) ? undefined : misfit));
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

/** Binary fractions are no exact multiples of 0.1: a billionth is let pass, and so are `inf` and `nan`, as pydantic does. */
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
    return new RegExp(pattern);
  }
}

function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

const characters = (count: number): string => (count === 1 ? '1 character' : `${count} characters`);
