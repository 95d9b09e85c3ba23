import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { TenonError } from '../core/errors.js';
import { firstLineOf } from '../core/message.js';
import { shown } from '../core/shown.js';
import { hasLoader } from './loader.js';

/** Where an application is. */
export interface ApplicationFile {
  /** Absolute. */
  readonly file: string;
  /** The export that it is; undefined for `app`, or the first application. */
  readonly app: string | undefined;
}

/** What package.json may say under `tenon`. */
type PackageField = { readonly path: string; readonly app?: string | undefined };

const compiled = ['dist/main.js', 'dist/app.js', 'build/main.js', 'build/app.js', 'main.js', 'app.js', 'src/main.js', 'src/app.js'];
/** In front of what was compiled, which may be old. */
const sources = ['main.ts', 'app.ts', 'src/main.ts', 'src/app.ts'];

/**
 * Finds the file of an application: the argument, or in the folder (or in the one that the argument names) what `tenon` in package.json says, else
 * the usual names. TypeScript is looked for only where a loader is in use. Throws `APP_FILE_MISSING` and `PACKAGE_FIELD_INVALID`.
 */
export function findApplication(folder: string, path?: string): ApplicationFile {
  const at = resolve(folder, path ?? '.');
  if (!existsSync(at)) throw TenonError.of('APP_FILE_MISSING', { file: path ?? folder, by: 'argument' });
  if (!statSync(at).isDirectory()) return { file: at, app: undefined };
  return byPackage(at) ?? byName(at, relative(folder, at) || 'This folder');
}

function byPackage(folder: string): ApplicationFile | undefined {
  const field = packageField(join(folder, 'package.json'));
  if (field === undefined) return undefined;
  const file = resolve(folder, field.path);
  if (!isFile(file)) throw TenonError.of('APP_FILE_MISSING', { file: field.path, by: 'package.json' });
  return { file, app: field.app };
}

function packageField(manifest: string): PackageField | undefined {
  if (!existsSync(manifest)) return undefined;
  let field: unknown;
  try {
    field = (JSON.parse(readFileSync(manifest, 'utf8')) as { tenon?: unknown } | null)?.tenon;
  } catch (error) {
    throw TenonError.of('PACKAGE_FIELD_INVALID', { file: 'package.json', reason: firstLineOf(error) });
  }
  if (field === undefined) return undefined;
  if (typeof field === 'string') return { path: field };
  const { path, app } = (field ?? {}) as { path?: unknown; app?: unknown };
  if (typeof path === 'string' && (app === undefined || typeof app === 'string')) return { path, app };
  throw TenonError.of('PACKAGE_FIELD_INVALID', { file: 'package.json', reason: `"tenon" is ${shown(field)}` });
}

function byName(folder: string, name: string): ApplicationFile {
  const tried = hasLoader() ? [...sources, ...compiled] : compiled;
  const found = tried.map((one) => join(folder, one)).find(isFile);
  if (found === undefined) throw TenonError.of('APP_FILE_MISSING', { folder: name, tried });
  return { file: found, app: undefined };
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}
