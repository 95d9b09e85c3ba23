import { TenonError } from '../core/errors.js';
import type { AnyFunction } from '../core/types.js';
import { isGenerator } from './definition.js';
import { Dependency, type DependencyOptions, type Inputs, type Provided } from './dependency.js';
import type { Wish } from './need.js';
import type { Scope } from './lifetime.js';

/** What lives as long as the application, as a value: opened before everything else is made, closed after everything else is closed. Made by {@link lifespan}. */
export class Lifespan<T = unknown> extends Dependency<T> {
  override get scope(): Scope {
    return 'singleton';
  }
}

/** A generator whose `yield` is the time in which requests are answered. */
type Living<T> = Generator<T, void, void> | AsyncGenerator<T, void, void>;

/**
 * FastAPI's `lifespan`, as a value: a generator that runs to its `yield` when the application starts, and on from there when it has stopped. It is listed as
 * `lifespan` of `createApp` or of a module; what it yields is injected wherever it is asked for by itself, in every module, one and the same for all.
 *
 * Those of the application run first, then those of modules, importers before what they import; they close in the opposite order. Inputs are what lives as
 * long: singletons, other lifespans, settings. One that fails keeps the application from starting (`PROVIDER_FAILED`). Throws `LIFESPAN_INVALID`.
 *
 * @example
 * const kitchen = lifespan({ config: Config }, async function* ({ config }) {
 *   const oven = await heat(config.degrees);
 *   yield { oven };
 *   await oven.cool();
 * });
 */
export function lifespan<const I extends Readonly<Record<string, Wish>>, R extends Living<unknown>>(
  inputs: I,
  call: (inputs: Inputs<I>) => R,
  options?: Pick<DependencyOptions, 'name'>,
): Lifespan<Provided<R>>;
export function lifespan<R extends Living<unknown>>(call: () => R, options?: Pick<DependencyOptions, 'name'>): Lifespan<Provided<R>>;
export function lifespan(
  first: Readonly<Record<string, Wish>> | AnyFunction,
  second?: AnyFunction | DependencyOptions,
  third?: DependencyOptions,
): Lifespan {
  const isAlone = typeof first === 'function';
  const call = isAlone ? first : (second as AnyFunction);
  const options = (isAlone ? (second as DependencyOptions | undefined) : third) ?? {};
  if (typeof call !== 'function' || !isGenerator(call)) throw TenonError.of('LIFESPAN_INVALID', { where: 'lifespan()' });
  return new Lifespan(isAlone ? {} : first, call, { name: call.name || 'lifespan', ...options });
}

/** What may be listed as `lifespan`: one of them, several, or generators without inputs whose value nobody asks for. */
export type Lifespans = ListedLifespan | readonly ListedLifespan[];

type ListedLifespan = Lifespan<unknown> | (() => Living<unknown>);

const wrapped = new WeakMap<AnyFunction, Lifespan>();

/** The lifespans in a list. Throws `LIFESPAN_INVALID` for what is none; `where`: who lists them. */
export function listedLifespans(listed: Lifespans | undefined, where: string): readonly Lifespan[] {
  if (listed === undefined) return [];
  return [listed].flat().map((one: unknown) => {
    if (one instanceof Lifespan) return one;
    if (typeof one !== 'function' || !isGenerator(one as AnyFunction)) throw TenonError.of('LIFESPAN_INVALID', { where });
    const call = one as AnyFunction;
    const known = wrapped.get(call) ?? new Lifespan({}, call, { name: call.name || 'lifespan' });
    wrapped.set(call, known);
    return known;
  });
}
