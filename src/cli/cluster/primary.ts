import { setTimeout as sleep } from 'node:timers/promises';
import { TenonError } from '../../core/errors.js';
import { InspectionError } from '../failure.js';
import type { Assignment } from './assignment.js';
import type { PrimaryLog } from './primary-log.js';
import { BackOff, CrashCount, respawnPolicy, type RespawnPolicy } from './respawn.js';
import { WorkerProcess, type Ending } from './worker-process.js';

/** What stands above workers needs to know. */
export interface PrimaryOptions {
  readonly workers: number;
  /** The file that a worker runs. */
  readonly exec: string;
  readonly assignment: Assignment;
  readonly log: PrimaryLog;
  readonly policy?: RespawnPolicy;
  /** Milliseconds after which a worker that replaces another is given up if it does not listen: a minute, or three times what the slowest of the first took. */
  readonly startLimit?: number;
}

/** The place of one worker, whoever has it. */
interface Slot {
  readonly id: number;
  process: WorkerProcess;
}

/** Keeps workers running: replaces those that end, all of them for a reload, and stops them in order. It takes no request itself. */
export class Primary {
  readonly #slots: Slot[] = [];
  readonly #alive = new Set<WorkerProcess>();
  readonly #crashes: CrashCount;
  readonly #over = new AbortController();
  readonly #policy: RespawnPolicy;
  #failure: Error | undefined;
  #hasCut = false;
  #reloading: AbortController | undefined;
  #startLimit: number;

  constructor(private readonly options: PrimaryOptions) {
    this.#policy = options.policy ?? respawnPolicy;
    this.#startLimit = options.startLimit ?? 60_000;
    this.#crashes = new CrashCount(this.#policy);
  }

