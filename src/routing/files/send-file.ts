import type { IncomingMessage, ServerResponse } from 'node:http';
import { leaveBody } from '../../binding/unread-body.js';
import { send } from '../answer.js';
import { RequestFrame } from '../frame.js';
import { beginStream, sendStream } from '../streaming.js';
import { abandon } from '../responses/streaming-response.js';
import type { FileResponse } from './file-response.js';

/** Sends a file outside of the pipeline. Rejects with what is wrong with the file, and `REQUEST_ABORTED` where the client is gone. */
export async function sendFile(response: FileResponse, status: number, message: IncomingMessage, reply: ServerResponse): Promise<void> {
  const frame = new RequestFrame(message, reply, [], '', undefined);
  const answer = await response.answer(message, status);
  frame.usualCaching = response.usualCaching;
  if (answer.pieces === undefined) {
    send(frame, answer);
    return;
  }
  leaveBody(message, reply);
  if (reply.headersSent || frame.isGone) abandon(answer.pieces);
  else await sendStream(frame, await beginStream(answer, answer.pieces, (work) => work));
}
