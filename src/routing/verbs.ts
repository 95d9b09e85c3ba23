import { MetadataKey } from '../core/metadata.js';
import type { Known, ReturningDecorator } from './returning.js';
import type { RouteOptions } from './route-options.js';

/** A route as it was declared on a method. */
export interface RouteDeclaration {
  readonly methods: readonly string[];
  readonly path: string;
  readonly options: RouteOptions;
}

const routesKey = new MetadataKey<Map<string, RouteDeclaration[]>>('routes');

/** Makes decorators that turn a method into a route; a method may have several. */
export interface RouteDecorator {
  <const O extends RouteOptions>(path: string, options: O & Known<O>): ReturningDecorator<O>;
  <const O extends RouteOptions>(options: O & Known<O>): ReturningDecorator<O>;
  (path?: string): MethodDecorator;
}

function decoratorFor(...methods: readonly string[]): RouteDecorator {
  return (path?: string | RouteOptions, options?: RouteOptions): MethodDecorator =>
    (target, name) => {
      const declarations = routesKey.ensure(target, () => new Map());
      const said = typeof path === 'object' ? path : (options ?? {});
      const declaration: RouteDeclaration = { methods, path: typeof path === 'string' ? path : '', options: said };
      // Decorators run from the lowest to the highest; the source order is kept.
      declarations.set(String(name), [declaration, ...(declarations.get(String(name)) ?? [])]);
    };
}

/**
 * Answers GET, and HEAD where no route of its own does.
 *
 * @example
 * @Get('/items/:itemId')
 * readItem(@Path({ type: Int }) itemId: number) { return { itemId }; }
 */
export const Get: RouteDecorator = decoratorFor('GET');
/** Answers POST. */
export const Post: RouteDecorator = decoratorFor('POST');
/** Answers PUT. */
export const Put: RouteDecorator = decoratorFor('PUT');
/** Answers PATCH (RFC 5789). */
export const Patch: RouteDecorator = decoratorFor('PATCH');
/** Answers DELETE. */
export const Delete: RouteDecorator = decoratorFor('DELETE');
/** Answers HEAD. */
export const Head: RouteDecorator = decoratorFor('HEAD');
/** Answers OPTIONS. */
export const Options: RouteDecorator = decoratorFor('OPTIONS');

/**
 * Answers any method that Node knows, or several.
 *
 * @example
 * @Route(['POST', 'PUT'], '/bell')
 * ring() {}
 */
export function Route<const O extends RouteOptions>(
  methods: string | readonly string[],
  path: string,
  options: O & Known<O>,
): ReturningDecorator<O>;
export function Route<const O extends RouteOptions>(methods: string | readonly string[], options: O & Known<O>): ReturningDecorator<O>;
export function Route(methods: string | readonly string[], path?: string): MethodDecorator;
export function Route(methods: string | readonly string[], path?: string | RouteOptions, options: RouteOptions = {}): MethodDecorator {
  const list = typeof methods === 'string' ? [methods] : methods;
  const decorator = decoratorFor(...list.map((method) => method.toUpperCase()));
  return typeof path === 'object' ? decorator(path) : decorator(path ?? '', options);
}

/** The routes of a class by handler, inherited ones first. */
export function routesOf(type: { prototype: object }): ReadonlyMap<string, readonly RouteDeclaration[]> {
  return new Map(routesKey.ofPrototypes(type).flatMap((routes) => [...routes]));
}
