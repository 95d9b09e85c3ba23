import type { AbstractConstructor } from '../core/types.js';
import { declareParameter } from '../container/declaration.js';
import { Dependency } from '../container/dependency.js';
import type { UseOptions } from '../container/need.js';
import type { Token } from '../container/token.js';
import type { EnumLike } from '../model/scalars/choices.js';
import type {
  BodyOptions,
  CookieOptions,
  FormOptions,
  HeaderOptions,
  ParameterOptions,
  PathOptions,
  Promised,
  PromisedList,
  PromisedSet,
  QueryOptions,
} from './options.js';
import { Parameter } from './parameter.js';
import type { Source } from './source.js';

/**
 * A parameter decorator that the compiler holds against the declared type of the parameter: one that brings a `V` to a parameter
 * that takes no `V` does not compile.
 */
export interface TypedParameterDecorator<V> {
  <T extends object, K extends keyof T, I extends number>(target: T, method: K, index: Fits<V, ArgumentOf<T[K], I>, I>): void;
  <T extends AbstractConstructor, I extends number>(target: T, method: undefined, index: Fits<V, ConstructorParameters<T>[I], I>): void;
}

type ArgumentOf<F, I extends number> = F extends (...args: infer A) => unknown ? A[I] : never;

/** The index itself where the value fits, and all of it if it is a union; else a sentence, which the compiler shows in its error. */
type Fits<V, P, I extends number> = unknown extends V
  ? I
  : [V] extends [P]
    ? I
    : 'the value of this decorator is not of the type of the parameter';

interface ParameterDecoratorFactory<Options> {
  <const O extends Options = object & Options>(options?: O): DecoratorOf<O>;
  <const O extends Options = object & Options>(name: string, options?: O): DecoratorOf<O>;
}

/** An enum is stated as it is for a list or a set of its values, too: whether it is one is what the compiler does keep. */
type DecoratorOf<O> = O extends { readonly enum: EnumLike }
  ? TypedParameterDecorator<Promised<O>> & TypedParameterDecorator<PromisedList<O>> & TypedParameterDecorator<PromisedSet<O>>
  : TypedParameterDecorator<Promised<O>>;

function decoratorFor<Options>(source: Source): ParameterDecoratorFactory<Options> {
  const factory = (first?: string | ParameterOptions, second?: ParameterOptions) => {
    const name = typeof first === 'string' ? first : undefined;
    const options = (typeof first === 'string' ? second : first) ?? {};
    return (target: object, method: PropertyKey | undefined, index: unknown) => {
      const input = new Parameter(source, name, options);
      declareParameter(target, method as string | undefined, index as number, { kind: 'input', input });
    };
  };
  return factory as ParameterDecoratorFactory<Options>;
}

/**
 * A parameter of the path, converted to its declared type and held against its limits; what does not fit is a 422.
 *
 * @example
 * @Get('/items/:itemId')
 * readItem(@Path({ type: Int, minimum: 1 }) itemId: number) {}
 */
export const Path: ParameterDecoratorFactory<PathOptions> = decoratorFor('path');

/**
 * A value of the query; of a repeated one the last, unless the type holds several. Required unless it is optional or has a default. A class, a
 * `recordOf(...)` or `URLSearchParams` takes all of the query.
 *
 * @example
 * list(@Query({ type: setOf(Int), maxItems: 3 }) ids: Set<number>, @Query() page: Paging) {}
 */
export const Query: ParameterDecoratorFactory<QueryOptions> = decoratorFor('query');

/**
 * A header: `userAgent` and `user_agent` read `user-agent`; a name that is given is taken as it is. Of a repeated one the first, unless the type holds several.
 * A class takes all headers, each property by the same rule; one with an alias reads that name.
 */
export const Header: ParameterDecoratorFactory<HeaderOptions> = decoratorFor('header');

/** A cookie, by its name; a class takes all of them. */
export const Cookie: ParameterDecoratorFactory<CookieOptions> = decoratorFor('cookie');

/**
 * The body. JSON: all of it, or a key of it where there are several body parameters or `embed` asks for one. Declared as `Buffer` or `Uint8Array`
 * its bytes, as they came; as `Readable` of `node:stream` its stream, which is not held in memory and breaks off with a 413 beyond the limit; with a
 * `mediaType` such as `text/plain`, its text.
 *
 * @example
 * @Post('/hooks')
 * receive(@Body() event: Event, @Body() raw: Buffer, @Header() xSignature: string) {}
 */
export const Body: ParameterDecoratorFactory<BodyOptions> = decoratorFor('body');

/**
 * A field of a form (`application/x-www-form-urlencoded`, or `multipart/form-data` without its files); an empty one counts as not sent. A class takes all fields,
 * empty ones as they are; `URLSearchParams` gives them as they came.
 *
 * @example
 * @Post('/token')
 * signIn(@Form() username: string, @Form() password: string) {}
 */
export const Form: ParameterDecoratorFactory<FormOptions> = decoratorFor('form');

/**
 * What a dependency, a class or a token is worth in this request; without a target, the class that is the declared type. The options hold
 * for this use alone: FastAPI's `use_cache` and `scope`. Those that say nothing of the target are `USE_UNFIT` at start-up.
 *
 * @example
 * list(@Depends() paging: Paging, @Depends(session) db: Session, @Depends(stamp, { cache: false }) fresh: number) {}
 */
export function Depends(options?: UseOptions): TypedParameterDecorator<unknown>;
export function Depends<T>(target: Dependency<T>, options?: UseOptions): TypedParameterDecorator<T>;
export function Depends<T>(target: Token<T>, options?: UseOptions): TypedParameterDecorator<T>;
export function Depends(first?: Token | Dependency<unknown> | UseOptions, second?: UseOptions): TypedParameterDecorator<unknown> {
  const isTarget = typeof first !== 'object' || first instanceof Dependency;
  const target = isTarget ? first : undefined;
  const options = (isTarget ? second : first) ?? {};
  return (owner: object, method: PropertyKey | undefined, index: unknown) => {
    declareParameter(owner, method as string | undefined, index as number, { kind: 'need', target, options });
  };
}
