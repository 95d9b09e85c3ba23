import { TenonError } from '../core/errors.js';
import { isThenable, type Awaitable, type Constructor } from '../core/types.js';
import type { Explanation } from './engine/explain.js';
import type { ModelOptions } from './engine/options.js';
import { readerFor } from './model-reader.js';
import { ModelValidationError } from './validation-failure.js';

/**
 * Makes an instance of a model out of plain data: converted, validated, without keys that no property declares, with its defaults.
 * The data itself is not changed.
 *
 * Throws {@link ModelValidationError} where the data does not fit, `MODEL_UNDECORATED` where the class is no model, and `MODEL_ASYNC` where a check answers with a promise.
 *
 * @example
 * const order = parse(Order, JSON.parse(text));
 */
export function parse<T extends object>(type: Constructor<T>, plain: unknown, options?: ModelOptions): T {
  const reader = readerFor(type, options);
  const value = reader.tryRead(plain);
  if (value !== undefined) return value;
  const explanation = reader.readOn(plain);
  if (!isThenable(explanation)) return valueOf(type, explanation);
  // What is still under way answers nobody any more.
  explanation.then(undefined, () => undefined);
  throw TenonError.of('MODEL_ASYNC', { model: type.name });
}

/** {@link parse}, where a check may answer with a promise. */
export async function parseAsync<T extends object>(type: Constructor<T>, plain: unknown, options?: ModelOptions): Promise<T> {
  return valueOf(type, await readerFor(type, options).read(plain));
}

/**
 * Says everything that is to be said about data: the instance where all is well, else every problem, as class-validator's errors and in
 * FastAPI's shape. A promise only where a check answers with one. Users' functions run once each.
 *
 * @example
 * const { value, problems } = await explain(Order, body);
 */
export function explain<T extends object>(type: Constructor<T>, plain: unknown, options?: ModelOptions): Awaitable<Explanation<T>> {
  return readerFor(type, options).read(plain);
}

function valueOf<T extends object>(type: Constructor<T>, { value, problems, errors }: Explanation<T>): T {
  if (value === undefined) throw new ModelValidationError(type.name, problems, errors);
  return value;
}
