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
