import type { IncomingMessage, ServerResponse } from 'node:http';
import { constants, createBrotliCompress, createGzip, type BrotliCompress, type Gzip } from 'node:zlib';
import type { ContentEncoding } from './accepted-encoding.js';
import { settleHead, type HeadArguments, type WriteHead } from './before-head.js';
import { encodeHead, type CompressRules } from './compressible.js';

/** What is replaced on a reply, each with its overloads as one. */
interface Methods {
  writeHead: WriteHead;
  write: Writing;
  end: Ending;
}

type Ending = (chunk?: unknown, encoding?: unknown, callback?: unknown) => ServerResponse;
type Writing = (chunk: unknown, encoding?: unknown, callback?: unknown) => boolean;

/** A reply whose body goes through a compressor where its head allows it. The methods of the reply are replaced once; whoever writes notices nothing. */
export class CompressedReply {
  readonly #raw: Readonly<Methods>;
  #zip: Gzip | BrotliCompress | undefined;
  #isEnded = false;
  /** 0 for a body that is known to be empty. */
  #size: number | undefined;
  #flushing = false;

  constructor(
    private readonly message: IncomingMessage,
    private readonly reply: ServerResponse,
    private readonly rules: CompressRules,
  ) {
    const methods = reply as Methods;
    const { writeHead, write, end } = methods;
    this.#raw = { writeHead, write, end };
    methods.writeHead = (...said) => this.writeHead(said);
    methods.write = (...given) => this.write(given);
    methods.end = (...given) => this.end(given);
  }

  private writeHead(said: HeadArguments): ServerResponse {
    const { reply } = this;
    if (reply.headersSent) return this.#raw.writeHead.apply(reply, [...said]);
    settleHead(reply, said);
    const encoding = encodeHead(this.message, reply, this.#size, this.rules);
    try {
      this.#raw.writeHead.call(reply, reply.statusCode);
    } catch (error) {
      // Another head may follow, of an answer that is not compressed.
      if (encoding !== undefined) reply.removeHeader('content-encoding');
      throw error;
    }
    if (encoding !== undefined && this.message.method !== 'HEAD') this.#zip = this.open(encoding);
    return reply;
  }

  private write(given: Parameters<Writing>): boolean {
    const { reply } = this;
    if (!reply.headersSent) reply.writeHead(reply.statusCode);
    if (this.#zip === undefined) return this.#raw.write.apply(reply, given);
    const hasRoom = this.#zip.write(...(given as [string]));
    this.flushSoon();
    return hasRoom;
  }

  private end(given: Parameters<Ending>): ServerResponse {
    const { reply } = this;
    const [chunk] = given;
    if (!hasBytes(chunk) && this.message.method !== 'HEAD') this.#size = 0;
    if (!reply.headersSent && hasBytes(chunk)) {
      // As node:http does for a body that comes whole.
      if (!reply.hasHeader('content-length') && !reply.hasHeader('transfer-encoding') && ![204, 304].includes(reply.statusCode))
        reply.setHeader('Content-Length', Buffer.byteLength(chunk as string, given[1] as BufferEncoding));
      reply.writeHead(reply.statusCode);
    }
    if (this.#zip === undefined || this.#isEnded) return this.#raw.end.apply(reply, given);
    this.#isEnded = true;
    const callback = given.find((one) => typeof one === 'function') as (() => void) | undefined;
    if (callback !== undefined) reply.once('finish', callback);
    if (hasBytes(chunk)) this.#zip.end(chunk, typeof given[1] === 'string' ? (given[1] as BufferEncoding) : 'utf8');
    else this.#zip.end();
    return reply;
  }

  /** What the client has not taken yet holds up the compressor, and a full compressor holds up whoever writes. */
  private open(encoding: ContentEncoding): Gzip | BrotliCompress {
    const { reply } = this;
    const zip = compressor(encoding, this.rules.level);
    // An answer that was said to its end is complete, though the compressor is still at work: whoever cuts those that are not asks for this.
    Object.defineProperty(reply, 'writableEnded', { get: () => this.#isEnded, configurable: true });
    zip.on('data', (piece: Buffer) => {
      if (!this.#raw.write.call(reply, piece)) zip.pause();
    });
    zip.on('end', () => this.#raw.end.call(reply));
    zip.on('error', () => reply.destroy());
    zip.on('drain', () => reply.emit('drain'));
    reply.on('drain', () => {
      if (!reply.writableNeedDrain) zip.resume();
    });
    reply.once('close', () => zip.destroy());
    return zip;
  }

  /** A stream that pauses is not kept waiting for more: what it has said so far goes out, once for all pieces of a turn. */
  private flushSoon(): void {
    if (this.#flushing) return;
    this.#flushing = true;
    setImmediate(() => {
      this.#flushing = false;
      const zip = this.#zip;
      if (zip !== undefined && !this.#isEnded && !zip.destroyed && !zip.writableNeedDrain)
        zip.flush(zip.constructor.name === 'Gzip' ? constants.Z_SYNC_FLUSH : constants.BROTLI_OPERATION_FLUSH);
    });
  }
}

function compressor(encoding: ContentEncoding, level: number | undefined): Gzip | BrotliCompress {
  if (encoding === 'gzip') return createGzip(level === undefined ? {} : { level });
  return createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: level ?? 4 } });
}

function hasBytes(chunk: unknown): boolean {
  return (typeof chunk === 'string' || chunk instanceof Uint8Array) && chunk.length > 0;
}
