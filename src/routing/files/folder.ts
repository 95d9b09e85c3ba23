import { realpath, stat } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { HttpException } from '../../core/http-exception.js';
import { TenonError } from '../../core/errors.js';
import { FolderFile } from './folder-file.js';
import type { FolderOptions } from './folder-options.js';
import { isHidden, namesOf } from './folder-path.js';
import { isForbidden, isMissing, isTooLong } from './system-errors.js';

/** What is found at a path below a folder. */
export interface Found {
  readonly kind: 'file' | 'folder';
  /** Without symbolic links on the way. */
  readonly path: string;
  /** As it is called below the folder. */
  readonly name: string;
}

/** A folder of files that clients may ask for, and nothing outside of it. */
export class Folder {
  /** Absolute. */
  readonly path: string;
  /** Whether it is no error where the folder itself is not there: then there is nothing in it. */
  mayBeMissing = false;
  /** Whether its files are not for everybody, so that no cache may keep them for others. */
  isPrivate = false;
  readonly #leftOut: Folder[] = [];

  /** `needer`: whose it is, for errors. */
  constructor(
    directory: string | URL,
    readonly needer: string,
    private readonly options: FolderOptions = {},
  ) {
    this.path = resolve(typeof directory === 'string' ? directory : fileURLToPath(directory));
  }

  /** Does as if nothing were in another folder, where that lies in this one. */
  leaveOut(other: Folder): void {
    this.#leftOut.push(other);
  }

  /**
   * What is there; undefined for nothing, and for what lies outside, by its path or by a symbolic link. `path`: decoded. Rejects with `HttpException` 401 for what
   * the process may not look at, 404 for a name too long for any file, and `FOLDER_MISSING` where the folder itself is gone and must not be.
   */
  async find(path: string): Promise<Found | undefined> {
    const names = namesOf(path);
    if (names === undefined || (this.options.dotfiles !== 'allow' && isHidden(names))) return undefined;
    const name = names.join('/');
    const [root, found] = await Promise.all([this.#root(), existing(realpath(join(this.path, ...names)))]);
    if (found === undefined || root === undefined) return undefined;
    if (this.options.followSymlinks !== true && !isWithin(found, root)) return undefined;
    if (await this.#isLeftOut(names, found, root)) return undefined;
    const stats = await existing(stat(found));
    if (stats?.isFile() === true) return { kind: 'file', path: found, name };
    return stats?.isDirectory() === true ? { kind: 'folder', path: found, name } : undefined;
  }

  /** A file that is there at this path: the file itself, or the index of a folder; undefined for anything else. */
  async file(path: string): Promise<(Found & { readonly isIndex: boolean }) | undefined> {
    const found = await this.find(path);
    if (found === undefined || found.kind === 'file') return found && { ...found, isIndex: false };
    const index = await this.find(`${found.name}/index.html`);
    return index?.kind === 'file' ? { ...index, isIndex: true } : undefined;
  }

  /** The answer that a file stands for. */
  response({ path, name }: Found, status?: number): FolderFile {
    const { cacheControl } = this.options;
    const said = typeof cacheControl === 'function' ? cacheControl(name) : cacheControl;
    const headers = { 'x-content-type-options': 'nosniff', ...(said !== undefined && { 'cache-control': said }) };
    return new FolderFile(path, this.isPrivate ? 'private, no-cache' : 'no-cache', { headers, ...(status && { status }) });
  }

  async isThere(): Promise<boolean> {
    return (await existing(realpath(this.path))) !== undefined;
  }

  /** Whether a file lies in a folder that is left out, by its name or by what links lead to; a folder around this one takes nothing of its own. */
  async #isLeftOut(names: readonly string[], found: string, own: string): Promise<boolean> {
    if (this.#leftOut.length === 0) return false;
    const named = join(this.path, ...names);
    const liesIn = (path: string, root: string, around: string): boolean =>
      isWithin(path, root) && !(isWithin(around, root) && isWithin(path, around));
    if (this.#leftOut.some(({ path }) => liesIn(named, path, this.path))) return true;
    const roots = await Promise.all(this.#leftOut.map(({ path }) => existing(realpath(path))));
    const ways = [found, ...(await this.#links(names))];
    return roots.some((root) => root !== undefined && ways.some((way) => liesIn(way, root, own)));
  }

  /** The folders on the way, where a link may lead through one folder into another. */
  async #links(names: readonly string[]): Promise<string[]> {
    if (this.options.followSymlinks !== true) return [];
    const folders = names.slice(0, -1).map((_, i) => join(this.path, ...names.slice(0, i + 1)));
    return (await Promise.all(folders.map((one) => existing(realpath(one))))).filter((one) => one !== undefined);
  }

  /** Asked for each time: where the name of the folder is a link, a deployment may let it point elsewhere. */
  async #root(): Promise<string | undefined> {
    try {
      return await realpath(this.path);
    } catch (error) {
      if (!isMissing(error)) throw error;
      if (this.mayBeMissing) return undefined;
      throw TenonError.of('FOLDER_MISSING', { needer: this.needer, folder: this.path, isThere: false }, { cause: error });
    }
  }
}

/** What is asked of the system, undefined where nothing is there. */
async function existing<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (isTooLong(error)) throw new HttpException(404, undefined, { cause: error });
    if (isMissing(error)) return undefined;
    throw isForbidden(error) ? new HttpException(401, undefined, { cause: error }) : error;
  }
}

function isWithin(path: string, root: string): boolean {
  return path === root || path.startsWith(root.endsWith(sep) ? root : `${root}${sep}`);
}
