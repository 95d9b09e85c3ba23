import { METHODS } from 'node:http';
import type { ParameterInput } from '../binding/parameter.js';
import { isGenerator } from '../container/definition.js';
import { problem, type Problem } from '../core/errors.js';
import { nearest } from '../core/suggest.js';
import type { AnyFunction, Constructor } from '../core/types.js';
import type { PathTemplate } from './path-template.js';
import { bodiless } from './responses/status.js';
import { StreamingResponse } from './responses/streaming-response.js';
import type { RouteOptions } from './route-options.js';
import type { RouteSettings } from './route-settings.js';

/** What a route declares, as far as it can be wrong by itself. */
interface Declared {
  readonly name: string;
  readonly controller: Constructor;
  readonly handler: string;
  readonly template: PathTemplate;
  readonly options: RouteOptions;
  readonly settings: RouteSettings;
  readonly methods: readonly string[];
  readonly inputs: readonly ParameterInput[];
}

/** What is wrong with a route as it is declared. */
export function routeProblems(declared: Declared): Problem[] {
  const { name, methods } = declared;
  const unknown = methods.filter((method) => !METHODS.includes(method)).map((method) => problem('METHOD_INVALID', { route: name, method }));
  return [...pathProblems(declared), ...answerProblems(declared), ...unknown];
}

function pathProblems({ name, template, inputs }: Declared): Problem[] {
  const lost = inputs.filter(({ source, wireName }) => source === 'path' && !template.names.includes(wireName));
  return lost.map(({ wireName }) => {
    const suggestion = nearest(wireName, template.names);
    return problem('PATH_NAME_UNKNOWN', { route: name, name: wireName, path: template.text, suggestion });
  });
}

function answerProblems({ name, controller, handler, settings, options: { status, returns } }: Declared): Problem[] {
  const found: Problem[] = [];
  if (status !== undefined && !(Number.isInteger(status) && status >= 200 && status <= 599))
    found.push(problem('STATUS_INVALID', { route: name, status }));
  else if (status !== undefined && bodiless(status) && returns !== undefined && returns !== null)
    found.push(problem('STATUS_BODILESS', { route: name, status }));
  const { responseClass } = settings;
  const streams = responseClass === StreamingResponse || responseClass?.prototype instanceof StreamingResponse;
  if (!streams && isGenerator((controller.prototype as Record<string, AnyFunction>)[handler] as AnyFunction))
    found.push(problem('HANDLER_GENERATOR', { route: name }));
  return found;
}
