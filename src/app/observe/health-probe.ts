import type { Logger } from '../../core/logger.js';
import { loggable } from '../../core/loggable.js';
import type { AnyFunction } from '../../core/types.js';

/** One check of one provider. */
export interface Probed {
  readonly value: unknown;
  readonly method: string | symbol;
  readonly name: string;
  /** Milliseconds. */
  readonly timeout: number;
  /** Milliseconds for which an answer is kept. */
  readonly cache: number;
}

/** A check that is being made. */
interface Attempt {
  readonly begun: number;
  readonly healthy: Promise<boolean>;
}

/** Asks a check, at most once at a time: who asks while it is made waits for the same answer, and one that hangs is not asked again. */
export class HealthProbe {
  #attempt: Attempt | undefined;
  #kept: { readonly isHealthy: boolean; readonly since: number } | undefined;
  /** What was logged last. */
  #wasHealthy = true;

  constructor(
    readonly probed: Probed,
    private readonly logger: Logger,
  ) {}

  /** Whether it is well. Never rejects, and takes no longer than its time. */
  ask(): Promise<boolean> {
    const { timeout, cache } = this.probed;
    const now = performance.now();
    if (this.#kept !== undefined && now - this.#kept.since < cache) return Promise.resolve(this.#kept.isHealthy);
    const { begun, healthy } = (this.#attempt ??= this.#begin(now));
    return begun + timeout <= now ? Promise.resolve(false) : healthy;
  }

  #begin(begun: number): Attempt {
    const { timeout } = this.probed;
    const abort = new AbortController();
    const work = this.#call(abort.signal);
    const over = (): void => void (this.#attempt = undefined);
    work.then(over, over);
    const healthy = new Promise<boolean>((resolve) => {
      const timer = setTimeout(() => {
        const late = new Error(`It was not done after ${timeout} ms.`);
        resolve(this.#told(false, late));
        abort.abort(late);
      }, timeout);
      const done = (isHealthy: boolean, error?: unknown): void => {
        clearTimeout(timer);
        if (!abort.signal.aborted) resolve(this.#told(isHealthy, error));
      };
      work.then(
        (result) => done(result !== false),
        (error: unknown) => done(false, error),
      );
    });
    return { begun, healthy };
  }

  /** What it throws at once is a rejection as well. */
  #call(signal: AbortSignal): Promise<unknown> {
    const { value, method } = this.probed;
    return new Promise((resolve) => resolve((value as Record<string | symbol, AnyFunction>)[method]?.(signal)));
  }

  /** Keeps an answer, and logs it where it is another one than before. */
  #told(isHealthy: boolean, error: unknown): boolean {
    this.#kept = { isHealthy, since: performance.now() };
    if (isHealthy === this.#wasHealthy) return isHealthy;
    this.#wasHealthy = isHealthy;
    const { name: check } = this.probed;
    try {
      if (isHealthy) this.logger.info({ check }, 'health check passes again');
      else this.logger.warn({ check, ...(error !== undefined && { err: loggable(error) }) }, 'health check failed');
    } catch {
      // A logger that fails must not take the process along.
    }
    return isHealthy;
  }
}
