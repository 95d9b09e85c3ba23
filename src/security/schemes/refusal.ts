import { TenonError } from '../../core/errors.js';
import { fieldOf, HttpException } from '../../core/http-exception.js';
import { shown } from '../../core/shown.js';
import { challengeOf, checkedChallenge } from './challenge.js';

/** How a scheme answers a request that has no credentials for it. */
export interface RefusalOptions {
  /** The part of the application that the credentials are for, as the challenge names it: `Basic realm="archive"`. Printable ASCII. */
  readonly realm?: string;
  /** The whole challenge, in place of the scheme's own; FastAPI's `make_authenticate_headers`. Printable ASCII. */
  readonly challenge?: string;
  /**
   * Makes the whole answer; FastAPI's `make_not_authenticated_error`. Called once at start-up, for its status and its challenge are documented, and then
   * for each refusal.
   */
  readonly notAuthenticated?: () => HttpException;
}

/** The answer to a request without credentials. */
export interface Refusal {
  readonly status: number;
  /** The `WWW-Authenticate` of a 401, where it has one. */
  readonly challenge: string | undefined;
  readonly make: () => HttpException;
}

/**
 * FastAPI's refusal, a 401 with the challenge of `word`, or the one of the options. `scheme` is who answers, for errors: `SCHEME_CHALLENGE_INVALID`,
 * `SCHEME_OPTIONS_CONFLICT`, `SCHEME_REFUSAL_INVALID`.
 */
export function refusalOf(scheme: string, word: string, options: RefusalOptions): Refusal {
  const { realm, challenge: given, notAuthenticated } = options;
  const said = Object.entries({ notAuthenticated, challenge: given, realm }).filter(([, option]) => option !== undefined);
  const [[one] = [], [other] = []] = said;
  if (one !== undefined && other !== undefined) throw TenonError.of('SCHEME_OPTIONS_CONFLICT', { scheme, one, other });
  if (notAuthenticated !== undefined) return ownRefusal(scheme, notAuthenticated);
  const challenge = given === undefined ? challengeOf(scheme, word, realm) : checkedChallenge(scheme, given);
  const headers = { 'WWW-Authenticate': challenge };
  return { status: 401, challenge, make: () => new HttpException(401, 'Not authenticated', { headers }) };
}

function ownRefusal(scheme: string, make: () => HttpException): Refusal {
  const made = madeBy(scheme, make);
  const { status } = made;
  const challenges = fieldOf(made, 'www-authenticate');
  const isChallenged = status === 401 && challenges.length > 0;
  return { status, challenge: isChallenged ? challenges.join(', ') : undefined, make };
}

/** What is made once, to be looked at; a function that throws it means the same. */
function madeBy(scheme: string, make: () => HttpException): HttpException {
  let made: unknown;
  let cause: unknown;
  try {
    made = make();
  } catch (thrown) {
    made = thrown;
    cause = thrown;
  }
  if (made instanceof HttpException) return made;
  throw TenonError.of('SCHEME_REFUSAL_INVALID', { scheme, given: shown(made) }, { cause });
}
