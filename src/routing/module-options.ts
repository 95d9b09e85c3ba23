import type { SharedRouteOptions } from './route-options.js';

/** What routing adds to the options of a module: everything that may be said of many routes at once. */
export type RoutingModuleOptions = Omit<SharedRouteOptions, 'use' | 'tags'>;

declare module '../container/module.js' {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- merged into the container's interface, which knows nothing of routes
  interface ModuleOptions extends RoutingModuleOptions {}
}
