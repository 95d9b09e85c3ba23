import type { ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

/** What node:http keeps on the socket of a connection and on a reply; it has no name for either that is documented, and never changed them. */
interface Connection extends Duplex {
  readonly _httpMessage?: ServerResponse | null;
}

interface Said extends ServerResponse {
  /** Whether the head that was made says that the connection ends. */
  readonly _last?: boolean;
}

/** The answer that a connection waits for, or takes in at the moment; those to later requests stand in line behind it. */
export function pendingOn(socket: Duplex): ServerResponse | undefined {
  return (socket as Connection)._httpMessage ?? undefined;
}

const lastReplies = new WeakMap<Duplex, ServerResponse>();

/** The reply to the last request on a connection that came before the one in front of it was answered; it may be answered by now. */
export function lastInLine(socket: Duplex): ServerResponse | undefined {
  return lastReplies.get(socket);
}

export function standInLine(socket: Duplex, reply: ServerResponse): void {
  lastReplies.set(socket, reply);
}

/** Whether a connection is known to end with an answer, as far as that is decided: by the request, by who answers, or by the head that is out. */
export function endsWith(reply: ServerResponse): boolean {
  if (!reply.shouldKeepAlive || (reply as Said)._last === true) return true;
  const said = reply.getHeader('connection');
  return said !== undefined && /(?:^|,)\s*close\s*(?:,|$)/i.test(String(said));
}
