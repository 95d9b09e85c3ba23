import type { IncomingMessage, ServerResponse } from 'node:http';
import type { NextFunction, Request, Response } from 'express';
import { TenonError } from '../core/errors.js';
import type { Logger } from '../core/logger.js';
import { Incoming } from '../binding/incoming.js';
import { auditTrailOf, type AuditTrail } from './audit/audit-trail.js';
import { BackgroundTasks } from './background-tasks.js';
import { onDisconnect } from './disconnect.js';
import { requestLoggerOf } from './request-logger.js';
import { ResponseState } from './response-state.js';
import { rootOf } from './root-path.js';
import type { Route } from './route.js';

/** One request on its way through the pipeline: what it brings, what is said about its answer, and how it can be cut short. */
export class RequestFrame extends Incoming {
  // Not #private, for the reason given in incoming.ts.
  private responseState: ResponseState | undefined;
  private backgroundTasks: BackgroundTasks | undefined;
  /** The error that a handler of errors answers for. */
  caught: unknown;
  /** Whether the answer, whatever it is, is for whoever asks alone: the route asks who it is. */
  isPrivate = false;
  /** The `Cache-Control` of the answer where nobody says one. */
  usualCaching: string | undefined = undefined;
  /** The route that it is for; undefined where there is none, or it was not looked for yet. */
  route: Route | undefined = undefined;
  private abort: AbortController | undefined;
  private onInterrupt: ((error: unknown) => void) | undefined;
  private forget: (() => void) | undefined;
  private interruption: { readonly error: unknown; readonly work: PromiseLike<unknown> } | undefined;

  constructor(
    override readonly message: IncomingMessage,
    readonly reply: ServerResponse,
    path: readonly string[],
    search: string,
    /** Hands the request on to what Express has behind the routes; undefined where Express is not in between. */
    readonly next: NextFunction | undefined,
  ) {
    super(message, path, search);
  }

  // The seeds: read by emitted code under these names (seeds.ts).

  get request(): Request {
    return this.message as Request;
  }

  get response(): Response {
    return this.reply as Response;
  }

  get state(): ResponseState {
    return (this.responseState ??= new ResponseState());
  }

  get tasks(): BackgroundTasks {
    return (this.backgroundTasks ??= new BackgroundTasks());
  }

  get log(): Logger {
    return requestLoggerOf(this.message);
  }

  get audit(): AuditTrail {
    return auditTrailOf(this.message);
  }

  get signal(): AbortSignal {
    if (this.abort === undefined) {
      const abort = (this.abort = new AbortController());
      if (this.interruption !== undefined) abort.abort(this.interruption.error);
      else if (this.isGone) abort.abort(TenonError.of('REQUEST_ABORTED', {}));
      else this.forget = onDisconnect(this.message.socket, () => abort.abort(TenonError.of('REQUEST_ABORTED', {})));
    }
    return this.abort.signal;
  }

  get rootPath(): string {
    return rootOf(this.message);
  }

  /** What was said about the answer; undefined where nobody asked for it. */
  get said(): ResponseState | undefined {
    return this.responseState;
  }

  /** What is to be done after the answer; undefined where nobody asked for it. */
  get laterTasks(): BackgroundTasks | undefined {
    return this.backgroundTasks;
  }

  /** Forgets what was said about the answer that was to be given: an error is answered without it. */
  failed(error: unknown): void {
    this.caught = error;
    this.responseState = undefined;
    this.backgroundTasks = undefined;
  }

  /** Whether the client is gone. */
  get isGone(): boolean {
    return this.message.socket.destroyed || this.reply.destroyed;
  }

  /**
   * Waits for what a handler promised, but no longer than `milliseconds` (0: for ever), and not beyond the server's stop. A client that goes away
   * does not cut the wait short: a transaction must not be closed under a handler that still writes in it.
   */
  settle<T>(result: PromiseLike<T>, milliseconds: number, name: string): Promise<T> {
    return new Promise((resolve, reject) => {
      const timer =
        milliseconds > 0
          ? setTimeout(() => this.interrupt(TenonError.of('HANDLER_TIMEOUT', { route: name, milliseconds })), milliseconds)
          : undefined;
      const done = (): void => {
        clearTimeout(timer);
        this.onInterrupt = undefined;
      };
      this.onInterrupt = (error) => {
        done();
        this.interruption = { error, work: result };
        this.abort?.abort(error);
        reject(error);
      };
      result.then(
        (value) => {
          done();
          resolve(value);
        },
        (error: unknown) => {
          done();
          reject(error);
        },
      );
    });
  }

  /** What it waited for when it was cut short: it may still hold what is closed when the server stops. */
  get abandoned(): PromiseLike<unknown> | undefined {
    return this.interruption?.work;
  }

  /** Fails the request from outside, wherever it waits; what is done after its answer can only be told. */
  interrupt(error: unknown): void {
    if (this.onInterrupt === undefined) this.abort?.abort(error);
    else this.onInterrupt(error);
  }

  /** Ends an answer that is on its way: what it is made from sees a client that has gone, and closes in the usual order. */
  breakOff(error: unknown): void {
    this.abort?.abort(error);
    this.reply.destroy();
  }

  /** Lets go of the connection, which may live on. */
  finish(): void {
    // What nobody has read to the end would keep the connection from its next request.
    this.stream?.destroy();
    this.forget?.();
  }
}
