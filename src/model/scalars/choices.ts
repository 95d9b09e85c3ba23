import { Misfit } from './misfit.js';
import { Int } from './numbers.js';
import type { Scalar } from './scalar.js';
import { expected } from './texts.js';

/** A TypeScript enum, or any object of names and values. */
export type EnumLike = Readonly<Record<string, string | number>>;

/**
 * Exactly these values. A number is not read from text, as with FastAPI's `Literal`.
 *
 * @example
 * readTempo(@Path({ type: literal('largo', 'andante') }) tempo: 'largo' | 'andante') {}
 */
export function literal<const V extends readonly (string | number | boolean)[]>(...values: V): Scalar<V[number]> {
  const misfit = new Misfit('literal_error', `must be ${expected(values.map(shown))}`, { expected: expected(values.map(shown)) });
  const fit = (value: unknown): V[number] | Misfit => (values.includes(value as V[number]) ? (value as V[number]) : misfit);
  return { kind: 'scalar', name: values.map(String).join(' | '), limits: 'none', fromText: fit, fromJson: fit };
}

/** The members of an enum, by their values; numbered members are read from text. */
export function enumOf<E extends EnumLike>(members: E): Scalar<E[keyof E]> {
  // A numeric enum also maps its values back to their names, under keys that look like numbers.
  const names = Object.keys(members).filter((key) => typeof members[members[key] as string] !== 'number');
  const values = names.map((name) => members[name] as string | number);
  const misfit = new Misfit('enum', `must be ${expected(values)}`, { expected: expected(values) });
  const fit = (value: unknown): E[keyof E] | Misfit => (values.includes(value as string) ? (value as E[keyof E]) : misfit);
  return {
    kind: 'scalar',
    name: values.map(String).join(' | '),
    limits: 'none',
    fromText(text) {
      if (values.includes(text)) return text as E[keyof E];
      const number = values.some((value) => typeof value === 'number') ? Int.fromText(text) : misfit;
      return number instanceof Misfit ? misfit : fit(number);
    },
    fromJson: fit,
  };
}

function shown(value: string | number | boolean): string | number {
  return typeof value === 'boolean' ? Number(value) : value;
}
