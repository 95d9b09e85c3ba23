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

/** Of how many codes the memory is taken. A code lasts ten minutes at most. */
const most = 100_000;

/** Authorization codes in the memory of one process. Expired ones are dropped as new ones come; beyond 100,000 the oldest tenth is. */
export class MemoryAuthorizationCodes implements AuthorizationCodeStore {
  readonly #codes = new Map<string, { readonly code: StoredAuthorizationCode; family: string | undefined }>();
  /** When expired ones are looked for again: not each time, for to find the first of a map that lost its beginning takes time. */
  #sweepAt = 0;

  add(code: StoredAuthorizationCode): void {
    const now = Date.now();
    this.#codes.set(code.digest, { code, family: undefined });
    if (now < this.#sweepAt && this.#codes.size <= most) return;
    this.#sweepAt = now + 1000;
    let room = this.#codes.size > most ? most / 10 : 0;
    for (const [digest, { code: one }] of this.#codes) {
      if (one.expiresAt > now && room <= 0) break;
      this.#codes.delete(digest);
      room -= 1;
    }
  }

  find(digest: string): StoredAuthorizationCode | undefined {
    const code = this.#codes.get(digest)?.code;
    return code !== undefined && code.expiresAt > Date.now() ? code : undefined;
  }

  redeem(digest: string, family: string): string | undefined {
    const kept = this.#codes.get(digest);
    if (kept === undefined) return undefined;
    return (kept.family ??= family);
  }
}
