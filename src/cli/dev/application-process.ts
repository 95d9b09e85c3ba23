import { spawn, type ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { within } from '../../core/within.js';
import type { Assignment, Order, Report } from './message.js';
import { killGroup } from './process-group.js';

/** How an application's process came to its end. */
export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** What a process is started with. */
export interface ProcessStart {
  readonly entry: string;
  /** Flags of Node. */
  readonly flags: readonly string[];
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
}

/** How long an application may take to stop, in milliseconds; then it is killed. */
const patience = 1_000;
/** How long is waited for what a process has sent before it ended, in milliseconds. */
const lastWords = 500;

/**
 * The process in which an application is developed, in a process group of its own: what the application starts ends with it. It loads Node and the
 * compiler at once, and the application when it is assigned one.
 */
export class ApplicationProcess {
  readonly ended: Promise<Ending>;
  readonly #child: ChildProcess;
  /** Nothing that it has started is left either. */
  readonly #cleared: Promise<void>;
  #assigned = false;

  constructor({ entry, flags, folder, env }: ProcessStart, report: (report: Report) => void) {
    this.#child = spawn(process.execPath, [...process.execArgv, ...flags, entry], {
      cwd: folder,
      env,
      detached: process.platform !== 'win32',
      // Nobody types into a process that is not in the foreground.
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    this.#child.on('message', (message) => report(message as Report));
    this.ended = endOf(this.#child);
    this.#cleared = this.ended.then(() => clear(this.#child));
  }

  get isRunning(): boolean {
    return this.#child.pid !== undefined && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** Lets it load beforehand what the application of a file will ask for. */
  prepare(file: string): void {
    this.#child.send({ prepare: file } satisfies Order, () => undefined);
  }

  /** Lets it load the application. */
  begin(assignment: Assignment): void {
    this.#assigned = true;
    // It may have ended by now; `ended` tells of that.
    this.#child.send({ assignment } satisfies Order, () => undefined);
  }

  /** Asks it to stop, and kills what is left of it and of what it has started; done when nothing of that holds a port any more. */
  async stop(): Promise<void> {
    if (this.isRunning && this.#assigned) {
      killGroup(this.#child, 'SIGTERM');
      await within(patience, this.ended, () => undefined);
    }
    this.kill();
    await this.#cleared;
  }

  /** At once and without waiting, for a process that is about to end itself. */
  kill(): void {
    // The number of one that has ended may be another's by now.
    if (this.isRunning) killGroup(this.#child, 'SIGKILL');
  }
}

/** Kills what a process that has just ended has started; done when that has given back what it held. */
async function clear(child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 50 && killGroup(child, 'SIGKILL'); tries += 1) await sleep(5);
}

/** Done when it has ended, and all that it has sent is there. */
function endOf(child: ChildProcess): Promise<Ending> {
  return new Promise((resolve) => {
    child.once('error', () => resolve({ code: null, signal: null }));
    child.once('exit', (code, signal) => {
      const end = (): void => resolve({ code, signal });
      if (!child.connected) return end();
      child.once('disconnect', end);
      setTimeout(end, lastWords).unref();
    });
  });
}
