import { join, resolve } from 'node:path';
import type { Picture } from '../app/picture.js';
import type { Problem } from '../core/errors.js';
import { findApplication } from './application-file.js';
import type { ArgumentFacts, Command, Given, Surroundings } from './command.js';
import { chooseLoader, found } from './dev/loader-choice.js';
import { inspectApplication } from './inspection.js';

/** How long an application may take to be read, in seconds, if nothing is said. */
export const patience = 30;

/** What commands take that look at an application. */
export const lookingArguments: readonly ArgumentFacts[] = [
  {
    name: 'path',
    about:
      'the file that makes the application, or a folder; the current one if nothing is said. Where the project has @oxc-node/core, its TypeScript is looked at as tenon dev finds it, and else what was compiled, as tenon openapi does',
  },
];

/** What they may be told of it. */
export const lookingOptions = {
  app: { value: 'NAME', example: 'app', about: 'the export that is the application' },
  timeout: {
    value: 'SECONDS',
    range: [1, 3600],
    example: `${patience}`,
    about: `how long all of it may take; ${patience} if nothing is said`,
  },
} as const satisfies Command['options'];

/** What is wrong with an application that cannot be looked at. */
export interface Unstartable {
  readonly title?: undefined;
  readonly problems: readonly Problem[];
}

/** Looks at an application in a process of its own, and starts nothing. Throws as {@link inspectApplication}; `InspectionError` where it is not well declared. */
export async function look(given: Given, surroundings: Surroundings): Promise<Picture> {
  return JSON.parse(await ask(given, surroundings, false)) as Picture;
}

/** The same; what keeps the application from starting is an answer. `env`: what its environment has beside that of this process. */
export async function lookLeniently(
  given: Given,
  surroundings: Surroundings,
  env: Readonly<Record<string, string>>,
): Promise<Picture | Unstartable> {
  return JSON.parse(await ask(given, surroundings, true, env)) as Picture | Unstartable;
}

function ask(
  { path, values: { app, timeout }, switches: { production = false } }: Given,
  { folder, inspector }: Surroundings,
  isLenient: boolean,
  env: Readonly<Record<string, string>> = {},
): Promise<string> {
  // What is written counts where it can be loaded; what was compiled of it may be old.
  const isWritten = !production && found(join(resolve(folder, path ?? '.'), 'package.json')) !== undefined;
  const file = findApplication(folder, path, isWritten ? { typescript: true, sources: true } : {});
  const seconds = timeout === undefined ? patience : Number(timeout);
  const { flags } = chooseLoader(file.file);
  return inspectApplication(inspector, { ...file, app: app ?? file.app }, { about: 'picture', isLenient }, seconds, { flags, env });
}
