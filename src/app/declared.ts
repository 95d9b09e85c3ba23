import { ParameterInput } from '../binding/parameter.js';
import { ApplicationContainer } from '../container/build.js';
import { declaredInputsOf } from '../container/declared-dependencies.js';
import { needsOf } from '../container/entry-needs.js';
import type { ValueProvider } from '../container/provider.js';
import type { Override } from '../container/override.js';
import type { Unmet } from '../container/override-check.js';
import { copyProblems, runningFolders } from '../core/copies.js';
import { problem, StartupError, type Problem } from '../core/errors.js';
import type { Logger } from '../core/logger.js';
import type { Constructor } from '../core/types.js';
import { operationIds } from '../openapi/document/operation-id.js';
import type { DocumentFacts } from '../openapi/document/write-document.js';
import type { DocumentStore } from '../openapi/document-store.js';
import type { OpenApi } from '../openapi/open-api.js';
import { checkModels, reportTwins } from '../routing/build-routes.js';
import { DeclaredHandlers } from '../routing/declared-handler.js';
import type { ModuleFrontend } from '../routing/files/frontend-options.js';
import { OutgoingOperations, type DeclaredOperation } from '../routing/declared-operation.js';
import { declareRoutes, type DeclaredRoute, type RouteScope } from '../routing/declared-route.js';
import { outgoingProblems } from '../routing/outgoing-problems.js';
import { outgoingTwins } from '../routing/outgoing-twins.js';
import { Links } from '../routing/links.js';
import { checkReturns } from '../routing/plan-answer.js';
import { requestSeeds } from '../routing/seeds.js';
import { securityOf } from '../security/requirements.js';
import { schemeProblems } from '../security/scheme-problems.js';
import { ambientModule, type AroundProvider } from './ambient.js';
import { documentationOf } from './documentation.js';
import { checkProblems } from './observe/health-check.js';
import { healthPathProblems } from './observe/health-desk.js';
import { optionProblems } from './option-problems.js';
import type { ApplicationOptions, ResolvedOptions } from './options.js';

/** Every request that the application answers or sends, found and linked. */
interface Operations {
  readonly routes: readonly DeclaredRoute[];
  readonly webhooks: readonly DeclaredOperation[];
  /** Webhooks, and the callbacks of routes that are shown, each once. */
  readonly sent: readonly DeclaredOperation[];
  /** What the document calls them. */
  readonly ids: ReadonlyMap<DeclaredOperation, string>;
}

/** An application as it was declared: everything found and linked, nothing made. */
export interface Declared extends Operations {
  readonly container: ApplicationContainer;
  readonly handlers: DeclaredHandlers;
  readonly links: Links;
}

/** What an application is found from. */
export interface Origin {
  readonly root: Constructor;
  /** The application, as whoever asks for it gets it. */
  readonly self: ValueProvider;
  /** Those of no module, at their whole paths. */
  readonly frontends: readonly ModuleFrontend[];
  readonly logger: Logger;
  readonly openapi: OpenApi;
  readonly documents: DocumentStore;
  readonly overrides: readonly Override[];
  /** Takes overrides of what is not here, where it may be in an application around this one or mounted in it. */
  readonly unmet?: Unmet | undefined;
  /** As they were given, which is what problems are about. */
  readonly given: ApplicationOptions;
  readonly options: ResolvedOptions;
}

