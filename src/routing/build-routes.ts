import { ParameterInput } from '../binding/parameter.js';
import { readerOf } from '../binding/reader.js';
import type { ApplicationContainer } from '../container/build.js';
import type { EmittedEntry } from '../container/emit/entry.js';
import type { EntryPlan, Operand } from '../container/entry.js';
import { problem, TenonError } from '../core/errors.js';
import type { Constructor } from '../core/types.js';
import type { ModelOptions } from '../model/engine/options.js';
import { loadModelEngine, modelEngine } from '../model/loading.js';
import type { DeclaredRoute } from './declared-route.js';
import type { Route } from './route.js';
import { RouteTable } from './route-table.js';

/** Loads what models need, if any route takes one, and reports types that are none. */
export async function checkModels(routes: readonly DeclaredRoute[], container: ApplicationContainer): Promise<void> {
  const models = new Map(
    routes.flatMap(({ inputs }) => inputs.filter(({ type }) => type.kind === 'model').map((input) => [input, input.type] as const)),
  );
  if (models.size === 0) return;
  await loadModelEngine();
  for (const [input, type] of models) {
    if (type.kind !== 'model') continue;
    const { model } = type;
    if (modelEngine().isModel(model)) {
      reportUnreadable(model as Constructor<object>, container);
      continue;
    }
    const [at = '', route = ''] = input.label.split(' of ');
    container.problems.push(problem('MODEL_EMPTY', { route, at, model: (model as Constructor).name }));
  }
}

/** Looks through a model now, so that what is wrong with it is no surprise of the first request. */
function reportUnreadable(model: Constructor<object>, container: ApplicationContainer): void {
  try {
    void modelEngine().readerFor(model).slowness;
  } catch (error) {
    if (!(error instanceof TenonError)) throw error;
    container.problems.push(error.problem);
  }
}

/** Puts every declared route into a table, so that two for one request are found before anything is made. */
export function reportTwins(routes: readonly DeclaredRoute[], container: ApplicationContainer): void {
  const table = new RouteTable<DeclaredRoute>();
  for (const route of routes) {
    const other = table.add(route);
    if (other === undefined) continue;
    container.problems.push(
      problem('ROUTE_TWICE', { route: route.name, other: other.name, method: route.method, path: route.template.text }),
    );
  }
}

/** Makes the declared routes ready to serve, once the container has started. */
export function buildRoutes(
  declared: readonly DeclaredRoute[],
  container: ApplicationContainer,
  models: ModelOptions,
): { readonly routes: readonly Route[]; readonly table: RouteTable<Route> } {
  const table = new RouteTable<Route>();
  const routes = declared.map((one) => buildRoute(one, container.emit(one.spec), models));
  for (const route of routes) table.add(route);
  table.answerHead();
  return { routes, table };
}

function buildRoute(declared: DeclaredRoute, entry: EmittedEntry, models: ModelOptions): Route {
  const { name, module, controller, handler, method, template, options, tags } = declared;
  const inputs = entry.plan.inputs.filter((input) => input instanceof ParameterInput);
  const bodies = inputs.filter(({ source }) => source === 'body');
  const embedBody = new Set(bodies.map(({ wireName }) => wireName)).size > 1 || bodies.some(({ options: { embed } }) => embed === true);
  const readers = inputs.map((input) => readerOf(input, { pathNames: template.names, embedBody, models }));
  const used = seedsOf(entry.plan);
  // What a dependency does with the response does not change what the handler's result means.
  const usesResponse = entry.plan.call?.args.some((operand) => operand.kind === 'seed' && operand.property === 'response') === true;
  const readersWait = inputs.some(({ source, type }) => source === 'body' || (type.kind === 'model' && mayWait(type.model)));
  const waits = readersWait || entry.plan.guards.length > 0 || entry.plan.main.async;
  return {
    name,
    module: module.id,
    controller: controller.name,
    handler,
    method,
    template,
    options,
    tags,
    status: options.status ?? 200,
    spec: declared.spec,
    entry,
    readers,
    readsBody: bodies.length > 0,
    readersWait,
    usesExpress: used.has('response') || used.has('request'),
    usesResponse,
    isStraight: !waits && !entry.plan.disposable && !usesResponse,
  };
}

/** Only a model with functions of users may have to be waited for. */
function mayWait(model: Constructor): boolean {
  return modelEngine().readerFor(model as Constructor<object>, { conversion: 'text' }).slowness !== undefined;
}

/** The properties of the request's frame that an entry reads. */
function seedsOf({ guards, main, call }: EntryPlan): Set<string> {
  const found = new Set<string>();
  const visit = (operand: Operand): void => {
    if (operand.kind === 'seed') found.add(operand.property);
    else if (operand.kind === 'list') operand.items.forEach(visit);
  };
  for (const group of [...guards, main]) {
    visit(group.result);
    for (const step of group.steps) step.args.forEach(visit);
  }
  if (call !== undefined) [call.target, ...call.args].forEach(visit);
  return found;
}
