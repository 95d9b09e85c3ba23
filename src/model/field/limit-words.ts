import type { StatedType } from '../types/composite.js';
import type { FieldOptions } from './options.js';

/** The limits that each sort of values has; decimal text has those of numbers, and bytes have a length, too. */
export const limitWords = {
  text: ['minLength', 'maxLength', 'pattern'],
  secret: ['minLength', 'maxLength', 'pattern'],
  bytes: ['minLength', 'maxLength'],
  number: ['multipleOf', 'maximum', 'exclusiveMaximum', 'minimum', 'exclusiveMinimum', 'finite'],
  decimal: ['multipleOf', 'maximum', 'exclusiveMaximum', 'minimum', 'exclusiveMinimum', 'maxDigits', 'decimalPlaces'],
  items: ['minItems', 'maxItems', 'uniqueItems'],
} as const satisfies Record<string, readonly (keyof FieldOptions)[]>;

export type LimitWord = (typeof limitWords)[keyof typeof limitWords][number];

/** Those that are stated, each once. */
export function statedLimits(options: FieldOptions, among: readonly LimitWord[] = Object.values(limitWords).flat()): LimitWord[] {
  return [...new Set(among)].filter((word) => options[word] !== undefined && options[word] !== false);
}

/** The type that limits alone tell: only text has a length, and a plain number a minimum; undefined where none is stated. */
export function typeOfLimits(options: FieldOptions): StatedType | undefined {
  if (statedLimits(options, limitWords.text).length > 0) return String;
  return statedLimits(options, limitWords.number).length > 0 ? Number : undefined;
}
