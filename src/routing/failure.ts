import { isNativeError } from 'node:util/types';
import { HttpException } from '../core/http-exception.js';
import { TenonError } from '../core/errors.js';
import type { Logger } from '../core/logger.js';
import { send } from './answer.js';
import type { AnswerError } from './errors/default-answer.js';
import type { RequestFrame } from './frame.js';

/** Sends the answer to a failure. One that HTTP or JSON cannot carry (a header with a line break, a detail with a circle) is a 500. */
export function refuse(frame: RequestFrame, error: unknown, logger: Logger, answerError: AnswerError): void {
  try {
    send(frame, answerError(error));
  } catch (broken) {
    logFailure(logger, frame, [broken]);
    // Without what was said about the answer, which may be what broke it.
    frame.failed(broken);
    send(frame, answerError(undefined));
  }
}

/** Whether an error is an answer that somebody meant to give, and so is no news for the log. */
export function isMeant(error: unknown): boolean {
  return error instanceof HttpException || (error instanceof TenonError && error.code === 'REQUEST_ABORTED');
}

/** Logs what nobody meant to happen: the errors with their stacks, the method and the path; never headers, the query or a body. */
export function logFailure(logger: Logger, frame: RequestFrame, errors: readonly unknown[]): void {
  const unexpected = errors.filter((error) => !isMeant(error));
  if (unexpected.length === 0) return;
  const [only] = unexpected;
  const err =
    unexpected.length === 1 ? asError(only) : new AggregateError(unexpected.map(asError), 'The request failed in more than one place');
  const { method, url = '' } = frame.message;
  try {
    logger.error({ err, method, path: url.split('?', 1)[0] }, 'request failed');
  } catch {
    // A logger that fails must not take the request, or the process, along.
  }
}

/** Anything can be thrown; the log wants an error. One of another realm (a vm, jest) is one as well. */
export function asError(thrown: unknown): Error {
  return thrown instanceof Error || isNativeError(thrown)
    ? thrown
    : new Error(`Something that is no Error was thrown: ${describe(thrown)}`);
}

function describe(thrown: unknown): string {
  if (typeof thrown === 'object' && thrown !== null) return `an object with the keys ${Object.keys(thrown).join(', ') || '(none)'}`;
  return typeof thrown === 'string' ? JSON.stringify(thrown) : String(thrown);
}
