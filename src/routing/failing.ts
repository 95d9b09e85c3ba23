import { ResourceStack, type Failure } from '../container/teardown.js';
import { sharedSlots } from '../container/emit/entry.js';
import { TenonError } from '../core/errors.js';
import { HttpException } from '../core/http-exception.js';
import type { Awaitable } from '../core/types.js';
import type { Logger } from '../core/logger.js';
import { jsonAnswer, responseAnswer, send, type Answer } from './answer.js';
import type { AnswerError } from './errors/default-answer.js';
import type { ErrorHandler, ErrorHandlers } from './errors/error-handlers.js';
import { asError, isMeant, logFailure, refuse } from './failure.js';
import type { RequestFrame } from './frame.js';
import { Response } from './responses/response.js';
import { beginStream, sendStream } from './streaming.js';

/** What answering failures takes from the application. */
export interface FailureOptions {
  readonly logger: Logger;
  readonly answerError: AnswerError;
  /** Milliseconds a handler of errors may take; 0 for ever. */
  readonly handlerTimeout: number;
  /** Whether Express has error middleware that wants to see what nobody meant to happen. */
  readonly hasErrorMiddleware: () => boolean;
}

/** Answers a failure: by the handler that catches it, else as usual. `errors`: everything that went wrong on the way, for the log. */
export function fail(
  frame: RequestFrame,
  { error }: Failure,
  errors: readonly unknown[],
  handlers: ErrorHandlers,
  options: FailureOptions,
): Awaitable<void> {
  frame.finish();
  frame.failed(error);
  const isOver = frame.reply.headersSent || (error instanceof TenonError && error.code === 'REQUEST_ABORTED');
  const handler = isOver ? undefined : handlers.find(error);
  if (handler === undefined) return unhandled(frame, error, errors, options);
  const others = errors.filter((other) => other !== error);
  // Whoever catches everything has not foreseen this one.
  logFailure(options.logger, frame, catchesAll(handler) ? [...others, error] : others);
  return handled(handler, frame, error, options);
}

function catchesAll({ caught }: ErrorHandler): boolean {
  return caught.includes(Error) || caught.includes(Object);
}

/** What nobody meant to happen is logged, or shown to Express's error middleware where there is some. */
function unhandled(frame: RequestFrame, error: unknown, errors: readonly unknown[], options: FailureOptions): void {
  const { logger, answerError } = options;
  if (!isMeant(error) && frame.next !== undefined && options.hasErrorMiddleware() && !frame.reply.headersSent) {
    logFailure(
      logger,
      frame,
      errors.filter((other) => other !== error),
    );
    // Express takes some values for no error at all, and the texts "route" and "router" for orders.
    frame.next(asError(error));
    return;
  }
  logFailure(logger, frame, errors);
  if (frame.reply.headersSent) frame.reply.destroy();
  else refuse(frame, error, logger, answerError);
}

async function handled(handler: ErrorHandler, frame: RequestFrame, error: unknown, options: FailureOptions): Promise<void> {
  try {
    const result = await frame.settle(run(handler, frame), options.handlerTimeout, handler.name);
    // It may have answered through Express's response.
    if (frame.reply.headersSent) return;
    const answer = answerOf(result, error, frame, options.answerError);
    if (answer.pieces === undefined) send(frame, answer);
    else await sendStream(frame, await beginStream(answer, answer.pieces));
  } catch (thrown) {
    frame.failed(thrown);
    unhandled(frame, thrown, [thrown], options);
  }
}

/** Runs a handler in a scope of its own: that of the request is closed. */
async function run({ entry }: ErrorHandler, frame: RequestFrame): Promise<unknown> {
  const resources = new ResourceStack();
  let result: unknown;
  let failure: Failure | undefined;
  try {
    result = await entry.run(frame, [], resources, sharedSlots(entry.plan));
  } catch (error) {
    failure = { error };
  }
  const closed = await resources.close(failure);
  const after = resources.hasLate ? await resources.late.close(closed.failure) : closed;
  if (after.failure !== undefined) throw after.failure.error;
  return result;
}

/** What a handler's result means: see `Catch`. */
function answerOf(result: unknown, error: unknown, frame: RequestFrame, answerError: AnswerError): Answer {
  const usual = error instanceof HttpException ? error.status : 500;
  const said = frame.said?.status;
  if (result instanceof Response) return responseAnswer(result, result.status ?? said ?? usual);
  if (result === undefined || result instanceof Error) return answerError(result ?? error);
  return jsonAnswer(said ?? usual, result);
}
