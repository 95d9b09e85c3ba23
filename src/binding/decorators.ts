import type { AbstractConstructor } from '../core/types.js';
import { declareParameter } from '../container/declaration.js';
import type { Dependency } from '../container/dependency.js';
import type { Token } from '../container/token.js';
import type { EnumLike } from '../model/scalars/choices.js';
import type { ParameterOptions, Promised, PromisedList } from './options.js';
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

interface ParameterDecoratorFactory {
  <const O extends ParameterOptions = object>(options?: O): DecoratorOf<O>;
  <const O extends ParameterOptions = object>(name: string, options?: O): DecoratorOf<O>;
}

/** An enum is stated as it is for a list of its values, too: whether it is a list is what the compiler does keep. */
type DecoratorOf<O> = O extends { readonly enum: EnumLike }
  ? TypedParameterDecorator<Promised<O>> & TypedParameterDecorator<PromisedList<O>>
  : TypedParameterDecorator<Promised<O>>;

function decoratorFor(source: Source): ParameterDecoratorFactory {
  return (first?: string | ParameterOptions, second?: ParameterOptions) => {
    const name = typeof first === 'string' ? first : undefined;
    const options = (typeof first === 'string' ? second : first) ?? {};
    return (target: object, method: PropertyKey | undefined, index: unknown) => {
      const input = new Parameter(source, name, options);
      declareParameter(target, method as string | undefined, index as number, { kind: 'input', input });
    };
  };
}

/**
 * A parameter of the path, converted to its declared type and held against its limits; what does not fit is a 422.
 *
 * @example
 * @Get('/items/:itemId')
 * readItem(@Path({ type: Int, minimum: 1 }) itemId: number) {}
 */
export const Path: ParameterDecoratorFactory = decoratorFor('path');

/** A value of the query; of a repeated one the last, unless the type is a list. Required unless it is optional or has a default. */
export const Query: ParameterDecoratorFactory = decoratorFor('query');

/** A header: `userAgent` and `user_agent` read `user-agent`; a name that is given is taken as it is. */
export const Header: ParameterDecoratorFactory = decoratorFor('header');

/** A cookie, by its name. */
export const Cookie: ParameterDecoratorFactory = decoratorFor('cookie');

/** The JSON body: all of it, or a key of it where there are several body parameters or `embed` asks for one. */
export const Body: ParameterDecoratorFactory = decoratorFor('body');

/**
 * What a dependency, a class or a token is worth in this request; without an argument, the class that is the declared type.
 *
 * @example
 * list(@Depends() paging: Paging, @Depends(session) db: Session) {}
 */
export function Depends(): TypedParameterDecorator<unknown>;
export function Depends<T>(target: Dependency<T>): TypedParameterDecorator<T>;
export function Depends<T>(target: Token<T>): TypedParameterDecorator<T>;
export function Depends(target?: Token | Dependency<unknown>): TypedParameterDecorator<unknown> {
  return (owner: object, method: PropertyKey | undefined, index: unknown) => {
    declareParameter(owner, method as string | undefined, index as number, { kind: 'need', target });
  };
}
