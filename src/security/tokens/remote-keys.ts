import { performance } from 'node:perf_hooks';
import type { KeyRing, TokenKey } from './key-ring.js';
import type { KeySource } from './key-source.js';
import { TokenError } from './token-error.js';

/** How fetched keys are kept; everything in seconds. */
export interface KeyCacheOptions {
  /** The least time between two fetches, whatever happens: 30. */
  readonly coolDown?: number;
  /** How long keys count as fresh: 600. Older ones are fetched anew beside the request that notices it. */
  readonly maxAge?: number;
  /** How long the last good keys stay in use when they cannot be fetched anew: 3600, and never less than `maxAge`. */
  readonly maxStale?: number;
}

/**
 * Keys that somebody else keeps: fetched when they are first needed, shared by everybody who waits, kept while they are good. A `kid` that is not among
 * them has them fetched anew, but once in a cool-down: whoever sends such tokens decides about nothing else.
 */
export class RemoteKeys implements KeySource {
  readonly #coolDown: number;
  readonly #maxAge: number;
  readonly #maxStale: number;
  #ring: KeyRing | undefined;
  #fetchedAt = -Infinity;
  #triedAt = -Infinity;
  #underWay: Promise<void> | undefined;
  #failure: unknown;

  constructor(
    private readonly load: () => Promise<KeyRing>,
    { coolDown = 30, maxAge = 600, maxStale = 3600 }: KeyCacheOptions = {},
  ) {
    this.#coolDown = coolDown * 1000;
    this.#maxAge = maxAge * 1000;
    this.#maxStale = Math.max(maxStale, maxAge) * 1000;
  }

  async find(algorithm: string, kid: string | undefined): Promise<readonly TokenKey[]> {
    const found = this.#usable?.find(algorithm, kid) ?? [];
    if (found.length > 0) {
      if (performance.now() - this.#fetchedAt > this.#maxAge) void this.#refresh();
      return found;
    }
    await this.#refresh();
    const ring = this.#usable;
    if (ring !== undefined) return ring.find(algorithm, kid);
    throw new TokenError('source', 'The keys of the issuer cannot be had', { retryAfter: this.#wait(), cause: this.#failure });
  }

  /** Keys without names are changed without notice: a signature that is not of one of them has them fetched anew as a name that is not known does. */
  async findNewer(algorithm: string, kid: string | undefined, tried: readonly TokenKey[]): Promise<readonly TokenKey[]> {
    await this.#refresh();
    return (this.#usable?.find(algorithm, kid) ?? []).filter((key) => !tried.includes(key));
  }

  get #usable(): KeyRing | undefined {
    return performance.now() - this.#fetchedAt > this.#maxStale ? undefined : this.#ring;
  }

  /** The seconds until it is tried again, one at least. */
  #wait(): number {
    return Math.max(1, Math.ceil((this.#coolDown - (performance.now() - this.#triedAt)) / 1000));
  }

  /** Fetches, unless that is under way or was tried a moment ago; never rejects. */
  #refresh(): Promise<void> {
    if (this.#underWay !== undefined) return this.#underWay;
    const now = performance.now();
    if (now - this.#triedAt < this.#coolDown) return Promise.resolve();
    this.#triedAt = now;
    return (this.#underWay = this.#fetch().finally(() => (this.#underWay = undefined)));
  }

  async #fetch(): Promise<void> {
    try {
      this.#ring = await this.load();
      this.#fetchedAt = performance.now();
      this.#failure = undefined;
    } catch (error) {
      this.#failure = error;
    }
  }
}
