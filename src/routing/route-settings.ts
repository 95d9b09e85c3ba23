import type { Constructor } from '../core/types.js';
import { authenticates } from '../container/authenticates.js';
import { ScopeDemand } from '../container/scope-demand.js';
import type { Token } from '../container/token.js';
import type { RequestHandler } from './express-host.js';
import type { DeclaredResponses, SharedRouteOptions } from './route-options.js';
import { askedAs, isGuardClass, type Asked } from './guard.js';
import type { ResponseClass } from './responses/response.js';

/** What the levels around a route say together. */
export interface RouteSettings {
  readonly use: readonly Asked[];
  /** What is asked for of the credentials of every request. */
  readonly scopes: readonly string[];
  readonly isPublic: boolean;
  /** Whether a class in `use` decides who may use it. */
  readonly hasGuardClass: boolean;
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
}

/** Brings the levels together, from the application in to the route: lists are joined, of single settings the nearest counts. */
export function settingsOf(levels: readonly SharedRouteOptions[]): RouteSettings {
  const inwards = <K extends keyof SharedRouteOptions>(key: K): NonNullable<SharedRouteOptions[K]>[] =>
    levels.map((level) => level[key]).filter((said) => said !== undefined);
  return {
    ...guardsOf(levels),
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
    strictContentType: inwards('strictContentType').at(-1) ?? true,
  };
}

/** What stands in `use`, of all levels. Around the level that says that everybody may come in, nobody is asked who he is. */
function guardsOf(levels: readonly SharedRouteOptions[]): Pick<RouteSettings, 'use' | 'scopes' | 'isPublic' | 'hasGuardClass'> {
  const said = levels.findLastIndex((level) => level.public !== undefined);
  const isPublic = levels[said]?.public === true;
  const isWaived = (level: number, used: unknown): boolean => isPublic && level < said && asksWho(used);
  const uses = levels.flatMap((level, i) => [level.use ?? []].flat().filter((used) => !isWaived(i, used)));
  return {
    use: uses.flatMap((used) => (used instanceof ScopeDemand ? [] : [askedAs(used)])),
    scopes: uses.flatMap((used) => (used instanceof ScopeDemand ? used.scopes : [])),
    isPublic,
    hasGuardClass: uses.some(isGuardClass),
  };
}

/** Whether something in `use` finds out who asks, or what he may do. */
export function asksWho(used: unknown): boolean {
  return used instanceof ScopeDemand || authenticates(isGuardClass(used) ? askedAs(used) : used);
}
