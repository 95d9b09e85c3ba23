import { HttpException } from '../core/http-exception.js';
import { TenonError } from '../core/errors.js';
import { asError, loggable } from '../core/loggable.js';
import type { Logger } from '../core/logger.js';
import { redacted } from '../core/redacted.js';
import { send } from './answer.js';
import type { AnswerError } from './errors/default-answer.js';
import type { RequestFrame } from './frame.js';
import { pathWithoutSecrets } from './logged-path.js';
import { requestIdHeaderOf, requestIdOf, traceIdOf } from './request-id.js';
import { askedTarget } from './request-target.js';

/**
 * Sends the answer to a failure. One that HTTP or JSON cannot carry (a header with a line break, a detail with a circle) is a 500; where even that cannot be sent
 * with what middleware has put on the reply, it is sent without. Never throws.
 */
export function refuse(frame: RequestFrame, error: unknown, logger: Logger, answerError: AnswerError): void {
  try {
    send(frame, answerError(error));
    return;
  } catch (broken) {
    logFailure(logger, frame, [broken]);
    // Without what was said about the answer, which may be what broke it.
    frame.failed(broken);
  }
  const { reply } = frame;
  try {
    for (const name of reply.getHeaderNames()) reply.removeHeader(name);
    tellRequestId(frame);
    send(frame, answerError(undefined));
  } catch (broken) {
    logFailure(logger, frame, [broken]);
    reply.destroy();
  }
}

/** Whether it is the client who is gone. */
export function isAbort(error: unknown): boolean {
  return error instanceof TenonError && error.code === 'REQUEST_ABORTED';
}

/** Whether an error is an answer that somebody meant to give, and so is no news for the log. */
export function isMeant(error: unknown): boolean {
  return error instanceof HttpException || isAbort(error);
}

/** Puts the id of the request on its answer, which a client can then tell whoever reads the log. */
export function tellRequestId({ message, reply }: RequestFrame): void {
  if (!reply.headersSent) reply.setHeader(requestIdHeaderOf(message), requestIdOf(message));
}

/**
 * Logs what nobody meant to happen: the errors with their stacks and without whatever else somebody has put on them, the id of the request, its method and its path;
 * never headers, the query, a body or a secret parameter of the path. The answer is told the id as well. `all`: what was meant as an answer, too.
 */
export function logFailure(logger: Logger, frame: RequestFrame, errors: readonly unknown[], all = false): void {
  try {
    const unexpected = errors.filter((error) => all || !isMeant(error));
    if (unexpected.length === 0) return;
    tellRequestId(frame);
    const [only] = unexpected;
    const err =
      unexpected.length === 1 ? asError(only) : new AggregateError(unexpected.map(asError), 'The request failed in more than one place');
    const { message } = frame;
    const [path = ''] = askedTarget(message).split('?', 1);
    const shownPath = redacted(pathWithoutSecrets(frame) ?? path);
    const [requestId, traceId] = [requestIdOf(message), traceIdOf(message)];
    const trace = traceId === undefined ? {} : { traceId };
    logger.error({ err: loggable(err), requestId, ...trace, method: message.method, path: shownPath }, 'request failed');
  } catch {
    // A logger that fails must not take the request, or the process, along.
  }
}

/** What was thrown, if it can be looked at; a proxy may refuse even that, and would take the process along. */
export function lookable(thrown: unknown): unknown {
  try {
    void (thrown instanceof Error);
    return thrown;
  } catch {
    return new Error('Something was thrown that cannot be looked at.');
  }
}

const shown = new WeakSet<Error>();

/** An error of a route as Express's error middleware is given it. Express takes some values for no error at all, and the texts "route" and "router" for orders. */
export function shownToExpress(error: unknown): Error {
  const one = asError(error);
  shown.add(one);
  return one;
}

/** Whether an error that comes out of Express went into it from a route: then what it says of a status was never meant for a client. */
export function cameFromRoute(error: unknown): boolean {
  return typeof error === 'object' && error !== null && shown.has(error as Error);
}
