import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { linger, whenAnswered } from './connection.js';

/**
 * Answers CONNECT, which node:http gives up with its connection and no answer to write, as any other request is answered. What was asked before is answered first,
 * and the connection ends with the answer: what follows is meant for somebody else (RFC 9110, section 9.3.6).
 */
export function answerTunnel(
  message: IncomingMessage,
  socket: Duplex,
  Reply: typeof ServerResponse,
  answer: (message: IncomingMessage, reply: ServerResponse) => void,
): void {
  // node:http has taken its listeners away.
  socket.on('error', () => void socket.destroy());
  whenAnswered(socket, () => {
    if (!socket.writable) {
      socket.destroy();
      return;
    }
    const reply = new Reply(message);
    reply.shouldKeepAlive = false;
    reply.assignSocket(socket as Parameters<ServerResponse['assignSocket']>[0]);
    reply.once('finish', () => linger(socket, undefined));
    answer(message, reply);
  });
}
