import type { ApplicationContainer } from '../container/build.js';
import { closer } from '../container/teardown.js';
import type { Logger } from '../core/logger.js';
import { defaultLimits } from '../model/engine/options.js';
import { auditRefusal, auditRequests } from '../routing/audit/audit-trail.js';
import { auditorOf, type AuditedRoute } from '../routing/audit/auditor.js';
import { buildRoutes } from '../routing/build-routes.js';
import type { DeclaredHandlers } from '../routing/declared-handler.js';
import type { DeclaredRoute } from '../routing/declared-route.js';
import { errorAnswers } from '../routing/errors/default-answer.js';
import { Dispatcher } from '../routing/dispatch.js';
import type { FrontendTable } from '../routing/files/frontend-table.js';
import { meantByMiddleware, type ExpressHost } from '../routing/express-host.js';
import { cameFromRoute, logFailure, lookable, refuse } from '../routing/failure.js';
import { RequestFrame } from '../routing/frame.js';
import { RouteLocator, type Located } from '../routing/located.js';
import type { InFlight } from '../routing/in-flight.js';
import { logRequests } from '../routing/request-logger.js';
import type { Route } from '../routing/route.js';
import type { RouteFinder, RouteTable } from '../routing/route-table.js';
import { tellRequests, toldOf } from '../routing/told-request.js';
import { schemesIn } from '../security/requirements.js';
import { noticeCookies } from '../security/schemes/cookie-notice.js';
import { noticePasswordGrant } from '../security/schemes/password-grant-notice.js';
import { doorsOf } from './observe/doors.js';
import { watchStuckClients } from './observe/stuck-clients.js';
import type { ResolvedOptions } from './options.js';
import type { Phase } from './phase.js';
import { HttpServer } from './server.js';

/** What stands between the started container and the port. */
interface Serving {
  readonly routes: readonly Route[];
  readonly server: HttpServer;
  readonly locator: RouteLocator;
}

/** Makes the declared routes ready, puts them into Express, and Express (or the routes alone) before a server. */
export function serveRoutes(
  declared: readonly DeclaredRoute[],
  container: ApplicationContainer,
  host: ExpressHost,
  logger: Logger,
  handlers: DeclaredHandlers,
  options: ResolvedOptions,
  inFlight: InFlight,
  phase: Phase,
): Serving {
  const { bodyLimit, models, timeouts, redirectSlashes, errorFormats, validatesResponses, audit, rootPath, routes: common } = options;
  noticePasswordGrant(schemesIn(container.bindings), logger);
  noticeCookies(declared, container.byKey, logger);
  const { routes, table, frontends } = buildRoutes(declared, container, handlers, { models, validates: validatesResponses });
  const hasErrorMiddleware = (): boolean => host.hasErrorMiddleware;
  const depth = models.limits?.depth ?? defaultLimits.depth;
  const answerError = errorAnswers(errorFormats);
  const { rootModule } = container;
  const ofApplication = rootModule === undefined ? [] : handlers.of(rootModule, common.errorHandlers ?? [], true);
  const errorHandlers = handlers.ready([ofApplication]);
  const limits = { bodyLimit, depth, handlerTimeout: timeouts.handler };
  const pipeline = { ...limits, logger, inFlight, hasErrorMiddleware, redirectSlashes, rootPath, answerError, errorHandlers, frontends };
  const dispatcher = new Dispatcher(table, host, pipeline);
  const all = withFrontends(table, frontends);
  const locator = new RouteLocator(all, host.mounts, rootPath);
  auditRequests(
    host.messages,
    auditorOf(audit, logger, (message) => auditedRoute(locator.of(message))),
  );
  tellRequests(host.messages, locator.of);
  logRequests(host.messages, logger, (message) => toldOf(message).route);
  const doors = doorsOf(options, { host, container, logger, phase, refuse: dispatcher.missing });
  const listener = host.seal(
    dispatcher.dispatch,
    dispatcher.missing,
    (thrown, message, reply) => {
      const { match } = locator.of(message);
      const frame = new RequestFrame(message, reply, match?.values ?? [], '', undefined);
      frame.route = match?.route;
      const error = cameFromRoute(thrown) ? thrown : meantByMiddleware(lookable(thrown));
      auditRefusal(message, error);
      logFailure(logger, frame, [error]);
      if (reply.headersSent && !reply.writableEnded) reply.destroy();
      else if (reply.headersSent) return;
      else refuse(frame, error, logger, answerError);
    },
    rootPath,
    doors.inner,
  );
  const server = new HttpServer(doors.outer(listener), host.messages, timeouts, inFlight, options.maxHeaderSize);
  if (timeouts.send > 0) container.resources.add(closer(watchStuckClients(server.server, timeouts.send)), 'timeouts.send');
  return { routes, server, locator };
}

/** Finds front ends as well, for who tells of a request; of other methods than they answer nobody knows whose they were. */
function withFrontends(table: RouteTable<Route>, frontends: FrontendTable<Route>): RouteFinder<Route> {
  const isRead = (method: string): boolean => method === 'GET' || method === 'HEAD';
  return { find: (method, path) => table.find(method, path) ?? (isRead(method) ? frontends.find(path) : undefined) };
}

/** Which route a request is for, as an audit event tells it. */
function auditedRoute({ base, match }: Located): AuditedRoute | undefined {
  return match && { name: match.route.name, path: base + match.route.template.text };
}
