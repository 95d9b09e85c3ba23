import { designParameterTypes, MetadataKey } from '../../core/metadata.js';
import { TenonError } from '../../core/errors.js';
import { moduleOptions, type ModuleOptions } from '../../container/module.js';
import type { Constructor } from '../../core/types.js';
import { writtenLoaders } from '../loader.js';
import { routesOf } from '../../routing/verbs.js';
import type { Loader } from './loader-choice.js';
import { nearestFile, shownPath } from './project-files.js';

type Class = Constructor;

/** The metadata of @Injectable. */
const injectable = new MetadataKey<object>('injectable');

/** What is wrong if the classes of an application in TypeScript were compiled without the metadata of their decorators; undefined where it is there, or not told. */
export function metadataProblem(root: unknown, file: string, loader: Loader): TenonError | undefined {
  if (loader === 'none') return undefined;
  const classes = classesBelow(root, new Set());
  return classes.length === 0 || classes.some(isTold) ? undefined : withoutMetadata(file, loader, false);
}

/** `LOADER_WITHOUT_METADATA`; `isRefused`: the compiler took no decorators. */
export function withoutMetadata(file: string, loader: Loader, isRefused: boolean): TenonError {
  const here = shownPath(file);
  if (loader === 'other') return TenonError.of('LOADER_WITHOUT_METADATA', { file: here, loader, written: writtenLoaders().join(' ') });
  const tsconfig = nearestFile('tsconfig.json', file);
  const shown = tsconfig === undefined ? undefined : shownPath(tsconfig);
  return TenonError.of('LOADER_WITHOUT_METADATA', { file: here, loader: 'oxc', tsconfig: shown, isRefused });
}

/** The classes of a module and of those that it imports, as far as they are named without a promise, for which the compiler has something to write. */
function classesBelow(module: unknown, seen: Set<unknown>): Class[] {
  if (module === undefined || module === null || seen.has(module)) return [];
  seen.add(module);
  const own = (typeof module === 'function' ? moduleOptions(module) : module) as
    (ModuleOptions & { readonly module?: unknown }) | undefined;
  if (typeof own !== 'object') return [];
  const controllers = (own.controllers ?? []).filter((one) => one.length > 0 || routesOf(one).size > 0);
  const providers = (own.providers ?? []).filter(
    (one): one is Class => isClass(one) && one.length > 0 && injectable.own(one) !== undefined,
  );
  return [...controllers, ...providers, ...[own.module, ...(own.imports ?? [])].flatMap((one) => classesBelow(one, seen))];
}

function isClass(value: unknown): value is Class {
  return typeof value === 'function';
}

/** Whether the compiler has written something for the constructor or for a method. */
function isTold(type: Class): boolean {
  return (
    designParameterTypes(type) !== undefined ||
    [...routesOf(type).keys()].some((name) => designParameterTypes(type.prototype as object, name) !== undefined)
  );
}
