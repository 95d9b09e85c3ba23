import type { Secret } from '../scalars/secrets.js';

/** What is data already, and has nothing in it to look into. */
export type Leaf = string | number | bigint | boolean | symbol | null | undefined | Date | URL | Uint8Array | Secret;

type AnyMethod = (...args: never[]) => unknown;

/** The properties of a class that are no methods. */
export type DataKeys<T> = { [K in keyof T]-?: [NonNullable<T[K]>] extends [AnyMethod] ? never : K }[keyof T];

type Optional<T, K extends keyof T> = object extends Pick<T, K> ? K : never;

type Same<A, B> = (<X>() => X extends A ? 1 : 2) extends <X>() => X extends B ? 1 : 2 ? true : false;

/** The properties that can be written. */
type WritableKeys<T> = { [K in DataKeys<T>]: Same<Pick<T, K>, Readonly<Pick<T, K>>> extends true ? never : K }[DataKeys<T>];

/** Whether values are of a few texts or numbers only, as those of a tag are: what tells classes apart is no getter. */
type IsLiteral<V> = [V] extends [string]
  ? string extends V
    ? false
    : true
  : [V] extends [number]
    ? number extends V
      ? false
      : true
    : [V] extends [boolean]
      ? boolean extends V
        ? false
        : true
      : false;

/**
 * What may be a getter, which plain data does without: the compiler takes one for a readonly property. Where all properties are readonly that is how the class is
 * written, and none of them is taken for a getter.
 */
type MaybeGetter<T, K extends DataKeys<T>> = [WritableKeys<T>] extends [never]
  ? never
  : K extends WritableKeys<T>
    ? never
    : IsLiteral<T[K]> extends true
      ? never
      : K;

/** What may be missing in plain data. */
type Missable<T, K extends DataKeys<T>> = Optional<T, K> | MaybeGetter<T, K>;

/**
 * What holds the same data as a value of type `T`, with or without its class: methods and getters are left out, lists may be read-only, a map may be a plain object,
 * and what may be missing may be undefined. A getter is a readonly property to the compiler, so beside writable ones a readonly one may be missing.
 */
export type Data<T> = T extends Leaf
  ? T
  : T extends ReadonlyMap<infer K, infer V>
    ? ReadonlyMap<K, Data<V>> | Readonly<Record<string, Data<V>>>
    : T extends ReadonlySet<infer V>
      ? ReadonlySet<Data<V>> | readonly Data<V>[]
      : T extends readonly [unknown, ...unknown[]]
        ? { readonly [K in keyof T]: Data<T[K]> }
        : T extends readonly (infer V)[]
          ? readonly Data<V>[]
          : T extends object
            ? { readonly [K in DataKeys<T> as K extends Missable<T, K> ? never : K]: Data<T[K]> } & {
                readonly [K in DataKeys<T> as K extends Missable<T, K> ? K : never]?: Data<T[K]> | undefined;
              }
            : T;
