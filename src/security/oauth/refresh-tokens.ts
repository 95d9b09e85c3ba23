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
  /** Whether it was replaced, for `find` to say: a token that comes again is then noticed before anything else is done. Without it, `replace` notices. */
  readonly isUsed?: boolean;
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

/** How many used tokens of a family are kept. An older one is worth nothing either, but is not known as one that was used. */
const mostUsed = 1000;

/**
 * Refresh tokens in the memory of one process, for development, tests and services of one process: a restart logs everybody out. Expired ones are dropped as new ones come;
 * of the used ones of a login, the last 1,000 are kept.
 *
 * @example
 * const refreshTokens = new MemoryRefreshTokens();
 */
export class MemoryRefreshTokens implements RefreshTokenStore {
  readonly #tokens = new Map<string, StoredRefreshToken>();
  /** The digests of each family, the oldest first. */
  readonly #families = new Map<string, Set<string>>();
  /** Until when nothing may be added to a family. */
  readonly #revoked = new Map<string, number>();
  /** When expired ones are looked for again: not each time, for to find the first of a map that lost its beginning takes time. */
  #sweepAt = 0;

  /** How many are kept, used ones included. */
  get size(): number {
    return this.#tokens.size;
  }

  add(token: StoredRefreshToken): void {
    this.#dropExpired();
    if (this.#revoked.has(token.family)) return;
    const family = this.#families.get(token.family) ?? new Set();
    this.#families.set(token.family, family.add(token.digest));
    this.#tokens.set(token.digest, token);
    const [oldest] = family;
    if (family.size > mostUsed + 1 && oldest !== undefined) this.#drop(oldest);
  }

  find(digest: string): StoredRefreshToken | undefined {
    return this.#tokens.get(digest);
  }

  replace(digest: string, next: StoredRefreshToken): boolean {
    const token = this.#tokens.get(digest);
    if (token === undefined || token.isUsed === true) return false;
    this.#tokens.set(digest, { ...token, isUsed: true });
    this.add(next);
    return true;
  }

  revoke(family: string): void {
    let until = Date.now() + 24 * 3_600_000;
    for (const digest of this.#families.get(family) ?? []) {
      until = Math.max(until, this.#tokens.get(digest)?.expiresAt ?? 0);
      this.#drop(digest);
    }
    this.#revoked.set(family, until);
  }

  #drop(digest: string): void {
    const family = this.#tokens.get(digest)?.family ?? '';
    const digests = this.#families.get(family);
    this.#tokens.delete(digest);
    digests?.delete(digest);
    if (digests?.size === 0) this.#families.delete(family);
  }

  /** The oldest stand first, and nearly all last equally long. */
  #dropExpired(): void {
    const now = Date.now();
    if (now < this.#sweepAt) return;
    this.#sweepAt = now + 1000;
    for (const [digest, { expiresAt }] of this.#tokens) {
      if (expiresAt > now) break;
      this.#drop(digest);
    }
    for (const [family, until] of this.#revoked) {
      if (until > now) break;
      this.#revoked.delete(family);
    }
  }
}
