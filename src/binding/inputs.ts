import type { InputDeclaration } from '../container/input.js';
import type {
  BodyOptions,
  CookieOptions,
  FormOptions,
  HeaderOptions,
  ParameterOptions,
  PathOptions,
  Promised,
  QueryOptions,
  StatedType,
} from './options.js';
import { Parameter } from './parameter.js';
import type { Source } from './source.js';

interface InputFactory<Options> {
  /** Named like its key among the inputs of the dependency. */
  <const O extends Options>(options: O): InputDeclaration<Promised<O>>;
  <const O extends Options>(name: string, options: O): InputDeclaration<Promised<O>>;
}

function inputFor<Options>(source: Source): InputFactory<Options> {
  const input = (first: string | ParameterOptions, second?: ParameterOptions): InputDeclaration =>
    typeof first === 'string' ? new Parameter(source, first, second ?? {}) : new Parameter(source, undefined, first);
  return input as InputFactory<Options>;
}

/**
 * A value of the query among the inputs of a {@link dependency}; the type has to be stated, for there is no declaration to read it from.
 *
 * @example
 * const paging = dependency({ limit: query({ type: Int, default: 100, maximum: 100 }) }, ({ limit }) => ({ limit }));
 */
export const query: InputFactory<QueryOptions> = inputFor('query');

/** A parameter of the path among the inputs of a dependency: every route that uses it must have it in its path. */
export const path: InputFactory<PathOptions> = inputFor('path');

/** A header among the inputs of a dependency. */
export const header: InputFactory<HeaderOptions> = inputFor('header');

/** A cookie among the inputs of a dependency. */
export const cookie: InputFactory<CookieOptions> = inputFor('cookie');

/**
 * A field of a form among the inputs of a dependency, or all of it where the type is a class.
 *
 * @example
 * const credentials = dependency({ username: form({ type: String }), password: form({ type: String }) }, (given) => given);
 */
export const form: InputFactory<FormOptions> = inputFor('form');

/** The body, or a key of it, among the inputs of a dependency. */
export function body<const S extends StatedType, const O extends Omit<BodyOptions, 'type'> = object>(
  type: S,
  options?: O,
): InputDeclaration<Promised<O & { readonly type: S }>> {
  return new Parameter('body', undefined, { ...options, type } as ParameterOptions);
}
