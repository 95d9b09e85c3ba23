import { spawn, type ChildProcess } from 'node:child_process';
import { relative } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { TenonError } from '../core/errors.js';
import type { OpenApiVersion } from '../openapi/document/version.js';
import type { ApplicationFile } from './application-file.js';
import { InspectionError } from './failure.js';

/** What is asked about an application. */
export type Question = DocumentQuestion | PictureQuestion;

export interface DocumentQuestion {
  readonly about: 'openapi';
  readonly format: 'json' | 'yaml';
  readonly version: OpenApiVersion | undefined;
}

/** The answer is a `Picture` as JSON. */
export interface PictureQuestion {
  readonly about: 'picture';
  /** Whether what keeps the application from starting is an answer, `{ problems }`, and no failure. */
  readonly isLenient: boolean;
}

/** What goes to the process in which the application is looked at, and what comes back. */
export interface Inspection {
  readonly application: ApplicationFile;
  readonly question: Question;
}
export type Answer = { readonly text: string } | { readonly failure: string };

/** What the process is started with beside what this one was. */
export interface Started {
  readonly flags?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** The file descriptor on which the answer comes. */
export const answerOn = 3;
/** The exit code of a process that waits for what never comes; Node's own. */
export const nothingLeft = 13;

/**
 * Asks in a process of its own, with the loaders that this one has: so that nothing that the application prints gets between what it is asked for,
 * and nothing that it leaves running is waited for. Throws `InspectionError`, and `APP_FILE_UNFINISHED` where the process ended without an answer
 * or has none after so many seconds; it is killed then.
 */
export async function inspectApplication(
  inspector: URL,
  application: ApplicationFile,
  question: Question,
  seconds: number,
  { flags = [], env = {} }: Started = {},
): Promise<string> {
  const inspection: Inspection = { application, question };
  const child = spawn(process.execPath, [...process.execArgv, ...flags, fileURLToPath(inspector), JSON.stringify(inspection)], {
    // What the application prints goes to standard error.
    stdio: ['ignore', 2, 'inherit', 'pipe'],
    env: { ...process.env, ...env },
  });
  const pipe = child.stdio[answerOn] as Readable;
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    child.kill('SIGKILL');
    // What the application has started may hold the other end.
    pipe.destroy();
  }, seconds * 1_000);
  const [answer, ended] = await Promise.all([text(pipe).catch(() => ''), endOf(child)]).finally(() => clearTimeout(timer));
  if (answer === '') throw unfinished(application.file, isLate ? { seconds } : { ended });
  const given = JSON.parse(answer) as Answer;
  if ('failure' in given) throw new InspectionError(given.failure);
  return given.text;
}

function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(endText(code, signal)));
  });
}

function endText(code: number | null, signal: NodeJS.Signals | null): string {
  if (code === nothingLeft) return 'it waits for something that never comes';
  return code === null ? `by ${signal}` : `exit code ${code}`;
}

function unfinished(file: string, reason: { readonly ended: string } | { readonly seconds: number }): TenonError {
  return TenonError.of('APP_FILE_UNFINISHED', { file: relative(process.cwd(), file), reason });
}
