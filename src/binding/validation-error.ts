import { HttpException } from '../core/http-exception.js';
import type { ValidationProblem } from '../model/misfit.js';

/** A request whose data does not fit what the route and its dependencies declare: 422 with every problem, in FastAPI's shape. */
export class RequestValidationError extends HttpException {
  override readonly name: string = 'RequestValidationError';

  constructor(readonly problems: readonly ValidationProblem[]) {
    super(422, problems);
    this.message = `${problems.length} invalid value${problems.length === 1 ? '' : 's'} in the request`;
  }
}
