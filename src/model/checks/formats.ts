import type { Predicate, PredicateMaker } from './predicate.js';

/*
 * Subsets of what validator.js takes with its default options, in one expression each: the usual value is found good by it, whatever else
 * is left to validator.js. Each is linear, for labels are bounded.
 */
const EMAIL = /^[a-z\d!#$%&'*+\-/=?^_`{|}~]+(?:\.[a-z\d!#$%&'*+\-/=?^_`{|}~]+)*@(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+[a-z]{2,20}$/i;
const URL = /^https?:\/\/(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+[a-z]{2,20}(?::[1-9]\d{0,3})?(?:[/?#][^\s<>]*)?$/i;
const ISO_DATE =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)?)?$/;
const UUID = /^[\da-f]{8}-[\da-f]{4}-[1-8][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/i;
const NUMERIC = /^[+-]?(?:\d*\.)?\d+$/;
const OBJECT_ID = /^[\da-f]{24}$/i;
const BOOLEAN = /^(?:true|false|1|0)$/;

/** Where the version digit stands in a UUID. */
const VERSION = 14;

export const formats: Readonly<Record<string, PredicateMaker>> = {
  isEmail: usual((text) => text.length <= 254 && text.indexOf('@') <= 64 && EMAIL.test(text)),
  isUrl: usual((text) => text.length <= 2000 && URL.test(text)),
  isDateString: usual((text) => ISO_DATE.test(text)),
  isIso8601: usual((text) => ISO_DATE.test(text)),
  isNumberString: usual((text) => NUMERIC.test(text)),
  isMongoId: usual((text) => OBJECT_ID.test(text)),
  isBooleanString: usual((text) => BOOLEAN.test(text)),
  isUuid: ([version], library) => {
    if (version === undefined || version === null || version === 'all') return either((text) => UUID.test(text), library);
    const digit = String(version as string);
    return /^[1-8]$/.test(digit) ? either((text) => text[VERSION] === digit && UUID.test(text), library) : undefined;
  },
};

/** The fast way is for a decorator without options only. */
function usual(fast: (text: string) => boolean): PredicateMaker {
  return ([options], library) => (options === undefined ? either(fast, library) : undefined);
}

function either(fast: (text: string) => boolean, library: Predicate): Predicate {
  return (value) => typeof value === 'string' && (fast(value) || library(value));
}
