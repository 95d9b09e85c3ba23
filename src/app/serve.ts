import type { IncomingMessage } from 'node:http';
import type { ApplicationContainer } from '../container/build.js';
import type { Logger } from '../core/logger.js';
import { defaultLimits } from '../model/engine/options.js';
import { auditRefusal, auditRequests } from '../routing/audit/audit-trail.js';
import { auditorOf, type AuditedRoute } from '../routing/audit/auditor.js';
import { buildRoutes } from '../routing/build-routes.js';
import type { DeclaredHandlers } from '../routing/declared-handler.js';
import type { DeclaredRoute } from '../routing/declared-route.js';
import { errorAnswers } from '../routing/errors/default-answer.js';
import { Dispatcher } from '../routing/dispatch.js';
import { meantByMiddleware, type ExpressHost } from '../routing/express-host.js';
import { cameFromRoute, logFailure, lookable, refuse } from '../routing/failure.js';
import { RequestFrame } from '../routing/frame.js';
import { InFlight } from '../routing/in-flight.js';
import { askedTarget } from '../routing/request-target.js';
import type { Route } from '../routing/route.js';
import type { Match, RouteTable } from '../routing/route-table.js';
import { schemesIn } from '../security/requirements.js';
import { noticeCookies } from '../security/schemes/cookie-notice.js';
import { noticePasswordGrant } from '../security/schemes/password-grant-notice.js';
import type { ResolvedOptions } from './options.js';
import { HttpServer } from './server.js';

/** What stands between the started container and the port. */
interface Serving {
  readonly routes: readonly Route[];
  readonly server: HttpServer;
}

/** Makes the declared routes ready, puts them into Express, and Express (or the routes alone) before a server. */
export function serveRoutes(
  declared: readonly DeclaredRoute[],
  container: ApplicationContainer,
  host: ExpressHost,
  logger: Logger,
  handlers: DeclaredHandlers,
  { bodyLimit, models, timeouts, redirectSlashes, errorFormats, validatesResponses, audit, routes: common }: ResolvedOptions,
): Serving {
  noticePasswordGrant(schemesIn(container.bindings), logger);
  noticeCookies(declared, container.byKey, logger);
  const { routes, table } = buildRoutes(declared, container, handlers, { models, validates: validatesResponses });
  const inFlight = new InFlight();
  const hasErrorMiddleware = (): boolean => host.hasErrorMiddleware;
  const depth = models.limits?.depth ?? defaultLimits.depth;
  const answerError = errorAnswers(errorFormats);
  const { rootModule } = container;
  const ofApplication = rootModule === undefined ? [] : handlers.of(rootModule, common.errorHandlers ?? [], true);
  const errorHandlers = handlers.ready([ofApplication]);
  const limits = { bodyLimit, depth, handlerTimeout: timeouts.handler };
  const pipeline = { ...limits, logger, inFlight, hasErrorMiddleware, redirectSlashes, answerError, errorHandlers };
  const dispatcher = new Dispatcher(table, host, pipeline);
  auditRequests(host.messages, auditorOf(audit, logger, routeIn(table)));
  const listener = host.seal(dispatcher.dispatch, dispatcher.missing, (thrown, message, reply) => {
    const match = matchOf(table, message);
    const frame = new RequestFrame(message, reply, match?.values ?? [], '', undefined);
    frame.route = match?.route;
    const error = cameFromRoute(thrown) ? thrown : meantByMiddleware(lookable(thrown));
    auditRefusal(message, error);
    logFailure(logger, frame, [error]);
    if (reply.headersSent && !reply.writableEnded) reply.destroy();
    else if (reply.headersSent) return;
    else refuse(frame, error, logger, answerError);
  });
  return { routes, server: new HttpServer(listener, host.messages, timeouts, inFlight) };
}

/** Its route, for a line of the log; a path that cannot be decoded is that of no route. */
function matchOf(table: RouteTable<Route>, { method = 'GET', url = '/' }: IncomingMessage): Match<Route> | undefined {
  try {
    return table.find(method, url.split('?', 1)[0] ?? '/');
  } catch {
    return undefined;
  }
}

/** Which route a request is for, as an audit event tells it. */
function routeIn(table: RouteTable<Route>): (message: IncomingMessage) => AuditedRoute | undefined {
  return (message) => {
    const [path = '/'] = askedTarget(message).split('?', 1);
    const route = table.find(message.method ?? 'GET', path)?.route;
    return route === undefined ? undefined : { name: route.name, path: route.template.text };
  };
}
