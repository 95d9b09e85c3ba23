import type { Data } from '../model/types/data.js';
import type { ValueOf } from '../model/types/composite.js';
import type { Response } from './responses/response.js';
import type { RouteOptions } from './route-options.js';

/**
 * A decorator that the compiler holds against what the method returns: one whose `returns` is another type does not compile. The same data without its class will
 * do; so will a response made by hand, and what nobody knows the type of.
 */
export type ReturningDecorator<O extends RouteOptions> = O extends { readonly returns: infer S }
  ? <M extends (...args: never[]) => unknown>(
      target: object,
      name: string | symbol,
      descriptor: TypedPropertyDescriptor<M> & Fits<Awaited<ReturnType<M>>, S>,
    ) => void
  : MethodDecorator;

/** No other words than those of {@link RouteOptions}: what is inferred from the options would let any others pass. */
export type Known<O> = { readonly [P in Exclude<keyof O, keyof RouteOptions>]: never };

type Fits<R, S> = unknown extends R
  ? unknown
  : [Exclude<R, Response<unknown>>] extends [Answer<S>]
    ? unknown
    : 'what the method returns is not of the type that its route states';

type Answer<S> = S extends null ? null | undefined | void : Data<ValueOf<S>>;
