import cluster, { type Worker } from 'node:cluster';
import type { Listening } from '../../app/listening.js';
import type { CutWork } from '../../app/run/stop-report.js';
import { rescueConnections } from './handoff.js';
import { stopMessage, type WorkerAssignment, type WorkerMessage } from './assignment.js';

/** How a worker came to its end. */
export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** Milliseconds for which it took requests; undefined where it never did. */
  readonly served: number | undefined;
  /** Why it did not start, if it said so. */
  readonly failure: string | undefined;
}

/** Milliseconds beyond its own deadline after which a worker that was told to stop is killed. */
const margin = 3_000;

/** The same of one that has not begun to listen: it closes what it has opened, unless its code hangs. */
const unbegun = 1_000;

/** A worker, from the side of the process above it. */
export class WorkerProcess {
  /** Where it takes requests; undefined where it ended before it did. */
  readonly started: Promise<Listening | undefined>;
  readonly ended: Promise<Ending>;
  #cut: readonly CutWork[] = [];
  #patience = 10_000;
  #failure: string | undefined;
  #since: number | undefined;
  #killed: NodeJS.Timeout | undefined;
  readonly #worker: Worker;

  constructor(exec: string, assignment: WorkerAssignment) {
    cluster.setupPrimary({ exec, args: [JSON.stringify(assignment)] });
    this.#worker = cluster.fork();
    rescueConnections(this.#worker);
    // What cannot be sent to who is about to end is told by the end.
    this.#worker.on('error', () => undefined);
    let begin: (at: Listening | undefined) => void = () => undefined;
    this.started = new Promise((resolve) => (begin = resolve));
    this.#worker.on('message', (message: WorkerMessage) => this.#heard(message, begin));
    this.ended = new Promise((resolve) => {
      this.#worker.once('exit', (code: number | null, signal: NodeJS.Signals | null) => {
        clearTimeout(this.#killed);
        begin(undefined);
        const served = this.#since === undefined ? undefined : performance.now() - this.#since;
        resolve({ code, signal, served, failure: this.#failure });
      });
    });
  }

  get pid(): number {
    return this.#worker.process.pid ?? 0;
  }

  /** Whether it was told to stop. */
  get isStopping(): boolean {
    return this.#killed !== undefined;
  }

  /** What it did not wait for. */
  get cut(): readonly CutWork[] {
    return this.#cut;
  }

  /** Whether it has said that it takes requests. */
  get isListening(): boolean {
    return this.#since !== undefined;
  }

  /** Tells it to stop, and kills it when it has not by its own deadline; within a second where it has not begun to listen, for it has received nothing. */
  stop(): void {
    if (this.#killed !== undefined) return;
    if (this.#worker.isConnected()) this.#worker.send(stopMessage, () => undefined);
    this.#killed = setTimeout(() => this.kill(), this.isListening ? this.#patience + margin : unbegun);
  }

  /** It was told to stop just before it began, and may have received something by now. */
  #rearm(): void {
    if (this.#killed === undefined) return;
    clearTimeout(this.#killed);
    this.#killed = setTimeout(() => this.kill(), this.#patience + margin);
  }

  kill(): void {
    this.#worker.process.kill('SIGKILL');
  }

  #heard(message: WorkerMessage, begin: (at: Listening) => void): void {
    if (message.kind === 'failed') this.#failure = message.text;
    else if (message.kind === 'stopped') this.#cut = message.cut;
    else {
      this.#since = performance.now();
      this.#patience = message.patience;
      this.#rearm();
      begin(message.at);
    }
  }
}
