import { METHODS } from 'node:http';
import type { ParameterInput } from '../binding/parameter.js';
import { problem, type Problem } from '../core/errors.js';
import { isStatus } from '../core/status.js';
import { nearest } from '../core/suggest.js';
import { answerProblems, thrownProblems, type DeclaredAnswer } from './answer-problems.js';
import { levelProblems } from './level-problems.js';
import type { PathTemplate } from './path-template.js';
import { bodiless } from './responses/status.js';

/** What a route declares, as far as it can be wrong by itself. */
interface Declared extends DeclaredAnswer {
  readonly template: PathTemplate;
  readonly methods: readonly string[];
  readonly inputs: readonly ParameterInput[];
}

/** What is wrong with a route as it is declared. */
export function routeProblems(declared: Declared): Problem[] {
  const { name, options } = declared;
  return [
    ...pathProblems(declared),
    ...levelProblems(name, options),
    ...statusProblems(declared),
    ...answerProblems(declared),
    ...methodProblems(declared),
  ];
}

/** What is wrong with a request that the service sends, as it is declared. */
export function sentProblems(declared: Pick<Declared, 'name' | 'options' | 'methods'>): Problem[] {
  const { name, options } = declared;
  const found = [...levelProblems(name, options), ...statusProblems(declared), ...thrownProblems(name, options.throws)];
  return [...found, ...methodProblems(declared)];
}

function pathProblems({ name, template, inputs }: Declared): Problem[] {
  const lost = inputs.filter(({ source, wireName }) => source === 'path' && !template.names.includes(wireName));
  return lost.map(({ wireName }) => {
    const suggestion = nearest(wireName, template.names);
    return problem('PATH_NAME_UNKNOWN', { route: name, name: wireName, path: template.text, suggestion });
  });
}

function statusProblems({ name, options: { status, returns } }: Pick<Declared, 'name' | 'options'>): Problem[] {
  if (status === undefined) return [];
  if (!isStatus(status)) return [problem('STATUS_INVALID', { route: name, status })];
  if (bodiless(status) && returns !== undefined && returns !== null) return [problem('STATUS_BODILESS', { route: name, status })];
  return [];
}

function methodProblems({ name, methods }: Pick<Declared, 'name' | 'methods'>): Problem[] {
  if (methods.length === 0) return [problem('METHOD_INVALID', { route: name, method: undefined })];
  return methods.filter((method) => !METHODS.includes(method)).map((method) => problem('METHOD_INVALID', { route: name, method }));
}

/** What a route is called, and where it is. */
interface Named {
  readonly name: string;
  readonly template: PathTemplate;
  readonly options: { readonly name?: string };
}

/** Routes of different paths that were given one name: a link could mean either. */
export function namesakes(routes: readonly Named[]): Problem[] {
  const first = new Map<string, Named>();
  const found = new Map<string, Problem>();
  for (const route of routes) {
    const called = route.options.name;
    if (called === undefined) continue;
    const other = first.get(called);
    if (other === undefined) first.set(called, route);
    else if (other.template.text !== route.template.text) {
      const facts = { name: called, route: route.name, path: route.template.text, other: other.name, otherPath: other.template.text };
      found.set(JSON.stringify(facts), problem('ROUTE_NAME_TWICE', facts));
    }
  }
  return [...found.values()];
}
