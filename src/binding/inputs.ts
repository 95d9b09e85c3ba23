import type { InputDeclaration } from '../container/input.js';
import type { ParameterOptions, Promised, StatedType, ValueOf } from './options.js';
import { Parameter } from './parameter.js';
import type { Source } from './source.js';

interface InputFactory {
  /** Named like its key among the inputs of the dependency. */
  <const O extends ParameterOptions>(options: O): InputDeclaration<Promised<O>>;
  <const O extends ParameterOptions>(name: string, options: O): InputDeclaration<Promised<O>>;
}

function inputFor(source: Source): InputFactory {
  const input = (first: string | ParameterOptions, second?: ParameterOptions): InputDeclaration =>
    typeof first === 'string' ? new Parameter(source, first, second ?? {}) : new Parameter(source, undefined, first);
  return input as InputFactory;
}

/**
 * A value of the query among the inputs of a {@link dependency}; the type has to be stated, for there is no declaration to read it from.
 *
 * @example
 * const paging = dependency({ limit: query({ type: Int, default: 100, maximum: 100 }) }, ({ limit }) => ({ limit }));
 */
export const query: InputFactory = inputFor('query');

/** A parameter of the path among the inputs of a dependency: every route that uses it must have it in its path. */
export const path: InputFactory = inputFor('path');

/** A header among the inputs of a dependency. */
export const header: InputFactory = inputFor('header');

/** A cookie among the inputs of a dependency. */
export const cookie: InputFactory = inputFor('cookie');

/** The body, or a key of it, among the inputs of a dependency. */
export function body<S extends StatedType>(type: S, options: Omit<ParameterOptions, 'type'> = {}): InputDeclaration<ValueOf<S>> {
  return new Parameter<ValueOf<S>>('body', undefined, { ...options, type });
}
