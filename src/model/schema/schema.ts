import type { Selection, UnknownKeys } from '../form/model-form.js';

/** A JSON Schema, or a Schema Object of OpenAPI, as plain data. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** The same while it is put together. Its references hold the class itself, because its name is not known before all are. */
export type Draft = Record<string, unknown>;

/** Whether data is received or sent. */
export type SchemaDirection = 'input' | 'output';

/**
 * `openapi-3.1` is JSON Schema 2020-12 with OpenAPI's `discriminator` and words of our own that begin with `x-`; `json-schema` is 2020-12
 * without these, as strict validators want it; `openapi-3.0` has `nullable` and no words that came later.
 */
export type SchemaDialect = 'openapi-3.1' | 'openapi-3.0' | 'json-schema';

/**
 * What counts where a limit as it was declared would refuse something that parsing accepts (an emoji with its variation selector has
 * two code points, and is one character to `@MaxLength`): `sound` says less, `declared` says what the decorator says.
 */
export type SchemaWording = 'sound' | 'declared';

/** What a schema is about. */
export interface SchemaFocus {
  readonly direction: SchemaDirection;
  readonly wording: SchemaWording;
  /** What parsing does with keys that no property declares; what a class says of itself goes before it. */
  readonly unknownKeys: UnknownKeys;
  readonly selection: Selection;
}
