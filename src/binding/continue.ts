import type { IncomingMessage, ServerResponse } from 'node:http';

const waiting = new WeakSet<IncomingMessage>();

/**
 * Has the client told to go on (`100 Continue`) only when somebody begins to read the body that it holds back, be it a body parser of Express: a request
 * that is refused by its head is refused before its body was sent (RFC 9110, section 10.1.1).
 */
export function continueOnRead(message: IncomingMessage, reply: ServerResponse): void {
  waiting.add(message);
  message._read = (size) => {
    delete (message as Partial<IncomingMessage>)._read;
    waiting.delete(message);
    // After the answer it would be taken for another one.
    if (!reply.headersSent) reply.writeContinue();
    message._read(size);
  };
}

/** Whether the client still waits to be told to send the body. */
export function awaitsContinue(message: IncomingMessage): boolean {
  return waiting.has(message);
}
