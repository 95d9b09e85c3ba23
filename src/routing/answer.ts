import type { ServerResponse } from 'node:http';
import type { RequestFrame } from './frame.js';

/** What is sent, once nothing can change it any more. */
export interface Answer {
  readonly status: number;
  /** The JSON text; undefined for a status that has no body. */
  readonly body: string | undefined;
  readonly headers: Readonly<Record<string, string>> | undefined;
}

/**
 * The answer to a handler's result: its JSON, `null` for undefined. Throws `TypeError` for what JSON cannot hold: circles, `bigint`, and numbers
 * that are not finite, which would silently turn into `null`.
 */
export function jsonAnswer(status: number, value: unknown, headers?: Readonly<Record<string, string>>): Answer {
  if (bodiless(status)) return { status, body: undefined, headers };
  const body = JSON.stringify(value) ?? 'null';
  // Only where a null stands can a number have been lost; the search is left out for all other answers.
  if (body.includes('null') && holdsNonFinite(value))
    throw new TypeError('The result holds a number that is not finite, which JSON cannot hold.');
  return { status, body, headers };
}

function holdsNonFinite(value: unknown): boolean {
  if (typeof value === 'number') return !Number.isFinite(value);
  if (typeof value !== 'object' || value === null || typeof (value as { toJSON?: unknown }).toJSON === 'function') return false;
  return (Array.isArray(value) ? value : Object.values(value)).some(holdsNonFinite);
}

/** Statuses whose answers have no body (RFC 9110 sections 15.2, 15.3.5, 15.3.6, 15.4.5). */
export function bodiless(status: number): boolean {
  return status < 200 || status === 204 || status === 205 || status === 304;
}

/** Sends an answer, with what was said about it merged in; does nothing if something was sent already. */
export function send(frame: RequestFrame, answer: Answer): void {
  const { reply, said } = frame;
  frame.finish();
  if (reply.headersSent || reply.writableEnded) return;
  if (said !== undefined) mergeHeaders(reply, said.headers);
  const { status, body, headers } = answer;
  const type = headers?.['content-type'] ?? said?.headers.get('content-type') ?? jsonType;
  const head = body === undefined ? ['content-type', type] : ['content-type', type, 'content-length', String(Buffer.byteLength(body))];
  if (headers !== undefined)
    for (const name of Object.keys(headers)) if (!framed.has(name.toLowerCase())) head.push(name, headers[name] as string);
  reply.writeHead(status, head);
  reply.end(body);
}

/** Headers that are written once, by whoever knows the body; a second, other length would let two readers disagree on where the answer ends. */
const framed = new Set(['content-type', 'content-length', 'transfer-encoding']);

const jsonType = 'application/json';

function mergeHeaders(reply: ServerResponse, headers: Headers): void {
  for (const [name, value] of headers) {
    if (name !== 'set-cookie' && !framed.has(name)) reply.setHeader(name, value);
  }
  const cookies = headers.getSetCookie();
  if (cookies.length > 0) reply.appendHeader('set-cookie', cookies);
}
