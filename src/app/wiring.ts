import { ParameterInput } from '../binding/parameter.js';
import type { ApplicationContainer } from '../container/build.js';
import { scopesTold } from '../container/check-scopes.js';
import { hasTeardown } from '../container/definition.js';
import type { EntryPlan } from '../container/entry.js';
import { candidates, type LinkedBinding, type LinkedNeed } from '../container/linked.js';
import type { Scope } from '../container/lifetime.js';
import type { ModuleNode } from '../container/scan.js';
import { tokenName } from '../container/token.js';
import type { Problem } from '../core/errors.js';
import { describeForm } from '../model/types/describe.js';
import { documentationId } from '../routing/documentation-id.js';
import type { DeclaredOperation } from '../routing/declared-operation.js';
import type { Route } from '../routing/route.js';

type Bindings = ReadonlyMap<symbol, readonly LinkedBinding[]>;

/** How an application is wired, as plain data: names, scopes and places, never a value. Ids are made of names, so they are the same from run to run. */
export interface Wiring {
  readonly version: 1;
  /** `partial` after a start-up that failed. */
  readonly status: 'complete' | 'partial';
  readonly modules: readonly WiredModule[];
  readonly providers: readonly WiredProvider[];
  readonly routes: readonly WiredRoute[];
  readonly problems: readonly Problem[];
}

export interface WiredModule {
  readonly id: string;
  readonly global: boolean;
  readonly prefix: string;
  readonly imports: readonly string[];
  readonly exports: readonly string[];
  readonly controllers: readonly string[];
}

export interface WiredProvider {
  /** `OrdersModule/OrdersService`. */
  readonly id: string;
  readonly token: string;
  readonly module: string;
  readonly kind: 'class' | 'factory' | 'generator' | 'value' | 'alias';
  /** As declared. */
  readonly scope: Scope;
  /** As it is: a controller becomes request-scoped by what it needs. */
  readonly effectiveScope: Scope;
  /** The names that lead to the request's value. */
  readonly scopeReason: readonly string[];
  readonly teardown: boolean;
  readonly injects: readonly { readonly id: string; readonly at: string }[];
  /** How it is replaced in a test: the kind of the replacement. */
  readonly overriddenBy?: string;
}

export interface WiredRoute {
  /** `GET /items/:itemId`. */
  readonly id: string;
  readonly method: string;
  readonly path: string;
  /** Undefined where the route is not in the document. */
  readonly operationId: string | undefined;
  /** `Items.readItem`. */
  readonly handler: string;
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly required: boolean; readonly type: string }[];
  readonly guards: readonly { readonly id: string; readonly scopes: readonly string[] }[];
  /** What a request needs, in the order in which it is made. */
  readonly dependencies: readonly WiredDependency[];
  /** What is made for a request and closed after it, in the order of opening; it closes in the opposite one. */
  readonly opens: readonly string[];
  readonly statuses: readonly number[];
}

/** One provider in the tree of a route; below a singleton the tree ends, for that is made at start-up. */
export interface WiredDependency {
  readonly id: string;
  readonly scope: Scope;
  readonly teardown: boolean;
  readonly dependencies: readonly WiredDependency[];
}

/** As much of a route as the wiring tells: one that is served, or one that was planned. */
export type PlannedRoute = Pick<Route, 'method' | 'template' | 'name' | 'declared' | 'spec' | 'status'> & {
  readonly entry: { readonly plan: EntryPlan };
};

/** Reads the wiring off a container and its routes; the module of the documentation is no part of the picture. */
export function wiringOf(
  container: ApplicationContainer,
  routes: readonly PlannedRoute[],
  ids: ReadonlyMap<DeclaredOperation, string>,
): Wiring {
  const { bindings, byKey, problems } = container;
  const modules = container.modules.filter(({ id }) => id !== documentationId);
  return {
    version: 1,
    status: problems.length === 0 ? 'complete' : 'partial',
    modules: modules.map(wiredModule),
    providers: bindings.filter(({ module }) => module.id !== documentationId).map((binding) => wiredProvider(binding, byKey)),
    routes: routes.map((route) => wiredRoute(route, byKey, ids)),
    problems,
  };
}

