import { readFileSync } from 'node:fs';
import { TenonError } from '../core/errors.js';
import { lazily } from '../core/lazily.js';
import { messageOf } from '../core/message.js';

const dotenv = lazily<typeof import('dotenv')>('dotenv');

/** Variables by their names, as `process.env` has them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What a `.env` file says. */
export interface EnvFile {
  /** As it was named. */
  readonly path: string;
  readonly variables: Readonly<Record<string, string>>;
  /** The line on which a variable of it stands, counted from 1. */
  lineOf(name: string): number | undefined;
}

/**
 * Reads a `.env` file: `NAME=value` lines, `export` in front or not, comments, three kinds of quotes, values of several lines in quotes; nothing is put in for `${NAME}`.
 * Undefined where there is no such file. Throws `ENV_FILE_UNREADABLE`.
 */
export function readEnvFile(path: string): EnvFile | undefined {
  const text = unlessMissing(path, () => readFileSync(path, 'utf8'));
  return text === undefined ? undefined : { path, variables: dotenv().parse(text), lineOf: (name) => lineIn(text, name) };
}

/** What is read at a path; undefined where nothing is there. Throws `ENV_FILE_UNREADABLE`. */
export function unlessMissing<T>(path: string, read: () => T): T | undefined {
  try {
    return read();
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw TenonError.of('ENV_FILE_UNREADABLE', { file: path, reason: messageOf(cause) }, { cause });
  }
}

/** The last one counts, as it does for the value. */
function lineIn(text: string, name: string): number | undefined {
  const lines = text.split(/\r\n?|\n/);
  const index = lines.findLastIndex((line) => /^\s*(?:export\s+)?([\w.-]+)\s*[=:]/.exec(line)?.[1] === name);
  return index < 0 ? undefined : index + 1;
}

/**
 * Puts the variables of `.env` files into the environment of this process, as `--env-file` does: what is there already stays, and of several files the last one counts.
 * Answers the names of what was put there. Throws `ENV_FILE_UNREADABLE`, also for a file that is not there.
 *
 * @example
 * applyEnvFiles(['.env', '.env.local']);
 */
export function applyEnvFiles(paths: readonly string[], environment: Record<string, string | undefined> = process.env): readonly string[] {
  const variables = new Map<string, string>();
  for (const path of paths) {
    const file = readEnvFile(path);
    if (file === undefined) throw TenonError.of('ENV_FILE_UNREADABLE', { file: path, reason: undefined });
    for (const [name, value] of Object.entries(file.variables)) variables.set(name, value);
  }
  const added = [...variables].filter(([name]) => environment[name] === undefined);
  for (const [name, value] of added) environment[name] = value;
  return added.map(([name]) => name);
}
