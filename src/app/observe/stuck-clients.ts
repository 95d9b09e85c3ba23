import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/** What node:net keeps on a socket: how many bytes of the write that is going on the system has not taken yet. */
interface Written extends Socket {
  readonly _handle?: { readonly writeQueueSize?: number } | null;
}

/** Where a connection stood when it was looked at. */
interface Standing {
  readonly taken: number;
  readonly queued: number;
  readonly since: number;
}

/** How often the patience with a client is looked at. */
const looks = 4;

/**
 * Breaks off connections whose clients do not read: that have something to send, and of which the system has taken nothing for so many milliseconds, or a quarter
 * longer. A handler that is slow, a stream that is quiet and a client that reads slowly have nothing to fear. The answer stops the watch.
 */
export function watchStuckClients(server: Server, milliseconds: number): () => void {
  const sockets = new Map<Written, Standing | undefined>();
  server.on('connection', (socket: Written) => {
    sockets.set(socket, undefined);
    socket.once('close', () => sockets.delete(socket));
  });
  const look = (): void => {
    const now = performance.now();
    for (const [socket, before] of sockets) {
      if (socket.writableLength === 0) {
        if (before !== undefined) sockets.set(socket, undefined);
        continue;
      }
      const taken = socket.bytesWritten - socket.writableLength;
      const queued = socket._handle?.writeQueueSize ?? 0;
      if (before?.taken !== taken || before.queued !== queued) sockets.set(socket, { taken, queued, since: now });
      else if (now - before.since >= milliseconds) socket.destroy();
    }
  };
  const timer = setInterval(look, Math.max(milliseconds / looks, 10)).unref();
  return () => clearInterval(timer);
}
