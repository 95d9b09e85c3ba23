import type { Launch } from '../../app/launch.js';
import { failureText } from '../failure.js';
import type { ApplicationFile } from '../application-file.js';
import type { ApplicationProcess, Ending } from './application-process.js';
import type { LoaderChoice } from './loader-choice.js';
import type { ListeningReport, Report } from './message.js';
import type { Output, Plan } from './output.js';
import { ProcessPool } from './process-pool.js';

/** What one start is made from; asked for anew each time, for a change may have changed it. */
export interface Start {
  readonly application: ApplicationFile;
  readonly loader: LoaderChoice;
  readonly env: NodeJS.ProcessEnv;
  readonly launch: Pick<Launch, 'host' | 'port' | 'rootPath' | 'accessLog' | 'prettyLog'>;
}

/** What a session needs of the world around it. */
export interface SessionParts {
  readonly output: Output;
  readonly entry: string;
  readonly folder: string;
  /** Throws `TenonError` where there is nothing to start. */
  readonly start: () => Start;
  readonly plan: (application: ApplicationFile) => Plan;
  /** The next change of files; nothing without reload. */
  readonly change: (() => Promise<readonly string[]>) | undefined;
  /** Done when no change goes unseen any more. */
  readonly ready: Promise<void>;
  /** Called whenever an application has started or failed. */
  readonly settled: () => void;
  /** Done when somebody wants all of this to end. */
  readonly stop: Promise<void>;
}

/** How one start went: the application is over, files have changed, or all is to end. */
type Outcome = { readonly changed: readonly string[] } | { readonly ended: Ending } | 'stop';

/** Runs an application, and runs it anew whenever its files change. */
export class Session {
  #process: ApplicationProcess | undefined;
  /** Done when nothing of the processes before holds a port any more. */
  #cleared: Promise<void> = Promise.resolve();
  #listening: ListeningReport | undefined;
  #begun = 0;
  #application: ApplicationFile | undefined;
  readonly #pool: ProcessPool;
  /** What is wrong with the last start has been told. */
  #failed = false;
  #isLost = false;

  constructor(private readonly parts: SessionParts) {
    const { entry, folder } = parts;
    this.#pool = new ProcessPool(entry, folder, (from, report) => {
      if (this.#process === from) this.#take(report);
    });
  }

  /** Done when it is stopped; the answer is the exit code. */
  async run(): Promise<number> {
    const { change, output, stop } = this.parts;
    const stopped = stop.then((): Outcome => 'stop');
    for (;;) {
      // Asked for before the start, so that what is edited meanwhile counts.
      const changed = change?.().then((files): Outcome => ({ changed: files }));
      const ended = this.#start().then((ending) => (ending === undefined ? undefined : ({ ended: ending } satisfies Outcome)));
      const first = await Promise.race([ended, stopped, ...(changed === undefined ? [] : [changed])]);
      if (first === 'stop') return this.#stop();
      if (first === undefined || 'ended' in first) {
        this.#tellEnd(first?.ended);
        if (changed === undefined || this.#isLost) return this.#end();
        output.waiting();
      }
      const next = first !== undefined && 'changed' in first ? first : await Promise.race([stopped, changed as Promise<Outcome>]);
      if (next === 'stop') return this.#stop();
      if (!('changed' in next)) continue;
      output.changed(next.changed);
      // What was loaded beforehand may have read them.
      if (next.changed.some((file) => /\.json$|[\\/]\.env/.test(file))) this.#pool.drop();
    }
  }

  /** At once, for a process that is about to end. */
  kill(): void {
    this.#process?.kill();
    this.#pool.drop();
  }

  /** Starts anew; done with the end of what was started, or with nothing where there was nothing to start. */
  async #start(): Promise<Ending | undefined> {
    const before = this.#process;
    this.#begun = performance.now();
    this.#failed = false;
    const start = this.#prepared();
    // Node and the compiler are loaded while the one before stops.
    const process = start === undefined ? undefined : this.#pool.take(start.loader.flags, start.env);
    this.#process = process;
    this.#application = start?.application;
    this.#cleared = this.#cleared.then(() => before?.stop());
    await Promise.all([this.#cleared, this.parts.ready]);
    if (start === undefined || process === undefined || this.#process !== process) return undefined;
    process.begin({ application: start.application, launch: this.#launchOf(start), loader: start.loader.loader });
    return process.ended;
  }

  #prepared(): Start | undefined {
    try {
      return this.parts.start();
    } catch (error) {
      this.#failed = true;
      this.parts.output.failure(failureText(error));
      return undefined;
    }
  }

  /** A port that was any free one stays the same from one start to the next. */
  #launchOf({ launch }: Start): Start['launch'] {
    return launch.port === 0 && this.#listening !== undefined ? { ...launch, port: this.#listening.port } : launch;
  }

  #take(report: Report): void {
    const { output, plan, settled, change } = this.parts;
    const application = this.#application as ApplicationFile;
    if (change !== undefined) this.#pool.prepare(application.file);
    if (report.kind === 'listening') {
      output.listening(plan(application), report, Math.round(performance.now() - this.#begun));
      this.#listening = report;
    } else {
      this.#failed = true;
      this.#isLost = report.isLasting && this.#listening === undefined;
      if (report.text !== undefined) output.failure(report.text);
    }
    settled();
  }

  /** What nobody has told yet. */
  #tellEnd(ending: Ending | undefined): void {
    this.parts.settled();
    if (this.#failed || ending === undefined) return;
    const { code, signal } = ending;
    this.parts.output.failure(
      `The application has ended (${code === null ? `by ${signal ?? 'a process that could not be started'}` : `exit code ${code}`}).`,
    );
    this.#failed = code !== 0;
  }

  async #stop(): Promise<number> {
    await this.#end();
    this.parts.output.stopped();
    return 0;
  }

  async #end(): Promise<number> {
    await Promise.all([this.#cleared, this.#process?.stop()]);
    return this.#failed ? 1 : 0;
  }
}
