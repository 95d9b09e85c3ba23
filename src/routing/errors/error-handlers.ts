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

type Level = ReadonlyMap<Caught, ErrorHandler>;

/**
 * Finds who answers for an error. Of an HTTP error whoever says more of it than that it is one: level by level, the nearest first, by its status, then by its nearest
 * class. Of any error its nearest class, of one class the nearest level.
 */
export class ErrorHandlers {
  readonly handlers: readonly ErrorHandler[];
  private readonly levels: readonly Level[];

  /** `levels`: the nearest first. */
  constructor(levels: readonly (readonly ErrorHandler[])[]) {
    this.handlers = levels.flat();
    this.levels = levels.filter((level) => level.length > 0).map(byWhatIsCaught);
  }

  /** The handler of an error; undefined where it is answered as usual. */
  find(error: unknown): ErrorHandler | undefined {
    if (this.levels.length === 0) return undefined;
    const particular = error instanceof HttpException && !(error instanceof RequestValidationError) ? this.#particular(error) : undefined;
    if (particular !== undefined) return particular;
    for (const type of classesOf(error)) {
      const found = this.#catching(type);
      if (found !== undefined) return found;
      if (answered.includes(type)) return undefined;
    }
    // An error of another realm (a worker, a vm) has another `Error` above it.
    return isNativeError(error) ? this.#catching(Error) : undefined;
  }

  #particular(error: HttpException): ErrorHandler | undefined {
    const types = [...classesOf(error)];
    const own = types.slice(0, types.indexOf(HttpException));
    for (const level of this.levels) {
      for (const what of [error.status, ...own]) {
        const found = level.get(what as Caught);
        if (found !== undefined) return found;
      }
    }
    return undefined;
  }

  #catching(what: unknown): ErrorHandler | undefined {
    for (const level of this.levels) {
      const found = level.get(what as Caught);
      if (found !== undefined) return found;
    }
    return undefined;
  }
}

/** Of two that catch the same the first counts. */
function byWhatIsCaught(handlers: readonly ErrorHandler[]): Level {
  return new Map(handlers.toReversed().flatMap((handler) => handler.caught.map((what) => [what, handler] as const)));
}

function* classesOf(thrown: unknown): Generator {
  if (thrown === undefined || thrown === null) return;
  for (let proto = Object.getPrototypeOf(thrown) as object | null; proto !== null; proto = Object.getPrototypeOf(proto) as object | null)
    yield proto.constructor;
}
