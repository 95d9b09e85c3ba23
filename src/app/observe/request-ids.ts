import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ExpressHost } from '../../routing/express-host.js';
import { nameRequest, requestIdHeader, requestIdOf, tellRequestIdsBy, traceRequest } from '../../routing/request-id.js';
import { trustOf } from './trust.js';

/** How requests get their ids. */
export interface RequestIdOptions {
  /** The header field in which an id comes and goes; `x-request-id` if nothing is said. */
  readonly header?: string;
  /**
   * Whose ids are taken over, from `header` and from W3C `traceparent`: those of proxies that `trustProxy` trusts (`'proxies'`, if nothing is said), everybody's, or nobody's.
   */
  readonly trustIncoming?: 'proxies' | boolean;
  /** Whether every answer has the id; true if nothing is said. The answer to an unexpected error has it anyway. */
  readonly respond?: boolean;
}

/** Whether, and how, every request has an id. */
export type RequestIdOption = boolean | RequestIdOptions;

/** Looks at a request before anything else does. */
export type Greeting = (message: IncomingMessage, reply: ServerResponse) => void;

/** What names the requests of an application; undefined where they are named when somebody asks, as without the option. */
export function requestIds(option: RequestIdOption | undefined, host: ExpressHost): Greeting | undefined {
  if (option === undefined || option === false) return undefined;
  const { header = requestIdHeader, trustIncoming = 'proxies', respond = true } = option === true ? {} : option;
  tellRequestIdsBy(host.messages, header);
  const field = header.toLowerCase();
  const isTrusted = trustOf(trustIncoming, host);
  return (message, reply) => {
    if (isTrusted(message)) takeOver(message, field);
    if (respond) reply.setHeader(header, requestIdOf(message));
  };
}

/** An id that was given on purpose goes before that of the trace, which may have many requests. */
function takeOver(message: IncomingMessage, field: string): void {
  const { [field]: given, traceparent } = message.headers;
  const traceId = typeof traceparent === 'string' ? traceRequest(message, traceparent) : undefined;
  const isNamed = typeof given === 'string' && nameRequest(message, given);
  if (!isNamed && traceId !== undefined) nameRequest(message, traceId);
}
