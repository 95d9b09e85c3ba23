import { monitorEventLoopDelay, type IntervalHistogram } from 'node:perf_hooks';
import type { Logger } from '../../core/logger.js';

/** When an application has more to do than it can. */
export interface OverloadOptions {
  /** Milliseconds that the event loop may be late, in 99 of 100 cases; 200 if nothing is said. */
  readonly delay?: number;
  /** Milliseconds for which it has to be later, all the time, before requests are refused; 2,000 if nothing is said. */
  readonly window?: number;
  /** Seconds after which a client that was refused may come again; 1 if nothing is said. */
  readonly retryAfter?: number;
  /** Bytes of the JavaScript heap above which requests are refused. */
  readonly maxHeapUsed?: number;
  /** Bytes of the whole process above which requests are refused. */
  readonly maxRss?: number;
}

/** Whether, and when, requests are refused because there are too many. */
export type OverloadOption = boolean | OverloadOptions;

/** How often a window is looked at. */
const looks = 4;

/** How often the event loop is asked how late it is, in milliseconds. */
const resolution = 10;

/**
 * Watches over the event loop and the memory of the process. It is overloaded when the loop was too late in each quarter of a window, one after the other, so that a
 * single long pause is none; and no longer after half a window without. Memory counts at once. Both are logged, the beginning and the end.
 */
export class Overload {
  isOn = false;
  readonly retryAfter: number;
  readonly #options: { readonly delay: number; readonly maxHeapUsed: number; readonly maxRss: number };
  readonly #delays: IntervalHistogram = monitorEventLoopDelay({ resolution });
  readonly #timer: NodeJS.Timeout;
  readonly #quarter: number;
  #looked = performance.now();
  #late = 0;
  #calm = 0;

  constructor(
    options: OverloadOptions,
    private readonly logger: Logger,
  ) {
    const { delay = 200, window = 2_000, retryAfter = 1, maxHeapUsed = Infinity, maxRss = Infinity } = options;
    this.retryAfter = retryAfter;
    this.#options = { delay, maxHeapUsed, maxRss };
    this.#quarter = Math.max(window / looks, 1);
    this.#delays.enable();
    this.#timer = setInterval(() => this.#look(), this.#quarter).unref();
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#delays.disable();
    this.isOn = false;
  }

  #look(): void {
    const now = performance.now();
    // A loop that stood still has asked nothing, and comes late to this as well.
    const own = now - this.#looked - this.#quarter;
    const delay = Math.max(this.#delays.percentile(99) / 1e6 - resolution, own);
    this.#delays.reset();
    this.#looked = now;
    const isLate = delay > this.#options.delay;
    this.#late = isLate ? this.#late + 1 : 0;
    this.#calm = isLate ? 0 : this.#calm + 1;
    const memory = this.#memory();
    const isOn = memory !== undefined || this.#late >= looks || (this.isOn && this.#calm < looks / 2);
    if (isOn !== this.isOn) this.#turn(isOn, { delay: Math.round(delay), ...memory });
  }

  /** What is too much of the memory; undefined where nothing is. */
  #memory(): object | undefined {
    const { maxHeapUsed, maxRss } = this.#options;
    if (maxRss !== Infinity) {
      const rss = process.memoryUsage.rss();
      if (rss > maxRss) return { rss };
    }
    if (maxHeapUsed === Infinity) return undefined;
    const { heapUsed } = process.memoryUsage();
    return heapUsed > maxHeapUsed ? { heapUsed } : undefined;
  }

  #turn(isOn: boolean, facts: object): void {
    this.isOn = isOn;
    try {
      if (isOn) this.logger.warn(facts, 'overloaded: requests are refused');
      else this.logger.info(facts, 'no longer overloaded');
    } catch {
      // A logger that fails must not take the process along.
    }
  }
}
