import type { ServerResponse } from 'node:http';
import { TenonError } from '../core/errors.js';
import { isThenable, type Awaitable } from '../core/types.js';
import type { Answer } from './answer.js';
import { onDisconnect } from './disconnect.js';
import type { RequestFrame } from './frame.js';
import { headOf, writeHead } from './head.js';
import { abandon, type Pieces } from './responses/streaming-response.js';

type Piece = string | Uint8Array;
type Iteration = AsyncIterator<Piece> | Iterator<Piece>;

/** A streamed answer whose first piece is there, so that its head can be sent. */
export interface BegunStream {
  readonly answer: Answer;
  readonly pieces: Pieces;
  readonly iteration: Iteration;
  readonly first: IteratorResult<Piece>;
}

/** Waits for the first piece of an answer, as long as `bounded` waits: what fails before it still decides the status. Throws what the iteration throws. */
export async function beginStream(answer: Answer, pieces: Pieces, bounded: <T>(work: Promise<T>) => Promise<T>): Promise<BegunStream> {
  const iteration = Symbol.asyncIterator in pieces ? pieces[Symbol.asyncIterator]() : pieces[Symbol.iterator]();
  const next = async (): Promise<IteratorResult<Piece>> => checked(await iteration.next());
  try {
    return { answer, pieces, iteration, first: await bounded(next()) };
  } catch (error) {
    abandon(pieces, iteration);
    throw error;
  }
}

/**
 * Sends a begun stream to its end, each piece when the client has taken the ones before. Throws what the iteration throws (once the head is sent the connection
 * is broken off: a client must not take a part for the whole), and `REQUEST_ABORTED` as soon as the client is gone. The iteration is ended in either case.
 */
export async function sendStream(frame: RequestFrame, { answer, pieces, iteration, first }: BegunStream): Promise<void> {
  const { reply, message } = frame;
  const gone = new Disconnection(frame);
  try {
    const head = headOf(frame, answer.headers);
    if (answer.length !== undefined) head.push('content-length', String(answer.length));
    writeHead(reply, answer.status, head);
    if (message.method === 'HEAD') abandon(pieces, iteration);
    else
      for (let piece = first; piece.done !== true; piece = checked(await gone.or(iteration.next()))) {
        await gone.or(written(reply, piece.value));
        if (frame.isGone) throw TenonError.of('REQUEST_ABORTED', {});
      }
    reply.end();
  } catch (error) {
    abandon(pieces, iteration);
    if (reply.headersSent) reply.destroy();
    throw error;
  } finally {
    gone.forget();
  }
}

/** The client going away, in the middle of anything that is waited for. */
class Disconnection {
  readonly forget: () => void;
  private isGone: boolean;
  private leave: ((error: Error) => void) | undefined;

  constructor({ message, isGone }: RequestFrame) {
    this.isGone = isGone;
    this.forget = onDisconnect(message.socket, () => {
      this.isGone = true;
      this.leave?.(TenonError.of('REQUEST_ABORTED', {}));
    });
  }

  /** What is waited for, unless the client goes away before. A race with one promise would keep every piece in memory until that is settled. */
  or<T>(work: Awaitable<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.leave = reject;
      if (this.isGone) reject(TenonError.of('REQUEST_ABORTED', {}));
      if (isThenable(work)) work.then(resolve, reject);
      else resolve(work);
    });
  }
}

function checked(piece: IteratorResult<unknown>): IteratorResult<Piece> {
  const value: unknown = piece.value;
  if (piece.done === true || typeof value === 'string' || value instanceof Uint8Array) return piece as IteratorResult<Piece>;
  throw new TypeError(`A StreamingResponse sends text or bytes, not ${value === null ? 'null' : typeof value}.`);
}

/** Waits until the client has taken enough. */
function written(reply: ServerResponse, piece: Piece): Awaitable<void> {
  if (reply.destroyed || reply.write(piece)) return undefined;
  return new Promise((resolve) => {
    const done = (): void => {
      reply.off('drain', done).off('close', done);
      resolve();
    };
    reply.once('drain', done).once('close', done);
  });
}
