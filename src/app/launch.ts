import type { Listening } from './listening.js';
import type { StopReport } from './run/stop-report.js';
import type { TrustProxy } from './trust-proxy.js';

/** What a command says of the application that it runs; it counts more than what the application says of itself. */
export interface Launch {
  readonly host?: string | undefined;
  /** 0: any free one. */
  readonly port?: number | undefined;
  readonly rootPath?: string | undefined;
  readonly trustProxy?: TrustProxy | undefined;
  /** Requests under way at the same time. */
  readonly maxConcurrency?: number | undefined;
  readonly accessLog?: boolean | undefined;
  /** Whether lines of the log are for a person to read. */
  readonly prettyLog?: boolean | undefined;
  /** How the application stops, in milliseconds: see `Timeouts`. */
  readonly timeouts?: { readonly close?: number | undefined; readonly lameDuck?: number | undefined } | undefined;
  /** Gets an application as soon as it is told to listen, whoever tells it; to listen once more is nothing new then, and no error. */
  readonly onListen?: ((application: object, at: Promise<Listening>) => void) | undefined;
  /** Who stands over the process in which `run` is called. */
  readonly supervisor?: Supervisor | undefined;
}

/** What is told to the process that started this one, and what it says. */
export interface Supervisor {
  /** The number of this process among its like, where there are several. */
  readonly worker?: number | undefined;
  /** `patience`: how long closing may take, in milliseconds. */
  readonly listening: (at: Listening, patience: number) => void;
  /** The application did not start; `text`: why, for a person. Done when it is told. */
  readonly failed: (text: string) => Promise<void>;
  /** Everything was stopped. Done when it is told. */
  readonly stopped: (report: StopReport | undefined) => Promise<void>;
  /** Calls back when the application has to stop. */
  readonly whenToStop: (stop: () => void) => void;
}

/** Stands on globalThis, because a command may be another copy of this package than the one that the application imports. */
const place = Symbol.for('tenon.launch');

/** Sets what holds for every application that this process makes from now on. */
export function launchWith(launch: Launch): void {
  (globalThis as { [place]?: Launch })[place] = launch;
}

/** What the command that runs this process says; nothing, where no command does. */
export function launched(): Launch {
  return (globalThis as { [place]?: Launch })[place] ?? {};
}
