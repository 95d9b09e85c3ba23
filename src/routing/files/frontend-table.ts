import { RouteTable, type Match, type Routable } from '../route-table.js';

/** Finds the front end below whose path a request lies: of several the one with the longest path. Whole parts count: `/application` is not below `/app`. */
export class FrontendTable<R extends Routable> {
  readonly #table = new RouteTable<R>();
  readonly #routes = new Set<R>();

  get isEmpty(): boolean {
    return this.#routes.size === 0;
  }

  has(route: R): boolean {
    return this.#routes.has(route);
  }

  /** Adds the route of a front end; the answer is the one that is there already, if there is one. */
  add(route: R): R | undefined {
    this.#routes.add(route);
    return this.#table.add(route);
  }

  /** Whatever the method: a front end has something to say about each. Throws `URIError` as the table of routes does. */
  find(path: string): Match<R> | undefined {
    // The path of a front end is its own also without a slash behind it.
    const isFolder = path.endsWith('/');
    const match = this.#table.find('GET', isFolder ? path : `${path}/`);
    if (match === undefined || isFolder) return match;
    return {
      route: match.route,
      values: match.values.map((value, i) => (i === match.values.length - 1 ? value.replace(/\/$/, '') : value)),
    };
  }
}
