import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { pendingOn } from '../routing/wire/pending.js';

/** What node:http keeps on the socket of a connection; it has no name for it that is documented, and never changed it. */
interface Connection extends Duplex {
  readonly parser?: { readonly incoming?: IncomingMessage | null } | null;
}

/** The request that was read last on a connection. */
export function readOn(socket: Duplex): IncomingMessage | undefined {
  return (socket as Connection).parser?.incoming ?? undefined;
}

/** Goes on when everything that was asked before is answered, at once if nothing was. */
export function whenAnswered(socket: Duplex, goOn: () => void): void {
  const pending = pendingOn(socket);
  if (pending === undefined) goOn();
  else pending.once('close', () => whenAnswered(socket, goOn));
}

/**
 * Says the last word on a connection, and takes what still comes until the client has gone, or so many milliseconds are over: were it cut at once, what is
 * still under way would take the answer away from the client (RFC 9112, section 9.6).
 */
export function linger(socket: Duplex, text: string | undefined, patience = 500): void {
  if (text === undefined) socket.end();
  else socket.end(text);
  const cut = (): void => void socket.destroy();
  const timer = setTimeout(cut, patience);
  socket.once('close', () => clearTimeout(timer));
  socket.once('end', () => (socket.writableFinished ? cut() : socket.once('finish', cut)));
  socket.resume();
}
