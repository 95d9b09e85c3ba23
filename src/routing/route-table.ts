import type { PathTemplate } from './path-template.js';

/** What the table needs to know of a route. */
export interface Routable {
  readonly method: string;
  readonly template: PathTemplate;
}

/** A route that answers, with the values of its path's parameters in the order of the template. */
export interface Match<R> {
  readonly route: R;
  readonly values: readonly string[];
}

/** Finds the route of a request. */
export type RouteFinder<R extends Routable> = Pick<RouteTable<R>, 'find'>;

class Node<R> {
  readonly statics = new Map<string, Node<R>>();
  readonly patterns: { readonly source: string; readonly expression: RegExp; readonly node: Node<R> }[] = [];
  parameter: Node<R> | undefined;
  wildcard: Node<R> | undefined;
  readonly routes = new Map<string, R>();
}

const nothing: readonly string[] = [];

/** Characters of a part that a pattern looks at. */
const longestPattern = 512;

/**
 * Finds the route of a request: a tree with a level for each part of the path, so the cost grows with the length of the path and not with
 * the number of routes. Fixed text comes before a pattern, a pattern before a parameter, a parameter before a wildcard, whatever the order of
 * declaration; the method belongs to the choice. A tree of our own because wildcards may stand anywhere and an encoded letter is the letter.
 */
export class RouteTable<R extends Routable> {
  readonly #root = new Node<R>();
  /** Paths without parameters, found by the whole text. */
  readonly #fixed = new Map<string, Node<R>>();
  readonly #methods = new Set<string>();

  /** Adds a route; the answer is the route that already answers the same method and path, if there is one. */
  add(route: R): R | undefined {
    const node = this.#nodeOf(route.template);
    const other = node.routes.get(route.method);
    if (other !== undefined) return other;
    node.routes.set(route.method, route);
    this.#methods.add(route.method);
    if (route.method === 'GET') this.#methods.add('HEAD');
    if (route.template.names.length === 0) this.#fixed.set(route.template.text, node);
    return undefined;
  }

  /** Lets GET routes answer HEAD where no route of its own does (RFC 9110 section 9.3.2). To be called when all routes are added. */
  answerHead(): void {
    const visit = (node: Node<R>): void => {
      const get = node.routes.get('GET');
      if (get !== undefined && !node.routes.has('HEAD')) node.routes.set('HEAD', get);
      for (const next of [...node.statics.values(), ...node.patterns.map((one) => one.node), node.parameter, node.wildcard])
        if (next !== undefined) visit(next);
    };
    visit(this.#root);
  }

  /** The route that answers; undefined where none does. Throws `URIError` where the path is not percent-encoded UTF-8 or holds a NUL. */
  find(method: string, path: string): Match<R> | undefined {
    const fixed = this.#fixed.get(path)?.routes.get(method);
    if (fixed !== undefined) return { route: fixed, values: nothing };
    const values: string[] = [];
    const route = search(this.#root, partsOf(path), 0, values, (node) => node.routes.get(method));
    return route === undefined ? undefined : { route, values };
  }

  /** Whether any route answers this method. */
  answers(method: string): boolean {
    return this.#methods.has(method);
  }

  /** Every method that some route answers at this path, sorted; empty where there is no such path. */
  methodsAt(path: string): readonly string[] {
    const methods = new Set<string>();
    search(this.#root, partsOf(path), 0, [], (node) => {
      for (const method of node.routes.keys()) methods.add(method);
      return undefined;
    });
    return [...methods].sort();
  }

  #nodeOf({ segments }: PathTemplate): Node<R> {
    let node = this.#root;
    for (const segment of segments) {
      if (segment.kind === 'static') node = ensure(node.statics, segment.text);
      else if (segment.kind === 'parameter') node = node.parameter ??= new Node<R>();
      else if (segment.kind === 'wildcard') node = node.wildcard ??= new Node<R>();
      else {
        let pattern = node.patterns.find(({ source }) => source === segment.source);
        if (pattern === undefined)
          node.patterns.push((pattern = { source: segment.source, expression: new RegExp(segment.source), node: new Node<R>() }));
        node = pattern.node;
      }
    }
    return node;
  }
}

function ensure<R>(nodes: Map<string, Node<R>>, text: string): Node<R> {
  let node = nodes.get(text);
  if (node === undefined) nodes.set(text, (node = new Node<R>()));
  return node;
}

/** The parts of a path, decoded before it is taken apart, as Starlette does: an encoded slash is a slash. */
function partsOf(path: string): string[] {
  if (!path.includes('%')) return path.slice(1).split('/');
  // No file, database or log expects it, and some end a text there.
  if (path.includes('%00')) throw new URIError('NUL in a path');
  return decodeURIComponent(path).slice(1).split('/');
}

/** Walks every way that fits, the most particular first, until `accept` takes one. Each node is visited at most once for each start of its part. */
function search<R, T>(
  node: Node<R>,
  parts: readonly string[],
  at: number,
  values: string[],
  accept: (node: Node<R>) => T | undefined,
): T | undefined {
  if (at === parts.length) return accept(node);
  const part = parts[at] as string;
  const next = node.statics.get(part);
  const found = next === undefined ? undefined : search(next, parts, at + 1, values, accept);
  if (found !== undefined) return found;
  const { length } = values;
  for (const pattern of node.patterns) {
    // Several parameters in one part are told apart by trying, which takes the length squared and more.
    const match = part.length > longestPattern ? null : pattern.expression.exec(part);
    if (match === null) continue;
    values.push(...match.slice(1));
    const through = search(pattern.node, parts, at + 1, values, accept);
    if (through !== undefined) return through;
    values.length = length;
  }
  if (node.parameter !== undefined && part !== '') {
    values.push(part);
    const through = search(node.parameter, parts, at + 1, values, accept);
    if (through !== undefined) return through;
    values.length = length;
  }
  if (node.wildcard === undefined) return undefined;
  for (let end = parts.length; end > at; end -= 1) {
    values.push('');
    const through = search(node.wildcard, parts, end, values, accept);
    if (through !== undefined) {
      // Joined only now: for every end that is tried, a path of many slashes would cost its length squared.
      values[length] = parts.slice(at, end).join('/');
      return through;
    }
    values.length = length;
  }
  return undefined;
}