  /** Runs until it is told to stop; the answer is the exit code. Throws `WORKERS_CRASHING`, and what keeps workers from starting. */
  async run(): Promise<number> {
    const { workers, log } = this.options;
    const begun = performance.now();
    for (let id = 1; id <= workers; id += 1) this.#slots.push({ id, process: this.#fork(id) });
    const places = await Promise.all(this.#slots.map((slot) => this.#begun(slot)));
    this.#startLimit = Math.max(this.#startLimit, 3 * (performance.now() - begun));
    if (!this.#isStopping) {
      log.info(`listening at ${places[0]?.url} with ${workers} workers`, { url: places[0]?.url, pid: process.pid, workers });
      await Promise.all(this.#slots.map((slot) => this.#keep(slot)));
    }
    await this.#allEnded();
    if (this.#failure !== undefined) throw this.#failure;
    return this.#hasCut ? 1 : 0;
  }

  /** Tells every worker to stop. */
  stop(why: string): void {
    if (this.#isStopping) return;
    this.options.log.info(`stopping ${this.#alive.size} workers: ${why}`, { reason: why });
    this.#end();
  }

  /** Ends every worker at once. */
  kill(): void {
    for (const one of this.#alive) one.kill();
  }

  /**
   * Replaces every worker without a gap: those of before are told to stop when all new ones take requests; where one of these fails, or does not come to
   * that, they go on. A reload that is under way is given up for this one.
   */
  async reload(): Promise<void> {
    if (this.#isStopping) return;
    this.#reloading?.abort();
    const own = (this.#reloading = new AbortController());
    await this.#reload(own.signal);
    if (this.#reloading === own) this.#reloading = undefined;
  }

  get #isStopping(): boolean {
    return this.#over.signal.aborted;
  }

  #end(failure?: Error): void {
    this.#failure ??= failure;
    this.#over.abort();
    for (const one of this.#alive) one.stop();
  }

  async #allEnded(): Promise<void> {
    while (this.#alive.size > 0) await Promise.all([...this.#alive].map(({ ended }) => ended));
  }

  #fork(id: number): WorkerProcess {
    const { exec, assignment } = this.options;
    const one = new WorkerProcess(exec, { ...assignment, worker: id });
    this.#alive.add(one);
    void one.ended.then((ending) => {
      this.#alive.delete(one);
      if (one.isStopping && ((one.isListening && ending.code !== 0) || one.cut.length > 0)) this.#hasCut = true;
    });
    return one;
  }

  /** The first workers: one that does not start is told once, and ends them all. */
  async #begun({ process }: Slot): Promise<{ readonly url: string } | undefined> {
    const at = await process.started;
    if (at === undefined && !this.#isStopping) this.#end(failureOf(await process.ended));
    return at;
  }

  /** Replaces a worker that ends by itself. */
  async #keep(slot: Slot): Promise<void> {
    const backOff = new BackOff(this.#policy);
    while (!this.#isStopping) {
      const { process } = slot;
      const ending = await process.ended;
      if (this.#isStopping) return;
      // A reload has put another one in its place.
      if (slot.process !== process) continue;
      const wait = this.#lost(slot, ending, backOff);
      await sleep(wait, undefined, { signal: this.#over.signal }).catch(() => undefined);
      if (this.#isStopping || slot.process !== process) continue;
      slot.process = this.#fork(slot.id);
      void this.#giveUpLate(slot.process);
    }
  }

  /** The answer is how long to wait for its replacement. */
  #lost({ id, process: { pid } }: Slot, ending: Ending, backOff: BackOff): number {
    const { failures, minutes } = this.#policy;
    const { log } = this.options;
    const wait = backOff.after(ending.served);
    const how = howOf(ending);
    if (ending.failure !== undefined) log.error(`worker ${id} did not start: ${ending.failure.trimEnd()}`, { worker: id });
    if (ending.code !== 0 && this.#crashes.add(ending.served)) {
      log.error(`worker ${id} (${pid}) ended with ${how}`, { worker: id });
      this.#end(TenonError.of('WORKERS_CRASHING', { failures, minutes, last: how }));
      return 0;
    }
    log.warn(`worker ${id} (${pid}) ended with ${how}; another one starts in ${wait} ms`, { worker: id });
    return wait;
  }

  /** A replacement that hangs would leave its place empty for ever. */
  async #giveUpLate(process: WorkerProcess): Promise<void> {
    if ((await this.#outcome(process)) === 'late' && !this.#isStopping) process.kill();
  }

  /** What becomes of a worker that has just been started. */
  async #outcome(process: WorkerProcess, givenUp?: AbortSignal): Promise<Outcome> {
    const over = new AbortController();
    const late = sleep(this.#startLimit, 'late' as const, { signal: over.signal }).catch(() => 'ended' as const);
    const abandoned = new Promise<Outcome>((resolve) => givenUp?.addEventListener('abort', () => resolve('abandoned'), { once: true }));
    const started = process.started.then((at) => (at === undefined ? ('ended' as const) : ('listens' as const)));
    return Promise.race([started, late, abandoned]).finally(() => over.abort());
  }

  async #reload(givenUp: AbortSignal): Promise<void> {
    const { log } = this.options;
    log.info(`reloading ${this.#slots.length} workers`);
    const fresh: { readonly slot: Slot; readonly process: WorkerProcess }[] = [];
    for (const slot of this.#slots) {
      const process = this.#fork(slot.id);
      fresh.push({ slot, process });
      const outcome = await this.#outcome(process, givenUp);
      if (this.#isStopping) return;
      if (outcome === 'listens') continue;
      for (const one of fresh) one.process.stop();
      await this.#tellFailed(process, outcome);
      return;
    }
    for (const { slot, process } of fresh) {
      const before = slot.process;
      slot.process = process;
      before.stop();
    }
    log.info(`reloaded: ${fresh.length} new workers take requests`);
  }

  async #tellFailed(process: WorkerProcess, outcome: Outcome): Promise<void> {
    const { log } = this.options;
    if (outcome === 'abandoned') {
      log.warn('the reload that was under way is given up for a further one');
      return;
    }
    const seconds = Math.round(this.#startLimit / 1_000);
    const { message } =
      outcome === 'ended' ? failureOf(await process.ended) : { message: `a new worker did not listen within ${seconds} s` };
    log.error(`the reload failed, and the workers of before go on: ${message.trimEnd()}`);
  }
}

/** `late`: it has not come to listen within its time; `abandoned`: a further reload has begun. */
type Outcome = 'listens' | 'ended' | 'late' | 'abandoned';

function failureOf(ending: Ending): Error {
  return ending.failure === undefined ? TenonError.of('WORKER_FAILED', { ended: howOf(ending) }) : new InspectionError(ending.failure);
}

function howOf({ code, signal }: Ending): string {
  return signal === null ? `exit code ${code}` : `signal ${signal}`;
}
