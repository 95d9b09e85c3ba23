import type { ApplicationContainer } from '../container/build.js';
import { problem, TenonError } from '../core/errors.js';
import type { Constructor } from '../core/types.js';
import type { ModelOptions } from '../model/engine/options.js';
import { loadModelEngine, modelEngine } from '../model/loading.js';
import type { DeclaredRoute } from './declared-route.js';
import { nothingOnly } from './nothing-only.js';
import { routeAnswer, type AnswerPlan, type RouteAnswer } from './route-answer.js';

/** What deciding how routes answer takes from the application. */
export interface AnswerSurroundings {
  /** Whether results are held against what was declared. */
  readonly validates: boolean;
  readonly models: ModelOptions;
}

/** Loads what declared answers need, if there are any, and reports those that say nothing of what is sent. */
export async function checkReturns(routes: readonly DeclaredRoute[], container: ApplicationContainer): Promise<void> {
  const declared = routes.filter(({ returns }) => returns !== undefined && returns.type !== null);
  if (declared.length === 0) return;
  await loadModelEngine();
  for (const route of new Map(declared.map((one) => [one.spec, one])).values()) {
    try {
      void outgoingOf(route, { validates: true, models: {} });
    } catch (error) {
      if (!(error instanceof TenonError)) throw error;
      container.problems.push(problem('RETURNS_UNREADABLE', { route: route.name, reason: error.problem.what }));
    }
  }
}

/** Decides how a route answers. */
export function planAnswer(route: DeclaredRoute, around: AnswerSurroundings): RouteAnswer {
  const { options, settings } = route;
  return routeAnswer({ status: options.status, responseClass: settings.responseClass, outgoing: outgoingOf(route, around) });
}

function outgoingOf({ returns, options }: DeclaredRoute, { validates, models }: AnswerSurroundings): AnswerPlan['outgoing'] {
  if (returns === undefined) return undefined;
  const { type, isStated } = returns;
  if (type === null) return validates ? nothingOnly : undefined;
  const { isModel, outgoing, typeFormOf } = modelEngine();
  // A return type says what comes out of the method; only a model says what is sent.
  if (!isStated && !isModel(type as Constructor)) return undefined;
  const { exclude, include, omit, byAlias } = options;
  const chosen = { ...(exclude && { exclude }), ...(include && { include }), ...(omit && { omit }), ...(byAlias === false && { byAlias }) };
  return outgoing(typeFormOf(type), { ...chosen, validates, models });
}
