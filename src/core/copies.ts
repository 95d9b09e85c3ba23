import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { problem, type Problem } from './errors.js';

/** Stands on globalThis, where all copies of this package find it: the folders of those that are loaded. */
const place = Symbol.for('tenon.copies');

/** What Tenon and an application both load, and keeps to itself what is declared with it. */
const shared = ['inversify', 'class-validator', 'class-transformer'];

/** Tells that this copy of the package was loaded, by an application or by what it is made of: commands load other files than those. */
export function tellOfThisCopy(): void {
  loaded().add(home());
}

/**
 * The packages of which an application would have two copies: this one, as far as others were loaded, and those that it shares with whoever has installed
 * it in one of the folders.
 */
export function copyProblems(folders: readonly string[]): Problem[] {
  const own = home();
  const users = folders.filter((folder) => packageAt('tenon', folder) === own);
  const twice = shared.flatMap((name) => {
    const copies = [packageAt(name, own), ...users.map((folder) => packageAt(name, folder))];
    return told(
      name,
      copies.filter((one) => one !== undefined),
    );
  });
  return [...told('tenon', [own, ...loaded()]), ...twice];
}

/** Where the code that runs comes from: the folder of its first file, and the one that it was started in. */
export function runningFolders(): string[] {
  const [, file] = process.argv;
  return [...(file === undefined ? [] : [dirname(file)]), process.cwd()];
}

function told(name: string, folders: readonly string[]): Problem[] {
  const different = [...new Set(folders)];
  if (different.length < 2) return [];
  return [problem('PACKAGE_TWICE', { name, copies: different.map((folder) => ({ version: versionOf(folder), folder })) })];
}

function loaded(): Set<string> {
  return ((globalThis as { [place]?: Set<string> })[place] ??= new Set());
}

/** The folder of this copy. */
function home(): string {
  const file = fileURLToPath(import.meta.url);
  return file.replace(/[\\/](dist|src)[\\/](?!.*[\\/](dist|src)[\\/]).*$/, '');
}

/** The folder of a package as a file of the given folder gets it; undefined where it gets none, or by other rules than Node's. */
function packageAt(name: string, folder: string): string | undefined {
  const at = join(folder, 'node_modules', name);
  if (existsSync(join(at, 'package.json'))) return realpathSync(at);
  return dirname(folder) === folder ? undefined : packageAt(name, dirname(folder));
}

function versionOf(folder: string): string {
  try {
    return (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version?: string }).version ?? 'unknown';
  } catch {
    return 'unknown';
  }
}
