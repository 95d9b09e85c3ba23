import { problem } from '../core/errors.js';
import type { AnyFunction, Awaitable, Constructor } from '../core/types.js';
import { isAsync, isGenerator, type Definition } from './definition.js';
import { classDefinition, dependencyDefinition, type Report } from './definitions.js';
import { Dependency } from './dependency.js';
import { tokenName, type Token } from './token.js';

/** Something that may be replaced in a test. */
export type Replaceable<T> = Token<T> | Dependency<T>;

/** One replacement of a provider or a dependency; made by {@link override}. */
export interface Override {
  readonly target: Replaceable<unknown>;
  readonly by:
    | { readonly kind: 'value'; readonly value: unknown }
    | { readonly kind: 'class'; readonly type: Constructor }
    | { readonly kind: 'factory'; readonly make: AnyFunction }
    | { readonly kind: 'dependency'; readonly dependency: Dependency<unknown> };
}

/** What a dependency may be replaced by: a function without inputs (a generator has its teardown), or another dependency. */
type Replacement<T> = (() => Awaitable<T> | Generator<T, void, void> | AsyncGenerator<T, void, void>) | Dependency<T>;

/** The second half of `override(X).with(...)`. */
export interface Overriding<T, Target> {
  /** A value in place of the provider's; for a dependency, a function or another dependency in place of its own. */
  with(replacement: Target extends Dependency<unknown> ? Replacement<T> : T): Override;
  /** A class that the container makes in place of the provider's. */
  withClass(type: Constructor<T>): Override;
  /** A function that makes the value, in the scope of the provider it replaces; a generator has its teardown. */
  withFactory(make: () => Awaitable<T> | Generator<T, void, void> | AsyncGenerator<T, void, void>): Override;
}

/**
 * Names what a test replaces: a provider by its token, or a dependency by itself, in whatever module it lives.
 *
 * The definition is replaced before anything is bound, so what the original needed is not made. Throws at start-up (`OVERRIDE_UNKNOWN`,
 * `OVERRIDE_UNUSED`, `OVERRIDE_INVALID`) when it would replace nothing, or nothing that is used. After FastAPI's `dependency_overrides`.
 *
 * @example
 * const t = await testApp(app, { override: [override(Mailer).with(fakeMailer)] });
 */
export function override<T>(target: Dependency<T>): Overriding<T, Dependency<T>>;
export function override<T>(target: Token<T>): Overriding<T, Token<T>>;
export function override<T>(target: Replaceable<T>): Overriding<T, Replaceable<T>> {
  const replace = (by: Override['by']): Override => ({ target: target, by });
  return {
    with: (replacement) => {
      if (!(target instanceof Dependency)) return replace({ kind: 'value', value: replacement });
      if (replacement instanceof Dependency) return replace({ kind: 'dependency', dependency: replacement });
      return replace({ kind: 'factory', make: replacement as AnyFunction });
    },
    withClass: (type) => replace({ kind: 'class', type }),
    withFactory: (make) => replace({ kind: 'factory', make }),
  };
}

/** The definition that stands in for the original one, in the original's scope. */
export function overridden(original: Definition, { by }: Override, report: Report): Definition {
  const { token, name, scope, lazy, closes } = original;
  const invalid = (reason: string): Definition => {
    report(problem('OVERRIDE_INVALID', { token: tokenName(token), reason }));
    return original;
  };
  switch (by.kind) {
    case 'value':
      if (by.value === undefined) return invalid('it is undefined');
      return { token, name, make: { kind: 'value', value: by.value }, needs: [], scope: 'singleton', lazy: false, closes };
    case 'class':
      if (typeof by.type !== 'function') return invalid('withClass takes a class');
      return { ...classDefinition(by.type, by.type, { scope, lazy }, report), token, name };
    case 'dependency':
      return { ...dependencyDefinition(by.dependency), token, name };
    case 'factory': {
      const call = by.make;
      if (typeof call !== 'function')
        return invalid(
          original.token instanceof Dependency
            ? 'a dependency is replaced by a function or another dependency'
            : 'withFactory takes a function',
        );
      const kind = isGenerator(call) ? 'yield' : 'call';
      return { token, name, make: { kind, call, async: isAsync(call), keys: undefined }, needs: [], scope, lazy, closes };
    }
  }
}