/** Finds, links and checks everything, and makes nothing. Throws `StartupError` with every problem; `found` gets the container at once, for the picture of a start-up that failed. */
export async function declare(
  { root, self, frontends, logger, openapi, documents, overrides, unmet, given, options }: Origin,
  around: readonly AroundProvider[],
  found: (container: ApplicationContainer) => void,
): Promise<Declared> {
  const links = new Links();
  const documentation = documentationOf(documents, options);
  const ambient = [ambientModule(logger, links, openapi, self, around), ...(documentation === undefined ? [] : [documentation])];
  const { codeGeneration } = options;
  const container = new ApplicationContainer({
    root,
    ambient,
    seeds: requestSeeds,
    overrides,
    codeGeneration,
    lifespan: options.lifespan,
    unmet,
  });
  found(container);
  container.problems.push(...copyProblems(runningFolders()), ...optionProblems(given));
  await container.scan();
  const handlers = new DeclaredHandlers(container);
  const operations = declareOperations(container, options, handlers, { apart: documentation?.module, frontends });
  if (options.secureByDefault) container.problems.push(...unsecured(operations.routes, container, documentation?.module));
  container.problems.push(...healthPathProblems(options.health, operations.routes));
  reportTwins(operations.routes, container);
  const all = [...operations.routes, ...operations.sent];
  await checkModels(all, container);
  await checkReturns(all, container);
  container.check();
  // Only now it is known how long everything lives.
  const unasked = checkProblems(container.bindings);
  if (unasked.length > 0) throw new StartupError(unasked);
  return { ...operations, container, handlers, links };
}

/** Routes that say nothing of who may use them. */
function unsecured(routes: readonly DeclaredRoute[], { byKey }: ApplicationContainer, documentation: Constructor | undefined): Problem[] {
  const own = routes.filter(({ module }) => module.type !== documentation);
  const open = own.filter(({ isPublic, spec }) => !isPublic && !securityOf(spec, byKey).isRequired);
  return open.map(({ name: route, method, template }) => problem('ROUTE_UNSECURED', { route, method, path: template.text }));
}

/** Finds every operation; what is wrong is added to the container's problems. */
function declareOperations(
  container: ApplicationContainer,
  { routes: common, webhooks: classes }: ResolvedOptions,
  handlers: DeclaredHandlers,
  beside: Omit<RouteScope, 'common'>,
): Operations {
  const outgoing = new OutgoingOperations(container);
  const routes = declareRoutes(container, { common, ...beside }, handlers, outgoing);
  const { rootModule } = container;
  container.problems.push(...outgoingProblems('createApp()', 'webhook', classes));
  for (const { id, options } of container.modules) container.problems.push(...outgoingProblems(id, 'webhook', options.webhooks));
  const webhooks = [
    ...(rootModule === undefined ? [] : outgoing.of(rootModule, classes, 'webhook')),
    ...container.modules.flatMap((module) => outgoing.of(module, module.options.webhooks ?? [], 'webhook')),
  ];
  const sent = [...new Set([...webhooks, ...routes.filter(isShown).flatMap((route) => route.callbacks)])];
  container.problems.push(...outgoingTwins(webhooks, 'the webhooks', ({ path }) => path));
  const placeOf = ({ options, handler, path }: DeclaredOperation): string => `${options.name ?? handler} ${path}`;
  for (const { name, callbacks } of routes) container.problems.push(...outgoingTwins(callbacks, name, placeOf));
  const { ids, problems } = operationIds(routes, sent);
  container.problems.push(...problems, ...schemeProblems([...routes, ...sent].filter(isShown), container.byKey));
  return { routes, webhooks, sent, ids };
}

function isShown({ settings }: DeclaredOperation): boolean {
  return settings.includeInSchema;
}

/** What the document is written from. */
export function documentFacts({ container, routes, webhooks, ids }: Declared, options: ResolvedOptions): DocumentFacts {
  const { title, version, summary, description, rootPath, document, errorFormats: formats, models } = options;
  const unknownKeys = models.unknownKeys ?? 'ignore';
  const inputsOf = ({ spec }: DeclaredOperation) =>
    declaredInputsOf(needsOf(spec), container.byKey).filter((input) => input instanceof ParameterInput);
  return {
    title,
    version,
    summary,
    description,
    rootPath,
    options: document,
    routes,
    webhooks,
    ids,
    formats,
    unknownKeys,
    inputsOf,
    securityOf: ({ spec }) => securityOf(spec, container.byKey),
  };
}
