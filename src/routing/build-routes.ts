import { kindOf } from '../binding/body-kind.js';
import { namelessKeys, ParameterInput } from '../binding/parameter.js';
import { bodyConflict } from '../binding/body-conflict.js';
import { bodyPlanOf } from '../binding/body-plan.js';
import { inputProblem, mayWait } from '../binding/check-input.js';
import { needsEngine, readerOf } from '../binding/reader.js';
import type { ApplicationContainer } from '../container/build.js';
import { dependenciesOf } from '../container/declared-dependencies.js';
import { needsOf } from '../container/entry-needs.js';
import type { EntryPlan, Operand } from '../container/entry.js';
import { problem } from '../core/errors.js';
import { loadModelEngine } from '../model/loading.js';
import type { DeclaredOperation } from './declared-operation.js';
import type { DeclaredHandlers } from './declared-handler.js';
import type { DeclaredRoute } from './declared-route.js';
import { documentationId } from './documentation-id.js';
import { FrontendTable } from './files/frontend-table.js';
import { planAnswer, type AnswerSurroundings } from './plan-answer.js';
import type { Route } from './route.js';
import { RouteTable } from './route-table.js';

/** Loads what models need, if any route takes one, and reports types that cannot be read, and bodies that cannot be together. */
export async function checkModels(routes: readonly DeclaredOperation[], container: ApplicationContainer): Promise<void> {
  reportConflicts(routes, container);
  const inputs = new Set(routes.flatMap((route) => route.inputs.filter(needsEngine)));
  if (inputs.size === 0) return;
  await loadModelEngine();
  const found = [...inputs].map(inputProblem).filter((one) => one !== undefined);
  container.problems.push(...found);
}

function reportConflicts(routes: readonly DeclaredOperation[], container: ApplicationContainer): void {
  const bodies = new Map(routes.map(({ inputs, name }) => [inputs, name]));
  for (const [inputs, route] of bodies) {
    const conflict = bodyConflict(inputs);
    if (conflict !== undefined) container.problems.push(problem('BODY_CONFLICT', { route, ...conflict }));
    const keys = inputs.filter((input) => input.source === 'body' && kindOf(input) === 'json');
    container.problems.push(...namelessKeys(keys, route));
  }
}

/** Puts every declared route into a table, so that two for one request are found before anything is made. */
export function reportTwins(routes: readonly DeclaredRoute[], container: ApplicationContainer): void {
  const table = new RouteTable<DeclaredRoute>();
  const frontends = new FrontendTable<DeclaredRoute>();
  for (const route of routes) {
    const other = route.frontend === undefined ? table.add(route) : frontends.add(route);
    if (other === undefined) continue;
    const isDocumentation = [route, other].some(({ module }) => module.id === documentationId);
    container.problems.push(
      problem('ROUTE_TWICE', { route: route.name, other: other.name, method: route.method, path: route.template.text, isDocumentation }),
    );
  }
}

/** Makes the declared routes ready to serve, once the container has started. */
export function buildRoutes(
  declared: readonly DeclaredRoute[],
  container: ApplicationContainer,
  handlers: DeclaredHandlers,
  around: AnswerSurroundings,
): { readonly routes: readonly Route[]; readonly table: RouteTable<Route>; readonly frontends: FrontendTable<Route> } {
  const table = new RouteTable<Route>();
  const frontends = new FrontendTable<Route>();
  const routes = declared.map((one) =>
    buildRoute(
      one,
      {
        entry: container.emit(one.spec),
        errorHandlers: handlers.ready(one.errorHandlers),
        isPrivate: dependenciesOf(needsOf(one.spec), container.byKey).some(({ authenticates }) => authenticates),
      },
      around,
    ),
  );
  for (const [i, route] of routes.entries()) (declared[i]?.frontend === undefined ? table : frontends).add(route);
  table.answerHead();
  return { routes, table, frontends };
}

/** What start-up has made for a route. */
type Made = Pick<Route, 'entry' | 'errorHandlers' | 'isPrivate'>;

function buildRoute(declared: DeclaredRoute, { entry, errorHandlers, isPrivate }: Made, around: AnswerSurroundings): Route {
  const { name, module, controller, handler, method, template, options, settings } = declared;
  const { models } = around;
  const inputs = entry.plan.inputs.filter((input) => input instanceof ParameterInput);
  const body = bodyPlanOf(inputs, { strict: settings.strictContentType, bodyLimit: settings.bodyLimit });
  const context = { pathNames: template.names, inputs, embedBody: body?.embed === true, models };
  const readers = inputs.map((input) => readerOf(input, context));
  const used = seedsOf(entry.plan);
  const usesExpress = [entry, ...errorHandlers.handlers.map((one) => one.entry)].some(({ plan }) => holdsExpress(seedsOf(plan)));
  // What a dependency does with the response does not change what the handler's result means.
  const usesResponse = entry.plan.call?.args.some((operand) => operand.kind === 'seed' && operand.property === 'response') === true;
  const readersWait = inputs.some((input) => needsEngine(input) && mayWait(input));
  const waits = readersWait || [...entry.plan.guards, ...entry.plan.effects, entry.plan.main].some((group) => group.async);
  return {
    name,
    module: module.id,
    controller: controller.name,
    handler,
    method,
    template,
    options,
    settings,
    errorHandlers,
    status: statusOf(declared),
    answer: planAnswer(declared, around),
    declared,
    spec: declared.spec,
    entry,
    readers,
    body,
    readersWait,
    usesExpress: usesExpress || settings.interceptors.length + settings.middleware.length > 0,
    usesResponse,
    isPrivate,
    isStraight: !waits && !entry.plan.disposable && !usesResponse && !used.has('tasks'),
  };
}

/** The status of a successful answer. */
export function statusOf({ options, settings }: DeclaredOperation): number {
  return options.status ?? settings.responseClass?.status ?? 200;
}

function holdsExpress(used: ReadonlySet<string>): boolean {
  return used.has('response') || used.has('request');
}

/** The properties of the request's frame that an entry reads. */
function seedsOf({ guards, effects, main, call }: EntryPlan): Set<string> {
  const found = new Set<string>();
  const visit = (operand: Operand): void => {
    if (operand.kind === 'seed') found.add(operand.property);
    else if (operand.kind === 'list') operand.items.forEach(visit);
  };
  for (const group of [...guards, ...effects, main]) {
    visit(group.result);
    for (const step of group.steps) step.args.forEach(visit);
  }
  if (call !== undefined) [call.target, ...call.args, ...(call.around?.operands ?? [])].forEach(visit);
  return found;
}
