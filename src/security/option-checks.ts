import { TenonError } from '../core/errors.js';
import { shown } from '../core/shown.js';
import { nearest } from '../core/suggest.js';

/** What an option may be. */
export interface Rule {
  readonly wanted: string;
  readonly fits: (value: unknown) => boolean;
}

/** Options by name. */
export type Rules<T> = { readonly [K in keyof Required<T>]: Rule };

/** For what is looked at elsewhere, or must not be told. */
export const anything: Rule = { wanted: 'anything', fits: () => true };

export const text: Rule = { wanted: 'a text', fits: (value) => typeof value === 'string' };

export const aFunction: Rule = { wanted: 'a function', fits: (value) => typeof value === 'function' };

export const anObject: Rule = { wanted: 'an object', fits: (value) => typeof value === 'object' && value !== null };

export const yesOrNo: Rule = { wanted: 'true or false', fits: (value) => typeof value === 'boolean' };

export const texts: Rule = {
  wanted: 'a list of texts',
  fits: (value) => Array.isArray(value) && value.every((one) => typeof one === 'string'),
};

/** Throws `OPTION_UNKNOWN` for an option that there is not, `OPTION_INVALID` for one of the wrong kind; undefined stands for one that is not given. */
export function checkOptions<T extends object>(where: string, options: T, rules: Rules<T>): void {
  if (typeof options !== 'object' || options === null || Array.isArray(options)) throw invalid(where, 'the argument', options, 'an object');
  for (const [option, value] of Object.entries(options)) {
    const rule = Object.hasOwn(rules, option) ? rules[option as keyof T] : undefined;
    if (rule === undefined) throw TenonError.of('OPTION_UNKNOWN', { where, option, suggestion: nearest(option, Object.keys(rules)) });
    if (value !== undefined && !rule.fits(value)) throw invalid(where, option, value, rule.wanted);
  }
}

/** Throws `OPTION_INVALID` for an option that must be given and is not. */
export function requireOptions<T extends object>(
  where: string,
  options: T,
  rules: Rules<T>,
  ...needed: readonly (keyof T & string)[]
): void {
  const missing = needed.find((option) => options[option] === undefined);
  if (missing !== undefined) throw invalid(where, missing, undefined, rules[missing].wanted);
}

function invalid(where: string, option: string, value: unknown, wanted: string): TenonError {
  return TenonError.of('OPTION_INVALID', { where, option, value: shown(value), wanted });
}
