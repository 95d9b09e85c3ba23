import { isWanted } from '../container/need.js';
import { ScopeDemand } from '../container/scope-demand.js';
import { tokenName } from '../container/token.js';
import { problem, type Problem } from '../core/errors.js';
import { shown } from '../core/shown.js';
import { nearest } from '../core/suggest.js';
import { isDeclaredResponse } from './declared-responses.js';
import { listed } from './listed.js';
import { outgoingProblems } from './outgoing-problems.js';
import type { SharedRouteOptions } from './route-options.js';
import { Response } from './responses/response.js';

/** What is wrong with the options of one level by themselves. `needer`: how the level is called in errors. */
export function levelProblems(needer: string, options: SharedRouteOptions): Problem[] {
  return [
    ...middlewareProblems(needer, options.middleware),
    ...interceptorProblems(needer, options.interceptors),
    ...responseClassProblems(needer, options),
    ...responsesProblems(needer, options.responses),
    // What is in it is looked at where it is asked for handlers.
    ...listed(needer, 'errorHandlers', options.errorHandlers, 'a list of classes', undefined),
    ...outgoingProblems(needer, 'callback', options.callbacks),
    ...operationIdsProblems(needer, options.operationIds),
    ...useProblems(needer, options),
    ...publicProblems(needer, options),
    ...bodyLimitProblems(needer, options),
  ];
}

/** What may run in front of routes: a list, in which nothing may be missing, and nothing asks for no scopes or may be absent itself. */
function useProblems(needer: string, options: SharedRouteOptions): Problem[] {
  if (!Object.hasOwn(options, 'use')) return [];
  // A list of another file that imports this one; the routes would be open.
  if (options.use === undefined || options.use === null) return [problem('TOKEN_UNDEFINED', { needer, at: 'use' })];
  return listed(needer, 'use', options.use, 'a list of guards', (given, at) => {
    if (given instanceof ScopeDemand && given.scopes.length === 0)
      return problem('SCOPE_INVALID', { needer, at, scope: 'of an empty requires()' });
    return isWanted(given) && given.optional === true
      ? problem('GUARD_OPTIONAL', { needer, at, token: tokenName(given.token) })
      : undefined;
  });
}

function publicProblems(needer: string, { public: isPublic }: SharedRouteOptions): Problem[] {
  if (isPublic === undefined || typeof isPublic === 'boolean') return [];
  return [problem('OPTION_INVALID', { where: needer, option: 'public', value: shown(isPublic), wanted: 'true or false' })];
}

function bodyLimitProblems(needer: string, { bodyLimit }: SharedRouteOptions): Problem[] {
  if (bodyLimit === undefined || (typeof bodyLimit === 'number' && bodyLimit >= 0)) return [];
  return [
    problem('OPTION_INVALID', { where: needer, option: 'bodyLimit', value: shown(bodyLimit), wanted: 'a number of bytes, 0 or more' }),
  ];
}

/** Whether something can stand in front of a handler: a function that takes no error first. */
function isMiddleware(value: unknown): boolean {
  return typeof value === 'function' && value.length !== 4;
}

/** What is wrong with a list of middleware. A hole in it would let requests pass by whoever was meant to stand there. */
export function middlewareProblems(needer: string, middleware: unknown): Problem[] {
  return listed(needer, 'middleware', middleware, 'a list of Express middleware', (given, at) =>
    isMiddleware(given)
      ? undefined
      : problem('MIDDLEWARE_INVALID', { needer, at, given: shown(given), takesErrors: typeof given === 'function' }),
  );
}

function interceptorProblems(needer: string, interceptors: unknown): Problem[] {
  return listed(needer, 'interceptors', interceptors, 'a list of classes', (given, at) =>
    isInjectable(given) ? undefined : problem('INTERCEPTOR_INVALID', { needer, at, given: shown(given), reason: 'no class' }),
  );
}

/** Whether the container can be asked for it; nothing at all is reported where it is asked for. */
export function isInjectable(given: unknown): boolean {
  if (typeof given === 'function') return given.prototype !== undefined;
  return typeof given === 'symbol' || typeof given === 'string';
}

function responseClassProblems(needer: string, options: SharedRouteOptions): Problem[] {
  if (!Object.hasOwn(options, 'responseClass')) return [];
  const given: unknown = options.responseClass;
  // A class of another file that imports this one; the answer would go out in another form.
  if (given === undefined || given === null) return [problem('TOKEN_UNDEFINED', { needer, at: 'responseClass' })];
  const isResponse = typeof given === 'function' && (given === Response || given.prototype instanceof Response);
  return isResponse ? [] : [problem('RESPONSE_CLASS_INVALID', { needer, given: shown(given) })];
}

function operationIdsProblems(where: string, given: unknown): Problem[] {
  if (given === undefined || typeof given === 'function') return [];
  return [problem('OPTION_INVALID', { where, option: 'operationIds', value: shown(given), wanted: 'a function' })];
}

const ranges = ['1XX', '2XX', '3XX', '4XX', '5XX', 'default'];

function responsesProblems(needer: string, responses: SharedRouteOptions['responses']): Problem[] {
  return Object.entries(responses ?? {}).flatMap(([key, said]: [string, unknown]) => {
    if (said === undefined || said === null) return [problem('TOKEN_UNDEFINED', { needer, at: `responses[${key}]` })];
    if (!isDeclaredResponse(said)) {
      const wanted = 'a type, or an object that says more of the answer';
      return [problem('OPTION_INVALID', { where: needer, option: `responses[${key}]`, value: shown(said), wanted })];
    }
    if (/^[1-5]\d\d$/.test(key) || ranges.includes(key)) return [];
    const facts = {
      where: needer,
      option: 'a key of responses',
      value: shown(key),
      wanted: 'a status such as 404, a range such as 4XX, or default',
    };
    const suggestion = /^\d+$/.test(key) ? undefined : nearest(key, ranges);
    return [problem('OPTION_INVALID', { ...facts, suggestion })];
  });
}
