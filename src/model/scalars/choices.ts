import { Misfit } from '../misfit.js';
import { nameEnum, type EnumNaming } from './enum-names.js';
import { Int } from './numbers.js';
import type { Scalar, SchemaFacts } from './scalar.js';
import { expected } from './texts.js';

/** A TypeScript enum, or any object of names and values. */
export type EnumLike = Readonly<Record<string, string | number>>;

type Choice = string | number | boolean;

/**
 * Exactly these values. A number is not read from text, as with FastAPI's `Literal`.
 *
 * @example
 * readTempo(@Path({ type: literal('largo', 'andante') }) tempo: 'largo' | 'andante') {}
 */
export function literal<const V extends readonly Choice[]>(...values: V): Scalar<V[number]> {
  const misfit = new Misfit('literal_error', `must be ${expected(values, String)}`, { expected: expected(values) });
  const [only] = values;
  return {
    ...choiceOf<V[number]>(values, misfit),
    schema: values.length === 1 ? { const: only, ...typeOf(values) } : { enum: [...values], ...typeOf(values) },
    decorator: (validator, options) => validator.IsIn(values, options),
  };
}

/**
 * The members of an enum, by their values; numbered members are read from text. With a name, which holds for the enum wherever it is used,
 * it is a component of the documents. Throws a TypeError where the enum has another name already.
 *
 * @example
 * class Book { @Field({ type: [enumOf(Language, { name: 'Language' })] }) languages!: Language[]; }
 */
export function enumOf<E extends EnumLike>(members: E, naming?: EnumNaming): Scalar<E[keyof E]> {
  if (naming !== undefined) nameEnum(members, naming);
  // A numeric enum also maps its values back to their names, under keys that look like numbers.
  const names = Object.keys(members).filter((key) => typeof members[members[key] as string] !== 'number');
  const values = [...new Set(names.map((name) => members[name] as E[keyof E]))];
  const misfit = new Misfit('enum', `must be ${expected(values)}`, { expected: expected(values) });
  const choice = choiceOf(values, misfit);
  const numbers = values.filter((value) => typeof value === 'number').length;
  const fromText = (text: string): E[keyof E] | Misfit => {
    if (choice.is(text)) return text;
    const number = numbers > 0 ? Int.fromText(text) : misfit;
    return number instanceof Misfit ? misfit : choice.fromJson(number);
  };
  // In JSON, text stands for a number only where every member is one, as with FastAPI's IntEnum.
  const isNumeric = numbers === values.length;
  const fromJson = (value: unknown): E[keyof E] | Misfit =>
    isNumeric && typeof value === 'string' ? fromText(value) : choice.fromJson(value);
  return { ...choice, fromText, fromJson, members };
}

/** The enum that options state; undefined where they state none. Throws a TypeError for a name without an enum, and for another name than it has. */
export function statedEnum({ enum: members, enumName: name }: EnumOptions): Scalar<string | number> | undefined {
  if (members !== undefined) return enumOf(members, name === undefined ? undefined : { name });
  if (name !== undefined)
    throw new TypeError(`enumName: '${name}' names what \`enum\` states, and there is none; beside \`type\` it is enumOf(…, { name }).`);
  return undefined;
}

/** How options state an enum. */
export interface EnumOptions {
  /** The enum whose values it takes; a list of them where an array is declared, a set of them where a `Set` is. */
  readonly enum?: EnumLike;
  /** The name of the enum in the documents, where it is a component then; said once, it holds wherever the enum is used. As with NestJS. */
  readonly enumName?: string;
}

/** Between more values than these, a list is looked through. */
const mostInline = 8;

function choiceOf<T extends Choice>(values: readonly T[], misfit: Misfit): Scalar<T> {
  const is = (value: unknown): value is T => values.includes(value as T);
  const fit = (value: unknown): T | Misfit => (is(value) ? value : misfit);
  const inline = (v: string): string => `(${values.map((value) => `${v} === ${JSON.stringify(value)}`).join(' || ')})`;
  const isShort =
    values.length > 0 && values.length <= mostInline && values.every((value) => typeof value !== 'number' || Number.isFinite(value));
  return {
    kind: 'scalar',
    name: values.map(String).join(' | '),
    limits: 'none',
    fromText: fit,
    fromJson: fit,
    fromStrictJson: fit,
    is,
    ...(isShort ? { inline } : {}),
    schema: { enum: [...values], ...typeOf(values) },
  };
}

/** The type that all values have in JSON, if there is one. */
function typeOf(values: readonly Choice[]): SchemaFacts {
  const types = new Set(values.map((value) => typeof value));
  if (types.size !== 1) return {};
  const [type] = types;
  return { type: type === 'number' && values.every(Number.isInteger) ? 'integer' : type };
}
