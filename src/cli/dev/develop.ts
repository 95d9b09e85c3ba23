import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TenonError } from '../../core/errors.js';
import { applyEnvFiles } from '../../settings/env-file.js';
import { findApplication, type ApplicationFile } from '../application-file.js';
import { paintFor } from '../colours.js';
import type { Given, Surroundings } from '../command.js';
import { fromEnvironment } from '../environment.js';
import { chooseLoader, isTypeScript } from './loader-choice.js';
import { options } from './options.js';
import { Output, type Plan, type Row } from './output.js';
import { nearestFile, projectFolder } from './project-files.js';
import { Session, type Start } from './session.js';
import { compilerOf, TypeCheck, type Check } from './type-check.js';
import { Watch } from './watch.js';

/** Runs `tenon dev` until it is told to end; the answer is the exit code. Throws what keeps the first start from being tried. */
export async function develop(given: Given, around: Surroundings): Promise<number> {
  const output = new Output(paintFor(process.stderr, around.env), (text) => void process.stderr.write(text));
  const start = (): Start => startOf(given, around);
  // What is wrong with how the command was written is no matter of a reload.
  const first = start();
  const { application } = first;
  const folders = reloadFolders(given, around, application);
  const check = checkOf(given, application);
  const details = given.switches.verbose === true ? detailsOf(first) : [];
  const plan = (found: ApplicationFile): Plan => ({ ...found, folders, notices: check.notices, details });
  const watch = folders.length === 0 ? undefined : watchOf(given, around, application, folders, output);
  let types: TypeCheck | undefined;
  const session = new Session({
    output,
    start,
    plan,
    entry: scriptBeside(around, 'entry'),
    folder: around.folder,
    change: watch === undefined ? undefined : () => watch.next(),
    ready: watch?.ready ?? Promise.resolve(),
    settled: () => {
      if (check.found !== undefined) types ??= new TypeCheck(scriptBeside(around, 'guard'), check.found, (found) => output.types(found));
    },
    stop: stopAsked(),
  });
  const killAll = (): void => {
    session.kill();
    types?.kill();
  };
  process.once('exit', killAll);
  try {
    return await session.run();
  } finally {
    killAll();
    process.off('exit', killAll);
    await watch?.close();
  }
}

const compilers = { oxc: '@oxc-node/core', other: 'what Node was started with', none: 'none, it is JavaScript' } as const;

function detailsOf({ loader, env }: Start): Row[] {
  return [
    ['Compiler', compilers[loader.loader]],
    ['Node', process.version],
    ['NODE_ENV', env.NODE_ENV ?? ''],
  ];
}

/** Built beside the other files that run in processes of their own. */
function scriptBeside({ inspector }: Surroundings, name: 'entry' | 'guard'): string {
  return fileURLToPath(new URL(`dev/${name}.js`, inspector));
}

function startOf(given: Given, { folder, env }: Surroundings): Start {
  const found = findApplication(folder, given.path, { typescript: true, sources: true });
  const application = { ...found, app: given.values.app ?? found.app };
  const loader = chooseLoader(application.file);
  const variables = { ...env };
  applyEnvFiles(envFiles(given, folder), variables);
  variables.NODE_ENV ??= 'development';
  // HOST and PORT may stand in those files.
  const { values, switches } = withEnvironment(given, variables);
  const launch = {
    host: values.host,
    port: values.port === undefined ? undefined : Number(values.port),
    rootPath: values['root-path'],
    accessLog: switches['access-log'] ?? true,
    prettyLog: true,
  };
  return { application, loader, env: variables, launch };
}

function envFiles({ lists }: Given, folder: string): string[] {
  return (lists['env-file'] ?? []).map((file) => resolve(folder, file));
}

function withEnvironment(given: Given, variables: Readonly<Record<string, string | undefined>>) {
  const values = Object.fromEntries(Object.entries(given.values).filter((entry): entry is [string, string] => entry[1] !== undefined));
  const switches = Object.fromEntries(Object.entries(given.switches).filter((entry): entry is [string, boolean] => entry[1] !== undefined));
  fromEnvironment('tenon dev', options, variables, { values, switches, lists: {} });
  return { values, switches } as const;
}

function reloadFolders({ switches, lists }: Given, { folder }: Surroundings, { file }: ApplicationFile): string[] {
  if (switches.reload === false) return [];
  const further = (lists['reload-dir'] ?? []).map((one) => {
    const path = resolve(folder, one);
    if (!existsSync(path) || !statSync(path).isDirectory()) throw TenonError.of('RELOAD_FOLDER_MISSING', { folder: one });
    return path;
  });
  return [projectFolder(file), ...further];
}

function watchOf(given: Given, { folder }: Surroundings, { file }: ApplicationFile, folders: readonly string[], output: Output): Watch {
  const [project = folder, ...further] = folders;
  return new Watch({ project, file, folders: further, files: envFiles(given, folder) }, (text) => output.notice(text));
}

/** What checks the types, or why nothing does. */
function checkOf(
  { switches }: Given,
  { file }: ApplicationFile,
): { readonly found: Check | undefined; readonly notices: readonly string[] } {
  if (switches.check === false || !isTypeScript(file)) return { found: undefined, notices: [] };
  const compiler = compilerOf(file);
  const tsconfig = nearestFile('tsconfig.json', file);
  if (compiler === undefined) return { found: undefined, notices: ['types are not checked: npm install --save-dev typescript'] };
  if (tsconfig === undefined) return { found: undefined, notices: ['types are not checked, for there is no tsconfig.json'] };
  return { found: { compiler, tsconfig }, notices: [] };
}

/** The first signal asks for an end; the second one ends this process, and with it all that it has started. */
function stopAsked(): Promise<void> {
  return new Promise((resolve) => {
    let isAsked = false;
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => {
        if (isAsked) process.exit(130);
        isAsked = true;
        resolve();
      });
  });
}
