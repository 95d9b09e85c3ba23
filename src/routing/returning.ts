import type { Data } from '../model/types/data.js';
import type { ValueOf } from '../model/types/composite.js';
import type { Response } from './responses/response.js';
import type { RouteOptions } from './route-options.js';

/**
 * A decorator that the compiler holds against what the method returns: one whose `returns` is another type does not compile, nor does one whose response class takes
 * something else where no `returns` is stated. The same data without its class will do for `returns`; so will a response made by hand, and what nobody knows the
 * type of.
 */
export type ReturningDecorator<O extends RouteOptions> = O extends { readonly returns: infer S }
  ? IsBodiless<O, S> extends true
    ? Refused<'an answer of status 204, 205 or 304 has no body: leave returns out, or write null'>
    : Held<'returns', S>
  : O extends { readonly responseClass: infer C }
    ? Held<'responseClass', C>
    : MethodDecorator;

/** No other words than those that there are: what is inferred from the options would let any others pass. */
export type Known<O, All = RouteOptions> = { readonly [P in Exclude<keyof O, keyof All>]: never };

type Held<By extends 'returns' | 'responseClass', S> = <M extends (...args: never[]) => unknown>(
  target: object,
  name: string | symbol,
  descriptor: TypedPropertyDescriptor<M> & Fits<By, Awaited<ReturnType<M>>, S>,
) => void;

/** Takes no method at all. */
type Refused<Why extends string> = (target: object, name: string | symbol, descriptor: Why) => void;

type IsBodiless<O, S> = [S] extends [null] ? false : O extends { readonly status: 204 | 205 | 304 } ? true : false;

type Fits<By, R, S> = unknown extends R
  ? unknown
  : By extends 'returns'
    ? [Exclude<R, Response<unknown>>] extends [Answer<S>]
      ? unknown
      : 'what the method returns is not of the type that its route states'
    : [Exclude<R, Response<unknown>>] extends [ContentOf<S>]
      ? unknown
      : 'what the method returns is not what its response class takes';

/** Where null is taken, nothing at all goes out as null. */
type Answer<S> = S extends null ? null | undefined | void : Data<ValueOf<S>> | (null extends ValueOf<S> ? undefined : never);

/** What a response class takes; anything, of one about which nothing is known. */
type ContentOf<C> = C extends new (content: infer X, ...rest: never[]) => unknown ? ([X] extends [never] ? unknown : X) : unknown;
