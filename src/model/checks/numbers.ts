import type { PredicateMaker } from './predicate.js';

/** What `@IsNumber` takes. */
interface NumberOptions {
  readonly allowNaN?: boolean;
  readonly allowInfinity?: boolean;
  readonly maxDecimalPlaces?: number;
}

export const numbers: Readonly<Record<string, PredicateMaker>> = {
  isInt: () => (value) => Number.isInteger(value),
  isPositive: () => (value) => typeof value === 'number' && value > 0,
  isNegative: () => (value) => typeof value === 'number' && value < 0,
  isNumber: ([options = {}]) => (typeof options === 'object' && options !== null ? conforming(options) : undefined),
  min: ([min]) => (typeof min === 'number' ? (value) => typeof value === 'number' && value >= min : undefined),
  max: ([max]) => (typeof max === 'number' ? (value) => typeof value === 'number' && value <= max : undefined),
  isDivisibleBy: ([divisor]) => {
    if (typeof divisor !== 'number') return undefined;
    // validator.js cuts the divisor off: 2.5 divides what 2 divides, and 1e21 what 1 divides.
    const whole = parseInt(String(divisor), 10);
    return (value) => Number.isFinite(value) && (value as number) % whole === 0;
  },
};

function conforming(options: NumberOptions): (value: unknown) => boolean {
  return (value) => {
    if (typeof value !== 'number') return false;
    if (Number.isNaN(value)) return Boolean(options.allowNaN);
    if (!Number.isFinite(value)) return Boolean(options.allowInfinity);
    return options.maxDecimalPlaces === undefined || !(decimalPlaces(value) > options.maxDecimalPlaces);
  };
}

/** Throws a TypeError for `1e-7`, which has no point: the library does, and whoever runs it decides what that means. */
function decimalPlaces(value: number): number {
  return value % 1 === 0 ? 0 : (value.toString().split('.')[1] as string).length;
}
