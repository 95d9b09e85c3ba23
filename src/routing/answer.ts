import type { ServerResponse } from 'node:http';
import type { RequestFrame } from './frame.js';
import { jsonText } from './responses/json-text.js';
import type { Response } from './responses/response.js';
import { bodiless } from './responses/status.js';
import { StreamingResponse, type Pieces } from './responses/streaming-response.js';

/** What is sent, once nothing can change it any more. */
export interface Answer {
  readonly status: number;
  /** Undefined for a status that has no body, and while pieces are to come. */
  readonly body: string | Uint8Array | undefined;
  /** JSON where they name no content type, unless they are a response's own. */
  readonly headers: Readonly<Record<string, string>> | Headers | undefined;
  /** What is sent piece by piece. */
  readonly pieces?: Pieces;
}

/** The answer to a value: its JSON, `null` for undefined. Throws `TypeError` for what JSON cannot hold. */
export function jsonAnswer(status: number, value: unknown, headers?: Readonly<Record<string, string>>): Answer {
  return { status, body: bodiless(status) ? undefined : jsonText(value), headers };
}

/** The answer to a value that was held against a declared type: a number that is not finite was allowed by it, and is `null` in JSON, as in FastAPI. */
export function declaredAnswer(status: number, value: unknown): Answer {
  return { status, body: bodiless(status) ? undefined : (JSON.stringify(value) ?? 'null'), headers: undefined };
}

/** The answer that a response made by hand stands for. Throws what its `render` throws. */
export function responseAnswer(response: Response<unknown>, status: number): Answer {
  const { headers } = response;
  if (bodiless(status)) return { status, body: undefined, headers };
  if (response instanceof StreamingResponse) return { status, body: undefined, headers, pieces: response.content };
  return { status, body: response.render(response.content) ?? '', headers };
}

/** Sends an answer, with what was said about it merged in; does nothing if something was sent already. */
export function send(frame: RequestFrame, answer: Answer): void {
  const { reply } = frame;
  frame.finish();
  if (reply.headersSent || reply.writableEnded) return;
  const { status, body, headers } = answer;
  const head = headers === undefined && frame.said === undefined ? ['content-type', jsonType] : headOf(frame, answer);
  if (body !== undefined) head.push('content-length', String(typeof body === 'string' ? Buffer.byteLength(body) : body.byteLength));
  reply.writeHead(status, head);
  reply.end(body);
}

/** The fields of an answer's head as node:http takes them; those that may be there already are added to the reply itself. */
export function headOf({ reply, said }: RequestFrame, { headers }: Answer): string[] {
  const own = headers instanceof Headers ? [...headers] : headers === undefined ? [] : Object.entries(headers);
  if (said !== undefined) mergeHeaders(reply, said.headers, own);
  const head: string[] = [];
  const type = find(own, 'content-type') ?? said?.headers.get('content-type') ?? (headers instanceof Headers ? undefined : jsonType);
  if (type !== undefined) head.push('content-type', type);
  for (const [name, value] of own) {
    const lower = name.toLowerCase();
    if (shared.has(lower)) reply.appendHeader(name, value);
    else if (!framed.has(lower)) head.push(name, value);
  }
  return head;
}

/** Headers that are written once, by whoever knows the body; a second, other length would let two readers disagree on where the answer ends. */
const framed = new Set(['content-type', 'content-length', 'transfer-encoding']);

/** Headers to which several may add: middleware, the response state, the response itself. */
const shared = new Set(['set-cookie', 'vary']);

const jsonType = 'application/json';

function mergeHeaders(reply: ServerResponse, said: Headers, own: readonly (readonly [string, string])[]): void {
  for (const [name, value] of said) {
    if (shared.has(name)) reply.appendHeader(name, value);
    else if (!framed.has(name) && find(own, name) === undefined) reply.setHeader(name, value);
  }
}

function find(fields: readonly (readonly [string, string])[], name: string): string | undefined {
  return fields.find(([one]) => one.toLowerCase() === name)?.[1];
}
