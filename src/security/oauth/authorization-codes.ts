import type { Awaitable } from '../../core/types.js';
import { apiKeyDigest } from '../secrets/api-keys.js';
import { randomToken } from '../secrets/digests.js';
import { isPkceChallenge } from './pkce.js';

/** What an authorization endpoint knows when it gives a code. */
export interface CodeGrant {
  readonly clientId: string;
  /** The address that the code is sent to, as it stood in the request; it has to be sent again, the same. Undefined where none stood there. */
  readonly redirectUri: string | undefined;
  readonly subject: string;
  readonly scopes: readonly string[];
  /** The `code_challenge` of the request, by S256; a public client has to send one. */
  readonly codeChallenge: string | undefined;
}

/** What is kept of an authorization code. */
export interface StoredAuthorizationCode extends CodeGrant {
  /** The SHA-256 digest of the code; the code itself is nowhere. */
  readonly digest: string;
  /** In milliseconds since 1970. */
  readonly expiresAt: number;
}

/** Where authorization codes are kept until they expire, used or not. */
export interface AuthorizationCodeStore {
  add(code: StoredAuthorizationCode): Awaitable<void>;
  find(digest: string): Awaitable<StoredAuthorizationCode | undefined | null>;
  /**
   * In one step that nobody comes between: the first call for a code writes down the family of tokens that it is redeemed for. Every call gives the family that stands there, undefined
   * where there is no such code.
   */
  redeem(digest: string, family: string): Awaitable<string | undefined | null>;
}

/**
 * Makes an authorization code and keeps it. `lifetime`: seconds, from 1 to 600 (RFC 6749, section 4.1.2); 60 if nothing is said. Rejects with `RangeError` for others, and for a
 * challenge that is none of S256.
 *
 * @example
 * const code = await newAuthorizationCode(codes, { clientId, redirectUri, subject: user.id, scopes, codeChallenge });
 */
export async function newAuthorizationCode(store: AuthorizationCodeStore, grant: CodeGrant, lifetime = 60): Promise<string> {
  if (!(lifetime >= 1 && lifetime <= 600)) throw new RangeError('An authorization code lasts from 1 to 600 seconds.');
  const { codeChallenge } = grant;
  if (codeChallenge !== undefined && !isPkceChallenge(codeChallenge))
    throw new RangeError('The code challenge is none of the method S256.');
  const code = randomToken();
  await store.add({ ...grant, digest: apiKeyDigest(code), expiresAt: Date.now() + lifetime * 1000 });
  return code;
}

/** Authorization codes in the memory of one process. Expired ones are dropped as new ones come. */
export class MemoryAuthorizationCodes implements AuthorizationCodeStore {
  readonly #codes = new Map<string, { readonly code: StoredAuthorizationCode; family: string | undefined }>();

  add(code: StoredAuthorizationCode): void {
    const now = Date.now();
    for (const [digest, { code: one }] of this.#codes) if (one.expiresAt <= now) this.#codes.delete(digest);
    this.#codes.set(code.digest, { code, family: undefined });
  }

  find(digest: string): StoredAuthorizationCode | undefined {
    return this.#codes.get(digest)?.code;
  }

  redeem(digest: string, family: string): string | undefined {
    const kept = this.#codes.get(digest);
    if (kept === undefined) return undefined;
    return (kept.family ??= family);
  }
}
