import { randomUUID } from 'node:crypto';
import type { JWTPayload } from 'jose';
import { TenonError } from '../../core/errors.js';
import { checkedAlgorithm, type TokenAlgorithm } from './algorithms.js';
import { jose } from './jose.js';
import { checkedFit } from './key-fit.js';
import { readKey, type KeyMaterial, type ReadKey } from './key-material.js';
import { reasonOf } from './key-source.js';

/** What {@link signJwt} takes. What it says of a claim counts, whatever the claims say. */
export interface SignJwtOptions {
  /** A secret, or the private half of a pair. */
  readonly key: KeyMaterial;
  readonly algorithm: TokenAlgorithm;
  /** In seconds from now, 1 at least; may be left out where the claims have `exp`. */
  readonly expiresIn?: number;
  readonly issuer?: string;
  readonly audience?: string | readonly string[];
  readonly subject?: string;
  /** Which of the keys it is; of a JSON Web Key its own if nothing is said. */
  readonly kid?: string;
  /** `JWT` if nothing is said; `at+jwt` for access tokens of RFC 9068. */
  readonly typ?: string;
  /** The `jti`; `true` makes one up. */
  readonly jwtId?: string | true;
}

const by = 'signJwt';

/**
 * A JSON Web Token in its compact form (RFC 7519), with `iat` and an end: a token without one is never made.
 *
 * Rejects with `TOKEN_OPTION` where nothing says when it expires, and, for a key that is not fit, with what {@link jwtVerifier} throws. A KeyObject as the key saves
 * reading it for each token.
 *
 * @example
 * const token = await signJwt({ scope: 'orders:read' }, { key: secret, algorithm: 'HS256', subject: 'ines', expiresIn: 900 });
 */
export function signJwt(claims: object, options: SignJwtOptions & { readonly expiresIn: number }): Promise<string>;
export function signJwt(claims: { readonly exp: number; readonly [claim: string]: unknown }, options: SignJwtOptions): Promise<string>;
export async function signJwt(claims: object, options: SignJwtOptions): Promise<string> {
  const { issuer, audience, subject, typ = 'JWT', jwtId } = options;
  const algorithm = checkedAlgorithm(by, options.algorithm);
  const { key, kid } = signingKey(options.key, algorithm);
  const now = Math.floor(Date.now() / 1000);
  const payload = {
    iat: now,
    ...claims,
    ...(subject !== undefined && { sub: subject }),
    ...(issuer !== undefined && { iss: issuer }),
    ...(audience !== undefined && { aud: audience }),
    ...(jwtId !== undefined && { jti: jwtId === true ? randomUUID() : jwtId }),
    exp: expiryOf(claims, options, now),
  };
  const name = options.kid ?? kid;
  const header = { alg: algorithm, typ, ...(name !== undefined && { kid: name }) };
  const { SignJWT } = await jose();
  return new SignJWT(payload as JWTPayload).setProtectedHeader(header).sign(key);
}

function expiryOf({ exp }: { readonly exp?: unknown }, { expiresIn }: SignJwtOptions, now: number): number {
  if (expiresIn !== undefined) {
    if (Number.isFinite(expiresIn) && expiresIn >= 1) return now + Math.floor(expiresIn);
    throw unending(`${expiresIn} is no number of seconds from 1`);
  }
  if (typeof exp === 'number' && Number.isFinite(exp)) return exp;
  throw unending('it is not given, and the claims have no exp');
}

function unending(reason: string): TenonError {
  return TenonError.of('TOKEN_OPTION', {
    by,
    option: 'expiresIn',
    reason,
    remedy: 'say after how many seconds the token ends: expiresIn: 900.',
  });
}

function signingKey(material: KeyMaterial, algorithm: TokenAlgorithm): ReadKey {
  let read: ReadKey;
  try {
    read = readKey(material, 'sign');
  } catch (error) {
    throw TenonError.of('TOKEN_KEY_UNREADABLE', { by, at: 'key', reason: reasonOf(error) });
  }
  checkedFit(by, 'key', read, [algorithm]);
  if (read.key.type !== 'public') return read;
  throw TenonError.of('TOKEN_KEY_UNFIT', {
    by,
    at: 'key',
    kind: 'the public half of a pair, which signs nothing',
    algorithms: [algorithm],
  });
}
