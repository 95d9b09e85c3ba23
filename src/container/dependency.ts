import type { AnyFunction } from '../core/types.js';
import type { Granted, Need, Wish } from './need.js';
import type { Closes, Scope } from './lifetime.js';

/** How a dependency is called. */
export interface DependencyOptions {
  /** When its teardown runs, for a generator; before the response if nothing is said. */
  readonly closes?: Closes;
  /** `false`: called anew for everyone who asks, instead of once in a request. */
  readonly cache?: boolean;
  /** For a plain function that returns a promise; async functions are known by themselves. */
  readonly async?: boolean;
  /** How it is called in errors and in the wiring; the name of the function if nothing is said. */
  readonly name?: string;
  /** The errors that it may throw, by status, each with what it means: for the document of every route that uses it. */
  readonly refusals?: Readonly<Record<number, string>>;
}

/** What a dependency's function is worth: what it yields, or what its promise resolves to. */
export type Provided<R> = R extends AsyncGenerator<infer Y> ? Y : R extends Generator<infer Y> ? Y : Awaited<R>;

/** What the inputs of a dependency are worth, key by key. */
export type Inputs<I> = { readonly [K in keyof I]: Granted<I[K]> };

/**
 * A function with the things it needs, called once per request for whoever asks; made by {@link dependency}.
 * It is its own token: it can stand in `@Depends`, in `use`, among the providers of a module, and in the inputs of another one.
 */
export class Dependency<T = unknown> {
  declare protected readonly value: T;
  readonly name: string;

  constructor(
    readonly inputs: Readonly<Record<string, Wish>>,
    readonly call: AnyFunction,
    readonly options: DependencyOptions,
  ) {
    this.name = options.name ?? (call.name || 'dependency');
  }

  /** Whether it tells who asks: then it runs with the guards, with all that uses it. */
  get authenticates(): boolean {
    return false;
  }

  /** Whether it lets nobody pass of whom it does not know who it is. */
  get demands(): boolean {
    return this.authenticates;
  }

  /** False where scopes that its tree takes are not looked at whoever is let in. */
  get looksAtScopes(): boolean {
    return true;
  }

  /** How long its value lives. */
  get scope(): Scope {
    return this.options.cache === false ? 'transient' : 'request';
  }

  /** What its function takes as arguments, where it does not take its inputs as one object; asked for once at every start. */
  get needs(): readonly Need[] | undefined {
    return undefined;
  }
}

/**
 * FastAPI's `Depends`, as a value: a function whose inputs are found, checked and documented for it.
 *
 * `inputs` names tokens, other dependencies and request inputs (`query('limit', { type: Int })`); their types are inferred. A generator
 * function is a resource: what stands after its `yield` is the teardown, and the failure of the request is thrown in at the `yield`.
 * Throws `GENERATOR_EMPTY`, `GENERATOR_TWICE` or `PROVIDER_PROMISE` when the function does not keep its word.
 *
 * @example
 * const session = dependency({ pool: Pool }, async function* ({ pool }) {
 *   const opened = await pool.open();
 *   try { yield opened; } finally { await opened.close(); }
 * });
 */
export function dependency<const I extends Readonly<Record<string, Wish>>, R>(
  inputs: I,
  call: (inputs: Inputs<I>) => R,
  options?: DependencyOptions,
): Dependency<Provided<R>>;
export function dependency<R>(call: () => R, options?: DependencyOptions): Dependency<Provided<R>>;
export function dependency(
  first: Readonly<Record<string, Wish>> | AnyFunction,
  second?: AnyFunction | DependencyOptions,
  third?: DependencyOptions,
): Dependency<unknown> {
  if (typeof first === 'function') return new Dependency({}, first, (second as DependencyOptions | undefined) ?? {});
  const call = second as AnyFunction;
  return new Dependency(first, call, { name: nameOfDependency(call), ...third });
}

function nameOfDependency(call: AnyFunction): string {
  return call.name || 'dependency';
}
