import type { ServerResponse } from 'node:http';
import type { RequestFrame } from './frame.js';

/** What is sent, once nothing can change it any more. */
export interface Answer {
  readonly status: number;
  /** The JSON text; undefined for a status that has no body. */
  readonly body: string | undefined;
  readonly headers: Readonly<Record<string, string>> | undefined;
}

/** The answer to a handler's result: its JSON, `null` for undefined. Throws `TypeError` for what JSON cannot hold. */
export function jsonAnswer(status: number, value: unknown, headers?: Readonly<Record<string, string>>): Answer {
  return { status, body: bodiless(status) ? undefined : (JSON.stringify(value) ?? 'null'), headers };
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
  const head =
    body === undefined ? ['content-type', jsonType] : ['content-type', jsonType, 'content-length', String(Buffer.byteLength(body))];
  if (headers !== undefined) for (const name of Object.keys(headers)) head.push(name, headers[name] as string);
  reply.writeHead(status, head);
  reply.end(body);
}

const jsonType = 'application/json';

function mergeHeaders(reply: ServerResponse, headers: Headers): void {
  for (const [name, value] of headers) {
    if (name !== 'set-cookie') reply.setHeader(name, value);
  }
  const cookies = headers.getSetCookie();
  if (cookies.length > 0) reply.appendHeader('set-cookie', cookies);
}
