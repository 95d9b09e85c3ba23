import type { Request } from 'express';
import type { RequestFrame } from './frame.js';

/** The call that an interceptor stands around. */
export interface InterceptedCall {
  /** `Orders.place`. */
  readonly route: string;
  readonly method: string;
  /** The path as it was declared: `/orders/:id`. */
  readonly path: string;
  readonly request: Request;
  /** Aborts when the client goes away, the handler takes too long or the server stops. */
  readonly signal: AbortSignal;
}

/**
 * Stands around handlers: sees the call before, the result after, may change the result, answer without the handler, or try again. Injectable like anything
 * else; listed under `interceptors` of the application, a module, a controller or a route, where the outer ones come first. It runs when all inputs are valid
 * and everything is open, and its result is held against `returns` as the handler's own is. After NestJS's interceptors.
 *
 * @example
 * @Injectable()
 * class Envelope implements Interceptor {
 *   async intercept(call: InterceptedCall, next: () => Promise<unknown>) { return { data: await next() }; }
 * }
 */
export interface Interceptor {
  /** `next` calls the next interceptor, in the end the handler. */
  intercept(call: InterceptedCall, next: () => Promise<unknown>): unknown;
}

/** What the interceptors of a route are told of it. */
export interface InterceptedRoute {
  readonly name: string;
  readonly method: string;
  readonly path: string;
}

class Call implements InterceptedCall {
  constructor(
    private readonly target: InterceptedRoute,
    private readonly frame: RequestFrame,
  ) {}

  get route(): string {
    return this.target.name;
  }

  get method(): string {
    return this.target.method;
  }

  get path(): string {
    return this.target.path;
  }

  get request(): Request {
    return this.frame.request;
  }

  get signal(): AbortSignal {
    return this.frame.signal;
  }
}

/** Runs a handler inside its interceptors, the first of them outermost. */
export function around(route: InterceptedRoute): (interceptors: readonly unknown[], handle: () => unknown, frame: object) => unknown {
  return (interceptors, handle, frame) => {
    const call = new Call(route, frame as RequestFrame);
    const step = async (index: number): Promise<unknown> => {
      const interceptor = interceptors[index] as Interceptor | undefined;
      return await (interceptor === undefined ? handle() : interceptor.intercept(call, () => nextStep(index + 1)));
    };
    const nextStep = (index: number): Promise<unknown> => {
      const next = step(index);
      // An interceptor may look at it later, or never; that is no failure that nobody handles.
      next.catch(() => undefined);
      return next;
    };
    return step(0);
  };
}
