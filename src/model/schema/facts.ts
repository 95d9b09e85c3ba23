import type { JsonSchema, SchemaWording } from './schema.js';

/** JSON's types, as JSON Schema calls them. */
export type JsonType = 'string' | 'number' | 'integer' | 'boolean' | 'object' | 'array' | 'null';

/** What is known of the values that a check looks at. */
export interface Subject {
  /** The only type that they have, as they are in JSON; undefined where they may be anything. */
  readonly type: JsonType | undefined;
  readonly wording: SchemaWording;
}

/** What a check says of the values that it takes; undefined where JSON Schema has no words for it. */
export type FactMaker = (constraints: readonly unknown[], subject: Subject) => JsonSchema | undefined;

/** Values that JSON has, and that are of the type; null is spoken of elsewhere. */
export function sayable(values: unknown, { type }: Subject): readonly unknown[] {
  const all = Array.isArray(values) ? [...new Set<unknown>(values)] : [];
  return all.filter((value) => isScalarJson(value) && (type === undefined || isOfType(value, type)));
}

function isScalarJson(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
}

function isOfType(value: unknown, type: JsonType): boolean {
  return type === 'integer' ? Number.isInteger(value) : typeof value === type;
}

/** The type that all values have, if there is one. */
export function commonType(values: readonly unknown[]): JsonSchema {
  const types = new Set(values.map((value) => typeof value));
  const [type] = types;
  if (types.size !== 1) return {};
  return { type: type === 'number' && values.every(Number.isInteger) ? 'integer' : type };
}
