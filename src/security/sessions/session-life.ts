import type { ServerResponse } from 'node:http';
import { TenonError } from '../../core/errors.js';
import { HttpException } from '../../core/http-exception.js';
import { isRecord } from '../../core/types.js';
import { saysCaching } from '../../routing/head.js';
import { expired, setCookieField } from '../../routing/responses/set-cookie.js';
import { beforeHead } from '../front/before-head.js';
import type { SessionPlan } from './session-options.js';

/** What is kept of a session. */
export interface SessionRecord {
  readonly data: object;
  /** Seconds since 1970 when it began, or was rotated. */
  readonly created: number;
}

/** The data of a session that holds nothing, as it is written. */
export const nothing = '{}';

/** A session from its request to its answer, wherever it is kept. */
export abstract class SessionLife {
  data: object;
  created: number;
  /** The data as it is kept. */
  protected kept: string;
  /** Whether what came with the request was ended: its cookie goes, unless another one takes its place. */
  protected isEnded = false;

  constructor(
    protected readonly plan: SessionPlan,
    protected readonly reply: ServerResponse,
    /** What came with the request and holds. */
    readonly came: SessionRecord | undefined,
  ) {
    this.data = came?.data ?? {};
    this.created = came?.created ?? now();
    this.kept = JSON.stringify(this.data);
    let before: string | undefined;
    beforeHead(reply, () => {
      const cookie = this.cookie();
      // A head that could not be sent is followed by another one.
      const others = [reply.getHeader('set-cookie') ?? []].flat().filter((one) => one !== before);
      if (cookie !== undefined) reply.setHeader('Set-Cookie', [...others, cookie] as string[]);
      if (this.isPrivate && !saysCaching(reply)) reply.setHeader('Cache-Control', 'no-store');
      before = cookie;
    });
  }

  /** The `Set-Cookie` field of the answer; asked for when its head is sent. */
  protected abstract cookie(): string | undefined;

  /** Gives the session a new beginning. */
  abstract rotate(): Promise<void>;

  /** Ends the session. */
  abstract destroy(): Promise<void>;

  /** Whether the answer may depend on who asks. */
  protected get isPrivate(): boolean {
    return this.came !== undefined || this.text() !== nothing;
  }

  /** The data as it would be kept. Throws `TypeError` for what JSON cannot hold. */
  protected text(): string {
    return JSON.stringify(this.data);
  }

  /** Takes back what an unfinished request did: all but that the session was ended. */
  protected takeBack(): void {
    this.data = this.isEnded ? {} : (JSON.parse(this.kept) as object);
  }

  /** Seconds that the session is kept; one, where its time ran out during the request. */
  protected get seconds(): number {
    return Math.max(1, secondsLeft(this.created, this.plan));
  }

  protected written(value: string): string {
    const { cookieName, attributes, isPersistent } = this.plan;
    return setCookieField(cookieName, value, { ...attributes, ...(isPersistent && { maxAge: this.seconds }) });
  }

  protected removal(): string {
    return setCookieField(this.plan.cookieName, '', expired(this.plan.attributes));
  }

  protected checkInTime(what: string): void {
    if (this.reply.headersSent) throw TenonError.of('SESSION_LATE', { what });
  }
}

/** Whether a failure is an answer that somebody meant to give. */
export function isMeant(error: unknown): boolean {
  return error instanceof HttpException;
}

export function now(): number {
  return Math.floor(Date.now() / 1000);
}

/** Seconds that a session still has if it is written now. */
export function secondsLeft(created: number, { maxAge, lifetime }: SessionPlan): number {
  return Math.min(maxAge, created + lifetime - now());
}

/** A record as it was written; undefined where it is none. */
export function readRecord(text: string): (SessionRecord & { readonly expires?: unknown }) | undefined {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(read) || !isRecord(read.data) || typeof read.created !== 'number') return undefined;
  return { data: read.data, created: read.created, expires: read.expires };
}
