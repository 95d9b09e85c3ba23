import type { Constructor } from '../core/types.js';
import type { Token } from '../container/token.js';
import type { RequestHandler } from './express-host.js';
import type { DeclaredResponses, SharedRouteOptions } from './route-options.js';
import type { ResponseClass } from './responses/response.js';

/** What the levels around a route say together. */
export interface RouteSettings {
  readonly tags: readonly string[];
  readonly deprecated: boolean;
  readonly includeInSchema: boolean;
  readonly responses: DeclaredResponses;
  readonly callbacks: readonly Constructor[];
  readonly operationIds: SharedRouteOptions['operationIds'];
  readonly responseClass: ResponseClass | undefined;
  readonly interceptors: readonly (Constructor | Token)[];
  readonly middleware: readonly RequestHandler[];
  readonly strictContentType: boolean;
  readonly bodyLimit: number | undefined;
}

/** Brings the levels together, from the application in to the route: lists are joined, of single settings the nearest counts. */
export function settingsOf(levels: readonly SharedRouteOptions[]): RouteSettings {
  const inwards = <K extends keyof SharedRouteOptions>(key: K): NonNullable<SharedRouteOptions[K]>[] =>
    levels.map((level) => level[key]).filter((said) => said !== undefined);
  return {
    // One that is said twice is there twice, as with FastAPI.
    tags: inwards('tags').flat(),
    deprecated: inwards('deprecated').includes(true),
    includeInSchema: !inwards('includeInSchema').includes(false),
    responses: Object.assign({}, ...inwards('responses')) as DeclaredResponses,
    callbacks: [...new Set(inwards('callbacks').flat())],
    operationIds: inwards('operationIds').at(-1),
    responseClass: inwards('responseClass').at(-1),
    interceptors: inwards('interceptors').flat(),
    middleware: inwards('middleware').flat(),
    bodyLimit: inwards('bodyLimit').at(-1),
    strictContentType: inwards('strictContentType').at(-1) ?? true,
  };
}
