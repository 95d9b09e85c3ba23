import type { Constructor } from '../core/types.js';
import type { ModuleFrontend } from './files/frontend-options.js';
import type { SharedRouteOptions } from './route-options.js';

/** What routing adds to the options of a module: everything that may be said of many routes at once, and what is sent from here. */
export interface RoutingModuleOptions extends Omit<SharedRouteOptions, 'use' | 'tags'> {
  /** Classes with `@Webhook` methods: requests that the service sends to whoever subscribed, for the document. */
  readonly webhooks?: readonly Constructor[];
  /** Built front ends that are served below the prefix of this module, behind every route of the application; guards of the module stand in front of them. */
  readonly frontend?: ModuleFrontend | readonly ModuleFrontend[];
}

declare module '../container/module.js' {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- merged into the container's interface, which knows nothing of routes
  interface ModuleOptions extends RoutingModuleOptions {}
}
