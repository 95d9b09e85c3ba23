import type { IncomingMessage, ServerResponse } from 'node:http';
import { onDisconnect } from './disconnect.js';

/** Waits until nothing more can be sent: the response finished, or closed, or its connection did, whichever comes first. */
export function afterResponse({ reply, message }: { readonly reply: ServerResponse; readonly message: IncomingMessage }): Promise<void> {
  if (reply.writableFinished || reply.destroyed || message.socket.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    const done = (): void => {
      forget();
      reply.off('finish', done).off('close', done);
      resolve();
    };
    const forget = onDisconnect(message.socket, done);
    reply.once('finish', done).once('close', done);
  });
}
