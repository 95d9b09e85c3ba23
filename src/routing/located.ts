import type { IncomingMessage } from 'node:http';
import type { Mounts } from './mounts.js';
import type { Match, RouteFinder } from './route-table.js';
import { askedTarget } from './request-target.js';
import type { Rebased } from './root-path.js';
import type { Route } from './route.js';

/** A route at a path, and what stands in front of what the route itself knows of it. */
export interface RouteAt {
  readonly base: string;
  readonly match: Match<Route>;
}

/** Which route a request is for, as far as its target tells. */
export interface Located {
  /** The path that was asked for, without the query. */
  readonly full: string;
  /** What was in front of the path of the route: prefixes and mounts. */
  readonly base: string;
  readonly match: Match<Route> | undefined;
}

const entered = new WeakSet<IncomingMessage>();

/** Notes that a request came from the application around, which has taken its own part off the path. */
export function noteEntry(message: IncomingMessage): void {
  entered.add(message);
}

/** The routes of an application, and of those that are mounted in it: for who tells of requests, also of those that did not get that far. */
export class RouteLocator {
  constructor(
    private readonly table: RouteFinder<Route>,
    private readonly mounts: Mounts,
    private readonly rootPath: string,
  ) {}

  /** A path that cannot be decoded is that of no route. */
  readonly at = (method: string, path: string): RouteAt | undefined => {
    const own = found(this.table, method, path);
    if (own !== undefined) return { base: '', match: own };
    const mount = this.mounts.find(path);
    const inside = mount?.locate?.(method, path.slice(mount.path.length));
    return mount && inside && { ...inside, base: mount.path + inside.base };
  };

  readonly of = (message: IncomingMessage): Located => {
    const { baseUrl = '', method = 'GET' } = message as Rebased;
    const [full = '/'] = askedTarget(message).split('?', 1);
    const prefix = entered.has(message) ? baseUrl : this.rootPath !== '' && full.startsWith(`${this.rootPath}/`) ? this.rootPath : '';
    const route = this.at(method, full.slice(prefix.length));
    return { full, base: prefix + (route?.base ?? ''), match: route?.match };
  };
}

function found(table: RouteFinder<Route>, method: string, path: string): Match<Route> | undefined {
  try {
    return table.find(method, path);
  } catch {
    return undefined;
  }
}
