import { ParameterInput } from '../binding/parameter.js';
import type { ApplicationContainer } from '../container/build.js';
import type { EntryRequest } from '../container/link-entry.js';
import { need } from '../container/need.js';
import type { ModuleOptions } from '../container/module.js';
import type { ModuleNode } from '../container/scan.js';
import { demandsCredentials } from '../container/demands.js';
import { problem, type Problem } from '../core/errors.js';
import type { Constructor } from '../core/types.js';
import { controllerOptions } from './controller.js';
import type { DeclaredHandler, DeclaredHandlers } from './declared-handler.js';
import type { DeclaredOperation, OutgoingOperations } from './declared-operation.js';
import { frontendsOf, type DeclaredFrontend } from './files/declared-frontends.js';
import type { Frontend } from './files/frontend.js';
import type { ModuleFrontend } from './files/frontend-options.js';
import { keepApart } from './files/kept-apart.js';
import { argumentsOf } from './handler-arguments.js';
import { around } from './interceptor.js';
import { interceptorProblems } from './interceptor-problems.js';
import { isInjectable, levelProblems } from './level-problems.js';
import { publicController, publicHandler } from './public.js';
import { joinPath, parseTemplate, type PathTemplate } from './path-template.js';
import { GuardFinder, type RouteGuards } from './route-guards.js';
import { returnedType } from './returned-type.js';
import type { SharedRouteOptions } from './route-options.js';
import { namesakes, routeProblems } from './route-problems.js';
import { settingsOf, type RouteSettings } from './route-settings.js';
import { routesOf } from './verbs.js';

/** One route as it was declared and linked, before anything is made. */
export interface DeclaredRoute extends DeclaredOperation {
  /** Whether everybody may use it. */
  readonly isPublic: boolean;
  readonly template: PathTemplate;
  /** Who answers for its errors, the nearest level first. */
  readonly errorHandlers: readonly (readonly DeclaredHandler[])[];
  /** The front end that it answers for, behind all other routes. */
  readonly frontend?: Frontend;
}

/** What holds for every route of the application. */
export interface CommonRouteOptions extends SharedRouteOptions {
  readonly prefix: string | undefined;
}

/** What holds for which routes of an application. */
export interface RouteScope {
  readonly common: CommonRouteOptions;
  /** A module to which it does not apply: that of the documentation. */
  readonly apart: Constructor | undefined;
  /** Front ends of the application itself, at their whole paths. */
  readonly frontends: readonly ModuleFrontend[];
}

const nothing: CommonRouteOptions = { prefix: undefined };

/** Finds every route of every controller and links what it needs; what is wrong is added to the container's problems. */
export function declareRoutes(
  container: ApplicationContainer,
  { common, apart, frontends }: RouteScope,
  handlers: DeclaredHandlers,
  outgoing: OutgoingOperations,
): DeclaredRoute[] {
  const { rootModule } = container;
  const ofApplication = rootModule === undefined ? [] : handlers.of(rootModule, common.errorHandlers ?? [], true, 'createApp()');
  container.problems.push(...levelProblems('createApp()', common));
  const finding = { container, handlers, guards: new GuardFinder(container), outgoing };
  const declared = container.modules.flatMap((module) => {
    const { id, options, controllers } = module;
    container.problems.push(...levelProblems(id, options));
    const levels = [handlers.of(module, options.errorHandlers ?? [], true), ofApplication];
    const area = { ...finding, module, options, common: module.type === apart ? nothing : common, levels };
    const served = frontendsOf(`${id}: frontend`, options.frontend, [area.common.prefix, options.prefix], container.problems);
    return [...controllers.flatMap((one) => routesOfListed(one, area)), ...served.flatMap((one) => routesOfFrontend(one, area))];
  });
  if (rootModule !== undefined) {
    const area = { ...finding, module: rootModule, options: {}, common: { ...common, prefix: undefined }, levels: [ofApplication] };
    const served = frontendsOf('app.frontend()', frontends, [], container.problems);
    declared.push(...served.flatMap((one) => routesOfFrontend(one, area)));
  }
  handlers.reportUnused();
  keepApart(declared);
  container.problems.push(...interceptorProblems(declared, container), ...namesakes(declared));
  return declared;
}

/** Where routes are declared: a module, or the application itself. */
interface Area {
  readonly container: ApplicationContainer;
  /** From where it is seen what they ask for. */
  readonly module: ModuleNode;
  readonly options: ModuleOptions;
  readonly common: CommonRouteOptions;
  readonly handlers: DeclaredHandlers;
  readonly guards: GuardFinder;
  readonly outgoing: OutgoingOperations;
  readonly levels: readonly (readonly DeclaredHandler[])[];
}

