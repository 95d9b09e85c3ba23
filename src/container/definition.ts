import { types } from 'node:util';
import type { ResolutionContext, BindWhenFluentSyntax } from 'inversify';
import type { AnyFunction, Constructor } from '../core/types.js';
import type { Dependency } from './dependency.js';
import type { Closes, Scope } from './lifetime.js';
import type { Need } from './need.js';
import type { Token } from './token.js';

/** How a value comes into being, once its needs are met. */
export type Make =
  | {
      readonly kind: 'class';
      readonly type: Constructor;
      /** For each constructor parameter the position of its need; -1 where the class keeps its default. */
      readonly parameters: readonly number[];
      /** Properties set after construction, each with the position of its need. */
      readonly properties: readonly (readonly [key: string | symbol, need: number])[];
      readonly postConstruct: readonly (string | symbol)[];
      readonly preDestroy: readonly (string | symbol)[];
    }
  | {
      readonly kind: 'call' | 'yield';
      readonly call: AnyFunction;
      readonly async: boolean;
      /** The needs are handed over as one object with these keys; as arguments when undefined. */
      readonly keys: readonly string[] | undefined;
    }
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'alias' }
  | { readonly kind: 'dynamic'; readonly build: (context: ResolutionContext) => unknown; readonly async: boolean };

/** Puts a constraint on a binding; `key` turns a token into what it is called in the container. */
export type Constrain = (binding: BindWhenFluentSyntax<unknown>, key: (token: Token) => symbol) => void;

/** What a binding in Inversify's own syntax says beyond a provider. */
export interface NativeTraits {
  /** `named "red"`, `tagged size=2`, `bound whenParentIs`, or undefined for a binding without a constraint. */
  readonly constraint: string | undefined;
  readonly name: string | number | symbol | undefined;
  readonly tag: readonly [key: string | number | symbol, value: unknown] | undefined;
  readonly constrain: Constrain | undefined;
  readonly activate: ((context: ResolutionContext, value: never) => unknown) | undefined;
  readonly deactivate: ((value: never) => unknown) | undefined;
}

/** One provider, whatever form it was written in: what it makes, what it needs, how long it lives. */
export interface Definition {
  readonly token: Token | Dependency<unknown>;
  readonly name: string;
  readonly make: Make;
  readonly needs: readonly Need[];
  readonly scope: Scope;
  readonly lazy: boolean;
  readonly closes: Closes;
  readonly native?: NativeTraits;
  /** The class whose value is read before anything is made, where it is one that nobody has to provide. */
  readonly itself?: Constructor;
}

/** Whether calling the function gives a generator, as far as the function itself tells. */
export function isGenerator(call: AnyFunction): boolean {
  return types.isGeneratorFunction(call);
}

/** Whether the function is `async`; node answers yes for async generators too. */
export function isAsync(call: AnyFunction): boolean {
  return types.isAsyncFunction(call);
}

/** Whether closing the value takes a step of its own. */
export function hasTeardown({ make, native }: Definition): boolean {
  return make.kind === 'yield' || (make.kind === 'class' && make.preDestroy.length > 0) || native?.deactivate !== undefined;
}

/** Whether making the value takes an `await`, as far as the functions involved tell. */
export function isAsyncMake({ make, native }: Definition): boolean {
  if (native?.activate !== undefined && isAsync(native.activate)) return true;
  if (make.kind === 'call' || make.kind === 'yield' || make.kind === 'dynamic') return make.async;
  if (make.kind !== 'class') return false;
  const prototype = make.type.prototype as Record<string | symbol, AnyFunction>;
  return make.postConstruct.some((method) => prototype[method] !== undefined && isAsync(prototype[method]));
}
