import type { Links, LinkParameters } from '../routing/links.js';
import type { REQUEST } from '../routing/seeds.js';
import { rootOf } from '../routing/root-path.js';
import type { Granted } from '../container/need.js';

/** What follows the question mark: a list is its name once for each item, null and undefined leave it out. */
export type LinkQuery = Readonly<Record<string, LinkQueryValue | readonly LinkQueryValue[]>>;
type LinkQueryValue = string | number | bigint | boolean | null | undefined;

/** The addresses of routes, as templates ask for them: `it.links.path('star', { star: 'vega' }, { page: 2 })`. They throw what {@link Links} throws. */
export class PageLinks {
  // Not `private`: whoever dumps the values of a page does not mean the request.
  readonly #links: Links;
  readonly #request: Granted<typeof REQUEST>;

  constructor(links: Links, request: Granted<typeof REQUEST>) {
    this.#links = links;
    this.#request = request;
  }

  /** The path of a route as a browser asks for it: with the root path of the application, and where it is mounted. */
  path(name: string, parameters: LinkParameters = {}, query: LinkQuery = {}): string {
    const search = searchOf(query);
    return rootOf(this.#request) + this.#links.path(name, parameters) + (search === '' ? '' : `?${search}`);
  }

  /** The whole address of a route, at the host that the request asked for. Starlette's `url_for`. */
  url(name: string, parameters: LinkParameters = {}, query: LinkQuery = {}): string {
    const url = this.#links.url(this.#request, name, parameters);
    url.search = searchOf(query);
    return url.href;
  }
}

function searchOf(query: LinkQuery): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    for (const one of [value].flat()) if (one !== undefined && one !== null) search.append(name, String(one));
  return search.toString();
}
