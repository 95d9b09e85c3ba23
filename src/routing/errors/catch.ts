import type { HttpException } from '../../core/http-exception.js';
import { MetadataKey } from '../../core/metadata.js';

/** What is caught: a class of errors with its subclasses, or the `HttpException`s of a status. */
export type Caught = (abstract new (...args: never[]) => unknown) | number;

type CaughtValue<C> = C extends number ? HttpException : C extends abstract new (...args: never[]) => infer E ? E : never;

/** A decorator of methods that take an `E` first; another one does not compile. */
export type CatchDecorator<E> = <M extends (...args: never[]) => unknown>(
  target: object,
  name: string | symbol,
  descriptor: TypedPropertyDescriptor<M> &
    (Parameters<M> extends readonly []
      ? unknown
      : [E] extends [Parameters<M>[0]]
        ? unknown
        : 'the first parameter does not take every error that is caught'),
) => void;

const catchKey = new MetadataKey<Map<string, readonly Caught[]>>('catch');

/**
 * Makes a method answer for errors: of its own controller's routes, or of those of a module or the application that lists its class under `errorHandlers`. Its first
 * parameter is the error; further ones take what the container has (`@Depends`, `@Req`), but no inputs. What it returns is the answer: a response; an error, which is
 * then answered as usual; plain data, with the status of the error; nothing, and the error is answered as usual.
 *
 * The nearest class wins, of one class the nearest level; a status goes before classes. `HttpException` and `RequestValidationError` answer for themselves unless they
 * are caught, so `Error` does not catch them. After FastAPI's `exception_handler`.
 *
 * @example
 * class WeatherErrors {
 *   @Catch(Storm)
 *   onStorm(error: Storm) { return new JsonResponse({ weather: error.message }, { status: 503 }); }
 * }
 */
export function Catch<const C extends readonly [Caught, ...Caught[]]>(...caught: C): CatchDecorator<CaughtValue<C[number]>> {
  return (target, name) => {
    catchKey.ensure(target, () => new Map()).set(String(name), caught);
  };
}

/** The methods of a class that catch errors, inherited ones first, with what they catch. */
export function catchersOf(type: { prototype: object }): ReadonlyMap<string, readonly Caught[]> {
  return new Map(catchKey.ofPrototypes(type).flatMap((catchers) => [...catchers]));
}
