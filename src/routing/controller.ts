import { markInjectable } from '../container/inversify.js';
import { MetadataKey } from '../core/metadata.js';
import type { SharedRouteOptions } from './route-options.js';

/** What holds for every route of a controller. */
export interface ControllerOptions extends SharedRouteOptions {
  /** Put in front of every path. */
  readonly prefix?: string;
}

const controllerKey = new MetadataKey<ControllerOptions>('controller');

/**
 * Declares a class whose decorated methods answer requests; it gets what its constructor asks for, and is request-scoped if any of that is.
 *
 * @example
 * @Controller('/items')
 * class Items {
 *   @Get('/:itemId')
 *   readItem(@Path({ type: Int }) itemId: number) { return { itemId }; }
 * }
 */
export function Controller(prefix?: string | ControllerOptions, options: ControllerOptions = {}): ClassDecorator {
  return (target) => {
    controllerKey.write(target, typeof prefix === 'string' ? { ...options, prefix } : { ...prefix, ...options });
    markInjectable(target);
  };
}

/** The options of a class's @Controller; undefined where it has none. Guards of the classes that it extends are its own as well, in front of what it lists. */
export function controllerOptions(target: object): ControllerOptions | undefined {
  const own = controllerKey.own(target);
  const parent = Object.getPrototypeOf(target) as object | null;
  if (own === undefined) return undefined;
  const inherited = inheritedUse(parent);
  return inherited.length === 0 ? own : { ...own, use: [...inherited, ...[own.use ?? []].flat()] };
}

function inheritedUse(target: object | null): NonNullable<SharedRouteOptions['use']> {
  if (target === null || target === Function.prototype) return [];
  return [...inheritedUse(Object.getPrototypeOf(target) as object | null), ...[controllerKey.own(target)?.use ?? []].flat()];
}
