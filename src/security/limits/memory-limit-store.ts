import type { ClientRateLimitInfo, Options, Store } from 'express-rate-limit';

interface Counted {
  hits: number;
  /** Milliseconds since 1970. */
  readonly until: number;
}

/**
 * Counts in the memory of this process. express-rate-limit's own store hands out the count itself: of requests that come at once each would see the last one's, and all
 * of them be refused. It needs no timer, either.
 *
 * It holds so many keys at most. Then the oldest of those below the limit make room, a tenth at once; those at the limit stay until their windows end, so that nobody frees one by a flood of
 * others. Where all are at it, a new key is an error, as a store that fails.
 */
export class MemoryLimitStore implements Store {
  readonly localKeys = true;
  /** Below the limit, in the order in which their windows end; but for those that were at it. */
  readonly #below = new Map<string, Counted>();
  /** At the limit or over it, in the order in which they came there: one may outlive its window, by another one at most. */
  readonly #full = new Map<string, Counted>();
  #windowMs = 0;
  /** When those whose windows are over are looked for again. */
  #sweepAt = 0;

  constructor(
    private readonly limit: number,
    private readonly most = 100_000,
  ) {}

  /** How many keys are held, the windows of some of which may be over. */
  get size(): number {
    return this.#below.size + this.#full.size;
  }

  init({ windowMs }: Options): void {
    this.#windowMs = windowMs;
  }

  increment(key: string): ClientRateLimitInfo {
    const counted = this.#current(key) ?? this.#begin(key);
    counted.hits += 1;
    this.#place(key, counted);
    return { totalHits: counted.hits, resetTime: new Date(counted.until) };
  }

  decrement(key: string): void {
    const counted = this.#current(key);
    if (counted === undefined || counted.hits === 0) return;
    counted.hits -= 1;
    this.#place(key, counted);
  }

  resetKey(key: string): void {
    this.#below.delete(key);
    this.#full.delete(key);
  }

  #current(key: string): Counted | undefined {
    const counted = this.#below.get(key) ?? this.#full.get(key);
    return counted !== undefined && counted.until > Date.now() ? counted : undefined;
  }

  #begin(key: string): Counted {
    this.resetKey(key);
    const now = Date.now();
    if (this.size >= this.most || now >= this.#sweepAt) this.#sweep(now);
    if (this.#full.size >= this.most) throw new Error(`All of the ${this.most} keys that the memory holds are at their limit.`);
    return { hits: 0, until: now + this.#windowMs };
  }

  /** A good many at once: to find the first of a map that lost its beginning takes time. */
  #sweep(now: number): void {
    this.#sweepAt = now + this.#windowMs;
    drop(this.#full, ({ until }) => until <= now);
    drop(this.#below, ({ until }) => until <= now);
    let room = this.size >= this.most ? Math.ceil(this.most / 10) : 0;
    drop(this.#below, () => (room -= 1) >= 0);
  }

  #place(key: string, counted: Counted): void {
    const [to, from] = counted.hits >= this.limit ? [this.#full, this.#below] : [this.#below, this.#full];
    from.delete(key);
    to.set(key, counted);
  }
}

/** Drops from the beginning on what is to go, up to the first that is not. */
function drop(keys: Map<string, Counted>, goes: (counted: Counted) => boolean): void {
  for (const [key, counted] of keys) {
    if (!goes(counted)) break;
    keys.delete(key);
  }
}
