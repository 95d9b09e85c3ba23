import type { Awaitable } from '../../core/types.js';

/** What a count is: the next one, one that was used (or passed over) before, or one of a nonce that is no longer known. */
export type CountVerdict = 'next' | 'used' | 'forgotten';

/**
 * Remembers the last count of every nonce, so that no request can be sent a second time. The one that is there if nothing is said remembers for its process; several
 * processes that share a `secret` need one that they share as well.
 */
export interface DigestCounts {
  /**
   * Whether `count` is greater than every earlier one of the nonce, which it then is the last of; both in one step. Asked only for credentials that are right.
   * `ends`: when the nonce ends and may be forgotten, in milliseconds since 1970.
   */
  advance(nonce: string, count: number, ends: number): Awaitable<CountVerdict>;
}

interface Counted {
  readonly ends: number;
  last: number;
}

/**
 * Counts in memory, of a bounded number of nonces. When it is full, it forgets the nonce that came first; whatever it does not know and could have
 * forgotten counts as forgotten, so that nothing is ever taken twice: the client is told to go on with a new nonce.
 */
export class CountsInMemory implements DigestCounts {
  readonly #counted = new Map<string, Counted>();
  /** What ends no later than this may have been forgotten. */
  #forgottenUntil = 0;

  constructor(private readonly capacity: number) {}

  /** How many nonces it remembers. */
  get size(): number {
    return this.#counted.size;
  }

  advance(nonce: string, count: number, ends: number): CountVerdict {
    const known = this.#counted.get(nonce);
    if (known !== undefined) {
      if (count <= known.last) return 'used';
      known.last = count;
      return 'next';
    }
    if (ends <= this.#forgottenUntil) return 'forgotten';
    if (count < 1) return 'used';
    this.#makeRoom();
    // A piece of a text keeps all of it alive; here that is the whole header.
    this.#counted.set(Buffer.from(nonce, 'latin1').toString('latin1'), { ends, last: count });
    return 'next';
  }

  /** Forgets what has ended, as far as it came first, and one that has not where that is not enough. */
  #makeRoom(): void {
    const now = Date.now();
    for (const [nonce, { ends }] of this.#counted) {
      if (ends > now && this.#counted.size < this.capacity) return;
      this.#counted.delete(nonce);
      this.#forgottenUntil = Math.max(this.#forgottenUntil, ends);
    }
  }
}
