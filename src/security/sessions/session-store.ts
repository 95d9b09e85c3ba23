import type { Awaitable } from '../../core/types.js';

/**
 * Where sessions are kept on the server: texts under keys, each for a number of seconds. The key is a digest of the id in the cookie, so that who
 * reads the store cannot use the sessions in it. Every method may throw or reject; the request is then answered with 503.
 *
 * @example
 * class TableStore implements SessionStore {
 *   async get(key: string) { return (await this.rows.find(key))?.text; }
 *   // set, destroy and touch in the same way
 * }
 */
export interface SessionStore {
  /** The text under a key; undefined where there is none, or where its seconds are over. */
  get(key: string): Awaitable<string | undefined>;
  /** Keeps a text for some seconds (an integer, 1 or more), in place of the one that is there. */
  set(key: string, text: string, seconds: number): Awaitable<void>;
  /** Forgets a text; that there is none is no error. */
  destroy(key: string): Awaitable<void>;
  /** Lets what is there be kept for so many seconds from now; must not bring back what is gone. `text` is what is there. False where nothing
   * is, true where something is; of a store that says neither `get` is asked. */
  touch(key: string, text: string, seconds: number): Awaitable<boolean | void>;
  /**
   * `set`, in one step, where something is there; false where nothing is. It keeps a request that overlaps a log-out from bringing the session back; without it
   * `get` and `set` are called, one after the other.
   */
  replace?(key: string, text: string, seconds: number): Awaitable<boolean>;
}
