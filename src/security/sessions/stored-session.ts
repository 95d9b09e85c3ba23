import type { ServerResponse } from 'node:http';
import { TenonError } from '../../core/errors.js';
import type { Logger } from '../../core/logger.js';
import type { Awaitable } from '../../core/types.js';
import { SessionLife, isMeant, nothing, now, readRecord, secondsLeft, type SessionRecord } from './session-life.js';
import type { SessionPlan, StoredSessionOptions } from './session-options.js';
import type { SessionStore } from './session-store.js';
import { unavailable, withinTime } from './store-call.js';
import { randomToken, sha256 } from '../secrets/digests.js';

interface StoredRecord extends SessionRecord {
  readonly id: string;
}

/** A store as a request reaches it: answers in time, or the request is answered with 503. */
export class ReachedStore {
  constructor(
    private readonly options: StoredSessionOptions,
    private readonly logger: Logger,
  ) {}

  async do<T>(work: (store: SessionStore) => Awaitable<T>): Promise<T> {
    const { store, storeTimeout = 2000 } = this.options;
    try {
      return await withinTime(() => work(store), storeTimeout);
    } catch (error) {
      throw unavailable('the session store', error, this.logger);
    }
  }
}

/** What a cookie stands for; undefined for an id that this server did not give, or gave too long ago. An id is never taken over from a client. */
export async function findSession(value: string | undefined, plan: SessionPlan, store: ReachedStore): Promise<StoredRecord | undefined> {
  if (value === undefined || !idPattern.test(value)) return undefined;
  const key = keyOf(value);
  const text = await store.do((one) => one.get(key));
  const record = text === undefined || text === null ? undefined : readRecord(text);
  if (record === undefined) return undefined;
  if (secondsLeft(record.created, plan) > 0) return { data: record.data, created: record.created, id: value };
  await store.do((one) => one.destroy(key));
  return undefined;
}

/** A session whose data is in a store, under the digest of an id that the cookie holds. */
export class StoredSession extends SessionLife {
  /** Under which it is kept, or will be; undefined where nothing is. */
  #id: string | undefined;
  /** What the answer says of the cookie: nothing until something was written. */
  #says: 'id' | 'removal' | undefined;
  /** The writing that began with the head. */
  #early: Promise<void> | undefined;
  #isClosed = false;

  constructor(
    plan: SessionPlan,
    reply: ServerResponse,
    private readonly store: ReachedStore,
    record: StoredRecord | undefined,
  ) {
    super(plan, reply, record);
    this.#id = record?.id;
  }

  async rotate(): Promise<void> {
    this.checkInTime('session.rotate()');
    await this.#end();
    this.created = now();
  }

  async destroy(): Promise<void> {
    await this.#end();
    this.data = {};
    this.created = now();
  }

  /** Writes what changed. Throws `SESSION_LATE`, and the 503 where the store fails. */
  async close(): Promise<void> {
    try {
      await this.#early;
      if (this.reply.headersSent && this.#id === undefined && this.text() !== nothing)
        throw TenonError.of('SESSION_LATE', { what: 'a change of its data' });
      await this.#write(this.#early === undefined);
    } catch (error) {
      // What was not kept is not promised.
      this.#says = this.isEnded ? 'removal' : undefined;
      this.takeBack();
      throw error;
    } finally {
      this.#isClosed = true;
    }
  }

  /** The same for a request that failed: what was meant as an answer leaves things as they are. */
  async fail(error: unknown): Promise<void> {
    if (!isMeant(error)) this.takeBack();
    await this.close();
  }

  protected cookie(): string | undefined {
    // A stream, or who answers through Express, sends the head first; what goes wrong with the store is told when the request is closed.
    if (!this.#isClosed && this.#early === undefined) {
      // What cannot be written at all is still in time to be an error.
      this.text();
      this.#early = this.#write(true);
      this.#early.catch(() => undefined);
    }
    if (this.#says === 'removal') return this.removal();
    return this.#says === 'id' && this.#id !== undefined ? this.written(this.#id) : undefined;
  }

  /** Ends what is kept; where the store fails, nothing has happened. */
  async #end(): Promise<void> {
    const id = this.#id;
    if (id !== undefined) await this.store.do((one) => one.destroy(keyOf(id)));
    this.#id = undefined;
    this.isEnded ||= this.came !== undefined;
    this.kept = nothing;
    if (this.isEnded) this.#says = 'removal';
  }

  /** Decides at once what the answer says, then brings the store up to it. */
  async #write(isFirst: boolean): Promise<void> {
    const [text, id, { kept, seconds, created, data }] = [this.text(), this.#id, this];
    if (text === nothing) {
      if (id === undefined) return;
      this.#says = this.came === undefined ? undefined : 'removal';
      return this.#end();
    }
    const isChanged = text !== kept;
    if (!isChanged && id !== undefined && !(this.plan.isRolling && isFirst)) return;
    const record = JSON.stringify({ data, created });
    this.kept = text;
    this.#says = 'id';
    if (id === undefined) {
      const key = keyOf((this.#id = randomToken()));
      await this.store.do((one) => one.set(key, record, seconds));
    } else if (isChanged) await this.#replace(keyOf(id), record, seconds);
    else await this.#touch(keyOf(id), record, seconds);
  }

  /** The cookie of a session that another request ended or rotated meanwhile must not come back. */
  async #touch(key: string, record: string, seconds: number): Promise<void> {
    const isThere = await this.store.do(async (store) => {
      const said = await store.touch(key, record, seconds);
      if (typeof said === 'boolean') return said;
      const there = await store.get(key);
      return there !== undefined && there !== null;
    });
    if (!isThere) this.#says = undefined;
  }

  /** What was ended by another request meanwhile stays so; what was changed here goes with it. */
  async #replace(key: string, record: string, seconds: number): Promise<void> {
    const isThere = await this.store.do(async (store) => {
      if (store.replace !== undefined) return store.replace(key, record, seconds);
      const there = await store.get(key);
      const found = there !== undefined && there !== null;
      if (found) await store.set(key, record, seconds);
      return found;
    });
    // The cookie is left alone: it may be another one by now.
    if (!isThere) this.#says = undefined;
  }
}

/** 256 bits in base64url. */
const idPattern = /^[\w-]{43}$/;

function keyOf(id: string): string {
  return sha256(id).toString('base64url');
}
