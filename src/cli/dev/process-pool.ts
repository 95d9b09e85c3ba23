import { ApplicationProcess } from './application-process.js';
import type { Report } from './message.js';

/** How long an application is left alone before the next process is made ready, in milliseconds. */
const pause = 150;

/** Makes processes for applications, one of them beforehand: then a change costs what the application itself takes to load. */
export class ProcessPool {
  /** What the last process was made with. */
  #flags: readonly string[] = [];
  #env: NodeJS.ProcessEnv = {};
  #ready: ApplicationProcess | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly entry: string,
    private readonly folder: string,
    private readonly report: (from: ApplicationProcess, report: Report) => void,
  ) {}

  /** The one that is ready, if it is made with the same, else a new one. */
  take(flags: readonly string[], env: NodeJS.ProcessEnv): ApplicationProcess {
    clearTimeout(this.#timer);
    if (JSON.stringify([flags, env]) !== JSON.stringify([this.#flags, this.#env])) this.drop();
    [this.#flags, this.#env] = [flags, env];
    const ready = this.#ready;
    this.#ready = undefined;
    return ready?.isRunning === true ? ready : this.#made();
  }

  /** Makes one that is ready for the application of this file, soon. */
  prepare(file: string): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (this.#ready?.isRunning === true) return;
      this.#ready = this.#made();
      this.#ready.prepare(file);
    }, pause);
  }

  /** Takes back what is ready. */
  drop(): void {
    clearTimeout(this.#timer);
    this.#ready?.kill();
    this.#ready = undefined;
  }

  #made(): ApplicationProcess {
    const { entry, folder } = this;
    const made: ApplicationProcess = new ApplicationProcess({ entry, folder, flags: this.#flags, env: this.#env }, (report) =>
      this.report(made, report),
    );
    return made;
  }
}
