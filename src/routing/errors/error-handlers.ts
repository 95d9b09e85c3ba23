import { isNativeError } from 'node:util/types';
import type { EmittedEntry } from '../../container/emit/entry.js';
import { HttpException } from '../../core/http-exception.js';
import { RequestValidationError } from '../../binding/validation-error.js';
import type { Caught } from './catch.js';

/** One `@Catch` method, ready to run. */
export interface ErrorHandler {
  /** `WeatherErrors.onStorm`. */
  readonly name: string;
  readonly caught: readonly Caught[];
  readonly entry: EmittedEntry;
}

/** These have an answer of their own: whoever catches `Error` does not mean them. */
const answered: readonly unknown[] = [HttpException, RequestValidationError];

/** Finds who answers for an error: by its status, then by its nearest class, among handlers of the same class by the nearest level. */
export class ErrorHandlers {
  /** The nearest first. */
  readonly handlers: readonly ErrorHandler[];

  /** `levels`: the nearest first. */
  constructor(levels: readonly (readonly ErrorHandler[])[]) {
    this.handlers = levels.flat();
  }

  get isEmpty(): boolean {
    return this.handlers.length === 0;
  }

  /** The handler of an error; undefined where it is answered as usual. */
  find(error: unknown): ErrorHandler | undefined {
    if (this.isEmpty) return undefined;
    if (error instanceof HttpException && !(error instanceof RequestValidationError)) {
      const byStatus = this.#catching(error.status);
      if (byStatus !== undefined) return byStatus;
    }
    for (const type of classesOf(error)) {
      const found = this.#catching(type);
      if (found !== undefined) return found;
      if (answered.includes(type)) return undefined;
    }
    // An error of another realm (a worker, a vm) has another `Error` above it.
    return isNativeError(error) ? this.#catching(Error) : undefined;
  }

  #catching(what: unknown): ErrorHandler | undefined {
    return this.handlers.find(({ caught }) => caught.includes(what as Caught));
  }
}

function* classesOf(thrown: unknown): Generator {
  if (thrown === undefined || thrown === null) return;
  for (let proto = Object.getPrototypeOf(thrown) as object | null; proto !== null; proto = Object.getPrototypeOf(proto) as object | null)
    yield proto.constructor;
}
