import { TenonError } from '../../core/errors.js';
import type { SessionStore } from './session-store.js';

/** What {@link MemorySessionStore} takes. */
export interface MemorySessionStoreOptions {
  /** How many sessions are kept; the one that was written longest ago makes room. An integer, 1 or more; 10,000 if nothing is said. */
  readonly maxSessions?: number;
}

interface Kept {
  readonly text: string;
  /** Milliseconds since 1970. */
  readonly until: number;
}

/**
 * Keeps sessions in the memory of this process: for development, for tests and for a service that is a single process. They are gone when it ends.
 * Throws `OPTION_INVALID`.
 *
 * @example
 * const session = sessions<{ userId?: number }>({ store: new MemorySessionStore() });
 */
export class MemorySessionStore implements SessionStore {
  /** In the order in which they were written. */
  readonly #kept = new Map<string, Kept>();
  readonly #maxSessions: number;

  constructor({ maxSessions = 10_000 }: MemorySessionStoreOptions = {}) {
    if (!Number.isInteger(maxSessions) || maxSessions < 1) {
      const [where, option, wanted] = ['MemorySessionStore', 'maxSessions', 'an integer, 1 or more,'] as const;
      throw TenonError.of('OPTION_INVALID', { where, option, value: String(maxSessions), wanted });
    }
    this.#maxSessions = maxSessions;
  }

  /** How many sessions there are, some of which may be over. */
  get size(): number {
    return this.#kept.size;
  }

  get(key: string): string | undefined {
    const kept = this.#kept.get(key);
    if (kept === undefined || kept.until > Date.now()) return kept?.text;
    this.#kept.delete(key);
    return undefined;
  }

  set(key: string, text: string, seconds: number): void {
    this.#kept.delete(key);
    this.#kept.set(key, { text, until: Date.now() + seconds * 1000 });
    for (const [oldest, { until }] of this.#kept) {
      if (until > Date.now() && this.#kept.size <= this.#maxSessions) break;
      this.#kept.delete(oldest);
    }
  }

  destroy(key: string): void {
    this.#kept.delete(key);
  }

  touch(key: string, text: string, seconds: number): boolean {
    return this.replace(key, text, seconds);
  }

  replace(key: string, text: string, seconds: number): boolean {
    const isThere = this.get(key) !== undefined;
    if (isThere) this.set(key, text, seconds);
    return isThere;
  }
}
