import type { Picture, RouteAccess } from '../app/picture.js';
import type { WiredRoute } from '../app/wiring.js';
import type { Paint } from './colours.js';
import type { Command } from './command.js';
import { look, lookingArguments, lookingOptions } from './looking.js';
import { foreignMounts, partsOf } from './parts.js';
import { tableOf, type Cell } from './table.js';

/** A route with who may use it: what `--json` tells. */
export interface ListedRoute {
  readonly method: string;
  readonly path: string;
  /** Where the application is mounted that answers; null for the application itself. */
  readonly mount: string | null;
  /** `Items.readItem`. */
  readonly handler: string;
  readonly module: string;
  /** Null where the route is not in the document. */
  readonly operationId: string | null;
  /** Declared to be for everybody. */
  readonly public: boolean;
  /** Whether nobody gets in without credentials. */
  readonly secured: boolean;
  /** Whether nothing says who may use it: it is neither public, nor is there a guard or a scheme that lets nobody in. */
  readonly unguarded: boolean;
  readonly guards: WiredRoute['guards'];
  readonly schemes: readonly string[];
  readonly scopes: readonly string[];
  readonly parameters: WiredRoute['parameters'];
  readonly statuses: readonly number[];
}

/** `tenon routes`: what an application answers, and who may ask. */
export const routes: Command = {
  name: 'routes',
  summary: 'list the routes of an application, and who may use them',
  about: `Lists method, path, handler, guards and scopes of every route, in the order in which they are declared. A route is "public" where it is declared so, and "open" where nothing says who may use it; middleware counts for nothing here. The application is imported, not started: no port is opened and no provider is made. What it prints goes to standard error.

The routes of mounted applications come last. What else is mounted (an Express application, a function) is not looked into.`,
  arguments: lookingArguments,
  options: {
    method: { value: 'METHOD', example: 'GET', repeats: true, about: 'only routes of this method' },
    path: { value: 'PREFIX', example: '/orders', about: 'only routes whose path begins so' },
    unguarded: { about: 'only routes of which nothing says who may use them' },
    json: { about: 'as JSON, for programs; docs/command-line.md tells of its shape' },
    ...lookingOptions,
  },
  examples: [
    ['tenon routes', 'the routes of the application of this folder'],
    ['tenon routes --method POST --method DELETE --path /orders', 'those that change orders'],
    ['tenon routes --unguarded --json', 'those that everybody may use though nothing says so, for a program'],
  ],
  run: async (given, surroundings) => {
    const picture = await look(given, surroundings);
    const { switches, lists, values } = given;
    const methods = (lists.method ?? []).map((one) => one.toUpperCase());
    const shown = listed(picture).filter(
      (one) =>
        (methods.length === 0 || methods.includes(one.method)) &&
        one.path.startsWith(values.path ?? '') &&
        (switches.unguarded !== true || one.unguarded),
    );
    if (switches.json === true)
      await surroundings.write(`${JSON.stringify({ version: 1, title: picture.title, routes: shown }, null, 2)}\n`);
    else await surroundings.write(`${textOf(shown, foreignMounts(picture), surroundings)}\n`);
  },
};

/** The routes of an application and then of those that are mounted in it, in their order. */
export function listed(whole: Picture): ListedRoute[] {
  return partsOf(whole).flatMap(({ path, picture }) => listedAt(path, picture));
}

function listedAt(mount: string, { wiring, access }: Picture): ListedRoute[] {
  return wiring.routes.map((route, i) => {
    const { module, isPublic, isSecured, isGuarded, schemes, scopes } = access[i] as RouteAccess;
    const { method, handler, operationId, guards, parameters, statuses } = route;
    return {
      ...{ method, path: mount + route.path, mount: mount === '' ? null : mount, handler, module, operationId: operationId ?? null },
      ...{ public: isPublic, secured: isSecured, unguarded: !isPublic && !isSecured && !isGuarded },
      ...{ guards, schemes, scopes: [...new Set([...scopes, ...guards.flatMap((guard) => guard.scopes)])], parameters, statuses },
    };
  });
}

function textOf(
  all: readonly ListedRoute[],
  foreign: readonly string[],
  { paint, columns }: { readonly paint: Paint; readonly columns: number | undefined },
): string {
  const open = all.filter(({ unguarded }) => unguarded).length;
  const count = `${all.length} ${all.length === 1 ? 'route' : 'routes'}${open === 0 ? '' : `, ${open} open`}`;
  const others = foreign.map((path) => `\nmounted at ${path || '/'}: no application of Tenon, not looked into`).join('');
  if (all.length === 0) return `no routes${others}`;
  const rows = all.map((one) => rowOf(one, paint));
  return `${tableOf(['METHOD', 'PATH', 'HANDLER', 'GUARDS', 'SCOPES'], rows, { paint, columns })}\n\n${count}${others}`;
}

function rowOf({ method, path, handler, guards, scopes, public: isPublic, unguarded }: ListedRoute, paint: Paint): Cell[] {
  // Two of one name are told apart by numbers, which say nothing here.
  const names = guards.map(({ id }) => nameOf(id).replace(/#\d+$/, ''));
  const said = [...(isPublic ? ['public'] : []), ...(unguarded ? ['open'] : []), ...new Set(names)];
  const shade = unguarded ? paint.yellow : isPublic ? paint.green : undefined;
  return [
    { text: method, shade: paint.cyan },
    { text: path },
    { text: handler, shade: paint.dim },
    { text: said.join(', ') || '-', shade },
    { text: scopes.join(' ') || '-' },
  ];
}

/** `OrdersModule/OwnOrders` without the module. */
export function nameOf(id: string): string {
  return id.slice(id.indexOf('/') + 1);
}
