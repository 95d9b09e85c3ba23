import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { withoutEchoes } from '../app/run/process-events.js';
import { isTrustProxy } from '../app/trust-proxy.js';
import { TenonError } from '../core/errors.js';
import { applyEnvFiles } from '../settings/env-file.js';
import { findApplication } from './application-file.js';
import type { Assignment } from './cluster/assignment.js';
import { Primary } from './cluster/primary.js';
import { PrimaryLog } from './cluster/primary-log.js';
import { serveApplication } from './cluster/serve.js';
import type { Command, Given, Surroundings } from './command.js';
import { failureText } from './failure.js';
import { options } from './run-options.js';

/** `tenon run`: an application in production. */
export const runCommand: Command = {
  name: 'run',
  summary: 'run an application in production, with as many workers as wanted',
  about: `Runs a compiled application until SIGTERM or SIGINT: then it takes no new connections, answers what it has received, closes what it has opened, and ends with 0, or with 1 when something had to be cut, which it tells. NODE_ENV is production if nothing else is said.

The path is the file of the application or a folder, as for tenon openapi. The application is the export app, the default one, the first application among the exports, or the one that the file starts itself. An option counts more than its variable, and that more than what the application says.

With --workers, processes of their own answer the requests, and this one starts them, replaces those that end, and passes signals on. SIGHUP replaces all of them without a gap: with new code, for one.`,
  options,
  exits: { 1: 'the application did not start, or something was cut when it stopped' },
  examples: [
    ['tenon run', 'the application of this folder, at port 8000 of every address'],
    ['tenon run dist/app.js --workers auto --port 80', 'with a worker for each processor'],
    ['tenon run --host 127.0.0.1 --proxy-headers', 'behind a proxy on this machine'],
  ],
  run: async (given, around) => {
    const { workers, assignment } = assignmentOf(given, around);
    applyEnvFiles(given.lists['env-file'] ?? []);
    process.env.NODE_ENV ??= 'production';
    return workers === 1 ? serveHere(assignment, around) : superviseWorkers(workers, assignment, around);
  },
};

function assignmentOf(
  { path, values, lists, switches }: Given,
  { folder }: Surroundings,
): { readonly workers: number; readonly assignment: Assignment } {
  const { app, host, port, 'root-path': rootPath, 'limit-concurrency': limit } = values;
  const workers = workersOf(values.workers);
  const found = findApplication(folder, path);
  const launch: Assignment['launch'] = {
    host,
    port: numberOf(port),
    rootPath,
    trustProxy: trustOf(switches['proxy-headers'], lists['trusted-proxies'] ?? []),
    maxConcurrency: numberOf(limit),
    accessLog: switches['access-log'],
    timeouts: { close: millisecondsOf(values.grace), lameDuck: millisecondsOf(values['lame-duck']) },
  };
  return { workers, assignment: { application: { ...found, app: app ?? found.app }, launch } };
}

async function serveHere({ application, launch }: Assignment, { complain }: Surroundings): Promise<number> {
  try {
    await serveApplication(application, launch);
    return Number(process.exitCode ?? 0);
  } catch (error) {
    await complain(failureText(error));
    // Whatever the file has opened by now.
    process.exit(1);
  }
}

async function superviseWorkers(workers: number, assignment: Assignment, { worker, complain }: Surroundings): Promise<number> {
  process.title = 'tenon run';
  const log = new PrimaryLog(complain, process.stderr.isTTY);
  const primary = new Primary({ workers, exec: fileURLToPath(worker), assignment, log });
  let told = 0;
  const stop = withoutEchoes((signal) => {
    told += 1;
    if (told === 1) {
      primary.stop(signal);
      return;
    }
    primary.kill();
    process.exit(1);
  });
  const reload = (): void => void primary.reload();
  process.on('SIGTERM', stop).on('SIGINT', stop).on('SIGHUP', reload);
  try {
    return await primary.run();
  } finally {
    process.off('SIGTERM', stop).off('SIGINT', stop).off('SIGHUP', reload);
  }
}

function workersOf(given = '1'): number {
  if (given === 'auto') return availableParallelism();
  if (/^[1-9]\d{0,2}$/.test(given)) return Number(given);
  const wanted = 'a whole number from 1 to 999, or auto (N)';
  throw TenonError.of('COMMAND_OPTION_INVALID', { command: 'tenon run', option: '--workers', given, wanted, example: 'auto' });
}

/** The proxies of this machine, where only that they count is said; undefined leaves it to the application, which by itself trusts nobody. */
function trustOf(isOn: boolean | undefined, proxies: readonly string[]): Assignment['launch']['trustProxy'] {
  if (isOn === false) return false;
  const listed = proxies.flatMap((one) => one.split(',')).map((one) => one.trim());
  const wrong = listed.find((one) => !isTrustProxy(one));
  if (wrong !== undefined) {
    const [wanted, example] = ['addresses, ranges (10.0.0.0/8) or loopback, linklocal or uniquelocal (ADDRESSES)', '10.0.0.0/8'];
    throw TenonError.of('COMMAND_OPTION_INVALID', { command: 'tenon run', option: '--trusted-proxies', given: wrong, wanted, example });
  }
  if (listed.length > 0) return listed;
  return isOn === true ? ['127.0.0.1', '::1'] : undefined;
}

function numberOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}

function millisecondsOf(seconds: string | undefined): number | undefined {
  return seconds === undefined ? undefined : Number(seconds) * 1_000;
}
