import { HttpException } from '../core/http-exception.js';
import type { ValidationProblem } from '../model/misfit.js';

/** A request whose data does not fit what the route and its dependencies declare: 422 with every problem, in FastAPI's shape. */
export class RequestValidationError extends HttpException {
  override readonly name: string = 'RequestValidationError';

  /**
   * The body as it was sent, for an error handler to show: parsed JSON (its text where it is broken), the text, or the fields of a form by name; undefined
   * where none was read. It does not go into the message, and is not enumerable, so that it is not printed with the error.
   */
  declare readonly body: unknown;

  constructor(
    readonly problems: readonly ValidationProblem[],
    body?: unknown,
  ) {
    super(422, problems);
    Object.defineProperty(this, 'body', { value: body, enumerable: false });
    this.message = `${problems.length} invalid value${problems.length === 1 ? '' : 's'} in the request`;
  }
}
