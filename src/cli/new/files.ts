import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TenonError } from '../../core/errors.js';
import { firstLineOf } from '../../core/message.js';

/** Files by their paths, which have slashes on every system. */
export type Files = ReadonlyMap<string, string>;

/** Every file of a folder, by its path in it. */
export function filesIn(folder: URL): Files {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const root = fileURLToPath(folder);
  const paths = entries.map(({ parentPath, name }) => join(parentPath, name).slice(root.length).replaceAll('\\', '/'));
  return new Map(paths.sort().map((path) => [path, readFileSync(join(root, path), 'utf8')]));
}

/** Those of the files that are there already. */
export function existing(folder: string, files: Files): string[] {
  return [...files.keys()].filter((path) => existsSync(join(folder, path)));
}

/** Writes all of the files, or none: what was made is taken back where one cannot be written. Throws `OUTPUT_UNWRITABLE`. */
export function writeAll(folder: string, files: Files): void {
  const undo: (() => void)[] = [];
  let at = folder;
  try {
    for (const [path, text] of files) {
      at = join(folder, path);
      for (const made of makeFolders(dirname(at))) undo.push(() => rmdirSync(made));
      writeFileSync(at, text, { flag: 'wx' });
      const file = at;
      undo.push(() => rmSync(file));
    }
  } catch (error) {
    for (const one of undo.reverse()) one();
    throw TenonError.of('OUTPUT_UNWRITABLE', { file: at, reason: firstLineOf(error) }, { cause: error });
  }
}

/** Makes a folder with those that it lies in; the answer is what was not there, outermost first. */
function makeFolders(folder: string): string[] {
  if (existsSync(folder)) return [];
  const outer = makeFolders(dirname(folder));
  mkdirSync(folder);
  return [...outer, folder];
}
