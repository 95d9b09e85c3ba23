import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Whether golden files are to be written anew instead of compared: UPDATE_GOLDEN=1. */
export const updating = process.env.UPDATE_GOLDEN === '1';

/** Holds a text against a golden file; a file that is not there yet fails, or is written with UPDATE_GOLDEN=1. */
export function expectGolden(file: URL, text: string): void {
  const path = fileURLToPath(file);
  if (updating) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  if (!existsSync(path)) throw new Error(`${path} does not exist; write it with UPDATE_GOLDEN=1 and read what it says`);
  expect(text).toBe(readFileSync(path, 'utf8'));
}
