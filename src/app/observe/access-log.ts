import type { IncomingMessage, ServerResponse } from 'node:http';
import { loggable } from '../../core/loggable.js';
import type { Logger, LogLevel } from '../../core/logger.js';
import type { ExpressHost, Request } from '../../routing/express-host.js';
import { requestIdOf, traceIdOf } from '../../routing/request-id.js';
import { toldOf } from '../../routing/told-request.js';
import { pendingOn } from '../../routing/wire/pending.js';
import type { Greeting } from './request-ids.js';
import { onceDone } from './shedding.js';
import { remoteAddressOf } from './trust.js';

/** What the access log tells, and of which requests. */
export interface AccessLogOptions {
  /** `info` if nothing is said. */
  readonly level?: LogLevel;
  /** Paths, as they are asked for, of requests that are not told of: `['/livez']`. */
  readonly ignore?: readonly string[];
  /** Adds to a line; called when the answer is done. What it throws is logged, and the line goes out without it. */
  readonly fields?: (request: Request, reply: ServerResponse) => Readonly<Record<string, unknown>>;
}

/** Whether, and how, a line is logged for every request. */
export type AccessLogOption = boolean | AccessLogOptions;

/** One line of the access log. */
export interface AccessLine {
  readonly requestId: string;
  readonly traceId?: string;
  readonly method: string;
  /** Without the query, and without what is secret. */
  readonly path: string;
  /** `/orders/:id`; missing where no route is meant. */
  readonly route?: string;
  /** Null where the client went away before it was answered. */
  readonly status: number | null;
  /** The client went away before the last byte was handed to its connection. */
  readonly aborted?: true;
  /** What was sent, head and body; missing where other answers were sent on the connection at the same time. */
  readonly bytes?: number;
  /** Milliseconds from the end of the head of the request to the end of the answer. */
  readonly duration: number;
  /** As trusted proxies tell it. */
  readonly remoteAddress?: string;
  /** 256 characters of it. */
  readonly userAgent?: string;
}

/** What logs a line for every request when it is done; undefined where nobody wants to know. */
export function accessLog(option: AccessLogOption | undefined, logger: Logger, host: ExpressHost): Greeting | undefined {
  if (option === undefined || option === false) return undefined;
  const { level = 'info', ignore = [], fields } = option === true ? {} : option;
  const ignored = new Set(ignore);
  const usesProxies = host.app.get('trust proxy') !== false;
  const log = (message: IncomingMessage, reply: ServerResponse, facts: Facts): void => {
    try {
      const told = toldOf(message);
      if (ignored.has(told.path)) return;
      const address = (usesProxies ? remoteAddressOf(message) : undefined) ?? facts.address;
      const more = fields === undefined ? undefined : said(fields, message, reply, logger);
      const line = lineOf(message, reply, facts, told, address);
      logger[level](more === undefined ? line : { ...line, ...more }, 'request completed');
    } catch {
      // A logger that fails must not take the process along.
    }
  };
  return (message, reply) => watch(message, reply, log);
}

/** What is known when a request comes, and may be gone when it is done. */
interface Facts {
  readonly begun: number;
  readonly address: string | undefined;
  /** Bytes that were sent before; undefined where another answer is on its way. */
  readonly sent: number | undefined;
}

function watch(
  message: IncomingMessage,
  reply: ServerResponse,
  log: (message: IncomingMessage, reply: ServerResponse, facts: Facts) => void,
) {
  const { socket } = message;
  const isQueued = reply.socket === null;
  const facts: Facts = { begun: performance.now(), address: socket.remoteAddress, sent: isQueued ? undefined : socket.bytesWritten };
  onceDone(message, reply, () => log(message, reply, facts));
}

function lineOf(
  message: IncomingMessage,
  reply: ServerResponse,
  { begun, sent }: Facts,
  { path, route }: { readonly path: string; readonly route: string | undefined },
  remoteAddress: string | undefined,
): AccessLine {
  const { socket, headers, method = '' } = message;
  const traceId = traceIdOf(message);
  const userAgent = headers['user-agent'];
  const bytes = sent === undefined || pendingOn(socket) !== undefined ? Number.NaN : socket.bytesWritten - sent;
  // One object for a line that is written for every request, not one for each part of it.
  const line: { -readonly [K in keyof AccessLine]: AccessLine[K] } = {
    requestId: requestIdOf(message),
    method,
    path,
    // The answer to a request that waited in line may be ready without having been sent.
    status: reply.headersSent && (reply.writableFinished || reply.socket !== null) ? reply.statusCode : null,
    duration: Math.round((performance.now() - begun) * 100) / 100,
  };
  if (traceId !== undefined) line.traceId = traceId;
  if (route !== undefined) line.route = route;
  if (!reply.writableFinished) line.aborted = true;
  if (!Number.isNaN(bytes)) line.bytes = bytes;
  if (remoteAddress !== undefined) line.remoteAddress = remoteAddress;
  if (userAgent !== undefined) line.userAgent = userAgent.slice(0, 256);
  return line;
}

function said(
  fields: NonNullable<AccessLogOptions['fields']>,
  message: IncomingMessage,
  reply: ServerResponse,
  logger: Logger,
): object | undefined {
  try {
    return fields(message as Request, reply);
  } catch (error) {
    logger.error({ err: loggable(error), requestId: requestIdOf(message) }, 'access log fields failed');
    return undefined;
  }
}
