import type { IncomingMessage, ServerResponse } from 'node:http';
import { hasBody } from './body-presence.js';
import { awaitsContinue } from './continue.js';

/** Bytes that are thrown away for a connection that is kept; Go's net/http has the same bound. */
const mostUnread = 262_144;

const refused = new WeakSet<IncomingMessage>();

/** Marks a body whose rest nobody wants, however it is answered: its connection ends with the answer. */
export function refuseRest(message: IncomingMessage): void {
  refused.add(message);
}

/**
 * Decides what becomes of a body that was not read to its end, as its request is answered; may be called before the answer, after it, or both. A body of up to
 * 256 KiB is thrown away as it comes, so that the connection can serve its next request. With a longer one, one that was refused for its size, and one that the
 * client still holds back (`Expect: 100-continue`), the connection closes after the answer and says so: else a client could send for ever (RFC 9112, section 9.3).
 * Whoever still reads the body is not disturbed.
 */
export function leaveBody(message: IncomingMessage, reply: ServerResponse): void {
  if (message.readableEnded || message.destroyed || !hasBody(message)) return;
  // Somebody reads on, or it is being thrown away already.
  if (message.listenerCount('data') > 0 || message.listenerCount('readable') > 0) return;
  if (!message.complete && (refused.has(message) || isEndless(message))) close(message, reply);
  else throwAway(message, reply);
}

/** Whether what is still to come may be long, or never come; what came whole is neither. */
function isEndless(message: IncomingMessage): boolean {
  return awaitsContinue(message) || Number(message.headers['content-length'] ?? 0) > mostUnread;
}

/** Takes what comes and drops it. Chunks announce no length: a body that turns out to be longer is cut off once the answer is out. */
function throwAway(message: IncomingMessage, reply: ServerResponse): void {
  let size = 0;
  message.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size <= mostUnread || message.complete) return;
    message.pause();
    close(message, reply);
  });
  // One that was paused stays so when it gets a listener.
  message.resume();
}

function close(message: IncomingMessage, reply: ServerResponse): void {
  if (!reply.headersSent) {
    reply.shouldKeepAlive = false;
    return;
  }
  const cut = (): void => void message.destroy();
  if (reply.writableFinished) cut();
  else reply.once('finish', cut);
}
