import { relative } from 'node:path';
import { launchWith, type Supervisor } from '../../app/launch.js';
import type { Listening } from '../../app/listening.js';
import type { TenonError } from '../../core/errors.js';
import { failureText } from '../failure.js';
import { applicationIn, exportMissing, importFile, type Exports } from '../load-application.js';
import { failureOf, isShownByNode } from './failure.js';
import type { Assignment, FailureReport, Report } from './message.js';
import { metadataProblem } from './metadata.js';
import { portraitOf, type Portrayed } from './portrait.js';

/** As much of an `Application` as is started and stopped; by shape, for it may come from another copy of this package. */
export interface Startable extends Portrayed {
  readonly root?: unknown;
  listen(): Promise<Listening>;
  close(): Promise<unknown>;
}

/** How long requests may take to end when the application stops, in milliseconds; what is open then is cut. */
const stopPatience = 200;

/** The application of this process: loads its file, lets it listen, and reports how that went. */
export class DevelopedApplication {
  readonly #told: Promise<void>;
  #tell: () => void = () => undefined;
  /** Those that listen, or are about to. */
  readonly #listening = new Set<Startable>();
  #exports: Exports = {};
  /** How many of those who listen to uncaught errors are known: this one, and each `run`. */
  #listeners = 1;
  #isStopping = false;
  #isOver = false;

  constructor(private readonly assignment: Assignment) {
    this.#told = new Promise((resolve) => (this.#tell = resolve));
  }

  /** Never throws: what goes wrong is reported, and ends this process. */
  async run(): Promise<void> {
    const { file, app: name } = this.assignment.application;
    const [node = ''] = process.argv;
    // As if the file had been started itself.
    process.argv = [node, file];
    process.on('SIGTERM', () => void this.#stop());
    process.on('uncaughtException', (thrown) => this.#crash(thrown));
    launchWith({
      ...this.assignment.launch,
      timeouts: { close: stopPatience, lameDuck: 0 },
      onListen: (app, at) => this.#take(app as Startable, at),
      supervisor: this.#supervisor(),
    });
    const loaded = await importFile(file);
    if ('thrown' in loaded) return this.#fail(loaded.thrown, 'load');
    this.#exports = loaded.exports;
    // Nothing is left that could still bring an application.
    process.once('beforeExit', () => this.#missed(name));
    try {
      const application = (await applicationIn(this.#exports, name, this.#told)) as unknown as Startable | undefined;
      // Its file may do that itself, then and later; whoever is second gets what the first got.
      if (application !== undefined) await application.listen();
      else if (name !== undefined) this.#missed(name);
    } catch (error) {
      // What keeps an application from listening is told where it listens.
      if (this.#listening.size === 0) this.#fail(error, 'load');
    }
  }

  /** The file has no application by that name, and starts none. */
  #missed(name: string | undefined): void {
    const here = relative(process.cwd(), this.assignment.application.file);
    if (this.#listening.size === 0) this.#fail(exportMissing(here, name, this.#exports), 'load');
  }

  #take(application: Startable, at: Promise<Listening>): void {
    this.#listening.add(application);
    this.#tell();
    at.then(
      (listening) => {
        if (!this.#isStopping)
          send({ kind: 'listening', ...listening, ...portraitOf(application, listening, this.#metadataProblem(application)) });
      },
      (error: unknown) => this.#fail(error, 'start'),
    );
  }

  #metadataProblem(application: Startable): TenonError | undefined {
    const {
      loader,
      application: { file },
    } = this.assignment;
    return metadataProblem(application.root, file, loader);
  }

  #fail(thrown: unknown, stage: 'load' | 'start' | 'run'): void {
    if (this.#isOver || this.#isStopping) return;
    this.#isOver = true;
    const [application] = this.#listening;
    const metadata = stage !== 'start' || application === undefined ? undefined : this.#metadataProblem(application);
    const report: FailureReport = {
      ...failureOf(thrown, { stage, file: this.assignment.application.file, loader: this.assignment.loader }),
      kind: 'failure',
    };
    const text = metadata === undefined ? report.text : `${failureText(metadata)}\n${report.text ?? ''}`;
    send({ ...report, text }, () => (isShownByNode(thrown, this.assignment) ? showByNode(thrown) : process.exit(1)));
  }

  /** For files that call `run`: what it would tell is known here already, and it has nothing to say of its own. */
  #supervisor(): Supervisor {
    return {
      listening: () => undefined,
      // This process ends with the report of it.
      failed: () => new Promise(() => undefined),
      stopped: () => Promise.resolve(),
      whenToStop: () => (this.#listeners += 1),
    };
  }

  #crash(thrown: unknown): void {
    // Who else listens decides what becomes of it.
    if (process.listenerCount('uncaughtException') <= this.#listeners) this.#fail(thrown, 'run');
  }

  async #stop(): Promise<void> {
    if (this.#isStopping) return;
    this.#isStopping = true;
    for (const closed of await Promise.allSettled([...this.#listening].map((application) => application.close())))
      if (closed.status === 'rejected') process.stderr.write(failureText(closed.reason));
    process.exit(0);
  }
}

function send(report: Report, then: () => void = () => undefined): void {
  if (process.send === undefined) then();
  else process.send(report, then);
}

/** Only Node knows where a text is no JavaScript, and shows it when it dies of it. */
function showByNode(thrown: unknown): void {
  process.removeAllListeners('uncaughtException');
  setImmediate(() => {
    throw thrown;
  });
}
