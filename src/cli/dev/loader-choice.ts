import { createRequire } from 'node:module';
import { relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { TenonError } from '../../core/errors.js';
import { hasLoader } from '../loader.js';

/** What compiles TypeScript as it is loaded: `oxc`, what Node was started with, or nothing, for JavaScript. */
export type Loader = 'oxc' | 'other' | 'none';

/** A loader, and what Node is started with for it. */
export interface LoaderChoice {
  readonly loader: Loader;
  readonly flags: readonly string[];
}

/** Whether a file is compiled as it is loaded. */
export function isTypeScript(file: string): boolean {
  return /\.[mc]?tsx?$/.test(file);
}

/**
 * What a file is loaded with: nothing if it is JavaScript; @oxc-node/core where the project has it; else what Node was started with; else the
 * @oxc-node/core that this package finds. Throws `LOADER_MISSING`.
 */
export function chooseLoader(file: string): LoaderChoice {
  if (!isTypeScript(file)) return { loader: 'none', flags: [] };
  const own = found(file);
  if (own !== undefined) return { loader: 'oxc', flags: ['--import', own] };
  if (hasLoader()) return { loader: 'other', flags: [] };
  const ours = found(import.meta.url);
  if (ours === undefined) throw TenonError.of('LOADER_MISSING', { file: relative(process.cwd(), file) });
  return { loader: 'oxc', flags: ['--import', ours] };
}

/** The address of the file that switches it on, as packages are found from a file. */
export function found(from: string): string | undefined {
  try {
    return new URL('register.mjs', pathToFileURL(createRequire(from).resolve('@oxc-node/core/package.json'))).href;
  } catch {
    return undefined;
  }
}
