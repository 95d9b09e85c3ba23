import type { SecurityScopes } from '../../container/security-scopes.js';
import { HttpException } from '../../core/http-exception.js';
import { absence } from '../schemes/absence.js';
import { challengeOf } from '../schemes/challenge.js';
import { refusalOf } from '../schemes/refusal.js';
import type { BearerOptions } from './bearer-options.js';
import type { TokenError } from './token-error.js';

/** The challenges for one set of scopes (RFC 6750, section 3). */
interface Challenges {
  readonly none: string;
  readonly invalid: string;
  readonly lacking: string;
}

/** The answers of a scheme that checks bearer tokens: what RFC 6750, section 3.1 says, and nothing about why. */
export class BearerRefusals {
  /** What the document says of a request without a token. */
  readonly status: number;
  readonly challenge: string | undefined;
  readonly #base: string;
  readonly #absent: (() => HttpException) | undefined;
  // Scopes are written in the program: there are as many sets as places that ask for some.
  readonly #challenges = new Map<string, Challenges>();

  constructor(by: string, { realm = 'api', notAuthenticated }: BearerOptions) {
    this.#base = challengeOf(by, 'Bearer', realm);
    const own = notAuthenticated === undefined ? undefined : refusalOf(by, 'Bearer', { notAuthenticated });
    this.status = own?.status ?? 401;
    this.challenge = own === undefined ? this.#base : own.challenge;
    this.#absent = own?.make;
  }

  /** No token: no error attribute. */
  absent(asked: SecurityScopes): HttpException {
    return absence(this.#absent?.() ?? refusal(401, 'Not authenticated', this.#for(asked).none));
  }

  malformed(): HttpException {
    return refusal(400, 'Invalid credentials', `${this.#separated}error="invalid_request"`);
  }

  /** A token that is not taken; where it could not be judged that is not its fault. */
  notTaken(error: TokenError, asked: SecurityScopes): HttpException {
    if (error.code === 'invalid_token') return refusal(401, 'Invalid token', this.#for(asked).invalid, error);
    return new HttpException(503, undefined, { headers: { 'Retry-After': String(error.retryAfter ?? 1) }, cause: error });
  }

  lacking(asked: SecurityScopes): HttpException {
    return refusal(403, 'Not enough permissions', this.#for(asked).lacking);
  }

  get #separated(): string {
    return this.#base === 'Bearer' ? 'Bearer ' : `${this.#base}, `;
  }

  #for({ scopeStr }: SecurityScopes): Challenges {
    const known = this.#challenges.get(scopeStr);
    if (known !== undefined) return known;
    const start = this.#separated;
    const scope = scopeStr === '' ? '' : `scope="${scopeStr}"`;
    const end = scope === '' ? '' : `, ${scope}`;
    const made = {
      none: scope === '' ? this.#base : `${start}${scope}`,
      invalid: `${start}error="invalid_token"${end}`,
      lacking: `${start}error="insufficient_scope"${end}`,
    };
    this.#challenges.set(scopeStr, made);
    return made;
  }
}

function refusal(status: number, detail: string, challenge: string, cause?: TokenError): HttpException {
  return new HttpException(status, detail, { headers: { 'WWW-Authenticate': challenge }, cause });
}
