import type { IncomingMessage } from 'node:http';

/** Whether a message has a body, by its headers (RFC 9112, section 6.3). */
export function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) !== 0;
}

/**
 * Whether what was not read of a body will never come. A message that was destroyed says nothing more, not even that it closed, and gives nothing of what
 * it still holds; a connection that was destroyed is known to its messages only a moment later.
 */
export function isCutOff(message: IncomingMessage): boolean {
  return !message.readableEnded && (message.destroyed || message.socket.destroyed);
}
