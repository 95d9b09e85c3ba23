import { randomUUID } from 'node:crypto';
import { realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { TenonError } from '../core/errors.js';
import { messageOf } from '../core/message.js';

/**
 * Writes a file as a whole or not at all: beside it first, then in its place, so that who watches it never reads a half. What is no regular file
 * (a pipe, a terminal) is written to. Throws `OUTPUT_UNWRITABLE`.
 */
export async function writeOutput(folder: string, file: string, text: string): Promise<void> {
  try {
    const path = await realpath(resolve(folder, file)).catch(() => resolve(folder, file));
    const found = await stat(path).catch(() => undefined);
    if (found !== undefined && !found.isFile()) await writeFile(path, text);
    else await replace(path, text, found?.mode);
  } catch (error) {
    throw TenonError.of('OUTPUT_UNWRITABLE', { file, reason: withoutPaths(messageOf(error)) });
  }
}

/** What an error of the file system says, without the path that it was about, which may be that of the file beside. */
function withoutPaths(message: string): string {
  return message.replace(/, \w+ '.*'$/s, '');
}

async function replace(path: string, text: string, mode: number | undefined): Promise<void> {
  const beside = `${path}.${randomUUID()}.tmp`;
  try {
    await writeFile(beside, text, { mode: mode ?? 0o666 });
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}
