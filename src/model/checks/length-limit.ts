import type { ValidationMetadata } from 'class-validator/types/metadata/ValidationMetadata.js';
import type { Predicate } from './predicate.js';
import { predicateOf } from './predicates.js';

/** What refuses a text that is too long, whatever a pattern would say of it. */
export interface LengthLimit {
  readonly metadata: ValidationMetadata;
  /** In characters, of which one has up to three code units. */
  readonly max: number;
  readonly accepts: Predicate;
}

/** Code units up to which class-validator's own pattern is asked in any case: it lists all that is wrong, and so do we of short texts. */
const fullyListed = 1_000;

/** The limits of the length of texts among checks; one that counts on a condition only protects nobody. */
export function limitsOf(checks: readonly ValidationMetadata[]): LengthLimit[] {
  return checks.flatMap((metadata) => {
    const { name, constraints, validateIf } = metadata;
    const [first, second] = (constraints as unknown[] | undefined) ?? [];
    const max = name === 'maxLength' ? first : name === 'isLength' ? second : undefined;
    const accepts = predicateOf(metadata);
    // Without a predicate it may be one of secrets, which are no texts.
    const isLimit = typeof max === 'number' && !Number.isNaN(max) && accepts !== undefined && validateIf === undefined;
    return isLimit ? [{ metadata, max, accepts }] : [];
  });
}

/** Whether a pattern has no say in a text, since the limit refuses it; `isOwn`: the pattern is one of a field, not class-validator's. */
export function isBeyond({ max, accepts }: LengthLimit, isOwn: boolean, text: string): boolean {
  return isOwn ? text.length > max && !accepts(text) : text.length > reachOf(max, isOwn);
}

/** The longest text that a pattern beside a limit is asked about, in code units. */
export function reachOf(max: number, isOwn: boolean): number {
  return Math.max(isOwn ? 0 : fullyListed, 3 * max);
}
