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
  /** What named the file: the argument, `tenon` in package.json, or that it has one of the usual names. */
  readonly by: 'argument' | 'package.json' | 'name';
}

/** What package.json may say under `tenon`. */
interface PackageField {
  readonly path: string;
  /** What `path` is compiled from. */
  readonly source?: string | undefined;
  readonly app?: string | undefined;
}

/** How a file is looked for. */
export interface Search {
  /** Whether TypeScript can be loaded; if nothing is said, whether Node was started with a loader. */
  readonly typescript?: boolean;
  /** Whether what is written counts more than what was compiled from it; false if nothing is said. */
  readonly sources?: boolean;
}

const compiled = ['dist/main.js', 'dist/app.js', 'build/main.js', 'build/app.js', 'main.js', 'app.js', 'src/main.js', 'src/app.js'];
/** In front of what was compiled, which may be old. */
const written = ['main.ts', 'app.ts', 'src/main.ts', 'src/app.ts'];

/**
 * Finds the file of an application: the argument, or in the folder (or in the one that the argument names) what `tenon` in package.json says, else
 * the usual names. TypeScript is looked for only where it can be loaded. Throws `APP_FILE_MISSING` and `PACKAGE_FIELD_INVALID`.
 */
export function findApplication(folder: string, path?: string, search: Search = {}): ApplicationFile {
  const at = resolve(folder, path ?? '.');
  if (!existsSync(at)) throw TenonError.of('APP_FILE_MISSING', { file: path ?? folder, by: 'argument' });
  if (!statSync(at).isDirectory()) return { file: at, app: undefined, by: 'argument' };
  return byPackage(at, search) ?? byName(at, relative(folder, at) || 'This folder', search);
}

function byPackage(folder: string, { sources = false }: Search): ApplicationFile | undefined {
  const field = packageField(join(folder, 'package.json'));
  if (field === undefined) return undefined;
  const path = sources ? (field.source ?? field.path) : field.path;
  const file = resolve(folder, path);
  if (!isFile(file)) throw TenonError.of('APP_FILE_MISSING', { file: path, by: 'package.json' });
  return { file, app: field.app, by: 'package.json' };
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
  const { path, source, app } = (field ?? {}) as { path?: unknown; source?: unknown; app?: unknown };
  if (typeof path === 'string' && isTextOrNothing(source) && isTextOrNothing(app)) return { path, source, app };
  throw TenonError.of('PACKAGE_FIELD_INVALID', { file: 'package.json', reason: `"tenon" is ${shown(field)}` });
}

function isTextOrNothing(value: unknown): value is string | undefined {
  return value === undefined || typeof value === 'string';
}

function byName(folder: string, name: string, { typescript = hasLoader() }: Search): ApplicationFile {
  const tried = typescript ? [...written, ...compiled] : compiled;
  const found = tried.map((one) => join(folder, one)).find(isFile);
  if (found === undefined) throw TenonError.of('APP_FILE_MISSING', { folder: name, tried });
  return { file: found, app: undefined, by: 'name' };
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}
