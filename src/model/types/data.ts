/** What is data already, and has nothing in it to look into. */
export type Leaf = string | number | bigint | boolean | symbol | null | undefined | Date | URL | Uint8Array;

type AnyMethod = (...args: never[]) => unknown;

/** The properties of a class that are no methods. */
export type DataKeys<T> = { [K in keyof T]-?: [NonNullable<T[K]>] extends [AnyMethod] ? never : K }[keyof T];

type Optional<T, K extends keyof T> = object extends Pick<T, K> ? K : never;

/**
 * What holds the same data as a value of type `T`, with or without its class: methods are left out, lists may be read-only, a map may be a plain object, and what
 * may be missing may be undefined.
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
            ? { readonly [K in DataKeys<T> as K extends Optional<T, K> ? never : K]: Data<T[K]> } & {
                readonly [K in DataKeys<T> as K extends Optional<T, K> ? K : never]?: Data<T[K]> | undefined;
              }
            : T;
