import { StartupError, TenonError } from '../core/errors.js';
import { isThenable, type Constructor } from '../core/types.js';
import { Misfit } from '../model/misfit.js';
import { readerFor } from '../model/model-reader.js';
import { foundIn, joined, type Found } from './data.js';
import type { Environment } from './env-file.js';
import { frozen } from './frozen.js';
import { givenValues, type SettingsValues } from './given-values.js';
import { settingsOptions, type SettingsOptions } from './options.js';
import { refusal } from './refusal.js';
import { remember } from './provenance.js';
import { directorySource, environmentSource, fileSource, type Source } from './source.js';
import { VariableNames } from './variable-names.js';

/** What is read in place of what `@Settings` says. */
export interface LoadOptions<T> {
  /** Go before everything that is read, part by part; their names are those of the properties. */
  readonly values?: SettingsValues<T>;
  /** In place of `process.env`. Files of `@Settings` are then read only where they are named here. */
  readonly environment?: Environment;
  /** In place of the `envFile` of `@Settings`; false for none. */
  readonly envFile?: string | readonly string[] | false;
  /** In place of the `secretsDirectory` of `@Settings`; false for none. */
  readonly secretsDirectory?: string | readonly string[] | false;
}

/**
 * Reads a class of `@Settings` now, without an application: for what is needed before there is one, such as the options of `createApp`, the keys of a scheme, a script, or a
 * test. What it answers is frozen, all through.
 *
 * Throws `SettingsError` with everything that is wrong at once, `SETTINGS_UNDECORATED`, `ENV_FILE_UNREADABLE`, and `MODEL_ASYNC` where a check answers with a promise.
 *
 * @example
 * const { name } = loadSettings(Station);
 * const station = loadSettings(Station, { environment: {}, values: { name: 'Test', mast: { height: 3 } } });
 */
export function loadSettings<T extends object>(type: Constructor<T>, options: LoadOptions<T> = {}): T {
  const said = settingsOptions(type);
  if (said === undefined) throw TenonError.of('SETTINGS_UNDECORATED', { type: type.name });
  const names = new VariableNames(type, said);
  const sources = sourcesOf(said, options, names);
  const read = sources.flatMap((source) => foundIn(source, names, said.ignoreEmpty === true));
  const found = options.values === undefined ? read : [...read, ...givenValues(options.values, names)];
  const explanation = readerFor(type).read(joined(found));
  if (isThenable(explanation)) {
    // What is still under way answers nobody any more.
    explanation.then(undefined, () => undefined);
    throw TenonError.of('MODEL_ASYNC', { model: type.name });
  }
  const { value, problems } = explanation as Exclude<typeof explanation, PromiseLike<unknown>>;
  const unread = found.filter((one) => one.value instanceof Misfit && !isReplaced(one, found));
  if (value === undefined || unread.length > 0)
    throw refusal({ type, names, found, unread, problems, sources, files: listed(said.envFile) });
  return remember(frozen(value), { names, found, sources });
}

/** {@link loadSettings} for an application that starts: whatever keeps it from starting is told with the other problems. */
export function readSettings(type: Constructor): unknown {
  try {
    return loadSettings(type as Constructor<object>);
  } catch (error) {
    if (error instanceof TenonError) throw new StartupError([{ ...error.problem, cause: error.cause }]);
    throw error;
  }
}

/** What counts least first. */
function sourcesOf({ envFile, secretsDirectory }: SettingsOptions, options: LoadOptions<object>, names: VariableNames): readonly Source[] {
  const isAlone = options.environment !== undefined;
  const directories = options.secretsDirectory ?? (isAlone ? false : secretsDirectory);
  const files = options.envFile ?? (isAlone ? false : envFile);
  return [
    ...listed(directories).map((path) => directorySource(path, (name) => names.find(name) !== undefined)),
    ...listed(files).map(fileSource),
    environmentSource(options.environment ?? process.env),
  ].filter((one) => one !== undefined);
}

function listed(paths: string | readonly string[] | false | undefined): readonly string[] {
  return paths === undefined || paths === false ? [] : [paths].flat();
}

/** Whether something that counts more says all that this says. */
function isReplaced({ target }: Found, found: readonly Found[]): boolean {
  const last = found.findLast(
    (one) => one.target.path.length === target.path.length && one.target.path.every((key, i) => key === target.path[i]),
  );
  return !(last?.value instanceof Misfit);
}
