/** How workers that end by themselves are replaced. */
export interface RespawnPolicy {
  /** Milliseconds before the first replacement; twice as long before each next one of the same worker. */
  readonly first: number;
  /** The longest of these. */
  readonly longest: number;
  /** A worker that has taken requests for so many milliseconds did not fail at once: the next replacement waits as long as the first. */
  readonly stable: number;
  /** So many workers that fail at once... */
  readonly failures: number;
  /** ...within so many minutes end all. */
  readonly minutes: number;
}

export const respawnPolicy: RespawnPolicy = { first: 100, longest: 30_000, stable: 1_000, failures: 10, minutes: 5 };

/** How long to wait before the replacements of one worker. */
export class BackOff {
  #next: number;

  constructor(private readonly policy: RespawnPolicy) {
    this.#next = policy.first;
  }

  /** `served`: milliseconds for which the worker took requests. */
  after(served: number | undefined): number {
    const { first, longest, stable } = this.policy;
    if (served !== undefined && served >= stable) this.#next = first;
    const wait = this.#next;
    this.#next = Math.min(wait * 2, longest);
    return wait;
  }
}

/** Counts the workers that failed at once, to tell an accident from an application that cannot run. */
export class CrashCount {
  readonly #times: number[] = [];

  constructor(private readonly policy: RespawnPolicy) {}

  /** Whether it is time to give up. */
  add(served: number | undefined): boolean {
    const { stable, failures, minutes } = this.policy;
    if (served !== undefined && served >= stable) return false;
    const now = performance.now();
    this.#times.push(now);
    while ((this.#times[0] ?? now) < now - minutes * 60_000) this.#times.shift();
    return this.#times.length >= failures;
  }
}
