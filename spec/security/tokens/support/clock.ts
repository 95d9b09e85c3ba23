import { jest } from '@jest/globals';
import { performance } from 'node:perf_hooks';

/** A clock for what is kept for a while: it stands still until it is told to go on. */
export class Clock {
  #now = performance.now();
  readonly #spy = jest.spyOn(performance, 'now').mockImplementation(() => this.#now);

  /** Seconds later. */
  later(seconds: number): void {
    this.#now += seconds * 1000;
  }

  restore(): void {
    this.#spy.mockRestore();
  }
}
