import { METHODS } from 'node:http';
import { ParameterInput } from '../binding/parameter.js';
import { signatureOf } from '../core/signature.js';
import type { ApplicationContainer, EntryRequest } from '../container/build.js';
import { methodDeclarations } from '../container/declaration.js';
import type { Dependency } from '../container/dependency.js';
import { need, type Need } from '../container/need.js';
import type { EntrySpec } from '../container/planner.js';
import type { ModuleNode } from '../container/scan.js';
import type { Token } from '../container/token.js';
import { problem, TenonError, type Problem } from '../core/errors.js';
import { designParameterTypes } from '../core/metadata.js';
import { nearest } from '../core/suggest.js';
import type { AnyFunction, Constructor } from '../core/types.js';
import { controllerOptions } from './controller.js';
import { joinPath, parseTemplate, type PathTemplate } from './path-template.js';
import { routesOf, type RouteOptions } from './verbs.js';

/** One route as it was declared and linked, before anything is made. */
export interface DeclaredRoute {
  readonly name: string;
  readonly module: ModuleNode;
  readonly controller: Constructor;
  readonly handler: string;
  readonly method: string;
  readonly template: PathTemplate;
  readonly options: RouteOptions;
  readonly tags: readonly string[];
  readonly spec: EntrySpec;
  readonly inputs: readonly ParameterInput[];
}

/** What holds for every route of the application. */
export interface CommonRouteOptions {
  readonly prefix: string | undefined;
  readonly use: readonly (Dependency<unknown> | Token)[];
}

/** Finds every route of every controller and links what it needs; what is wrong is added to the container's problems. */
export function declareRoutes(container: ApplicationContainer, common: CommonRouteOptions): DeclaredRoute[] {
  return container.modules.flatMap((module) =>
    module.controllers.flatMap((controller) => routesOfController(container, module, controller, common)),
  );
}

function routesOfController(
  container: ApplicationContainer,
  module: ModuleNode,
  controller: Constructor,
  common: CommonRouteOptions,
): DeclaredRoute[] {
  const { problems } = container;
  const own = controllerOptions(controller);
  if (own === undefined) {
    problems.push(problem('CONTROLLER_EXPECTED', { name: controller.name, module: module.id }));
    return [];
  }
  const declared: DeclaredRoute[] = [];
  for (const [handler, declarations] of routesOf(controller)) {
    const name = `${controller.name}.${handler}`;
    const args = argumentsOf(controller, handler, name, problems);
    for (const { methods, path, options } of declarations) {
      const text = joinPath(common.prefix, module.options.prefix, own.prefix, path);
      const template = parseTemplate(text);
      if (typeof template === 'string') {
        problems.push(problem('PATH_INVALID', { route: name, path: text, reason: template }));
        continue;
      }
      const uses = [...common.use, ...(module.options.use ?? []), ...(own.use ?? []), ...(options.use ?? [])];
      const guards = uses.map((target) => need(target, 'use'));
      const request: EntryRequest = { name, module, guards, target: need(controller, 'controllers'), method: handler, args };
      const spec = container.link(request);
      const inputs = container.inputsOf(spec).filter((input) => input instanceof ParameterInput);
      problems.push(...routeProblems(name, template, options, methods, inputs));
      const tags = [...(module.options.tags ?? []), ...(own.tags ?? []), ...(options.tags ?? [])];
      for (const method of methods) declared.push({ name, module, controller, handler, method, template, options, tags, spec, inputs });
    }
  }
  return declared;
}

/** What a handler's parameters ask for, in order. */
function argumentsOf(controller: Constructor, handler: string, name: string, problems: Problem[]): Need[] {
  const method = (controller.prototype as Record<string, AnyFunction>)[handler] as AnyFunction;
  const declarations = methodDeclarations(controller, handler);
  const design = designParameterTypes(controller.prototype as object, handler);
  const written = signatureOf(method);
  const count = Math.max(method.length, written.length, ...[...declarations.keys()].map((index) => index + 1));
  const needs: Need[] = [];
  for (let index = 0; index < count; index += 1) {
    const called = written[index]?.name;
    const at = `parameter ${index + 1}${called === undefined ? '' : ` "${called}"`}`;
    const declaration = declarations.get(index);
    try {
      if (declaration === undefined) throw TenonError.of('PARAMETER_UNDECLARED', { route: name, at });
      if (declaration.kind === 'input') {
        const site = { owner: controller, method: handler, index, key: undefined, label: `${at} of ${name}` };
        needs.push(need(declaration.input.at(site), at));
      } else {
        const target = declaration.target ?? design?.[index];
        if (target === undefined || target === Object)
          throw TenonError.of('PARAMETER_TYPE_UNKNOWN', {
            route: name,
            at,
            decorator: '@Depends',
            type: target === undefined ? 'nothing' : 'Object',
          });
        if (target === Function) throw TenonError.of('METADATA_MISSING', { needer: name, at, reason: 'import type' });
        needs.push(need(target as Need['target'], at));
      }
    } catch (error) {
      if (!(error instanceof TenonError)) throw error;
      problems.push(error.problem);
    }
  }
  return needs;
}

function routeProblems(
  name: string,
  template: PathTemplate,
  options: RouteOptions,
  methods: readonly string[],
  inputs: readonly ParameterInput[],
): Problem[] {
  const found: Problem[] = [];
  for (const input of inputs) {
    if (input.source !== 'path' || template.names.includes(input.wireName)) continue;
    found.push(
      problem('PATH_NAME_UNKNOWN', {
        route: name,
        name: input.wireName,
        path: template.text,
        suggestion: nearest(input.wireName, template.names),
      }),
    );
  }
  const { status } = options;
  if (status !== undefined && !(Number.isInteger(status) && status >= 200 && status <= 599))
    found.push(problem('STATUS_INVALID', { route: name, status }));
  for (const method of methods) if (!METHODS.includes(method)) found.push(problem('METHOD_INVALID', { route: name, method }));
  return found;
}
