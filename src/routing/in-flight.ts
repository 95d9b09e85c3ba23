import type { RequestFrame } from './frame.js';

/** The requests that are not done yet, from their first wait to the closing of their last resource: what a stopping server waits for. */
export class InFlight {
  private readonly frames = new Set<RequestFrame>();
  private waiting: (() => void)[] = [];

  add(frame: RequestFrame): void {
    this.frames.add(frame);
  }

  delete(frame: RequestFrame): void {
    this.frames.delete(frame);
    if (this.frames.size > 0 || this.waiting.length === 0) return;
    for (const done of this.waiting.splice(0)) done();
  }

  /** Resolves once every request is done. */
  drained(): Promise<void> {
    if (this.frames.size === 0) return Promise.resolve();
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  /** Fails every request that waits for its handler. */
  interrupt(error: unknown): void {
    for (const frame of [...this.frames]) frame.interrupt(error);
  }
}
