import type { Picture } from '../../app/picture.js';
import type { WiredDependency, WiredModule, WiredProvider } from '../../app/wiring.js';

/** An application as a graph: what `--format json` tells. */
export interface Graph {
  readonly version: 1;
  readonly title: string;
  readonly modules: readonly GraphModule[];
  readonly providers: readonly GraphProvider[];
  readonly routes: readonly GraphRoute[];
}

export type GraphModule = WiredModule;

export interface GraphProvider extends WiredProvider {
  readonly controller: boolean;
  /** What it reads from the request itself: `path itemId`, `Request`. */
  readonly reads: readonly string[];
  /** The ids of the providers, and of the routes, that need it themselves. */
  readonly neededBy: readonly string[];
}

/** A route with the ids of the providers that it needs itself. */
export interface GraphRoute {
  readonly id: string;
  readonly handler: string;
  readonly needs: readonly string[];
}

/** The module that every application has. */
const ambient = 'TenonModule';

/** Reads the graph off a picture; without `all`, what every application has of its own accord is left out. */
export function graphOf({ title, wiring }: Picture, all: boolean): Graph {
  const isKept = (module: string): boolean => all || module !== ambient;
  const modules = wiring.modules.filter(({ id }) => isKept(id));
  const kept = wiring.providers.filter(({ module }) => isKept(module));
  const ids = new Set(wiring.providers.map(({ id }) => id));
  const shown = new Set(kept.map(({ id }) => id));
  const routes = wiring.routes.map(({ id, handler, guards, dependencies }): GraphRoute => {
    const needs = [...guards.map((guard) => guard.id), ...dependencies.map((one: WiredDependency) => one.id)];
    return { id, handler, needs: [...new Set(needs)].filter((one) => shown.has(one)) };
  });
  const neededBy = needersOf(kept, routes);
  const controllers = new Set(modules.flatMap(({ id, controllers: names }) => names.map((name) => `${id}/${name}`)));
  const providers = kept.map((one): GraphProvider => {
    const own = one.injects.filter(({ id }) => shown.has(id));
    const reads = one.injects.filter(({ id }) => !ids.has(id)).map(({ id }) => id);
    return { ...one, injects: own, controller: controllers.has(one.id), reads: [...new Set(reads)], neededBy: neededBy.get(one.id) ?? [] };
  });
  return { version: 1, title, modules, providers, routes };
}

function needersOf(providers: readonly WiredProvider[], routes: readonly GraphRoute[]): Map<string, string[]> {
  const found = new Map<string, Set<string>>();
  const add = (needed: string, needer: string): void => {
    found.set(needed, (found.get(needed) ?? new Set()).add(needer));
  };
  for (const { id, injects } of providers) for (const needed of injects) add(needed.id, id);
  for (const { id, needs } of routes) for (const needed of needs) add(needed, id);
  return new Map([...found].map(([id, needers]) => [id, [...needers]]));
}
