import type { IncomingMessage, ServerResponse } from 'node:http';
import { onDisconnect } from './disconnect.js';

/** How a response ended: its last byte was handed to the connection, or the connection went away first. */
export type Ended = 'finished' | 'gone';

/** Waits until nothing more can be sent: the response finished, or closed, or its connection did, whichever comes first. */
export function afterResponse({ reply, message }: { readonly reply: ServerResponse; readonly message: IncomingMessage }): Promise<Ended> {
  if (reply.writableFinished) return Promise.resolve('finished');
  if (reply.destroyed || message.socket.destroyed) return Promise.resolve('gone');
  return new Promise((resolve) => {
    const end = (how: Ended): void => {
      forget();
      reply.off('finish', finished).off('close', gone);
      resolve(how);
    };
    const finished = (): void => end('finished');
    // What was ended before was handed over whole; whether it arrives nobody can know.
    const gone = (): void => end(reply.writableEnded ? 'finished' : 'gone');
    const forget = onDisconnect(message.socket, gone);
    reply.once('finish', finished).once('close', gone);
  });
}
