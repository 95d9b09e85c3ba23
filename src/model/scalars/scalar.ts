import type { Validator } from '../library/library.js';
import type { Misfit } from '../misfit.js';
import type { EnumLike } from './choices.js';

/** What a type says of itself in a JSON Schema (2020-12). */
export type SchemaFacts = Readonly<Record<string, unknown>>;

/**
 * A type whose values can be read from text (path, query, header, cookie, form) and from JSON.
 * `T` is the type of its values; no method throws, what does not fit is a {@link Misfit}.
 */
export interface Scalar<T = unknown> {
  readonly kind: 'scalar';
  /** Its name in errors: `Int`. */
  readonly name: string;
  /** Which limits apply: those of numbers, of numbers kept as decimal text, of text, of text that is not shown, of bytes, or none. */
  readonly limits: 'number' | 'decimal' | 'text' | 'secret' | 'bytes' | 'none';
  fromText(text: string): T | Misfit;
  /** From JSON, with the conversions between JSON's own types that FastAPI makes: `"5"` is 5 where a number is declared. */
  fromJson(value: unknown): T | Misfit;
  /** From JSON without those; text remains the form of what JSON has no type for (a date, bytes). */
  fromStrictJson(value: unknown): T | Misfit;
  /** Whether this is a value of the type already, in its canonical form: then no conversion would change it. */
  is(value: unknown): value is T;
  /** The same as an expression, for generated code; `v` is the name of a variable. */
  readonly inline?: (v: string) => string;
  /** How a value goes into JSON; where it is missing, as it is. */
  toJson?(value: T): unknown;
  /** Of its JSON form: `{ type: 'string', format: 'date' }`. */
  readonly schema: SchemaFacts;
  /** The enum whose members these are: where it has a name, the documents show that. */
  readonly members?: EnumLike;
  /** The decorator of class-validator that says the same; where it is missing, one of our own is made from `is`. */
  readonly decorator?: (validator: Validator, options?: { each?: boolean }) => PropertyDecorator;
}

/** Whether a value stated as a type is one of ours. */
export function isScalar(value: unknown): value is Scalar {
  return typeof value === 'object' && value !== null && (value as Scalar).kind === 'scalar';
}
