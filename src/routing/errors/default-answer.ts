import { STATUS_CODES } from 'node:http';
import { RequestValidationError } from '../../binding/validation-error.js';
import { TenonError } from '../../core/errors.js';
import { HttpException } from '../../core/http-exception.js';
import type { ValidationProblem } from '../../model/misfit.js';
import { toJsonable } from '../../model/output/to-jsonable.js';
import { jsonAnswer, type Answer } from '../answer.js';
import { DeclaredProblem, type ProblemFacts } from './problem.js';

/** How errors are written: FastAPI's `{"detail": ...}`, or problem+json (RFC 9457). */
export type ErrorFormat = 'detail' | 'problem';

/** How invalid requests are answered. */
export interface ValidationErrorOptions {
  /** 422 if nothing is said. */
  readonly status?: number;
  /** As every other error if nothing is said; a function makes the body itself, which is sent as JSON. */
  readonly format?: ErrorFormat | ((problems: readonly ValidationProblem[]) => unknown);
}

/** How an application writes its errors. */
export interface ErrorFormats {
  readonly errors: ErrorFormat;
  readonly validation: ValidationErrorOptions;
}

/** The answer to an error that nobody else answers. */
export type AnswerError = (error: unknown) => Answer;

/** Decides how errors are answered: an `HttpException` as it says, a handler out of time 503, anything else a 500 that tells nothing. */
export function errorAnswers({ errors, validation }: ErrorFormats): AnswerError {
  const { status: invalidStatus = 422, format = errors } = validation;
  return (error) => {
    if (!(error instanceof RequestValidationError)) return written(meantError(error), errors);
    const { problems, headers, message } = error;
    if (typeof format === 'function') return jsonAnswer(invalidStatus, toJsonable(format(problems)), headers);
    if (format === 'detail') return jsonAnswer(invalidStatus, toJsonable({ detail: problems }), headers);
    return problemAnswer({ ...kindOf(invalidStatus), detail: message, errors: problems }, invalidStatus, headers);
  };
}

/** What may be told of an error: itself, if somebody meant to tell it. */
function meantError(error: unknown): HttpException {
  if (error instanceof HttpException) return error;
  const isOverload = error instanceof TenonError && (error.code === 'HANDLER_TIMEOUT' || error.code === 'SERVER_CLOSING');
  return new HttpException(isOverload ? 503 : 500);
}

function written(error: HttpException, format: ErrorFormat): Answer {
  const { status, headers, detail } = error;
  if (format === 'detail') return jsonAnswer(status, toJsonable({ detail, ...membersOf(error) }), headers);
  const kind = kindOf(status, error instanceof DeclaredProblem ? error.facts : undefined);
  // RFC 9457 wants a sentence for `detail`; anything else that was said goes beside it.
  const said = typeof detail !== 'string' ? { details: detail } : detail === kind.title ? {} : { detail };
  return problemAnswer({ ...kind, ...said, ...membersOf(error) }, status, headers);
}

/** What a declared problem carries beside its detail, as its model has it go out. */
function membersOf(error: HttpException): object {
  if (!(error instanceof DeclaredProblem)) return {};
  const { members } = error.facts;
  const { detail: _, instance, ...own } = error.said;
  const typed = members === undefined ? own : Object.assign(Object.create(members.prototype as object) as object, own);
  return { ...(instance === undefined ? {} : { instance }), ...(toJsonable(typed) as object) };
}

function kindOf(status: number, { type = 'about:blank', title = STATUS_CODES[status] ?? 'Unknown Status' }: Partial<ProblemFacts> = {}) {
  return { type, title, status };
}

function problemAnswer(body: object, status: number, headers: HttpException['headers']): Answer {
  return jsonAnswer(status, toJsonable(body), { 'content-type': 'application/problem+json', ...headers });
}
