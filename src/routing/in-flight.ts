import type { ServerResponse } from 'node:http';
import { redacted } from '../core/redacted.js';
import type { RequestFrame } from './frame.js';
import { askedTarget } from './request-target.js';

/** A request that is not done yet, for a report. */
export interface Underway {
  /** What is waited for: the handler, the last byte of the answer, or what is done after it. */
  readonly kind: 'handler' | 'stream' | 'task';
  /** `GET /items/:id`. */
  readonly name: string;
  readonly milliseconds: number;
}

/** The requests that are not done yet, from their first wait to the closing of their last resource: what a stopping server waits for. */
export class InFlight {
  /** With the time since which they are waited for. */
  private readonly frames = new Map<RequestFrame, number>();
  private waiting: (() => void)[] = [];
  private interrupted: { readonly frames: Set<RequestFrame>; readonly over: () => void } | undefined;

  add(frame: RequestFrame): void {
    this.frames.set(frame, performance.now());
  }

  /** Nothing of it is left. */
  delete(frame: RequestFrame): void {
    this.frames.delete(frame);
    this.left(frame);
    if (this.frames.size > 0 || this.waiting.length === 0) return;
    for (const done of this.waiting.splice(0)) done();
  }

  /** Everything is closed behind it, and what it was cut short in goes on. */
  left(frame: RequestFrame): void {
    if (this.interrupted === undefined || !this.interrupted.frames.delete(frame)) return;
    if (this.interrupted.frames.size === 0) this.interrupted.over();
  }

  /** Resolves once every request is done. */
  drained(): Promise<void> {
    if (this.frames.size === 0) return Promise.resolve();
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  /** Fails every request that waits for its handler or its stream; done when everything is closed behind them. Tasks after the answer go on. */
  interrupt(error: unknown): Promise<void> {
    const all = [...this.frames.keys()];
    const frames = new Set(all.filter((frame) => kindOf(frame) !== 'task'));
    const over = frames.size === 0 ? Promise.resolve() : new Promise<void>((resolve) => (this.interrupted = { frames, over: resolve }));
    for (const frame of all) {
      if (kindOf(frame) === 'stream') frame.breakOff(error);
      else frame.interrupt(error);
    }
    return over;
  }

  /** What is under way. */
  underway(): readonly Underway[] {
    const now = performance.now();
    return [...this.frames].map(([frame, since]) => ({ kind: kindOf(frame), name: nameOf(frame), milliseconds: now - since }));
  }

  /** The answers of requests under way. */
  replies(): readonly ServerResponse[] {
    return [...this.frames.keys()].map(({ reply }) => reply);
  }
}

function kindOf({ reply, isGone }: RequestFrame): Underway['kind'] {
  if (!reply.headersSent) return 'handler';
  return reply.writableFinished || (reply.writableEnded && isGone) ? 'task' : 'stream';
}

function nameOf({ message, route }: RequestFrame): string {
  const [path = ''] = askedTarget(message).split('?', 1);
  return `${message.method} ${route?.template.text ?? redacted(path)}`;
}
