import { statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { HttpException } from '../../core/http-exception.js';
import { problem, TenonError } from '../../core/errors.js';
import type { RequestHandler } from '../express-host.js';
import { Folder } from './folder.js';
import { pathOf } from './folder-path.js';
import { folderRules, type Rules } from './folder-options.js';
import { optionProblems } from './option-problems.js';
import { sendFile } from './send-file.js';
import { endsWithSlash, withSlash } from './slash-redirect.js';
import type { StaticFilesOptions } from './static-options.js';

/**
 * Answers GET and HEAD with the files of a folder, and with nothing outside of it: 404 for what is not there, for folders, and for what leads out by `..`, a backslash or a
 * symbolic link; 405 for other methods. Answers have a length, a media type, `ETag` and `Last-Modified`; conditions (304, 412) and parts (206, 416) are heeded. To be
 * mounted; an Express handler, which any Express application takes. A relative directory is looked for where the process was started. After Starlette's `StaticFiles`.
 *
 * Throws `FOLDER_MISSING` where there is no such folder, `OPTION_INVALID` for an option that is none.
 *
 * @example
 * app.mount('/files', staticFiles('public'));
 */
export function staticFiles(directory: string | URL, options: StaticFilesOptions = {}): RequestHandler {
  const [wrong] = optionProblems('staticFiles()', { ...options, directory }, rules);
  if (wrong !== undefined) throw new TenonError(wrong);
  const folder = new Folder(directory, 'staticFiles()', options);
  folder.mayBeMissing = options.checkDirectory === false || options.fallthrough === true;
  if (options.checkDirectory !== false) requireFolder(folder);
  return (request, response, next) => {
    answer(folder, options, request, response).then(
      (isAnswered) => {
        if (!isAnswered) next();
      },
      (error: unknown) => {
        // Whoever went away wants no answer.
        if (!response.destroyed) next(error);
      },
    );
  };
}

const truth = { wanted: 'true or false', fits: (value: unknown) => typeof value === 'boolean' };
const rules: Rules = { ...folderRules, html: truth, checkDirectory: truth, fallthrough: truth };

/** Once, when it is declared: it is too late to find out with the first request. */
function requireFolder({ path, needer }: Folder): void {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats?.isDirectory() === true) return;
  throw new TenonError(problem('FOLDER_MISSING', { needer, folder: path, isThere: stats !== undefined }));
}

/** Whether it was answered; it is left to others only where the options say so. */
async function answer(folder: Folder, options: StaticFilesOptions, message: IncomingMessage, reply: ServerResponse): Promise<boolean> {
  const isRead = message.method === 'GET' || message.method === 'HEAD';
  if (!isRead && options.fallthrough === true) return false;
  if (!isRead) throw new HttpException(405, undefined, { headers: { allow: 'GET, HEAD' } });
  const path = pathOf(message);
  const file = options.html === true ? await folder.file(path) : await folder.find(path);
  if (file === undefined || file.kind === 'folder') return missing(folder, options, message, reply);
  if ('isIndex' in file && file.isIndex && !endsWithSlash(message))
    reply.writeHead(307, { location: withSlash(message), 'content-length': '0' }).end();
  else await sendFile(folder.response(file), 200, message, reply);
  return true;
}

async function missing(folder: Folder, { html, fallthrough }: StaticFilesOptions, message: IncomingMessage, reply: ServerResponse) {
  if (fallthrough === true) return false;
  const page = html === true ? await folder.find('404.html') : undefined;
  if (page?.kind !== 'file') throw new HttpException(404);
  await sendFile(folder.response(page), 404, message, reply);
  return true;
}