function wiredModule({ id, options, imports, controllers }: ModuleNode): WiredModule {
  return {
    id,
    global: options.global ?? false,
    prefix: options.prefix ?? '',
    imports: imports.map((one) => one.id),
    exports: (options.exports ?? []).map(tokenName),
    controllers: controllers.map(tokenName),
  };
}

function wiredProvider(binding: LinkedBinding, byKey: Bindings): WiredProvider {
  const { id, definition, module, needs, scope, scopeReason, overrides } = binding;
  const declared = overrides ?? definition;
  return {
    id,
    token: definition.name,
    module: module.id,
    kind: kindOf(declared.make.kind),
    scope: definition.scope,
    effectiveScope: scope,
    scopeReason,
    teardown: hasTeardown(definition),
    injects: needs.flatMap((linked) => injected(linked, byKey)),
    ...(overrides === undefined ? {} : { overriddenBy: kindOf(definition.make.kind) }),
  };
}

function injected(linked: LinkedNeed, byKey: Bindings): { id: string; at: string }[] {
  const { at } = linked.need;
  if (linked.kind === 'absent') return [];
  if (linked.kind === 'input') return [{ id: linked.input.name, at }];
  if (linked.kind === 'seed') return [{ id: tokenName(linked.seed.token), at }];
  return (byKey.get(linked.key) ?? []).map(({ id }) => ({ id, at }));
}

function kindOf(kind: LinkedBinding['definition']['make']['kind']): WiredProvider['kind'] {
  if (kind === 'call' || kind === 'dynamic') return 'factory';
  return kind === 'yield' ? 'generator' : kind;
}

function wiredRoute(route: PlannedRoute, byKey: Bindings, ids: ReadonlyMap<DeclaredOperation, string>): WiredRoute {
  const { method, template, name, declared, entry, spec, status } = route;
  const { plan } = entry;
  const inputs = plan.inputs.filter((input) => input instanceof ParameterInput);
  const parameters = inputs.filter(({ options }) => options.includeInSchema !== false);
  const needs = [...spec.effects, ...(spec.around?.needs ?? []), ...(spec.target === undefined ? [] : [spec.target]), ...spec.args];
  return {
    id: `${method} ${template.text}`,
    method,
    path: template.text,
    operationId: ids.get(declared),
    handler: name,
    parameters: parameters.map((input) => ({ name: input.wireName, in: input.source, required: input.required, type: typeName(input) })),
    guards: [...spec.guards, ...spec.early].flatMap((guard) => wiredGuard(guard, byKey)),
    dependencies: needs.flatMap((need) => wiredNeed(need, byKey)),
    opens: opened(plan),
    statuses: parameters.length > 0 ? [status, 422] : [status],
  };
}

/** A guard with the scopes that it is told of. */
function wiredGuard(guard: LinkedNeed, byKey: Bindings): { id: string; scopes: readonly string[] }[] {
  const scopes = scopesTold(guard, byKey);
  return wiredNeed(guard, byKey).map(({ id }) => ({ id, scopes }));
}

function wiredNeed(linked: LinkedNeed, byKey: Bindings): WiredDependency[] {
  if (linked.kind !== 'binding') return [];
  return candidates(linked.need, byKey.get(linked.key) ?? []).map((binding) => ({
    id: binding.id,
    scope: binding.scope,
    teardown: hasTeardown(binding.definition),
    dependencies: binding.scope === 'singleton' ? [] : binding.needs.flatMap((need) => wiredNeed(need, byKey)),
  }));
}

function opened({ guards, effects, main }: EntryPlan): string[] {
  const steps = [...guards, ...effects, main].flatMap((group) => group.steps);
  return [
    ...new Set(steps.filter(({ binding, cell }) => cell === undefined && hasTeardown(binding.definition)).map(({ binding }) => binding.id)),
  ];
}

function typeName({ type }: ParameterInput): string {
  if (type.kind === 'any') return 'any';
  return type.kind === 'list' ? `${describeForm(type.item)}[]` : describeForm(type);
}
