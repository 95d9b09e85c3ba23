import { classValidator } from '../library/library.js';
import { listCheck, scalarCheck, type Check } from '../scalars/limits.js';
import type { Scalar } from '../scalars/scalar.js';
import { limitWords, statedLimits, type LimitWord } from './limit-words.js';
import type { FieldOptions } from './options.js';
import type { Outline } from './outline.js';
import { checkedBy } from './own-check.js';

/** The limits of a scalar as decorators: class-validator's where it has one that says exactly this. */
export function scalarLimits(scalar: Scalar | undefined, options: FieldOptions, each: boolean): PropertyDecorator[] {
  if (scalar === undefined || scalar.limits === 'none') return [];
  return statedLimits(options, limitWords[scalar.limits]).map(
    (word) =>
      scalarDecorator(scalar, word, options, each) ??
      limited(word, options, scalarLimit(scalar, word, options), (value) => scalar.is(value), each, wordsFor(scalar, word)),
  );
}

/** Most digits and most places together leave so many before the point; too many places are what the other check says. */
function scalarLimit(scalar: Scalar, word: LimitWord, options: FieldOptions): Check<unknown> | undefined {
  const { maxDigits, decimalPlaces } = options;
  if (word !== 'maxDigits' || maxDigits === undefined || decimalPlaces === undefined) return scalarCheck(scalar, { [word]: options[word] });
  const check = scalarCheck(scalar, { maxDigits, decimalPlaces });
  return (value) => {
    const misfit = check?.(value);
    return misfit?.type === 'decimal_max_places' ? undefined : misfit;
  };
}

/** The limits of what holds items. */
export function itemLimits({ container }: Outline, options: FieldOptions): PropertyDecorator[] {
  return statedLimits(options, limitWords.items).map((word) => {
    const check = listCheck({ [word]: options[word] }, containerNames[container]);
    const ofItems: Check<unknown> = (value) => check?.(itemsOf(value) ?? []);
    return (
      (container === 'list' ? listDecorator(word, options) : undefined) ??
      limited(word, options, ofItems, (value) => itemsOf(value) !== undefined, false)
    );
  });
}

const containerNames = { list: 'List', unknown: 'List', set: 'Set', map: 'Dictionary', none: 'Dictionary' } as const;

/** Class-validator's are about JavaScript's numbers, a divisor is a whole number to it, and it takes a pattern with all its flags. */
function scalarDecorator({ name, limits }: Scalar, word: LimitWord, options: FieldOptions, each: boolean): PropertyDecorator | undefined {
  const { Min, Max, IsDivisibleBy, MinLength, MaxLength } = classValidator();
  const { minimum = 0, maximum = 0, multipleOf = 0, minLength = 0, maxLength = 0 } = options;
  if (limits === 'text' && word === 'minLength') return MinLength(minLength, { each });
  if (limits === 'text' && word === 'maxLength') return MaxLength(maxLength, { each });
  if (limits !== 'number' || name === 'BigInt') return undefined;
  if (word === 'minimum') return Min(minimum, { each });
  if (word === 'maximum') return Max(maximum, { each });
  return word === 'multipleOf' && Number.isInteger(multipleOf) ? IsDivisibleBy(multipleOf, { each }) : undefined;
}

/** Not ArrayUnique: it compares each item with all others, and objects by identity. */
function listDecorator(word: LimitWord, { minItems = 0, maxItems = 0 }: FieldOptions): PropertyDecorator | undefined {
  if (word === 'minItems') return classValidator().ArrayMinSize(minItems);
  return word === 'maxItems' ? classValidator().ArrayMaxSize(maxItems) : undefined;
}

/** Names that class-validator has for a limit are kept, as are its words. */
const names: Readonly<Record<LimitWord, readonly [name: string, words: string]>> = {
  minimum: ['min', 'must not be less than $constraint1'],
  maximum: ['max', 'must not be greater than $constraint1'],
  exclusiveMinimum: ['exclusiveMinimum', 'must be greater than $constraint1'],
  exclusiveMaximum: ['exclusiveMaximum', 'must be less than $constraint1'],
  multipleOf: ['isDivisibleBy', 'must be divisible by $constraint1'],
  finite: ['isFinite', 'must be finite'],
  maxDigits: ['maxDigits', 'must have at most $constraint1 digits'],
  decimalPlaces: ['decimalPlaces', 'must have at most $constraint1 decimal places'],
  minLength: ['minLength', 'must be longer than or equal to $constraint1 characters'],
  maxLength: ['maxLength', 'must be shorter than or equal to $constraint1 characters'],
  pattern: ['matches', 'must match $constraint1 regular expression'],
  minItems: ['arrayMinSize', 'must contain at least $constraint1 elements'],
  maxItems: ['arrayMaxSize', 'must contain no more than $constraint1 elements'],
  uniqueItems: ['arrayUnique', 'must not have the same element twice'],
};

/** Of bytes a length is told in bytes. */
const byteWords: Partial<Record<LimitWord, string>> = {
  minLength: 'must be longer than or equal to $constraint1 bytes',
  maxLength: 'must be shorter than or equal to $constraint1 bytes',
};

function wordsFor({ limits }: Scalar, word: LimitWord): string | undefined {
  return limits === 'bytes' ? byteWords[word] : undefined;
}

function limited(
  word: LimitWord,
  options: FieldOptions,
  limit: Check<unknown> | undefined,
  isOfType: (value: unknown) => boolean,
  each: boolean,
  ownWords?: string,
): PropertyDecorator {
  const [name, words] = names[word];
  const check = {
    name,
    isType: false,
    words: () => ownWords ?? words,
    test: (value: unknown) => isOfType(value) && limit?.(value) === undefined,
  };
  const ofType: Check<unknown> = (value) => (isOfType(value) ? limit?.(value) : undefined);
  return checkedBy(limit === undefined ? check : { ...check, limit: ofType }, { each }, [options[word]]);
}

function itemsOf(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value as readonly unknown[];
  if (value instanceof Set || value instanceof Map) return [...(value as Iterable<unknown>)];
  return typeof value === 'object' && value !== null ? Object.values(value) : undefined;
}
