import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { HttpException } from '../../core/http-exception.js';
import type { Answer } from '../answer.js';
import { rangesOf, type ByteRange } from './byte-ranges.js';
import { wantsParts, weigh } from './conditions.js';
import { FilePieces, type Section } from './file-pieces.js';
import type { OpenFile } from './open-file.js';

/** What is sent of a file that is there. */
interface Sent {
  readonly status: number;
  readonly headers: Headers;
  readonly sections: readonly Section[];
}

/**
 * The answer that an open file stands for: all of it, the parts that are asked for (206, 416; RFC 9110 section 14), or nothing where the client has it already (304).
 * Conditions and parts belong to GET and HEAD with status 200 alone (RFC 9110 sections 13.1.2 and 14.2). The file is closed, or will be with the answer's last piece. `headers`: of the response; what they say is not said
 * otherwise. Throws `HttpException` 412 where the file is not what the client takes it for.
 */
export async function fileAnswer(file: OpenFile, message: IncomingMessage, status: number, headers: Headers): Promise<Answer> {
  let isHandedOver = false;
  try {
    const found = sentOf(file, message, status, described(headers, file));
    if (!('sections' in found)) return found;
    const length = found.sections.reduce((sum, one) => sum + lengthOf(one), 0);
    const facts = { status: found.status, headers: found.headers, length };
    if (message.method === 'HEAD') return { ...facts, body: undefined };
    const [only] = found.sections;
    const body = found.sections.length === 1 && isRange(only) ? await file.readSmall(only.start, only.end) : undefined;
    if (body !== undefined) return { ...facts, body };
    isHandedOver = true;
    return { ...facts, body: undefined, pieces: new FilePieces(file, found.sections) };
  } finally {
    if (!isHandedOver) await file.close();
  }
}

/** The headers of a response with what is known of its file. */
function described(own: Headers, { etag, lastModified }: OpenFile): Headers {
  const headers = new Headers(own);
  for (const [name, value] of Object.entries({ 'accept-ranges': 'bytes', 'last-modified': lastModified, etag }))
    if (!headers.has(name)) headers.set(name, value);
  return headers;
}

function sentOf({ size }: OpenFile, message: IncomingMessage, status: number, headers: Headers): Sent | Answer {
  const whole: Sent = { status, headers, sections: [{ start: 0, end: size }] };
  if (status !== 200 || !(message.method === 'GET' || message.method === 'HEAD')) return whole;
  const validators = { etag: String(headers.get('etag')), lastModified: String(headers.get('last-modified')) };
  const verdict = weigh(message.headers, validators);
  if (verdict === 'failed') throw new HttpException(412);
  if (verdict === 'unchanged') return { status: 304, body: undefined, headers: onlyOf(headers, toldOfUnchanged) };
  const { range } = message.headers;
  const ifRange = message.headers['if-range'] as string | undefined;
  if (range === undefined || !wantsParts(ifRange, validators)) return whole;
  const asked = rangesOf(range, size);
  if (asked.kind === 'whole') return whole;
  if (asked.kind === 'malformed') return refusal(400, asked.reason);
  if (asked.kind === 'unsatisfiable') return refusal(416, '', { 'content-range': `bytes */${size}` });
  return parts(asked.parts, size, headers);
}

/** As Starlette says it, in plain text. */
function refusal(status: number, body: string, more: Readonly<Record<string, string>> = {}): Answer {
  return { status, body, headers: new Headers({ 'content-type': 'text/plain; charset=utf-8', ...more }) };
}

/** Several parts stand in one body with a line of their own each (RFC 9110 section 14.6). */
function parts(ranges: readonly ByteRange[], size: number, own: Headers): Sent {
  const headers = new Headers(own);
  const contentRange = ({ start, end }: ByteRange): string => `bytes ${start}-${end - 1}/${size}`;
  const [only] = ranges;
  if (ranges.length === 1 && only !== undefined) {
    headers.set('content-range', contentRange(only));
    return { status: 206, headers, sections: [only] };
  }
  const boundary = randomBytes(13).toString('hex');
  const head = (range: ByteRange): string =>
    `--${boundary}\r\ncontent-type: ${String(own.get('content-type'))}\r\ncontent-range: ${contentRange(range)}\r\n\r\n`;
  headers.set('content-type', `multipart/byteranges; boundary=${boundary}`);
  const sections = ranges.flatMap((range) => [Buffer.from(head(range)), range, Buffer.from('\r\n')]);
  return { status: 206, headers, sections: [...sections, Buffer.from(`--${boundary}--`)] };
}

/** RFC 9110 section 15.4.5; cookies and the like are no part of what is cached. */
const toldOfUnchanged = ['cache-control', 'content-location', 'date', 'etag', 'expires', 'vary'];

function onlyOf(headers: Headers, names: readonly string[]): Headers {
  return new Headers([...headers].filter(([name]) => names.includes(name)));
}

function isRange(section: Section | undefined): section is ByteRange {
  return section !== undefined && !(section instanceof Uint8Array);
}

function lengthOf(section: Section): number {
  return section instanceof Uint8Array ? section.byteLength : section.end - section.start;
}
