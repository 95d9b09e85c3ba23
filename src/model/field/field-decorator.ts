import type { EnumLike } from '../scalars/choices.js';
import type { Secret } from '../scalars/secrets.js';
import type { ValueOf } from '../types/composite.js';
import type { limitWords } from './limit-words.js';
import type { IsNumericEnum, Undeclared } from './undeclared.js';

/**
 * A property decorator that the compiler holds against the declaration of the property: where it contradicts it, the name of the property
 * is not what it takes, but a sentence, which the compiler shows in its error.
 */
export interface FieldDecorator<O> {
  <T extends object, K extends string>(target: T, property: K extends keyof T ? Verdict<T[K], O, K> : K): void;
}

/** The key itself where nothing is wrong, else all that is. `P` is the declared type, with undefined where it is optional. */
type Verdict<P, O, K> = [Complaint<P, O>] extends [never] ? K : Complaint<P, O>;

type Complaint<P, O> =
  | (IsExactly<P, StatedValue<O> | Allowed<O>> extends true ? never : OfAbsence<P, O> | OfNull<P, O> | OfType<P, O>)
  | OfLimits<P, O>
  | OfDefault<P, O>;

type Allowed<O> =
  | (O extends { readonly nullable: true } ? null : never)
  | (O extends { readonly optional: true } ? (O extends { readonly default: unknown } ? never : undefined) : never);

/** Asked first, because it is all that can be answered of a type parameter, as a generic factory has it. */
type IsExactly<P, V> = (<A>() => A extends P ? 1 : 2) extends <A>() => A extends V ? 1 : 2 ? true : false;

/** Whether the one takes the other, asked of objects that hold them: so it is not asked of each member of a union, or put off needlessly. */
type Takes<P, V> = { readonly v: V } extends { readonly v: P } ? true : false;
type TakesNull<P> = { readonly v: P } extends { readonly v: NonNullable<unknown> | undefined } ? false : true;
type TakesUndefined<P> = { readonly v: P } extends { readonly v: NonNullable<unknown> | null } ? false : true;
type IsAny<P> = 0 extends 1 & P ? true : false;

type OfAbsence<P, O> = O extends { readonly default: unknown }
  ? never
  : O extends { readonly optional: true }
    ? TakesUndefined<P> extends true
      ? never
      : IsAny<P> extends true
        ? never
        : 'it says optional: true, and the property is never undefined: declare it with ?:, or give an initialiser and nothing else'
    : TakesUndefined<P> extends true
      ? unknown extends P
        ? never
        : 'the property may be undefined: say optional: true, give a default, or declare it without the ?'
      : never;

type OfNull<P, O> = O extends { readonly nullable: true }
  ? TakesNull<P> extends true
    ? never
    : IsAny<P> extends true
      ? never
      : 'it says nullable: true, and the property takes no null: declare it with | null'
  : TakesNull<P> extends true
    ? unknown extends P
      ? never
      : null extends StatedValue<O>
        ? never
        : 'the property takes null: say nullable: true, or declare it without | null'
    : never;

/** What the stated type brings; never where none is stated. */
type StatedValue<O> = O extends { readonly enum: infer E extends EnumLike }
  ? E[keyof E]
  : O extends { readonly type: infer S }
    ? ValueOf<S>
    : never;

type OfType<P, O> = O extends { readonly enum: infer E extends EnumLike }
  ? Takes<P, E[keyof E]> extends true
    ? never
    : OfEnumList<P, E>
  : O extends { readonly type: infer S }
    ? Takes<P, ValueOf<S>> extends true
      ? OfNumbers<Present<P>, ValueOf<S>>
      : 'the values of the stated type are not of the type of the property'
    : Undeclared<P, O>;

/** A numeric enum takes any number, says the compiler. */
type OfNumbers<P, V> = [V] extends [number]
  ? [IsNumericEnum<P>, `${number}`] extends [true, `${V}`]
    ? 'the values of the stated type are not all members of the enum: state { enum: ... }'
    : never
  : never;

/** Whether it is a list of the members is what the compiler keeps, but not beside null. */
type OfEnumList<P, E> =
  Takes<P, E[keyof E][]> extends true
    ? TakesNull<P> extends true
      ? 'beside null the compiler does not keep that it is a list: state { type: [enumOf(...)] }'
      : never
    : 'the members of the enum are not of the type of the property';

type Words = typeof limitWords;
type Has<O, W extends keyof Words> = Extract<keyof O, Words[W][number]> extends never ? false : true;
type Present<T> = Exclude<T, null | undefined>;
type Items = readonly unknown[] | ReadonlySet<unknown> | ReadonlyMap<unknown, unknown>;
/** The values that limits of scalars are about: of a list, a set or a map each item. A map of texts by texts looks like a set, too. */
type Limited<T> = T extends readonly (infer I)[] ? I : T extends ReadonlyMap<unknown, infer I> ? I : T extends ReadonlySet<infer I> ? I : T;

type OfLimits<P, O> = OfScalarLimits<Present<Limited<Present<P>>>, O> | OfItemLimits<Present<P>, O>;

type OfScalarLimits<V, O> =
  | (Has<O, 'text'> extends true
      ? [V] extends [string | Secret]
        ? never
        : [V] extends [Uint8Array]
          ? OfPattern<O>
          : 'minLength, maxLength and pattern are limits of text'
      : never)
  // Decimals are text, and have the limits of numbers.
  | (Has<O, 'number' | 'decimal'> extends true
      ? [V] extends [number | bigint]
        ? never
        : [V, O] extends [string, { readonly type: object }]
          ? never
          : 'minimum, maximum and multipleOf are limits of numbers'
      : never);

type OfPattern<O> = O extends { readonly pattern: unknown } ? 'pattern is a limit of text, and these are bytes' : never;

type OfItemLimits<V, O> =
  Has<O, 'items'> extends true
    ? [V] extends [Items]
      ? never
      : string extends keyof V
        ? never
        : 'minItems, maxItems and uniqueItems are limits of lists, sets and maps'
    : never;

type OfDefault<P, O> = O extends { readonly default: infer D }
  ? Takes<P, Loose<D extends () => infer Made ? Made : D>> extends true
    ? never
    : 'the default is not of the type of the property'
  : never;

/** What is written in options is inferred as read-only all through. */
type Loose<D> = D extends readonly unknown[] | { readonly [name: string]: unknown } ? { -readonly [I in keyof D]: Loose<D[I]> } : D;
