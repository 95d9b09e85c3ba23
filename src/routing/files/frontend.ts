import { stat } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { problem, TenonError, type Problem } from '../../core/errors.js';
import { HttpException } from '../../core/http-exception.js';
import type { Logger } from '../../core/logger.js';
import { RedirectResponse } from '../responses/redirect-response.js';
import type { Response } from '../responses/response.js';
import { Folder } from './folder.js';
import { isCanonical, pathOf } from './folder-path.js';
import type { FrontendOptions } from './frontend-options.js';
import { isNavigation } from './navigation.js';
import { endsWithSlash, withSlash } from './slash-redirect.js';

type Fallback = NonNullable<FrontendOptions['fallback']>;

/**
 * Answers with the files of a built front end; for what is not there with its fallback. After FastAPI's `frontend`. It is asked where no route, no other method of
 * one, no last slash and nothing that is mounted has an answer.
 */
export class Frontend {
  readonly #folder: Folder;
  readonly #fallback: Fallback | null;
  /** How many parts of the path stand in front of that of a file. */
  readonly #depth: number;

  /** `name`: what it is called in errors; `path`: where it is, without its last slash. */
  constructor(
    readonly name: string,
    path: string,
    private readonly options: FrontendOptions,
  ) {
    this.#folder = new Folder(options.directory, name, options);
    this.#fallback = options.fallback === undefined ? 'auto' : options.fallback;
    this.#depth = path.split('/').length - 1;
  }

  /** The answer to a request below its path. Throws `HttpException` 404, 405 for what is there with another method, 401 for what the process may not read. */
  async answer(message: IncomingMessage): Promise<Response<unknown>> {
    const isRead = message.method === 'GET' || message.method === 'HEAD';
    const path = pathOf(message);
    const file = isCanonical(path) ? await this.#folder.file(this.#below(path)) : undefined;
    if (!isRead) throw file === undefined ? new HttpException(404) : new HttpException(405, undefined, { headers: { allow: 'GET, HEAD' } });
    if (file === undefined) return this.#instead(message);
    if (file.isIndex && !endsWithSlash(message)) return new RedirectResponse(withSlash(message));
    return this.#folder.response(file);
  }

  /** Says of its files that they are for one alone: not everybody may have them. */
  keepPrivate(): void {
    this.#folder.isPrivate = true;
  }

  /** Leaves the files of another front end to that one, wherever its folder lies. */
  leaveTo(other: Frontend): void {
    this.#folder.leaveOut(other.#folder);
  }

  /** What is wrong with the folder; in development, unless it is checked in any case, that is a line in the log. */
  async check(logger: Logger): Promise<Problem | undefined> {
    const { checkDirectory = 'auto' } = this.options;
    const isLenient = checkDirectory === 'auto' && process.env.NODE_ENV === 'development';
    this.#folder.mayBeMissing = isLenient || checkDirectory === false;
    if (checkDirectory === false) return undefined;
    const found = await this.#missing(!isLenient);
    if (found === undefined || !isLenient) return found;
    logger.warn({ frontend: this.name, directory: this.#folder.path }, 'the folder of a front end is not there');
    return undefined;
  }

  async #missing(withFallback: boolean): Promise<Problem | undefined> {
    const { path } = this.#folder;
    const stats = await stat(path).catch(() => undefined);
    if (stats?.isDirectory() !== true) return problem('FOLDER_MISSING', { needer: this.name, folder: path, isThere: stats !== undefined });
    if (!withFallback || this.#fallback === null || this.#fallback === 'auto') return undefined;
    const file = await this.#folder.find(this.#fallback);
    return file?.kind === 'file' ? undefined : this.#withoutFallback(this.#fallback);
  }

  #withoutFallback(file: string): Problem {
    return problem('FALLBACK_MISSING', { needer: this.name, file, folder: this.#folder.path });
  }

  async #instead(message: IncomingMessage): Promise<Response<unknown>> {
    const notFound = await this.#page('404.html');
    if (notFound !== undefined) return this.#folder.response(notFound, 404);
    // A cache must not keep for a browser what was said to a script.
    const headers = { vary: 'accept' };
    const index = isNavigation(message.headers.accept) ? await this.#page('index.html') : undefined;
    if (index === undefined) throw new HttpException(404, undefined, this.#fallback === null ? {} : { headers });
    const response = this.#folder.response(index);
    response.headers.append('vary', headers.vary);
    return response;
  }

  /** A page that answers for what is not there; undefined where it is not asked for. Throws `FALLBACK_MISSING` where it is, and is gone. */
  async #page(name: Fallback) {
    if (this.#fallback !== name && this.#fallback !== 'auto') return undefined;
    const found = await this.#folder.find(name);
    if (found?.kind === 'file') return found;
    if (this.#fallback === 'auto' || !(await this.#folder.isThere())) return undefined;
    throw new TenonError(this.#withoutFallback(name));
  }

  #below(path: string): string {
    return path
      .split('/')
      .slice(1 + this.#depth)
      .join('/');
  }
}
