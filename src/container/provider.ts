import type { AnyFunction, Constructor } from '../core/types.js';
import type { Dependency } from './dependency.js';
import type { Closes, Scope } from './lifetime.js';
import type { Granted, Wish } from './need.js';
import type { Token } from './token.js';

/** The values of the wishes in `inject`, in order. */
export type Injected<D extends readonly Wish[]> = { -readonly [K in keyof D]: Granted<D[K]> };

interface Provides<T> {
  readonly provide: Token<T>;
}

interface Made {
  /** Singleton if nothing is said. */
  readonly scope?: Scope;
  /** A singleton made when it is first needed instead of at start-up; a failure is not kept. */
  readonly lazy?: boolean;
}

/** A class, made with what its constructor asks for. */
export interface ClassProvider<T = unknown> extends Provides<T>, Made {
  readonly useClass: Constructor<T>;
}

/** A value that is there already. */
export interface ValueProvider<T = unknown> extends Provides<T> {
  readonly useValue: T;
}

/** Another name for something that is provided elsewhere. */
export interface ExistingProvider<T = unknown> extends Provides<T> {
  readonly useExisting: Token<T>;
}

/** A function that makes the value from what is injected. */
export interface FactoryProvider<T = unknown, D extends readonly Wish[] = readonly Wish[]> extends Provides<T>, Made {
  readonly useFactory: (...injected: Injected<D>) => NoInfer<T> | Promise<NoInfer<T>>;
  readonly inject?: D;
  /** For a plain function that returns a promise for a request's value. */
  readonly async?: boolean;
}

/** A resource: what the generator yields, with its teardown after the `yield`. */
export interface GeneratorProvider<T = unknown, D extends readonly Wish[] = readonly Wish[]> extends Provides<T>, Made {
  readonly useGenerator: (...injected: Injected<D>) => Generator<NoInfer<T>, void, void> | AsyncGenerator<NoInfer<T>, void, void>;
  readonly inject?: D;
  /** For a request's resource: before the response if nothing is said. */
  readonly closes?: Closes;
}

/** A factory or a generator in a list: what it is injected with differs from one to the next, and {@link provide} checks each. */
interface ListedFactory extends Omit<FactoryProvider, 'useFactory'> {
  readonly useFactory: AnyFunction;
}
interface ListedGenerator extends Omit<GeneratorProvider, 'useGenerator'> {
  readonly useGenerator: AnyFunction;
}

/** What a module may list under `providers`. */
export type Provider =
  Constructor | Dependency<unknown> | ClassProvider | ValueProvider | ExistingProvider | ListedFactory | ListedGenerator;

/**
 * A provider whose function is held against its `inject` and its token by the compiler; it returns what it is given.
 *
 * @example
 * provide({ provide: CLOCK, useFactory: (config) => systemClock(config.zone), inject: [Config] });
 */
export function provide<T, const D extends readonly Wish[] = readonly []>(
  provider: FactoryProvider<T, D> | GeneratorProvider<T, D>,
): Provider {
  return provider;
}
