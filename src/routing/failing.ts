import { ResourceStack, type Failure } from '../container/teardown.js';
import { sharedSlots } from '../container/emit/entry.js';
import type { Awaitable } from '../core/types.js';
import type { Logger } from '../core/logger.js';
import { toJsonable } from '../model/output/to-jsonable.js';
import { jsonAnswer, responseAnswer, send, type Answer } from './answer.js';
import { auditRefusal } from './audit/audit-trail.js';
import type { AnswerError } from './errors/default-answer.js';
import type { ErrorHandler, ErrorHandlers } from './errors/error-handlers.js';
import { isAbort, isMeant, logFailure, lookable, refuse, shownToExpress, tellRequestId } from './failure.js';
import { afterResponse } from './finished.js';
import type { RequestFrame } from './frame.js';
import type { AnswerHeaders } from './head.js';
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

/**
 * Answers a failure: by the handler that catches it, else as usual. `errors`: everything that went wrong on the way, for the log. Neither throws nor rejects: there
 * is nobody behind it.
 */
export function fail(
  frame: RequestFrame,
  { error: thrown }: Failure,
  errors: readonly unknown[],
  handlers: ErrorHandlers,
  options: FailureOptions,
): Awaitable<void> {
  const error = lookable(thrown);
  const seen = errors.map(lookable);
  frame.finish();
  frame.failed(error);
  auditRefusal(frame.message, error);
  const isOver = frame.reply.headersSent || isAbort(error);
  const handler = isOver ? undefined : handlers.find(error);
  if (handler === undefined) return unhandled(frame, error, seen, options);
  const others = seen.filter((other) => other !== error);
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
  const { reply } = frame;
  if (reply.headersSent) {
    // Too late for an answer: what was meant as one is news, too. What is complete is left alone.
    logFailure(logger, frame, errors, !isAbort(error));
    if (!reply.writableEnded) reply.destroy();
  } else if (!isMeant(error) && frame.next !== undefined && options.hasErrorMiddleware()) {
    logFailure(
      logger,
      frame,
      errors.filter((other) => other !== error),
    );
    tellRequestId(frame);
    frame.next(shownToExpress(error));
  } else {
    logFailure(logger, frame, errors);
    refuse(frame, error, logger, answerError);
  }
}

async function handled(handler: ErrorHandler, frame: RequestFrame, error: unknown, options: FailureOptions): Promise<void> {
  try {
    const result = await frame.settle(run(handler, frame), options.handlerTimeout, handler.name);
    // It may have answered through Express's response.
    if (frame.reply.headersSent) return;
    if (result === undefined || result instanceof Error) {
      const usual = result ?? error;
      unhandled(frame, usual, [usual], options);
    } else await answered(frame, await answerOf(result, error, frame, options.answerError), options);
  } catch (thrown) {
    const broken = lookable(thrown);
    frame.failed(broken);
    unhandled(frame, broken, [error, broken], options);
  }
}

async function answered(frame: RequestFrame, answer: Answer, { handlerTimeout, logger }: FailureOptions): Promise<void> {
  const bounded = <T>(work: Promise<T>): Promise<T> => frame.settle(work, handlerTimeout, 'a handler of errors');
  if (answer.pieces === undefined) send(frame, answer);
  else await sendStream(frame, await beginStream(answer, answer.pieces, bounded));
  if (frame.laterTasks === undefined) return;
  await afterResponse(frame);
  try {
    await frame.laterTasks.run();
  } catch (error) {
    logFailure(logger, frame, [error]);
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

/** What a handler's result means that is no error: see `Catch`. */
async function answerOf(result: unknown, error: unknown, frame: RequestFrame, answerError: AnswerError): Promise<Answer> {
  const usual = answerError(error);
  const said = frame.said?.status;
  if (!(result instanceof Response)) return jsonAnswer(said ?? usual.status, toJsonable(result));
  const answer = await responseAnswer(result, result.status ?? said ?? usual.status, frame);
  return answer.status === usual.status ? { ...answer, headers: withRequired(answer.headers, usual.headers) } : answer;
}

/** What RFC 9110 requires of answers of some statuses (sections 15.5.2, 15.5.6, 15.5.8): who words the answer anew must not lose it. */
const required = ['allow', 'www-authenticate', 'proxy-authenticate'];

function withRequired(own: AnswerHeaders, usual: AnswerHeaders): Headers {
  const headers = new Headers(own as Headers);
  for (const [name, value] of Object.entries(usual ?? {}))
    if (required.includes(name.toLowerCase()) && !headers.has(name)) headers.set(name, String(value));
  return headers;
}
