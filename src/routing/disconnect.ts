import type { Socket } from 'node:net';

const listeners = new WeakMap<Socket, Set<() => void>>();

/**
 * Calls back when the connection of a request closes; the answer takes the call back. One listener on the socket serves all requests that are
 * pipelined on it. On Node 20 and 22 the response of a pipelined request never says that it closed, so only the socket can be asked.
 */
export function onDisconnect(socket: Socket, callback: () => void): () => void {
  let callbacks = listeners.get(socket);
  if (callbacks === undefined) {
    const all = new Set<() => void>();
    socket.once('close', () => {
      for (const one of [...all]) one();
    });
    listeners.set(socket, (callbacks = all));
  }
  const there = callbacks.add(callback);
  return () => there.delete(callback);
}
