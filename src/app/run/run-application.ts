import { writeSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { asError, loggable } from '../../core/loggable.js';
import { TenonError } from '../../core/errors.js';
import { failureText } from '../../core/failure-text.js';
import type { Logger } from '../../core/logger.js';
import { redacted } from '../../core/redacted.js';
import { launched } from '../launch.js';
import type { Listening } from '../listening.js';
import { listenToProcess, withoutEchoes } from './process-events.js';
import { addressOf, type RunOptions } from './run-options.js';
import type { StopReport } from './stop-report.js';

/** What is run. */
export interface Runnable {
  listen(port: number, host: string): Promise<Listening>;
  close(): Promise<StopReport>;
  readonly logger: Logger;
  /** How long closing may take, in milliseconds. */
  readonly patience: number;
}

/** Milliseconds beyond its time after which an application that still has not closed is left to itself. */
const beyond = 2_000;

/** Milliseconds in which the process may end by itself once everything is closed. */
const leave = 200;

/** Applications that this process runs; it ends with the last of them, and with the worst code of all. */
let running = 0;
let worst = 0;

/** Runs an application until it is told to stop: see `Application.run`. */
export async function runApplication(app: Runnable, options: RunOptions = {}): Promise<void> {
  running += 1;
  worst = Math.max(await new Run(app, options).toTheEnd(), worst);
  running -= 1;
  process.exitCode = worst;
  if (running > 0) return;
  // What was cut, or failed, may hold the process for ever, and touch what is closed.
  if (worst !== 0) process.exit(worst);
  // A timer or a connection that nobody closed must not hold it either.
  setTimeout(() => process.exit(), leave).unref();
}

class Run {
  readonly #supervisor = launched().supervisor;
  #stop: (why: string) => void = () => undefined;
  readonly #toldToStop = new Promise<string>((resolve) => (this.#stop = resolve));
  #signals = 0;
  #hasFailed = false;
  #failure: unknown;

  constructor(
    private readonly app: Runnable,
    private readonly options: RunOptions,
  ) {}

  /** The answer is the exit code. */
  async toTheEnd(): Promise<number> {
    const on = { onSignal: withoutEchoes((signal) => this.#signalled(signal)), onUncaught: (error: unknown) => this.#uncaught(error) };
    const forget = listenToProcess(on, this.#supervisor !== undefined);
    this.#supervisor?.whenToStop(() => this.#stop('the process above says so'));
    try {
      if (!(await this.#start())) return 1;
      const why = await this.#toldToStop;
      // Connections that wait to be accepted are accepted before the port closes.
      await nextTurn();
      this.app.logger.info({ reason: why }, `stopping: ${why}`);
      return await this.#close();
    } finally {
      forget();
    }
  }

  /** Whether there is something to stop. */
  async #start(): Promise<boolean> {
    let address = { port: 0, host: '' };
    try {
      address = addressOf(this.options, process.env);
      const starting = this.app.listen(address.port, address.host);
      // A start that nobody waits for any more is closed in any case.
      starting.catch(() => undefined);
      const at = await Promise.race([starting, this.#toldToStop]);
      if (typeof at !== 'string') this.#listening(at);
      return true;
    } catch (error) {
      this.#hasFailed = true;
      this.#failure = error;
      const { port = address.port, host = address.host } = launched();
      await this.#tellFailure(redacted(failureText(asAddressError(error, port, host))));
      return false;
    }
  }

  #listening(at: Listening): void {
    if (this.#supervisor === undefined) this.app.logger.info({ url: at.url, pid: process.pid }, `listening at ${at.url}`);
    else this.#supervisor.listening(at, this.app.patience);
  }

  async #tellFailure(text: string): Promise<void> {
    if (this.#supervisor !== undefined) await this.#supervisor.failed(text);
    // Not by the stream, which may not have come to write it when the process ends.
    else writeSync(2, text.endsWith('\n') ? text : `${text}\n`);
  }

  async #close(): Promise<number> {
    const watch = setTimeout(() => this.#giveUp(), this.app.patience + beyond);
    let report: StopReport | undefined;
    try {
      report = await this.app.close();
    } catch (error) {
      this.#hasFailed = true;
      this.#log(error, 'closing failed');
    }
    clearTimeout(watch);
    await this.#supervisor?.stopped(report);
    return report?.isClean === true && !this.#hasFailed ? 0 : 1;
  }

  #giveUp(): void {
    this.app.logger.error({ milliseconds: this.app.patience }, 'what was to be closed did not come to its end');
    process.exit(1);
  }

  #signalled(signal: NodeJS.Signals): void {
    this.#signals += 1;
    if (this.#signals > 1) process.exit(1);
    this.#stop(signal);
  }

  #uncaught(error: unknown): void {
    // Also told by a promise that the file of the application keeps.
    if (this.#hasFailed && error === this.#failure) return;
    this.#log(error, 'nobody caught an error');
    if (this.options.onUncaught === 'log') return;
    this.#hasFailed = true;
    this.#stop('an error that nobody caught');
  }

  #log(error: unknown, message: string): void {
    try {
      this.app.logger.error({ err: loggable(asError(error)) }, message);
    } catch {
      // A logger that fails must not keep the application from closing.
    }
  }
}

/** What the port says, in words; everything else as it is. */
function asAddressError(error: unknown, port: number, host: string): unknown {
  const { syscall, code } = (typeof error === 'object' && error !== null ? error : {}) as { syscall?: unknown; code?: unknown };
  const isAddress = (syscall === 'listen' || syscall === 'bind' || syscall === 'getaddrinfo') && typeof code === 'string';
  return isAddress ? TenonError.of('ADDRESS_UNUSABLE', { host, port, code }) : error;
}
