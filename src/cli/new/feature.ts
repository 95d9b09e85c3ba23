import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { TenonError } from '../../core/errors.js';
import { nearestFile } from '../dev/project-files.js';
import { enlist, type Entry } from './enlist.js';
import { existing, filesIn, writeAll, type Files } from './files.js';
import { masked } from './masked.js';
import type { FeatureKind, FeatureName } from './names.js';

/** What was done for a new module or controller. */
export interface Written {
  /** From the folder of the command. */
  readonly files: readonly string[];
  /** The file that takes the new class in; undefined where that is left to the reader. */
  readonly changed: string | undefined;
  readonly entry: Entry;
}

/** The files that may hold the root module, the likeliest first. */
const rootFiles = ['app-module.ts', 'app.module.ts', 'app.ts', 'main.ts'];

/** Writes a module or a controller into the project around a folder. Throws `PROJECT_MISSING`, `WORKSPACE_ROOT`, `FILES_TAKEN`, `NAME_HELD` and `OUTPUT_UNWRITABLE`; nothing is written then. */
export function writeFeature(home: URL, at: string, kind: FeatureKind, name: FeatureName): Written {
  const sources = sourcesAround(at);
  const files = kind === 'module' ? moduleFiles(home, name) : controllerFiles(home, name);
  const there = existing(sources, files);
  const shown = (path: string): string => relative(at, join(sources, path)).replaceAll('\\', '/');
  if (there.length > 0) throw TenonError.of('FILES_TAKEN', { kind, name: name.kebab, files: there.map(shown) });
  const own = `${name.kebab}/${name.kebab}-module.ts`;
  const hosts = kind === 'controller' && existsSync(join(sources, own)) ? [own] : rootFiles;
  const entry: Entry = {
    key: kind === 'module' ? 'imports' : 'controllers',
    name: `${name.pascal}${kind === 'module' ? 'Module' : 'Controller'}`,
    path: hosts[0] === own ? `./${name.kebab}-controller` : `./${name.kebab}/${name.kebab}-${kind}`,
  };
  const holder = hosts.find((file) => holds(join(sources, file), entry.name));
  if (holder !== undefined) throw TenonError.of('NAME_HELD', { kind, given: name.kebab, name: entry.name, file: shown(holder) });
  writeAll(sources, files);
  const changed = takeIn(sources, hosts, entry);
  return { files: [...files.keys()].map(shown), changed: changed === undefined ? undefined : shown(changed), entry };
}

/** Whether a file has that name already, for something that is declared or imported there. */
function holds(path: string, name: string): boolean {
  if (!existsSync(path)) return false;
  const text = readFileSync(path, 'utf8');
  const code = masked(text);
  // Where code cannot be told from text, the name may stand in a comment.
  return code === undefined ? new RegExp(`^(export )?class ${name}\\b`, 'm').test(text) : new RegExp(`\\b${name}\\b`).test(code);
}

/** Where the source files of a project are: `src`, or the folder of package.json. Throws `PROJECT_MISSING`, and `WORKSPACE_ROOT` where it is one of several projects. */
function sourcesAround(at: string): string {
  const manifest = nearestFile('package.json', join(at, 'package.json'));
  if (manifest === undefined) throw TenonError.of('PROJECT_MISSING', {});
  const folder = dirname(manifest);
  const src = join(folder, 'src');
  if (statSync(src, { throwIfNoEntry: false })?.isDirectory() === true) return src;
  if (isWorkspaceRoot(folder)) throw TenonError.of('WORKSPACE_ROOT', {});
  return folder;
}

function isWorkspaceRoot(folder: string): boolean {
  if (existsSync(join(folder, 'pnpm-workspace.yaml'))) return true;
  try {
    const manifest: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    return typeof manifest === 'object' && manifest !== null && 'workspaces' in manifest;
  } catch {
    // What is wrong with that file is npm's to tell.
    return false;
  }
}

/** The module of the starter, by another name. */
function moduleFiles(home: URL, { kebab, pascal, one }: FeatureName): Files {
  const names: Readonly<Record<string, string>> = { items: kebab, Items: pascal, item: one.kebab, Item: one.pascal };
  const renamed = (text: string): string => text.replace(/items|Items|item|Item/g, (found) => names[found] as string);
  const files = [...filesIn(new URL('dist/starter/src/items/', home))];
  return new Map(files.map(([path, text]) => [`${kebab}/${renamed(path)}`, renamed(text)]));
}

/** The controller of the starter, by another name. */
function controllerFiles(home: URL, { kebab, pascal }: FeatureName): Files {
  const renamed = (text: string): string => text.replaceAll('hello', kebab).replaceAll('Hello', pascal);
  const files = [...filesIn(new URL('dist/starter/src/hello/', home))];
  return new Map(files.map(([path, text]) => [`${kebab}/${renamed(path)}`, renamed(text)]));
}

/** Adds the class to the first file that looks as expected; the answer is that file. */
function takeIn(sources: string, files: readonly string[], entry: Entry): string | undefined {
  for (const file of files) {
    const path = join(sources, file);
    const text = existsSync(path) ? enlist(readFileSync(path, 'utf8'), entry) : undefined;
    if (text === undefined) continue;
    // What must not be changed is left to the reader, as what looks otherwise.
    if (isWritten(path, text)) return file;
  }
  return undefined;
}

function isWritten(path: string, text: string): boolean {
  try {
    writeFileSync(path, text);
    return true;
  } catch {
    return false;
  }
}
