import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { MessageClasses } from './express-host.js';

const ids = new WeakMap<IncomingMessage, string>();
const traces = new WeakMap<IncomingMessage, string>();

/** The header field that tells a client the id of its request, where the application names no other one. */
export const requestIdHeader = 'x-request-id';

const headerKey = Symbol('request id header');

/** Lets the requests of an application tell their ids in a header field of another name. */
export function tellRequestIdsBy({ IncomingMessage: { prototype } }: MessageClasses, header: string): void {
  Object.defineProperty(prototype, headerKey, { value: header, configurable: true });
}

/** The header field in which a request's id is told. */
export function requestIdHeaderOf(message: IncomingMessage): string {
  return (message as { readonly [headerKey]?: string })[headerKey] ?? requestIdHeader;
}

/**
 * The id of a request: what the log, the audit trail and the answer to an unexpected error call it. A version 4 UUID (RFC 9562) that is made when somebody first asks,
 * unless {@link nameRequest} has given it another one; a request that nobody asks about has none.
 *
 * @example
 * logger.warn({ requestId: requestIdOf(request) }, 'out of stock');
 */
export function requestIdOf(message: IncomingMessage): string {
  let id = ids.get(message);
  if (id === undefined) ids.set(message, (id = randomUUID()));
  return id;
}

/**
 * Gives a request the id that it has elsewhere, such as that of a proxy that is trusted to name requests: 1 to 128 visible ASCII characters; any other text is dropped.
 * The answer is whether it was taken.
 */
export function nameRequest(message: IncomingMessage, id: string): boolean {
  const isFit = /^[\x21-\x7e]{1,128}$/.test(id);
  if (isFit) ids.set(message, id);
  return isFit;
}

/** Version 00 and the versions to come, which begin alike (W3C Trace Context, section 3.2). */
const traceparent = /^(?!ff)[\da-f]{2}-(?!0{32})([\da-f]{32})-(?!0{16})[\da-f]{16}-[\da-f]{2}(?:$|-)/;

/** Takes a request for a part of the trace that a `traceparent` names; the answer is the id of the trace, undefined where the text names none. */
export function traceRequest(message: IncomingMessage, text: string): string | undefined {
  const id = traceparent.exec(text)?.[1];
  if (id !== undefined) traces.set(message, id);
  return id;
}

/** The id of the trace that a request is a part of: 32 hexadecimal digits; undefined where it is in none, or `requestIds` does not look for one. */
export function traceIdOf(message: IncomingMessage): string | undefined {
  return traces.get(message);
}
