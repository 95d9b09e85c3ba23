import type { DataKeys, Leaf } from './data.js';

/** What was sent of a model, as a plain object; of models inside of it likewise, in lists, sets, maps and records too. */
export type SentValues<T> = { [K in DataKeys<T>]?: SentValue<Exclude<T[K], undefined>> };

type SentValue<V> = V extends Leaf
  ? V
  : V extends ReadonlyMap<infer K, infer I>
    ? Map<K, SentValue<I>>
    : V extends ReadonlySet<infer I>
      ? Set<SentValue<I>>
      : V extends readonly [unknown, ...unknown[]]
        ? { -readonly [K in keyof V]: SentValue<V[K]> }
        : V extends readonly (infer I)[]
          ? SentValue<I>[]
          : V extends object
            ? SentValues<V>
            : V;
