import { TenonError } from '../../core/errors.js';
import { shown } from '../../core/shown.js';

const printable = /^[\x20-\x7e]*$/;

/**
 * A challenge of this scheme: `Bearer`, or with a realm `Bearer realm="orders"` (RFC 9110, sections 11.3 and 11.5). An empty realm is none, as in FastAPI.
 * Throws `SCHEME_CHALLENGE_INVALID`, in the name of `scheme`, for a realm that no header can hold.
 */
export function challengeOf(scheme: string, word: string, realm: string | undefined): string {
  if (realm === undefined || realm === '') return word;
  if (!printable.test(realm)) throw TenonError.of('SCHEME_CHALLENGE_INVALID', { scheme, option: 'realm', given: shown(realm) });
  return `${word} realm=${quoted(realm)}`;
}

/** A whole challenge as it was given. Throws `SCHEME_CHALLENGE_INVALID` where no header can hold it. */
export function checkedChallenge(scheme: string, challenge: string): string {
  if (challenge.trim() !== '' && printable.test(challenge)) return challenge;
  throw TenonError.of('SCHEME_CHALLENGE_INVALID', { scheme, option: 'challenge', given: shown(challenge) });
}

/** A quoted-string (RFC 9110, section 5.6.4). */
export function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}
