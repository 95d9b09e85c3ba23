import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { TenonError } from '../core/errors.js';
import { HttpException } from '../core/http-exception.js';
import { isCutOff } from './body-presence.js';
import { refuseRest } from './unread-body.js';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });

/** What a body may be at most. */
export interface BodyLimits {
  /** In bytes. */
  readonly bodyLimit: number;
  /** Levels of objects and lists in one another. */
  readonly depth: number;
}

/**
 * Throws `HttpException` 415 for an encoded body, 413 for one that is announced as larger than the limit, `BODY_CONSUMED` where somebody has read it, and
 * `REQUEST_ABORTED` where the connection broke off before.
 */
export function checkReadable(message: IncomingMessage, limit: number): void {
  const { 'content-encoding': encoding, 'content-length': length } = message.headers;
  if (encoding !== undefined && encoding !== 'identity') {
    throw new HttpException(415, 'An encoded body is not read here', { headers: { 'accept-encoding': 'identity' } });
  }
  if (length !== undefined && Number(length) > limit) throw tooLarge(message, limit);
  if (message.readableEnded) throw TenonError.of('BODY_CONSUMED', {});
  if (isCutOff(message)) throw TenonError.of('REQUEST_ABORTED', {});
}

/** Text in UTF-8. Throws `HttpException` 400 where it is none. */
export function bodyText(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw new HttpException(400, 'The body is not UTF-8');
  }
}

/** Throws `HttpException` 413 for a body of more bytes than the limit that somebody else has read. */
export function checkSize(size: number, limit: number): void {
  if (size > limit) throw oversize(limit);
}

/** The refusal of a body whose rest is not read, so that its connection cannot serve another request. */
function tooLarge(message: IncomingMessage, limit: number): HttpException {
  refuseRest(message);
  return oversize(limit);
}

function oversize(limit: number): HttpException {
  return new HttpException(413, `The body is larger than ${limit} bytes`);
}

/** All bytes of a body. Rejects with `HttpException` 413 beyond the limit, with `REQUEST_ABORTED` where the connection breaks off. */
export function collect(message: IncomingMessage, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const stop = (error: Error): void => {
      message.off('data', onData);
      message.pause();
      reject(error);
    };
    const onData = (chunk: Buffer): void => {
      size += chunk.length;
      if (size > limit) stop(tooLarge(message, limit));
      else chunks.push(chunk);
    };
    message.on('data', onData);
    // Each of these happens once at most; `once` would wrap them all for every request.
    message.on('end', () => resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)));
    // The connection broke off: nobody is there to be answered, and a half body is no news for the log.
    message.on('error', (cause) => stop(TenonError.of('REQUEST_ABORTED', {}, { cause })));
    // What was sent whole breaks off as well where it was not all read yet.
    message.on('close', () => {
      if (!message.readableEnded) stop(TenonError.of('REQUEST_ABORTED', {}));
    });
  });
}

/**
 * A body as it flows. It fails with `HttpException` 413 beyond the limit, with `REQUEST_ABORTED` where the connection breaks off. Nothing is taken from the
 * connection before somebody reads, nor after the stream is destroyed: what becomes of the rest is decided with the answer (`leaveBody`).
 */
export class BodyStream extends Readable {
  private size = 0;
  private isOpen = false;

  constructor(
    private readonly message: IncomingMessage,
    private readonly limit: number,
  ) {
    super();
    // Who does not read it does not have to hear that the client went away.
    this.on('error', () => undefined);
    message.once('close', this.onClose);
  }

  override _read(): void {
    if (!this.isOpen) {
      this.isOpen = true;
      this.message.on('data', this.onData);
      this.message.once('end', () => this.push(null));
    }
    this.message.resume();
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.message.off('data', this.onData);
    if (this.isOpen) this.message.pause();
    done(error);
  }

  private readonly onData = (chunk: Buffer): void => {
    this.size += chunk.length;
    if (this.size > this.limit) this.destroy(tooLarge(this.message, this.limit));
    else if (!this.push(chunk)) this.message.pause();
  };

  private readonly onClose = (): void => {
    if (!this.message.readableEnded) this.destroy(TenonError.of('REQUEST_ABORTED', {}));
  };
}
