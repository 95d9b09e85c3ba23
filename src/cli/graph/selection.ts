import { TenonError } from '../../core/errors.js';
import { nearest } from '../../core/suggest.js';
import { nameOf } from '../routes.js';
import type { Graph } from './model.js';

/** One module with what is in it, what that needs elsewhere, and the modules beside it. Throws `COMMAND_OPTION_INVALID` for a module that is not there. */
export function ofModule(graph: Graph, name: string): Graph {
  const module = graph.modules.find(({ id }) => id === name);
  if (module === undefined)
    throw unknown(
      'module',
      name,
      graph.modules.map(({ id }) => id),
    );
  const inside = graph.providers.filter((one) => one.module === module.id);
  const ids = new Set([...inside.map(({ id }) => id), ...inside.flatMap(({ injects }) => injects.map(({ id }) => id))]);
  const beside = graph.modules.filter(({ id, imports }) => module.imports.includes(id) || imports.includes(module.id));
  return keeping(graph, ids, new Set([module.id, ...beside.map(({ id }) => id)]), false);
}

/**
 * The providers of that name (`OrdersService`, `OrdersModule/OrdersService`), what they need and who needs them, to the last of them; and the routes among those.
 * Throws `COMMAND_OPTION_INVALID` for a provider that is not there.
 */
export function ofProvider(graph: Graph, name: string): Graph {
  const meant = meantBy(graph, name);
  const needs = new Map(graph.providers.map(({ id, injects }) => [id, injects.map((one) => one.id)]));
  const needed = new Map(graph.providers.map(({ id, neededBy }) => [id, neededBy]));
  return keeping(graph, new Set([...reached(meant, needs), ...reached(meant, needed)]), new Set(), true);
}

/** The ids of the providers of a name. Throws `COMMAND_OPTION_INVALID` where there is none. */
export function meantBy({ providers }: Graph, name: string): string[] {
  const meant = providers.filter(({ id, token }) => id === name || token === name || nameOf(id) === name).map(({ id }) => id);
  if (meant.length > 0) return meant;
  throw unknown('provider', name, [...new Set(providers.map(({ id }) => nameOf(id)))]);
}

function reached(from: readonly string[], next: ReadonlyMap<string, readonly string[]>): Set<string> {
  const seen = new Set<string>();
  const visit = (id: string): void => {
    if (seen.has(id)) return;
    seen.add(id);
    for (const one of next.get(id) ?? []) visit(one);
  };
  from.forEach(visit);
  return seen;
}

/** Modules without anything that is kept go, unless they are asked for; lines to what is gone go with it. */
function keeping(graph: Graph, ids: ReadonlySet<string>, modules: ReadonlySet<string>, withRoutes: boolean): Graph {
  const providers = graph.providers.filter(({ id }) => ids.has(id));
  const homes = new Set([...modules, ...providers.map(({ module }) => module)]);
  const routes = withRoutes ? graph.routes.filter(({ id }) => ids.has(id)) : [];
  const shown = new Set([...providers, ...routes].map(({ id }) => id));
  return {
    ...graph,
    modules: graph.modules.filter(({ id }) => homes.has(id)).map((one) => ({ ...one, imports: one.imports.filter((id) => homes.has(id)) })),
    providers: providers.map((one) => ({
      ...one,
      injects: one.injects.filter(({ id }) => shown.has(id)),
      neededBy: one.neededBy.filter((id) => shown.has(id)),
    })),
    routes: routes.map((one) => ({ ...one, needs: one.needs.filter((id) => shown.has(id)) })),
  };
}

function unknown(what: string, given: string, names: readonly string[]): TenonError {
  return TenonError.of('COMMAND_OPTION_INVALID', {
    command: 'tenon graph',
    option: `--${what}`,
    given,
    wanted: `the name of a ${what} of this application`,
    example: names[0] ?? '',
    suggestion: nearest(given, names),
  });
}
