import type { SessionStore } from './session-store.js';

type Done<T = unknown> = (error?: unknown, result?: T) => void;

/** What a store for express-session keeps: it reads from the cookie how long. */
interface ExpressSessionRecord {
  readonly cookie: { readonly expires: Date; readonly originalMaxAge: number; readonly maxAge: number };
  readonly tenon: string;
}

/** The part of express-session's store interface that is used; connect-redis and its like have it. */
export interface ExpressSessionStore {
  get(id: string, done: Done<unknown>): unknown;
  // Methods, not properties: what a store says of its parameters may be narrower.
  set(id: string, session: never, done: Done): unknown;
  destroy(id: string, done: Done): unknown;
  touch?(id: string, session: never, done: Done): unknown;
}

/**
 * A store that was made for express-session, as a {@link SessionStore}: connect-redis, connect-pg-simple and many others. Its records are Tenon's own.
 *
 * @example
 * const session = sessions<{ userId?: number }>({ store: expressSessionStore(new RedisStore({ client, prefix: 'session:' })) });
 */
export function expressSessionStore(store: ExpressSessionStore): SessionStore {
  return {
    get: async (key) => {
      const found = await called<ExpressSessionRecord | null | undefined>((done) => store.get(key, done as Done<unknown>)).catch(ifMissing);
      return typeof found?.tenon === 'string' ? found.tenon : undefined;
    },
    set: async (key, text, seconds) => {
      await called((done) => store.set(key, record(text, seconds) as never, done));
    },
    destroy: async (key) => {
      await called((done) => store.destroy(key, done)).catch(ifMissing);
    },
    touch: async (key, text, seconds) => {
      // Without it, what is there ends when it was going to: writing it anew could bring back what is gone.
      if (store.touch !== undefined) await called((done) => store.touch?.(key, record(text, seconds) as never, done));
    },
  };
}

function record(tenon: string, seconds: number): ExpressSessionRecord {
  const milliseconds = seconds * 1000;
  return { cookie: { expires: new Date(Date.now() + milliseconds), originalMaxAge: milliseconds, maxAge: milliseconds }, tenon };
}

/** Waits for a callback; a store that throws, or whose promise is rejected before it calls back, has failed as well. */
function called<T>(call: (done: Done<T>) => unknown): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const done: Done<T> = (error, result) => {
      if (error === undefined || error === null) resolve(result);
      else reject(error);
    };
    Promise.resolve(call(done)).catch(reject);
  });
}

/** As in express-session: a file that is not there is no session, and no error. */
function ifMissing(error: unknown): undefined {
  if ((error as { code?: unknown } | null)?.code === 'ENOENT') return undefined;
  throw error;
}
