import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

const ids = new WeakMap<IncomingMessage, string>();

/** The header field that tells a client the id of its request. */
export const requestIdHeader = 'x-request-id';

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

/** Gives a request the id that it has elsewhere, such as that of a proxy that is trusted to name requests: 1 to 128 visible ASCII characters; any other text is dropped. */
export function nameRequest(message: IncomingMessage, id: string): void {
  if (/^[\x21-\x7e]{1,128}$/.test(id)) ids.set(message, id);
}
