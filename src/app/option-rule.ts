/** What an option may be; the compiler does not see every program, and settings often come from outside. */
export interface Rule {
  readonly wanted: string;
  readonly fits: (value: unknown) => boolean;
}

/** The options of an object: their rules, those of options inside, or `anything` for what is looked at elsewhere. */
export type Rules<T = Readonly<Record<string, unknown>>> = { readonly [K in keyof Required<T>]: Rule | Inside | 'anything' };

export interface Inside {
  readonly inside: Rules;
  /** A value that stands for none of them. */
  readonly or?: unknown;
  /** Whether true and false stand for all and none. */
  readonly orSwitch?: boolean;
}

/** The longest time that a timer of Node takes: about 24 days. */
const longest = 2_147_483_647;

/** A whole number that is not nothing. */
export const positive: Rule = {
  wanted: 'a whole number, 1 or more',
  fits: (value) => Number.isInteger(value) && (value as number) >= 1,
};

const isCount = (value: unknown): boolean => typeof value === 'number' && value >= 0;
export const yesOrNo: Rule = { wanted: 'true or false', fits: (value) => typeof value === 'boolean' };
export const text: Rule = { wanted: 'a text', fits: (value) => typeof value === 'string' };
export const count: Rule = { wanted: 'a number, 0 or more', fits: isCount };
export const time: Rule = {
  wanted: `a number of milliseconds from 0 to ${longest}`,
  fits: (value) => isCount(value) && (value as number) <= longest,
};

/** One of some words. */
export function words(...known: readonly string[]): Rule {
  return { wanted: known.map((word) => `"${word}"`).join(' or '), fits: (value) => known.includes(value as string) };
}
