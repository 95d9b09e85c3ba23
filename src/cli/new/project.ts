import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { TenonError } from '../../core/errors.js';
import { filesIn, writeAll, type Files } from './files.js';
import { dependenciesOf, ownManifest, settingsFiles } from './manifest.js';
import { packageNameProblem } from './names.js';

/** What npm would take out of the package, or read as its own, has another name there. */
const hidden: Readonly<Record<string, string>> = { gitignore: '.gitignore', dockerignore: '.dockerignore', 'env.example': '.env.example' };

/** What an empty folder may hold. */
const harmless = new Set(['.git', '.DS_Store']);

/** Writes a new project and gives the name of its package. Throws `FOLDER_TAKEN`, `PACKAGE_NAME_UNFIT` and `OUTPUT_UNWRITABLE`; nothing is written then. */
export function writeProject(home: URL, at: string, path: string, given: string | undefined): string {
  const folder = resolve(at, path);
  refuseTaken(folder, path);
  const own = ownManifest(home);
  const name = given ?? fittedName(basename(folder));
  const reason = packageNameProblem(name, Object.keys(dependenciesOf(own)));
  if (reason !== undefined) throw TenonError.of('PACKAGE_NAME_UNFIT', { name, reason, isGiven: given !== undefined });
  writeAll(folder, new Map([...settingsFiles(name, own), ...starterFiles(home, name)]));
  return name;
}

function refuseTaken(folder: string, path: string): void {
  if (!existsSync(folder)) return;
  const holds = statSync(folder).isDirectory() ? readdirSync(folder).filter((name) => !harmless.has(name)) : undefined;
  if (holds?.length !== 0) throw TenonError.of('FOLDER_TAKEN', { folder: path === '.' ? 'This folder' : path, holds });
}

function starterFiles(home: URL, name: string): Files {
  const files = [...filesIn(new URL('dist/starter/', home))];
  return new Map(files.map(([path, text]) => [hidden[path] ?? path, text.replaceAll('Starter', name)]));
}

function fittedName(folder: string): string {
  const fitted = folder.toLowerCase().replace(/[^a-z0-9~._-]+/g, '-');
  return fitted.replace(/^[._-]+|-+$/g, '');
}