/** Routes of a class that a module lists under controllers. */
function routesOfListed(controller: Constructor, area: Area): DeclaredRoute[] {
  const { container, module, handlers, levels } = area;
  const own = controllerOptions(controller);
  if (own === undefined) {
    container.problems.push(problem('CONTROLLER_EXPECTED', { name: controller.name, module: module.id }));
    return [];
  }
  const said = publicController(controller);
  container.problems.push(...levelProblems(controller.name, own), ...contradiction(controller.name, own, said));
  const listed = handlers.of(module, own.errorHandlers ?? [], true, controller.name);
  const ofController = [...handlers.of(module, [controller], false), ...listed];
  return routesOfController({ controller, own: marked(own, said) }, { ...area, levels: [ofController, ...levels] });
}

function routesOfFrontend(served: DeclaredFrontend, area: Area): DeclaredRoute[] {
  const { name } = served.frontend;
  area.container.problems.push(...levelProblems(name, served.own));
  const listed = area.handlers.of(area.module, served.own.errorHandlers ?? [], true, name);
  return routesOfController(served, { ...area, levels: [listed, ...area.levels] });
}

/** A class whose methods answer requests. */
type ServedClass = Omit<DeclaredFrontend, 'frontend'> & Partial<Pick<DeclaredFrontend, 'frontend'>>;

function routesOfController({ controller, own, frontend }: ServedClass, area: Area): DeclaredRoute[] {
  const { container, module, common, handlers, guards, outgoing, levels } = area;
  const { problems } = container;
  const declared: DeclaredRoute[] = [];
  for (const [handler, declarations] of routesOf(controller)) {
    const name = frontend?.name ?? `${controller.name}.${handler}`;
    const args = argumentsOf(controller, handler, problems);
    for (const { methods, path: written, options } of declarations) {
      const said = publicHandler(controller, handler);
      const route = marked(options, said);
      const text = joinPath(common.prefix, area.options.prefix, own.prefix, written);
      const template = parseTemplate(text);
      if (typeof template === 'string') {
        problems.push(problem('PATH_INVALID', { route: name, path: text, reason: template }));
        continue;
      }
      const around = [common, area.options, own, route];
      const settings = settingsOf(around);
      const guarded = guards.of(around, module, name);
      const returns = returnedType(controller, handler, options);
      const place = { name, module, controller, handler, method: methods[0] ?? '', path: text };
      const request = entryOf(place, settings, guarded, args);
      const spec = container.link(request);
      const inputs = container.inputsOf(spec).filter((input) => input instanceof ParameterInput);
      problems.push(...routeProblems({ name, controller, handler, template, options, settings, methods, inputs }));
      problems.push(...contradiction(name, options, said), ...publicProblems(name, guarded, args));
      const errorHandlers = [handlers.of(module, options.errorHandlers ?? [], true, name), ...levels];
      const callbacks = outgoing.of(module, settings.callbacks, 'callback');
      const path = template.openapi;
      const shared = {
        name,
        module,
        controller,
        handler,
        path,
        template,
        options,
        settings,
        isPublic: guarded.isPublic,
        returns,
        spec,
        inputs,
        callbacks,
        errorHandlers,
        ...(frontend && { frontend }),
      };
      for (const method of methods) declared.push({ ...shared, method });
    }
  }
  return declared;
}

/** The options of a level with what its own decorator says. */
function marked<T extends SharedRouteOptions>(options: T, isPublic: true | undefined): T {
  return { ...options, public: options.public ?? isPublic };
}

/** A decorator and an option that disagree: the closed one of the two holds. */
function contradiction(where: string, options: SharedRouteOptions, isPublic: true | undefined): Problem[] {
  if (isPublic === undefined || options.public !== false) return [];
  return [problem('OPTION_UNFIT', { where, option: 'public', reason: '@Public() says otherwise', fix: 'drop one of the two' })];
}

/** Who may come in without credentials cannot be asked for them after all. */
function publicProblems(name: string, { isPublic }: RouteGuards, args: EntryRequest['args']): Problem[] {
  const asking = isPublic ? args.find(({ target }) => demandsCredentials(target)) : undefined;
  return asking === undefined ? [] : [problem('PUBLIC_GUARDED', { name, guard: asking.at })];
}

interface EntryPlace {
  readonly name: string;
  readonly module: ModuleNode;
  readonly controller: Constructor;
  readonly handler: string;
  readonly method: string;
  readonly path: string;
}

function entryOf(
  { name, module, controller, handler, method, path }: EntryPlace,
  { interceptors }: RouteSettings,
  { guards, scopes }: RouteGuards,
  args: EntryRequest['args'],
): EntryRequest {
  const request = { name, module, guards, scopes, target: need(controller, 'controllers'), method: handler, args };
  if (interceptors.length === 0) return request;
  // What no container makes has been reported with its level.
  const needs = interceptors.flatMap((target, i) => (isInjectable(target) ? [need(target, `interceptors[${i}]`)] : []));
  return { ...request, around: { needs, wrap: around({ name, method, path }) } };
}
