import { basename, extname, relative, sep } from 'node:path';

/** What is watched for changes. */
export interface Watched {
  /** The folder of the project. */
  readonly project: string;
  /** The file of the application. */
  readonly file: string;
  /** Every file in them counts. */
  readonly folders: readonly string[];
  /** Files that count, wherever they lie. */
  readonly files: readonly string[];
}

const sources: ReadonlySet<string> = new Set(['.ts', '.mts', '.cts', '.tsx', '.js', '.mjs', '.cjs', '.jsx', '.eta']);
/** What tools write, and nobody edits. */
const outputs: ReadonlySet<string> = new Set(['node_modules', 'dist', 'build', 'out', 'coverage']);
const settings = /^(package\.json|tsconfig(\..+)?\.json|\.env(\..+)?)$/;
const tests = /\.(spec|test|e2e-spec)\.[cm]?[jt]sx?$|\.d\.[cm]?ts$/;

/** Whether a folder, or a file, is looked at. */
export class WatchRules {
  constructor(private readonly watched: Watched) {}

  /** Whether a change of this file asks for a new start. */
  counts(path: string): boolean {
    const { project, file, folders, files } = this.watched;
    if (path === file || files.includes(path)) return true;
    if (folders.some((folder) => isBelow(folder, path) && this.#isOpen(folder, path))) return true;
    if (!isBelow(project, path) || !this.#isOpen(project, path)) return false;
    const name = basename(path);
    return settings.test(name) || (sources.has(extname(name)) && !tests.test(name));
  }

  /** Whether something in this folder may count. */
  enters(folder: string): boolean {
    const { project, file, folders, files } = this.watched;
    if ([file, ...files, ...folders].some((one) => one === folder || isBelow(folder, one))) return true;
    return [project, ...folders].some((root) => root === folder || (isBelow(root, folder) && this.#isOpen(root, `${folder}${sep}x`)));
  }

  /** Whether no folder between the two is one that tools write; the one that the application lies in is edited all the same. */
  #isOpen(root: string, path: string): boolean {
    const folders = relative(root, path).split(sep).slice(0, -1);
    return folders.every((name, i) => {
      if (!outputs.has(name) && !name.startsWith('.') && name !== '__tests__') return true;
      const closed = [root, ...folders.slice(0, i + 1)].join(sep);
      return name !== 'node_modules' && isBelow(closed, this.watched.file);
    });
  }
}

function isBelow(folder: string, path: string): boolean {
  return path.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`);
}
