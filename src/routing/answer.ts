import { TenonError } from '../core/errors.js';
import type { Awaitable } from '../core/types.js';
import { leaveBody } from '../binding/unread-body.js';
import { FileResponse } from './files/file-response.js';
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
  /** The bytes of a body that is not here: of all pieces, or of what HEAD leaves out; undefined where nobody knows. */
  readonly length?: number;
}

/** The answer to a value: its JSON, `null` for undefined. Throws `TypeError` for what JSON cannot hold. */
export function jsonAnswer(status: number, value: unknown, headers?: AnswerHeaders): Answer {
  return { status, body: bodiless(status) ? undefined : jsonText(value), headers };
}

/** The answer to a value that was held against a declared type: a number that is not finite was allowed by it, and is `null` in JSON, as in FastAPI. */
export function declaredAnswer(status: number, value: unknown): Answer {
  return { status, body: bodiless(status) ? undefined : (JSON.stringify(value) ?? 'null'), headers: undefined };
}

/** The answer that a response made by hand stands for. Throws what its `render` throws; rejects with what is wrong with its file. */
export function responseAnswer(response: Response<unknown>, status: number, frame: RequestFrame): Awaitable<Answer> {
  const { headers } = response;
  if (bodiless(status)) {
    if (response instanceof StreamingResponse) abandon(response.content);
    return { status, body: undefined, headers };
  }
  if (response instanceof StreamingResponse) return { status, body: undefined, headers, pieces: response.content };
  if (response instanceof FileResponse) return wanted(response, status, frame);
  return { status, body: response.render(response.content) ?? '', headers };
}

/** An answer that was waited for: nobody takes it any more where that took too long, and what it is made from is given back. */
async function wanted(response: FileResponse, status: number, frame: RequestFrame): Promise<Answer> {
  const answer = await response.answer(frame.message, status);
  frame.usualCaching = response.usualCaching;
  if (frame.abandoned === undefined || answer.pieces === undefined) return answer;
  abandon(answer.pieces);
  throw TenonError.of('REQUEST_ABORTED', {});
}

/** Sends an answer, with what was said about it merged in; does nothing if something was sent already. */
export function send(frame: RequestFrame, answer: Answer): void {
  const { reply } = frame;
  frame.finish();
  if (reply.headersSent || reply.writableEnded) return;
  leaveBody(frame.message, reply);
  const { status, body, headers, length } = answer;
  const head = headOf(frame, headers);
  const size = body === undefined ? length : typeof body === 'string' ? Buffer.byteLength(body) : body.byteLength;
  if (size !== undefined) head.push('content-length', String(size));
  writeHead(reply, status, head);
  reply.end(body);
}
