import type { Constructor } from '../../core/types.js';
import { SchemaComponents, type ComponentsOptions } from './components.js';
import type { JsonSchema, SchemaDirection } from './schema.js';

/** How one schema is written. */
export interface JsonSchemaOptions extends Omit<ComponentsOptions, 'only'> {
  /** Whether the data is received or sent; `input` where nothing is said. */
  readonly direction?: SchemaDirection;
}

/** A schema with what it refers to. */
export interface ReferringSchema {
  readonly schema: JsonSchema;
  readonly components: Readonly<Record<string, JsonSchema>>;
}

/** A schema that holds what it refers to. */
export interface SelfContainedSchema {
  readonly $schema: string;
  readonly $ref: string;
  readonly $defs: Readonly<Record<string, JsonSchema>>;
}

/**
 * The schema of a model's data as strict reading takes it, with those of all models in it, for the components of an OpenAPI document.
 * A document with several models has one {@link SchemaComponents} for all.
 *
 * @example
 * const { schema, components } = jsonSchema(Order, { direction: 'input' }); // { $ref: '#/components/schemas/Order' }
 */
export function jsonSchema(type: Constructor, options: JsonSchemaOptions = {}): ReferringSchema {
  const { direction = 'input' } = options;
  const collector = new SchemaComponents({ ...options, only: direction });
  const schema = collector.schemaOf(type, direction);
  return { schema, components: collector.all() };
}

/**
 * The same as one JSON Schema (2020-12) that needs nothing else, for validators: without OpenAPI's words, and without formats, which parsing
 * reads in more ways than a validator does (the wording `declared` has them).
 *
 * @example
 * const accepts = new Ajv2020().compile(selfContainedSchema(Order));
 */
export function selfContainedSchema(
  type: Constructor,
  options: Omit<JsonSchemaOptions, 'dialect' | 'refPrefix'> = {},
): SelfContainedSchema {
  const { schema, components } = jsonSchema(type, { ...options, dialect: 'json-schema', refPrefix: '#/$defs/' });
  return { $schema: 'https://json-schema.org/draft/2020-12/schema', $ref: schema.$ref as string, $defs: components };
}
