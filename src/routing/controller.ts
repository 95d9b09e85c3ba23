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

/** The options of a class's @Controller; undefined where it has none. */
export function controllerOptions(target: object): ControllerOptions | undefined {
  return controllerKey.own(target);
}
