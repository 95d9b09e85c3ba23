import type { Scalar } from '../scalars/scalar.js';
import type { Documented } from './described.js';

/** A type that is made of others, as {@link mapOf}, {@link setOf}, {@link tuple}, {@link oneOf} and {@link nullable} state it; `T` is the type of its values. */
export interface Composite<T = unknown> {
  readonly kind: 'composite';
  readonly form: CompositeForm;
  /** Holds the type of the values for the compiler; it is never there. */
  readonly value?: T;
}

export type CompositeForm =
  | { readonly of: 'set'; readonly item: StatedType }
  | { readonly of: 'map'; readonly key: Scalar | undefined; readonly value: StatedType; readonly asRecord: boolean }
  | { readonly of: 'tuple'; readonly items: readonly StatedType[] }
  | { readonly of: 'union'; readonly branches: readonly StatedType[]; readonly tag: string | undefined }
  | { readonly of: 'nullable'; readonly item: StatedType }
  | { readonly of: 'described'; readonly item: StatedType; readonly said: Documented };

/** What may be stated as a type: a scalar, a class, a list of either, a composite, or a function that names one of these later. */
export type StatedType = Plain | readonly [StatedType] | (() => StatedType);

/** Classes and the constructors that stand for TypeScript's own types; `Object` stands for anything. */
type Plain = Scalar | Composite | ClassOf;

/** The class of `T`, even if its constructor is private: it is told by what its instances are. */
export interface ClassOf<T = unknown> {
  readonly prototype: T;
}

/** What a class makes: by its constructor, which says it of generic ones too, and of one with a private constructor by its prototype. */
export type InstanceOf<C> = C extends abstract new (...args: never) => infer T ? T : C extends ClassOf<infer T> ? T : unknown;

/** The type of the values of a stated type; unknown of one of which nothing is known. */
export type ValueOf<S> = [StatedType] extends [S] ? unknown : ValueOfEach<S>;

type ValueOfEach<S> = S extends readonly (infer Item)[]
  ? ValueOf<Item>[]
  : S extends Scalar<infer T>
    ? T
    : S extends Composite<infer T>
      ? T
      : S extends StringConstructor
        ? string
        : S extends NumberConstructor
          ? number
          : S extends BooleanConstructor
            ? boolean
            : S extends BigIntConstructor
              ? bigint
              : S extends ObjectConstructor
                ? unknown
                : S extends abstract new (...args: never) => infer T
                  ? T
                  : S extends () => infer Later
                    ? ValueOf<Later>
                    : S extends ClassOf<infer T>
                      ? T
                      : unknown;

/** Each value once; on the wire a list. FastAPI's `set`. */
export function setOf<const S extends StatedType>(item: S): Composite<Set<ValueOf<S>>> {
  return { kind: 'composite', form: { of: 'set', item } };
}

/**
 * A `Map` with any keys, on the wire an object. FastAPI's `dict`; with a scalar in front, its keys are read as that.
 *
 * @example
 * class Prices { @Field({ type: mapOf(Float) }) byProduct!: Map<string, number>; }
 */
export function mapOf<const S extends StatedType>(value: S): Composite<Map<string, ValueOf<S>>>;
export function mapOf<const K extends Scalar, const S extends StatedType>(key: K, value: S): Composite<Map<ValueOf<K>, ValueOf<S>>>;
export function mapOf(first: StatedType, second?: StatedType): Composite<Map<unknown, unknown>> {
  const [key, value] = second === undefined ? [undefined, first] : [first as Scalar, second];
  return { kind: 'composite', form: { of: 'map', key, value, asRecord: false } };
}

/** A plain object with any keys. */
export function recordOf<const S extends StatedType>(value: S): Composite<Record<string, ValueOf<S>>> {
  return { kind: 'composite', form: { of: 'map', key: undefined, value, asRecord: true } };
}

type Values<S extends readonly StatedType[]> = { -readonly [I in keyof S]: ValueOf<S[I]> };

/** A list with exactly these items. */
export function tuple<const S extends readonly StatedType[]>(...items: S): Composite<Values<S>> {
  return { kind: 'composite', form: { of: 'tuple', items } };
}

/**
 * One of several types. With the name of a property behind classes, the value of that property in the data says which one (the values are
 * what each class declares for it with {@link literal}, or its initialiser); without it, the branches are tried in order.
 *
 * @example
 * class Owner { @Field({ type: oneOf(Cat, Dog, 'kind') }) pet!: Cat | Dog; }
 */
export function oneOf<const S extends readonly StatedType[]>(...branches: S): Composite<ValueOf<S[number]>>;
export function oneOf<const S extends readonly StatedType[]>(...branchesAndTag: [...S, string]): Composite<ValueOf<S[number]>>;
export function oneOf(...given: readonly (StatedType | string)[]): Composite {
  const tag = given.at(-1);
  const branches = given.filter((one): one is StatedType => typeof one !== 'string');
  return { kind: 'composite', form: { of: 'union', branches, tag: typeof tag === 'string' ? tag : undefined } };
}

/** The type, or null. */
export function nullable<const S extends StatedType>(item: S): Composite<ValueOf<S> | null> {
  return { kind: 'composite', form: { of: 'nullable', item } };
}

/**
 * A type with what the documents say of its values wherever it is used: as a body, as an item of a list, as a branch of a union, behind {@link nullable}.
 * It reads and writes them as the type itself does.
 *
 * @example
 * const Thing = described(oneOf(Book, Map, 'kind'), { description: 'One thing, told apart by its kind' });
 * class Parcel { @Field({ type: [Thing] }) things!: (Book | Map)[]; }
 */
export function described<const S extends StatedType>(item: S, said: Documented): Composite<ValueOf<S>> {
  return { kind: 'composite', form: { of: 'described', item, said } };
}

export function isComposite(value: unknown): value is Composite {
  return typeof value === 'object' && value !== null && (value as Composite).kind === 'composite';
}
