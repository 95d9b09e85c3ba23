import { Stream } from 'node:stream';
import { isGenerator } from '../container/definition.js';
import { problem, type Problem } from '../core/errors.js';
import { designReturnType } from '../core/metadata.js';
import { shown } from '../core/shown.js';
import type { AnyFunction, Constructor } from '../core/types.js';
import { DeclaredProblem } from './errors/problem.js';
import type { RouteOptions } from './route-options.js';
import type { RouteSettings } from './route-settings.js';
import { StreamingResponse } from './responses/streaming-response.js';

/** What a route declares of its answer. */
export interface DeclaredAnswer {
  readonly name: string;
  readonly controller: Constructor;
  readonly handler: string;
  readonly options: RouteOptions;
  readonly settings: RouteSettings;
}

/** What is wrong with what a route says of its answer, as far as no model has to be looked into. */
export function answerProblems(declared: DeclaredAnswer): Problem[] {
  const { name, options } = declared;
  const found = [...choiceProblems(name, options), ...resultProblems(declared), ...thrownProblems(name, options.throws)];
  // A model of another file that imports this one: without it nothing would be held back.
  if (Object.hasOwn(options, 'returns') && options.returns === undefined)
    found.push(problem('TOKEN_UNDEFINED', { needer: name, at: 'returns' }));
  return found;
}

const exclusions: readonly unknown[] = ['unset', 'defaults', 'null'];

/** The compiler does not see every program. */
function choiceProblems(where: string, { exclude, include, omit }: RouteOptions): Problem[] {
  const found: Problem[] = [];
  for (const one of [exclude].flat()) {
    if (one === undefined || exclusions.includes(one)) continue;
    found.push(
      problem('OPTION_INVALID', { where, option: 'exclude', value: shown(one), wanted: '"unset", "defaults", "null" or a list of them' }),
    );
  }
  for (const [option, selection] of Object.entries({ include, omit })) {
    const odd = selection === undefined ? [] : oddParts(selection);
    const wanted = 'a list of names, or an object with true or a selection for each name';
    found.push(...odd.map((value) => problem('OPTION_INVALID', { where, option, value: shown(value), wanted })));
  }
  return found;
}

/** What in a selection selects nothing. */
function oddParts(selection: unknown): unknown[] {
  if (Array.isArray(selection)) return selection.filter((name) => typeof name !== 'string');
  if (typeof selection !== 'object' || selection === null) return [selection];
  return Object.values(selection).flatMap((part: unknown) => (part === true ? [] : oddParts(part)));
}

function resultProblems(declared: DeclaredAnswer): Problem[] {
  const { name, controller, handler, settings, options } = declared;
  const { responseClass } = settings;
  const prototype = controller.prototype as Record<string, AnyFunction>;
  if (streams(responseClass)) {
    const { returns } = options;
    if (returns === undefined || returns === null) return [];
    return [problem('RETURNS_STREAMED', { route: name })];
  }
  if (isGenerator(prototype[handler] as AnyFunction)) return [problem('HANDLER_GENERATOR', { route: name })];
  // An interceptor may make something else of it.
  const isSaid = options.returns !== undefined || responseClass !== undefined || settings.interceptors.length > 0;
  const kept = isSaid ? undefined : designReturnType(prototype, handler);
  return isNoAnswer(kept) ? [problem('RETURN_TYPE_UNFIT', { route: name, type: typeName(kept) })] : [];
}

function streams(responseClass: RouteSettings['responseClass']): boolean {
  return responseClass === StreamingResponse || responseClass?.prototype instanceof StreamingResponse;
}

/** Classes whose instances JSON would make `{}` of, which are easily taken for an answer. */
const noAnswers: readonly AnyFunction[] = [
  Stream,
  ReadableStream,
  globalThis.Response,
  Request,
  Blob,
  FormData,
  WeakMap,
  WeakSet,
  WeakRef,
] as never;

function isNoAnswer(kept: unknown): kept is AnyFunction {
  return typeof kept === 'function' && noAnswers.some((one) => kept === one || kept.prototype instanceof one);
}

function typeName(kept: AnyFunction): string {
  return (kept as unknown) === globalThis.Response ? 'the Response of fetch' : kept.name;
}

/** What is wrong with a list of declared problems. */
export function thrownProblems(route: string, throws: unknown): Problem[] {
  if (throws === undefined) return [];
  if (!Array.isArray(throws))
    return [problem('OPTION_INVALID', { where: route, option: 'throws', value: shown(throws), wanted: 'a list of declared problems' })];
  return Array.from(throws as unknown[], (given, i) => {
    const at = `throws[${i}]`;
    if (given === undefined || given === null) return problem('TOKEN_UNDEFINED', { needer: route, at });
    const isDeclared = typeof given === 'function' && given.prototype instanceof DeclaredProblem && 'problem' in given;
    return isDeclared ? undefined : problem('PROBLEM_EXPECTED', { route, at, given: shown(given) });
  }).filter((one) => one !== undefined);
}
