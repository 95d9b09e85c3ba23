import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { pendingOn } from '../routing/wire/pending.js';
import { linger, readOn } from './connection.js';

/** What the parser of node:http says of bytes that are no request, or do not come in time. */
export interface BrokenRequest extends Error {
  readonly code?: string;
  readonly reason?: string;
  readonly rawPacket?: Buffer;
  readonly bytesParsed?: number;
}

/** Connections of which the end is in sight: the parser complains of every piece that still comes. */
const ending = new WeakSet<Socket>();

/**
 * Answers what the parser could not read, for which there is no request and so no way through the application: a small fixed JSON body, and the connection ends.
 * Answers to earlier requests go out first. Where the broken request is being answered already, nothing is added.
 */
export function answerBroken(error: BrokenRequest, socket: Socket): void {
  if (ending.has(socket)) return;
  if (error.code === 'ECONNRESET' || !socket.writable) {
    // What is on its way out may still arrive.
    if (error.code === 'ECONNRESET' || !socket.writableEnded) socket.destroy();
    return;
  }
  ending.add(socket);
  const pending = pendingOn(socket);
  const message = readOn(socket);
  const broken = message?.complete === false ? message : undefined;
  if (pending !== undefined && pending.req !== broken) {
    pending.once('close', () => {
      ending.delete(socket);
      answerBroken(error, socket);
    });
  } else if (pending?.headersSent === true) {
    if (pending.writableEnded) pending.once('close', () => linger(socket, undefined));
    else socket.destroy();
  } else if (pending) socket.end(rawAnswer(statusOf(error, socket)), () => socket.destroy());
  else linger(socket, broken === undefined ? rawAnswer(statusOf(error, socket)) : undefined);
}

/** RFC 9110 sections 15.5 and 15.6, RFC 6585 section 5. */
function statusOf(error: BrokenRequest, socket: Socket): number {
  switch (error.code ?? '') {
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return 408;
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW':
      return 413;
    case 'HPE_HEADER_OVERFLOW':
      return isInFirstLine(error, socket) ? 414 : 431;
    case 'HPE_PAUSED_H2_UPGRADE':
      return 505;
    case 'HPE_INVALID_VERSION':
      // The parser's word for a version that is well written.
      return error.reason === 'Invalid HTTP version' ? 505 : 400;
    case 'HPE_INVALID_METHOD':
      return unknownMethod.test(lineOf(error)) ? 501 : 400;
    default:
      return 400;
  }
}

/** A request line with nothing wrong but a method that nobody knows. */
const unknownMethod = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+ [^\s]+ HTTP\/1\.[01]\r\n/;

/** Whether reading stopped in the first line of a connection; what came before the last packet is not known any more. */
function isInFirstLine({ rawPacket, bytesParsed = 0 }: BrokenRequest, { bytesRead }: Socket): boolean {
  if (rawPacket?.length !== bytesRead) return false;
  return !rawPacket.toString('latin1', 0, bytesParsed).trimStart().includes('\n');
}

/** The packet from the beginning of the line in which reading stopped. */
function lineOf({ rawPacket, bytesParsed = 0 }: BrokenRequest): string {
  const text = rawPacket?.toString('latin1') ?? '';
  return text.slice(text.lastIndexOf('\n', bytesParsed) + 1);
}

function rawAnswer(status: number): string {
  const phrase = STATUS_CODES[status] ?? '';
  const body = JSON.stringify({ detail: phrase });
  const head = [
    `HTTP/1.1 ${status} ${phrase}`,
    'content-type: application/json',
    `content-length: ${body.length}`,
    `Date: ${new Date().toUTCString()}`,
    'Connection: close',
  ];
  return [...head, '', body].join('\r\n');
}
