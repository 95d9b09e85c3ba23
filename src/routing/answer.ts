import { leaveBody } from '../binding/unread-body.js';
import type { RequestFrame } from './frame.js';
import { headOf, writeHead, type AnswerHeaders } from './head.js';
import { jsonText } from './responses/json-text.js';
import type { Response } from './responses/response.js';
import { bodiless } from './responses/status.js';
import { abandon, StreamingResponse, type Pieces } from './responses/streaming-response.js';

/** What is sent, once nothing can change it any more. */
export interface Answer {
  readonly status: number;
  /** Undefined for a status that has no body, and while pieces are to come. */
  readonly body: string | Uint8Array | undefined;
  /** JSON where they name no content type, unless they are a response's own. */
  readonly headers: AnswerHeaders;
  /** What is sent piece by piece. */
  readonly pieces?: Pieces;
}

/** The answer to a value: its JSON, `null` for undefined. Throws `TypeError` for what JSON cannot hold. */
export function jsonAnswer(status: number, value: unknown, headers?: AnswerHeaders): Answer {
  return { status, body: bodiless(status) ? undefined : jsonText(value), headers };
}

/** The answer to a value that was held against a declared type: a number that is not finite was allowed by it, and is `null` in JSON, as in FastAPI. */
export function declaredAnswer(status: number, value: unknown): Answer {
  return { status, body: bodiless(status) ? undefined : (JSON.stringify(value) ?? 'null'), headers: undefined };
}

/** The answer that a response made by hand stands for. Throws what its `render` throws. */
export function responseAnswer(response: Response<unknown>, status: number): Answer {
  const { headers } = response;
  if (bodiless(status)) {
    if (response instanceof StreamingResponse) abandon(response.content);
    return { status, body: undefined, headers };
  }
  if (response instanceof StreamingResponse) return { status, body: undefined, headers, pieces: response.content };
  return { status, body: response.render(response.content) ?? '', headers };
}

/** Sends an answer, with what was said about it merged in; does nothing if something was sent already. */
export function send(frame: RequestFrame, answer: Answer): void {
  const { reply } = frame;
  frame.finish();
  if (reply.headersSent || reply.writableEnded) return;
  leaveBody(frame.message, reply);
  const { status, body, headers } = answer;
  const head = headOf(frame, headers);
  if (body !== undefined) head.push('content-length', String(typeof body === 'string' ? Buffer.byteLength(body) : body.byteLength));
  writeHead(reply, status, head);
  reply.end(body);
}
