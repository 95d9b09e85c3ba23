import type { FactMaker } from './facts.js';
import type { JsonSchema } from './schema.js';

const number = { type: 'number' } as const;

/** Checks of numbers. */
export const numberFacts: Readonly<Record<string, FactMaker>> = {
  isInt: () => ({ type: 'integer' }),
  isNumber: ([options]) => ((options as { maxDecimalPlaces?: number } | undefined)?.maxDecimalPlaces === undefined ? number : undefined),
  isPositive: () => ({ ...number, exclusiveMinimum: 0 }),
  isNegative: () => ({ ...number, exclusiveMaximum: 0 }),
  min: ([limit]) => limited('minimum', limit),
  max: ([limit]) => limited('maximum', limit),
  isDivisibleBy: ([divisor]) => {
    // validator.js cuts the divisor off.
    const whole = typeof divisor === 'number' ? Math.abs(parseInt(String(divisor), 10)) : NaN;
    return whole > 0 && whole < Infinity ? { ...number, multipleOf: whole } : undefined;
  },
  // Texts are taken as well.
  isLatitude: (_, { type }) => (isNumeric(type) ? { minimum: -90, maximum: 90 } : undefined),
  isLongitude: (_, { type }) => (isNumeric(type) ? { minimum: -180, maximum: 180 } : undefined),
};

/** Limits of numbers that `@Field` states, for values that may be text as well. */
export const ownNumberFacts: Readonly<Record<string, FactMaker>> = {
  min: ([limit]) => untyped('minimum', limit),
  max: ([limit]) => untyped('maximum', limit),
  exclusiveMinimum: ([limit]) => untyped('exclusiveMinimum', limit),
  exclusiveMaximum: ([limit]) => untyped('exclusiveMaximum', limit),
  // In binary fractions 0.3 is no multiple of 0.1, for a validator; for us it is.
  isDivisibleBy: ([divisor], { wording }) =>
    typeof divisor === 'number' && divisor > 0 && (Number.isInteger(divisor) || wording === 'declared')
      ? { multipleOf: divisor }
      : undefined,
  // JSON has no others.
  isFinite: () => ({}),
};

function limited(word: string, limit: unknown): JsonSchema | undefined {
  const facts = untyped(word, limit);
  return facts && { ...number, ...facts };
}

function untyped(word: string, limit: unknown): JsonSchema | undefined {
  return Number.isFinite(limit) ? { [word]: limit } : undefined;
}

const isNumeric = (type: unknown): boolean => type === 'number' || type === 'integer';
