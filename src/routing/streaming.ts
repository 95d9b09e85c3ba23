import type { ServerResponse } from 'node:http';
import { TenonError } from '../core/errors.js';
import { headOf, type Answer } from './answer.js';
import type { RequestFrame } from './frame.js';
import type { Pieces } from './responses/streaming-response.js';

type Piece = string | Uint8Array;
type Iteration = AsyncIterator<Piece> | Iterator<Piece>;

/** A streamed answer whose first piece is there, so that its head can be sent. */
export interface BegunStream {
  readonly answer: Answer;
  readonly iteration: Iteration;
  readonly first: IteratorResult<Piece>;
}

/** Waits for the first piece of an answer: what fails before it still decides the status. Throws what the iteration throws. */
export async function beginStream(answer: Answer, pieces: Pieces): Promise<BegunStream> {
  const iteration = Symbol.asyncIterator in pieces ? pieces[Symbol.asyncIterator]() : pieces[Symbol.iterator]();
  return { answer, iteration, first: checked(await iteration.next()) };
}

/**
 * Sends a begun stream to its end, each piece when the client has taken the ones before. Throws what the iteration throws (the connection is then broken off: a
 * client must not take a part for the whole), and `REQUEST_ABORTED` when the client is gone. The iteration is ended in either case.
 */
export async function sendStream(frame: RequestFrame, { answer, iteration, first }: BegunStream): Promise<void> {
  const { reply, message } = frame;
  let isDone = first.done === true;
  try {
    reply.writeHead(answer.status, headOf(frame, answer));
    for (let piece = first; piece.done !== true && message.method !== 'HEAD'; piece = checked(await iteration.next())) {
      await written(reply, piece.value);
      if (frame.isGone) throw TenonError.of('REQUEST_ABORTED', {});
    }
    isDone ||= message.method !== 'HEAD';
    reply.end();
  } catch (error) {
    reply.destroy();
    throw error;
  } finally {
    if (!isDone) await iteration.return?.();
  }
}

function checked(piece: IteratorResult<unknown>): IteratorResult<Piece> {
  const value: unknown = piece.value;
  if (piece.done === true || typeof value === 'string' || value instanceof Uint8Array) return piece as IteratorResult<Piece>;
  throw new TypeError(`A StreamingResponse sends text or bytes, not ${value === null ? 'null' : typeof value}.`);
}

/** Waits until the client has taken enough, or is gone. */
function written(reply: ServerResponse, piece: Piece): Promise<void> | undefined {
  if (reply.destroyed || reply.write(piece)) return undefined;
  return new Promise((resolve) => {
    const done = (): void => {
      reply.off('drain', done).off('close', done);
      resolve();
    };
    reply.once('drain', done).once('close', done);
  });
}
