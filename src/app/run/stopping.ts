import type { Awaitable } from '../../core/types.js';
import { within } from '../../core/within.js';
import type { Timeouts } from '../options.js';
import type { CutWork, StopReport } from './stop-report.js';

/** Milliseconds beyond the deadline in which what was cut, hooks and singletons may still close. */
const lastWords = 1_000;

const late = Symbol('late');

/** The time in which an application stops: one deadline for all of it, and what was cut because of it. */
export class Stopping {
  readonly #begun = performance.now();
  readonly #cut: CutWork[] = [];

  constructor(private readonly timeouts: Pick<Timeouts, 'close' | 'lameDuck' | 'hook'>) {}

  /** Milliseconds until the deadline. */
  get remaining(): number {
    return Math.max(0, this.#begun + this.timeouts.close - performance.now());
  }

  /** How long connections are still accepted. */
  get lameDuck(): number {
    return Math.min(this.timeouts.lameDuck, this.remaining);
  }

  /** How long the next hook may take; a little is left also beyond the deadline, for what is never closed may lose what it holds. */
  get forHook(): number {
    const left = this.#begun + this.timeouts.close + lastWords - performance.now();
    return Math.min(this.timeouts.hook, Math.max(left, 20));
  }

  /** Whether something is done before the deadline. */
  async inTime(work: PromiseLike<unknown>): Promise<boolean> {
    return (await within(this.remaining, work, () => late)) !== late;
  }

  /** Waits for something that is done at the end, as long as for a hook; undefined where it takes longer. Rejects with what it rejects with. */
  async hook<T>(name: string, work: Awaitable<T>): Promise<T | undefined> {
    const since = performance.now();
    const result = await within(this.forHook, Promise.resolve(work), () => late as typeof late);
    if (result !== late) return result as T;
    this.cut({ kind: 'hook', name, milliseconds: performance.now() - since });
    return undefined;
  }

  /** Records what is not waited for. */
  cut(...works: readonly CutWork[]): void {
    this.#cut.push(...works.map((one) => ({ ...one, milliseconds: Math.round(one.milliseconds) })));
  }

  /** How it went so far. */
  report(): StopReport {
    const cut = [...this.#cut];
    return { isClean: cut.length === 0, milliseconds: Math.round(performance.now() - this.#begun), cut };
  }
}
