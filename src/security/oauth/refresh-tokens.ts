import type { Awaitable } from '../../core/types.js';

/** What is kept of a refresh token. */
export interface StoredRefreshToken {
  /** The SHA-256 digest of the token, 64 hexadecimal digits; the token itself is nowhere. */
  readonly digest: string;
  /** What all tokens that descend from one login have in common. */
  readonly family: string;
  readonly subject: string;
  readonly scopes: readonly string[];
  /** The client that it was given to; undefined where the endpoint knows no clients. */
  readonly clientId: string | undefined;
  /** In milliseconds since 1970; of the family as a whole. */
  readonly expiresAt: number;
}

/**
 * Where refresh tokens are kept. A token is used once: it is replaced by the next of its family; used a second time it was stolen from somebody, and the family is revoked.
 * Used tokens are kept until they expire, so that this is seen.
 */
export interface RefreshTokenStore {
  add(token: StoredRefreshToken): Awaitable<void>;
  /** The token of a digest, used or not; undefined where there is none, or its family was revoked. */
  find(digest: string): Awaitable<StoredRefreshToken | undefined | null>;
  /**
   * In one step that nobody comes between: the token of this digest is used, and `next` stands in its place. False, and nothing changes, where it was used already or
   * its family was revoked.
   */
  replace(digest: string, next: StoredRefreshToken): Awaitable<boolean>;
  /** Takes all tokens of a family away; those that may still be added to it count for nothing. */
  revoke(family: string): Awaitable<void>;
}

/**
 * Refresh tokens in the memory of one process, for development, tests and services of one process: a restart logs everybody out. Expired ones are dropped as new ones come.
 *
 * @example
 * const refreshTokens = new MemoryRefreshTokens();
 */
export class MemoryRefreshTokens implements RefreshTokenStore {
  readonly #tokens = new Map<string, { readonly token: StoredRefreshToken; isUsed: boolean }>();
  /** Until when nothing may be added to a family. */
  readonly #revoked = new Map<string, number>();

  /** How many are kept, used ones included. */
  get size(): number {
    return this.#tokens.size;
  }

  add(token: StoredRefreshToken): void {
    this.#dropExpired();
    if (!this.#revoked.has(token.family)) this.#tokens.set(token.digest, { token, isUsed: false });
  }

  find(digest: string): StoredRefreshToken | undefined {
    return this.#tokens.get(digest)?.token;
  }

  replace(digest: string, next: StoredRefreshToken): boolean {
    const kept = this.#tokens.get(digest);
    if (kept === undefined || kept.isUsed) return false;
    kept.isUsed = true;
    this.add(next);
    return true;
  }

  revoke(family: string): void {
    let until = Date.now() + 24 * 3_600_000;
    for (const [digest, { token }] of this.#tokens) {
      if (token.family !== family) continue;
      this.#tokens.delete(digest);
      until = Math.max(until, token.expiresAt);
    }
    this.#revoked.set(family, until);
  }

  /** The oldest stand first, and nearly all last equally long. */
  #dropExpired(): void {
    const now = Date.now();
    for (const [digest, { token }] of this.#tokens) {
      if (token.expiresAt > now) break;
      this.#tokens.delete(digest);
    }
    for (const [family, until] of this.#revoked) {
      if (until > now) break;
      this.#revoked.delete(family);
    }
  }
}
