import type { ApplicationContainer } from '../container/build.js';
import type { Logger } from '../core/logger.js';
import { defaultLimits } from '../model/engine/options.js';
import { buildRoutes } from '../routing/build-routes.js';
import type { DeclaredRoute } from '../routing/declared-route.js';
import { Dispatcher } from '../routing/dispatch.js';
import { meantByMiddleware, type ExpressHost } from '../routing/express-host.js';
import { logFailure, refuse } from '../routing/failure.js';
import { RequestFrame } from '../routing/frame.js';
import { InFlight } from '../routing/in-flight.js';
import type { Route } from '../routing/route.js';
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
  { bodyLimit, models, timeouts, redirectSlashes }: ResolvedOptions,
): Serving {
  const { routes, table } = buildRoutes(declared, container, models);
  const inFlight = new InFlight();
  const hasErrorMiddleware = (): boolean => host.hasErrorMiddleware;
  const depth = models.limits?.depth ?? defaultLimits.depth;
  const pipeline = { logger, bodyLimit, depth, handlerTimeout: timeouts.handler, inFlight, hasErrorMiddleware, redirectSlashes };
  const dispatcher = new Dispatcher(table, host, pipeline);
  const listener = host.seal(dispatcher.dispatch, dispatcher.missing, (thrown, message, reply) => {
    const frame = new RequestFrame(message, reply, [], '', undefined);
    const error = meantByMiddleware(thrown);
    logFailure(logger, frame, [error]);
    if (reply.headersSent) reply.destroy();
    else refuse(frame, error, logger);
  });
  return { routes, server: new HttpServer(listener, host.messages, timeouts, inFlight) };
}
