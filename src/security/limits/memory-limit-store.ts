import type { ClientRateLimitInfo, Options, Store } from 'express-rate-limit';

/** How many keys are counted at the same time; beyond it the oldest are forgotten, so that nobody fills the memory with names. */
const most = 100_000;

interface Counted {
  hits: number;
  /** Milliseconds since 1970. */
  readonly until: number;
}

/**
 * Counts in the memory of this process. express-rate-limit's own store hands out the count itself: of requests that come at once each would see the last one's, and all
 * of them be refused. It needs no timer, either.
 */
export class MemoryLimitStore implements Store {
  readonly localKeys = true;
  /** In the order in which their windows end. */
  readonly #counted = new Map<string, Counted>();
  #windowMs = 0;

  init({ windowMs }: Options): void {
    this.#windowMs = windowMs;
  }

  increment(key: string): ClientRateLimitInfo {
    const counted = this.#current(key) ?? this.#begin(key);
    counted.hits += 1;
    return { totalHits: counted.hits, resetTime: new Date(counted.until) };
  }

  decrement(key: string): void {
    const counted = this.#current(key);
    if (counted !== undefined && counted.hits > 0) counted.hits -= 1;
  }

  resetKey(key: string): void {
    this.#counted.delete(key);
  }

  #current(key: string): Counted | undefined {
    const counted = this.#counted.get(key);
    return counted !== undefined && counted.until > Date.now() ? counted : undefined;
  }

  #begin(key: string): Counted {
    const begun = { hits: 0, until: Date.now() + this.#windowMs };
    this.#counted.delete(key);
    this.#counted.set(key, begun);
    for (const [oldest, { until }] of this.#counted) {
      if (until > Date.now() && this.#counted.size <= most) break;
      this.#counted.delete(oldest);
    }
    return begun;
  }
}
