import type { Predicate, PredicateMaker } from './predicate.js';

/** Checks of texts that are not formats. */
export const texts: Readonly<Record<string, PredicateMaker>> = {
  minLength: ([min]) => (isNumber(min) ? lengthWithin(min, Infinity) : undefined),
  maxLength: ([max]) => (isNumber(max) ? lengthWithin(0, max) : undefined),
  isLength: ([min, max = Infinity]) => (isNumber(min) && isNumber(max) ? lengthWithin(min, max) : undefined),
  contains: ([seed]) => (isText(seed) ? (value) => typeof value === 'string' && value.includes(seed) : undefined),
  notContains: ([seed]) => (isText(seed) ? (value) => typeof value === 'string' && !value.includes(seed) : undefined),
  matches: ([pattern, modifiers]) => {
    if (pattern instanceof RegExp) return matching(pattern);
    if (typeof pattern !== 'string' || (modifiers !== undefined && typeof modifiers !== 'string')) return undefined;
    try {
      return matching(new RegExp(pattern, modifiers), true);
    } catch {
      return undefined;
    }
  },
};

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && !Number.isNaN(value);
}

/** An empty seed is one: validator.js then wants two characters. */
function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

/** A text of n code units has between n / 3 and n characters, which spares counting them in all but a narrow band. */
function lengthWithin(min: number, max: number): Predicate {
  return (value) => {
    if (typeof value !== 'string') return false;
    const units = value.length;
    if (units < min || units > 3 * max) return false;
    if (units <= max && units >= 3 * min) return true;
    const length = characters(value);
    return length >= min && length <= max;
  };
}

/** As validator.js counts: a pair of surrogates is one, and so is a character with its variation selector. */
function characters(text: string): number {
  for (let index = 0; index < text.length; index += 1) {
    if (text.charCodeAt(index) < 0xd800) continue;
    const variants = text.match(/[^\uFE0F\uFE0E][\uFE0F\uFE0E]/g)?.length ?? 0;
    const pairs = text.match(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g)?.length ?? 0;
    return text.length - variants - pairs;
  }
  return text.length;
}

/**
 * The library uses `match`, which starts over for a global pattern and leaves it at its start, while `test` goes on from where it was; a
 * sticky pattern goes on with both. A pattern given as text is a new one each time, so it never goes on.
 */
function matching(pattern: RegExp, fresh = false): Predicate {
  if (!pattern.global && !(fresh && pattern.sticky)) return (value) => typeof value === 'string' && pattern.test(value);
  return (value) => {
    if (typeof value !== 'string') return false;
    pattern.lastIndex = 0;
    const found = pattern.test(value);
    pattern.lastIndex = 0;
    return found;
  };
}
