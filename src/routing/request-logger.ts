import type { IncomingMessage } from 'node:http';
import { boundLogger, type Logger } from '../core/logger.js';
import type { MessageClasses } from './express-host.js';
import { requestIdOf, traceIdOf } from './request-id.js';

const loggerKey = Symbol('request logger');

/** Makes the logger of a request when it is first asked for. */
type MakeLogger = (message: IncomingMessage) => Logger;

interface Logging {
  readonly [loggerKey]?: MakeLogger;
}

const loggers = new WeakMap<IncomingMessage, Logger>();

/** Gives the requests of an application their loggers, as `request.log` as well: by their class, so that a request itself carries nothing. */
export function logRequests(
  { IncomingMessage: { prototype } }: MessageClasses,
  logger: Logger,
  routeOf: (message: IncomingMessage) => string | undefined,
): void {
  const make: MakeLogger = (message) => {
    const traceId = traceIdOf(message);
    const route = routeOf(message);
    const fields = { requestId: requestIdOf(message), method: message.method ?? '' };
    return boundLogger(logger, { ...fields, ...(route !== undefined && { route }), ...(traceId !== undefined && { traceId }) });
  };
  Object.defineProperty(prototype, loggerKey, { value: make, configurable: true });
  Object.defineProperty(prototype, 'log', {
    get(this: IncomingMessage) {
      return requestLoggerOf(this);
    },
    // Middleware such as pino-http puts one of its own there.
    set(this: IncomingMessage, value: unknown) {
      Object.defineProperty(this, 'log', { value, writable: true, configurable: true, enumerable: true });
    },
    configurable: true,
  });
}

/** The logger of a request. */
export function requestLoggerOf(message: IncomingMessage): Logger {
  let logger = loggers.get(message);
  if (logger === undefined) {
    const make = (message as Logging)[loggerKey];
    if (make === undefined) throw new TypeError('The request is not one of an application that has started');
    loggers.set(message, (logger = make(message)));
  }
  return logger;
}
