import { isRecord } from '../../core/types.js';
import { TokenError } from './token-error.js';

/** The claims of a token that was checked (RFC 7519, section 4): these are what they should be; nothing is known of others. */
export interface JwtClaims {
  readonly sub: string;
  /** In seconds since 1970. */
  readonly exp: number;
  readonly iss?: string;
  readonly aud?: string | readonly string[];
  readonly nbf?: number;
  readonly iat?: number;
  readonly jti?: string;
  readonly [claim: string]: unknown;
}

/** Which claims are taken. */
export interface ClaimRules {
  readonly issuer: string | undefined;
  /** Who we are: the token has to be for one of these. */
  readonly audiences: readonly string[];
  /** In seconds. */
  readonly tolerance: number;
  /** Claims that have to be there, beside `exp` and `sub`. */
  readonly required: readonly string[];
  /** Whether the header did not say what it is the token of: then the claims must not be those of an ID token, or of an event (RFC 8417, section 2.2), as a logout token is. */
  readonly mayBeIdToken: boolean;
}

type Claims = Readonly<Record<string, unknown>>;

/** The year 9999: a moment after it is a mistake. */
const lastMoment = 253_402_300_799;
/** In seconds: how far a clock that issues tokens may be ahead of ours. */
const mostSkew = 60;

/** Holds claims against the rules; `now` is in milliseconds. Throws {@link TokenError}. */
export function checkedClaims(claims: Claims, rules: ClaimRules, now: number): JwtClaims {
  checkTimes(claims, rules.tolerance, now / 1000);
  if (typeof claims.sub !== 'string' || claims.sub === '') throw new TokenError('claims', 'The token has no subject');
  for (const name of rules.required) {
    if (!Object.hasOwn(claims, name) || claims[name] === null) throw new TokenError('claims', `The token has no claim ${name}`);
  }
  if (claims.jti !== undefined && typeof claims.jti !== 'string') throw new TokenError('claims', 'The jti of the token is no text');
  checkParties(claims, rules);
  if (rules.mayBeIdToken && (isIdToken(claims) || isRecord(claims.events)))
    throw new TokenError('type', 'The token tells a client who logged in or out; it is no access token');
  return claims as JwtClaims;
}

/** `exp`, `nbf` and `iat`, in seconds. */
export function checkTimes(claims: Claims, tolerance: number, now: number): void {
  const [expires, begins, issued] = [momentOf(claims, 'exp'), momentOf(claims, 'nbf'), momentOf(claims, 'iat')];
  if (expires === undefined) throw new TokenError('claims', 'The token does not say when it expires');
  if (expires + tolerance <= now) throw new TokenError('expired', 'The token has expired');
  if (begins !== undefined && begins - tolerance > now) throw new TokenError('early', 'The token is not valid yet');
  if (issued !== undefined && issued - mostSkew > now) throw new TokenError('early', 'The token was issued in the future');
}

export function momentOf(claims: Claims, name: string): number | undefined {
  const moment = claims[name];
  if (moment === undefined) return undefined;
  if (typeof moment === 'number' && moment >= 0 && moment <= lastMoment) return moment;
  throw new TokenError('claims', `The ${name} of the token is no moment`);
}

/** Whose token it is, and for whom; a token for somebody in particular is for nobody who does not say who he is (RFC 7519, section 4.1.3). */
export function checkParties({ iss, aud }: Claims, { issuer, audiences }: Pick<ClaimRules, 'issuer' | 'audiences'>): void {
  if (issuer !== undefined && iss !== issuer) throw new TokenError('issuer', 'The token was issued by somebody else');
  if (iss !== undefined && typeof iss !== 'string') throw new TokenError('issuer', 'The iss of the token is no text');
  if (aud === undefined && audiences.length === 0) return;
  const named: readonly unknown[] = Array.isArray(aud) ? aud : [aud];
  if (!named.every((one) => typeof one === 'string') || !named.some((one) => audiences.includes(one))) {
    throw new TokenError('audience', 'The token is for somebody else');
  }
}

/** Claims that an ID token has and an access token has not (OpenID Connect Core 1.0, section 2), and what well-known issuers write. */
function isIdToken({ nonce, at_hash: accessHash, c_hash: codeHash, token_use: use, typ }: Claims): boolean {
  return nonce !== undefined || accessHash !== undefined || codeHash !== undefined || use === 'id' || typ === 'ID' || typ === 'Refresh';
}
