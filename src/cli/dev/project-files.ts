import { existsSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** The nearest file of that name, from the folder of another file upwards. */
export function nearestFile(name: string, from: string): string | undefined {
  for (let folder = dirname(from); ; folder = dirname(folder)) {
    const path = join(folder, name);
    if (existsSync(path)) return path;
    if (folder === dirname(folder)) return undefined;
  }
}

/** The folder of the package that a file belongs to; its own folder where it belongs to none. */
export function projectFolder(file: string): string {
  return dirname(nearestFile('package.json', file) ?? file);
}

/** A path as a person reads it who works in a folder. */
export function shownPath(path: string, folder = process.cwd()): string {
  const near = relative(folder, path);
  return near === '' ? '.' : near.startsWith('..') && near.length > path.length ? path : near;
}
