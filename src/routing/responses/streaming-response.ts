import { isThenable } from '../../core/types.js';
import { Response, type ResponseOptions } from './response.js';

/** What is streamed: pieces of text (sent in UTF-8) or bytes, made on demand. A `Readable`, a `ReadableStream` and a generator are such. */
export type Pieces = AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>;

/**
 * A body that is sent piece by piece, no faster than the client takes it. The first piece is awaited before the head is sent, so that what fails before
 * it still decides the status. Resources of the request close after the last piece; a client that goes away ends the iteration (`return`). After Starlette's
 * `StreamingResponse`.
 *
 * @example
 * return new StreamingResponse(lines(), { mediaType: 'text/plain' });
 */
export class StreamingResponse extends Response<Pieces> {
  constructor(content: Pieces, options: ResponseOptions = {}) {
    super(content, options);
    // A text would be sent letter by letter.
    if (typeof content === 'string' || content instanceof Uint8Array || !isIterable(content))
      throw new TypeError('A StreamingResponse takes something to iterate over that gives text or bytes: a generator, a Readable, a list.');
  }

  override render(): never {
    throw new TypeError('A StreamingResponse is sent piece by piece.');
  }
}

/** Ends pieces that nobody will take any more: whatever they hold open is given back. Nobody waits for it, for a generator ends no sooner than its next piece. */
export function abandon(pieces: Pieces, iteration?: AsyncIterator<unknown> | Iterator<unknown>): void {
  const failed = (): void => undefined;
  try {
    (pieces as { destroy?: () => void }).destroy?.();
    const ending: unknown = iteration?.return?.();
    if (isThenable(ending)) ending.then(failed, failed);
  } catch {
    // What fails while it is given up is no news for the client, who is gone, or was told something else.
  }
}

function isIterable(value: unknown): value is Pieces {
  return typeof value === 'object' && value !== null && (Symbol.asyncIterator in value || Symbol.iterator in value);
}
