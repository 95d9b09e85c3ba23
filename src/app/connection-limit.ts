import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Fault } from '../routing/wire/fault.js';

const overloaded: Fault = { status: 503, detail: 'Too many connections', headers: { 'retry-after': '1' } };

/** Whether it is this that is said to be wrong with a request. */
export function isConnectionLimit(fault: Fault): boolean {
  return fault === overloaded;
}

/** Connections beyond the limit that are still told so; those beyond them are closed without a word. */
const told = 100;

/** Counts the connections of a server: what is asked on those beyond a limit is refused, so that a flood of them cannot take the whole process. */
export class ConnectionLimit {
  readonly #excess = new WeakSet<Duplex>();
  #open = 0;

  constructor(server: Server, most: number) {
    server.maxConnections = most + told;
    server.on('connection', (socket) => {
      this.#open += 1;
      if (this.#open > most) this.#excess.add(socket);
      socket.once('close', () => (this.#open -= 1));
    });
  }

  /** Why what is asked on a connection is refused; undefined where it is not. */
  fault(socket: Duplex): Fault | undefined {
    return this.#excess.has(socket) ? overloaded : undefined;
  }
}
