import { anything, text, yesOrNo, type Rules } from '../option-checks.js';
import type { VerifyingOptions } from './refused.js';

/** What every verifying scheme takes. */
export const verifyingRules: Rules<VerifyingOptions> = { realm: anything, schemeName: anything, description: text, autoError: yesOrNo };
