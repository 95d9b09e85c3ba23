import type { ServerResponse } from 'node:http';
import { TenonError } from '../../core/errors.js';
import { SessionLife, isMeant, nothing, now, readRecord, secondsLeft, type SessionRecord } from './session-life.js';
import type { SessionPlan } from './session-options.js';
import { signValue, verifyValue, type SigningKey } from './signed-value.js';

/** What browsers keep of a cookie (RFC 6265, section 6.1), in bytes. */
const largest = 4096;

interface SignedRecord extends SessionRecord {
  /** Whether a key has signed it that is to go. */
  readonly isOld: boolean;
}

/** A session whose data is in the cookie: readable by whoever has the browser, and nobody but the server can write it. */
export class SignedSession extends SessionLife {
  /** What the answer says, once nothing can change it any more. */
  #decided: { readonly cookie: string | undefined; readonly text: string } | undefined;
  #isRotated = false;

  constructor(
    plan: SessionPlan,
    reply: ServerResponse,
    private readonly keys: readonly SigningKey[],
    value: string | undefined,
  ) {
    super(plan, reply, recordOf(value, plan, keys));
  }

  rotate(): Promise<void> {
    this.checkInTime('session.rotate()');
    this.created = now();
    this.#isRotated = this.isEnded = true;
    return Promise.resolve();
  }

  destroy(): Promise<void> {
    this.checkInTime('session.destroy()');
    this.data = {};
    return this.rotate();
  }

  /** Decides what the answer says. Throws `SESSION_LARGE`, `SESSION_LATE`, and what writing JSON throws. */
  close(): void {
    if (this.#decided === undefined) {
      try {
        this.cookie();
      } catch (error) {
        this.takeBack();
        this.cookie();
        throw error;
      }
    } else if (this.#decided.text !== this.text()) throw TenonError.of('SESSION_LATE', { what: 'a change of its data' });
  }

  /** The same for a request that failed: what was meant as an answer leaves things as they are. */
  fail(error: unknown): void {
    if (this.#decided !== undefined) return;
    if (!isMeant(error)) this.takeBack();
    this.close();
  }

  protected cookie(): string | undefined {
    const text = this.text();
    this.#decided ??= { text, cookie: this.#changed(text) };
    return this.#decided.cookie;
  }

  #changed(text: string): string | undefined {
    const { came } = this;
    if (text === nothing) return came === undefined ? undefined : this.removal();
    const isOld = (came as SignedRecord | undefined)?.isOld === true;
    if (text === this.kept && !this.#isRotated && !isOld && !this.plan.isRolling) return undefined;
    const { created, data, seconds, plan } = this;
    const record = { data, created, expires: now() + seconds };
    const field = this.written(signValue(JSON.stringify(record), plan.cookieName, this.keys));
    if (Buffer.byteLength(field) > largest) throw TenonError.of('SESSION_LARGE', { bytes: Buffer.byteLength(field), largest });
    return field;
  }
}

function recordOf(value: string | undefined, plan: SessionPlan, keys: readonly SigningKey[]): SignedRecord | undefined {
  const verified = value === undefined ? undefined : verifyValue(value, plan.cookieName, keys);
  const record = verified === undefined ? undefined : readRecord(verified.text);
  if (verified === undefined || record === undefined) return undefined;
  const { data, created, expires } = record;
  const isOver = typeof expires !== 'number' || expires <= now() || secondsLeft(created, plan) <= 0;
  return isOver ? undefined : { data, created, isOld: verified.isOld };
}
