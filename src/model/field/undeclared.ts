import type { limitWords } from './limit-words.js';

/** A sentence where nothing states the type, and the compiler does not keep the declared one either; never where it does. */
export type Undeclared<P, O> =
  IsAny<P> extends true
    ? 'the compiler does not keep this type: state { type: Object } for anything'
    : unknown extends P
      ? 'the compiler does not keep this type: state { type: Object } for anything'
      : null extends P
        ? BesideNull<Present<P>, O>
        : Kept<Present<P>>;

type Present<T> = Exclude<T, null | undefined>;
type IsAny<P> = 0 extends 1 & P ? true : false;
type Within<A, B> = [A] extends [B] ? true : false;
type Same<A, B> = [A] extends [B] ? Within<B, A> : false;

/** Of `string | null` it keeps nothing, but only text has a length. */
type BesideNull<P, O> =
  Extract<keyof O, (typeof limitWords)['text'][number]> extends never
    ? Extract<keyof O, (typeof limitWords)['number'][number]> extends never
      ? 'beside null the compiler does not keep the type: state it, as { type: String }'
      : Same<P, number> extends true
        ? never
        : 'beside null the compiler does not keep the type: state it, as { type: BigInt }'
    : Same<P, string> extends true
      ? never
      : 'beside null the compiler does not keep the type: state it, as { type: literal(...) }';

/** It takes any number, says the compiler; only as text do its members differ from all numbers. */
export type IsNumericEnum<P> = [P] extends [number] ? (`${number}` extends `${P}` ? false : true) : false;

type Kept<P> = true extends Same<P, string> | Exclude<Same<P, number>, IsNumericEnum<P>> | Same<P, boolean> | Same<P, bigint>
  ? never
  : true extends Within<P, string> | Within<P, number> | Within<P, boolean> | Within<P, bigint> | Within<P, symbol>
    ? 'the compiler does not keep which values these are: state { enum: ... } or { type: literal(...) }'
    : IsUnion<P> extends true
      ? 'the compiler does not keep a union: state { type: oneOf(...) }'
      : KeptObject<P>;

type KeptObject<P> = P extends readonly unknown[]
  ? number extends P['length']
    ? 'the compiler does not keep what a list holds: state { type: [Item] }'
    : 'the compiler does not keep what a tuple holds: state { type: tuple(...) }'
  : P extends ReadonlyMap<unknown, unknown>
    ? 'the compiler does not keep what a Map holds: state { type: mapOf(...) }'
    : P extends ReadonlySet<unknown>
      ? 'the compiler does not keep what a Set holds: state { type: setOf(...) }'
      : P extends PromiseLike<unknown> | ((...args: never) => unknown)
        ? 'neither functions nor promises are data'
        : string extends keyof P
          ? 'the compiler does not keep a record: state { type: recordOf(...) }'
          : Same<P, object> extends true
            ? 'the compiler does not keep this type: state { type: Object } for anything'
            : never;

type IsUnion<T, U = T> = T extends unknown ? ([U] extends [T] ? false : true) : never;
