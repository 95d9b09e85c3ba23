import type { IncomingMessage } from 'node:http';
import { HttpException } from '../../core/http-exception.js';

/** What no name of a file may hold: a NUL ends it, a backslash parts it on Windows, where a colon names a drive or a stream. */
const unfit = process.platform === 'win32' ? /[\\\0:]/ : /[\\\0]/;

/**
 * The names that lead from a folder to what a path asks for; `.`, `..` and empty ones are resolved, and none at all is the folder itself. Undefined where it leads
 * out of the folder, or no file can be called that. `path`: decoded, and below the folder.
 */
export function namesOf(path: string): readonly string[] | undefined {
  if (unfit.test(path)) return undefined;
  const names: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') names.push(part);
    else if (names.pop() === undefined) return undefined;
  }
  return names;
}

/** Whether something on the way is hidden by its name. */
export function isHidden(names: readonly string[]): boolean {
  return names.some((name, i) => name.startsWith('.') && !(i === 0 && name === '.well-known'));
}

/**
 * Whether a path is written the one way in which whoever stands in front of files, such as what is mounted, knows it: no part of it is empty but the last, and none is
 * `.` or `..`. `path`: decoded, with its first slash.
 */
export function isCanonical(path: string): boolean {
  const parts = path.split('/').slice(1);
  return !path.includes('\\') && parts.every((part, i) => part !== '.' && part !== '..' && (part !== '' || i === parts.length - 1));
}

/** The path of a request, decoded. Throws `HttpException` 400 where it cannot be. */
export function pathOf({ url = '/' }: IncomingMessage): string {
  try {
    return decodeURIComponent(url.split('?', 1)[0] ?? '/');
  } catch (error) {
    throw new HttpException(400, 'The path is not percent-encoded UTF-8', { cause: error });
  }
}
