import type { ApplicationContainer } from '../container/build.js';
import { problem, TenonError, type Problem } from '../core/errors.js';
import { shown } from '../core/shown.js';
import type { Constructor } from '../core/types.js';
import type { ModelOptions } from '../model/engine/options.js';
import type { PropertySelection } from '../model/output/pick-options.js';
import { loadModelEngine, modelEngine } from '../model/loading.js';
import type { StatedType } from '../model/types/composite.js';
import type { TypeForm } from '../model/types/type-form.js';
import type { DeclaredOperation } from './declared-operation.js';
import { isDeclaredResponse, spelledOut } from './declared-responses.js';
import type { ProblemClass } from './errors/problem.js';
import { nothingOnly } from './nothing-only.js';
import { routeAnswer, type AnswerPlan, type RouteAnswer } from './route-answer.js';
import { selectionProblems } from './selection-problems.js';

/** What deciding how routes answer takes from the application. */
export interface AnswerSurroundings {
  /** Whether results are held against what was declared. */
  readonly validates: boolean;
  readonly models: ModelOptions;
}

/** Loads what declared answers need, if there are any, and reports those that say nothing of what is sent. */
export async function checkReturns(routes: readonly DeclaredOperation[], container: ApplicationContainer): Promise<void> {
  const each = [...new Map(routes.map((one) => [one.spec, one])).values()];
  if (each.some(needsModels)) await loadModelEngine();
  for (const route of each) {
    try {
      container.problems.push(...choiceProblems(route), ...memberProblems(route));
      for (const type of declaredTypes(route)) modelEngine().typeFormOf(type);
    } catch (error) {
      if (!(error instanceof TenonError)) throw error;
      container.problems.push(problem('RETURNS_UNREADABLE', { route: route.name, reason: error.problem.what }));
    }
  }
}

/** What other answers are declared to be. */
function declaredTypes({ settings }: DeclaredOperation): StatedType[] {
  return Object.values(settings.responses as Readonly<Record<string, unknown>>).flatMap((said) => {
    // What is nothing of the kind has been reported with its level.
    const returns = isDeclaredResponse(said) ? spelledOut(said).returns : undefined;
    return returns === undefined ? [] : [returns];
  });
}

function needsModels(declared: DeclaredOperation): boolean {
  const { returns } = declared;
  const throws: unknown = declared.options.throws;
  return (
    (returns !== undefined && returns.type !== null) ||
    declaredTypes(declared).length > 0 ||
    (Array.isArray(throws) && throws.some((one: ProblemClass | undefined) => membersOf(one) !== undefined))
  );
}

/** Throws what reading the declared type throws. */
function choiceProblems(route: DeclaredOperation): Problem[] {
  const { name, returns, options } = route;
  const { include, omit } = options;
  const type = returns === undefined || returns.type === null ? undefined : returns.type;
  if (type === undefined || outgoingOf(route, { validates: true, models: {} }) === undefined) return unusedChoices(route);
  const form = modelEngine().typeFormOf(type);
  const problemsOf = (option: 'include' | 'omit', selection: PropertySelection | undefined): Problem[] =>
    typeof selection === 'object' && selection !== null ? selectionProblems({ route: name, option }, selection, form) : [];
  return [...problemsOf('include', include), ...problemsOf('omit', omit)];
}

/** Somebody who names what stays back must not be told that it did. */
function unusedChoices({ name, options }: DeclaredOperation): Problem[] {
  const { include, omit, exclude, byAlias } = options;
  const said = Object.entries({ include, omit, exclude, byAlias: byAlias === false ? byAlias : undefined });
  const unused = said.flatMap(([option, value]) => (value === undefined ? [] : [option]));
  return unused.length === 0 ? [] : [problem('OPTION_WITHOUT_RETURNS', { route: name, options: unused })];
}

function memberProblems({ options: { throws = [] } }: DeclaredOperation): Problem[] {
  return Array.from(throws).flatMap((one) => {
    const members = membersOf(one);
    if (members === undefined || modelEngine().isModel(members)) return [];
    return [problem('PROBLEM_MEMBERS', { problem: one.name, members: shown(members) })];
  });
}

function membersOf(one: ProblemClass | undefined): unknown {
  return one?.problem?.members;
}

/** Decides how a route answers. */
export function planAnswer(route: DeclaredOperation, around: AnswerSurroundings): RouteAnswer {
  const { options, settings } = route;
  return routeAnswer({ status: options.status, responseClass: settings.responseClass, outgoing: outgoingOf(route, around) });
}

function outgoingOf({ returns, options }: DeclaredOperation, { validates, models }: AnswerSurroundings): AnswerPlan['outgoing'] {
  if (returns === undefined) return undefined;
  const { type, isStated } = returns;
  if (type === null) return validates ? nothingOnly : undefined;
  const { isModel, outgoing, typeFormOf } = modelEngine();
  // A return type says what comes out of the method; only a model says what is sent.
  if (!isStated && !isModel(type as Constructor)) return undefined;
  const { exclude, include, omit, byAlias } = options;
  const chosen = { ...(exclude && { exclude }), ...(include && { include }), ...(omit && { omit }), ...(byAlias === false && { byAlias }) };
  const form = typeFormOf(type);
  // Null, and with it nothing at all, is taken by a type itself, not by a branch of it.
  const whole: TypeForm = form.kind === 'union' && takesNull(form) ? { kind: 'nullable', of: form } : form;
  return outgoing(whole, { ...chosen, validates, models });
}

function takesNull(form: TypeForm): boolean {
  return form.kind === 'nullable' || (form.kind === 'union' && form.branches.some(takesNull));
}
