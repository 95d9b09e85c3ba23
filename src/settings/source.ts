import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readEnvFile, unlessMissing, type Environment } from './env-file.js';

/** Variables, and where they stand. */
export interface Source {
  readonly variables: readonly (readonly [name: string, text: string])[];
  /** `the environment`, `.env, line 3`. */
  readonly placeOf: (name: string) => string;
  /** Whether all of them are meant for settings, and not for whatever else runs. */
  readonly isOwn: boolean;
}

/** The environment of this process, or what a test gives in its place. */
export function environmentSource(environment: Environment): Source {
  const variables = Object.entries(environment).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return { variables, placeOf: () => 'the environment', isOwn: false };
}

/** A `.env` file; nothing where it is not there. Throws `ENV_FILE_UNREADABLE`. */
export function fileSource(path: string): Source | undefined {
  const file = readEnvFile(path);
  if (file === undefined) return undefined;
  const placeOf = (name: string): string => {
    const line = file.lineOf(name);
    return line === undefined ? path : `${path}, line ${line}`;
  };
  return { variables: Object.entries(file.variables), placeOf, isOwn: true };
}

/** A folder with a file for each variable, of which those are read that somebody wants; nothing where it is not there. Throws `ENV_FILE_UNREADABLE`. */
export function directorySource(path: string, isWanted: (name: string) => boolean): Source | undefined {
  const names = unlessMissing(path, () => readdirSync(path));
  if (names === undefined) return undefined;
  const variables = names.filter(isWanted).flatMap((name): [string, string][] => {
    const text = unlessMissing(join(path, name), () => readFileSync(join(path, name), 'utf8'));
    return text === undefined ? [] : [[name, text.trim()]];
  });
  return { variables, placeOf: (name) => join(path, name), isOwn: true };
}
