import { yesOrNo, type Rule, type Rules } from '../front/option-checks.js';
import type { VerifyingOptions } from './refused.js';

/** For what is checked elsewhere, or must not be told. */
export const anything: Rule = { wanted: 'anything', fits: () => true };

export const aFunction: Rule = { wanted: 'a function', fits: (value) => typeof value === 'function' };

export const anObject: Rule = { wanted: 'an object', fits: (value) => typeof value === 'object' && value !== null };

/** What every verifying scheme takes. */
export const verifyingRules: Rules<VerifyingOptions> = {
  realm: anything,
  schemeName: anything,
  description: { wanted: 'a text', fits: (value) => typeof value === 'string' },
  autoError: yesOrNo,
};
