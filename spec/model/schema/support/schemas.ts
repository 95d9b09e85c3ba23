import type { Constructor } from '../../../../src/core/types.js';
import { jsonSchema, type JsonSchemaOptions } from '../../../../src/model/schema/json-schema.js';
import type { JsonSchema } from '../../../../src/model/schema/schema.js';

/** The component of a class. */
export function component(type: Constructor, options?: JsonSchemaOptions): JsonSchema {
  const { schema, components } = jsonSchema(type, options);
  return components[(schema.$ref as string).replace('#/components/schemas/', '')] as JsonSchema;
}

export function properties(type: Constructor, options?: JsonSchemaOptions): Readonly<Record<string, JsonSchema>> {
  return component(type, options).properties as Record<string, JsonSchema>;
}

export function property(type: Constructor, name: string, options?: JsonSchemaOptions): JsonSchema | undefined {
  return properties(type, options)[name];
}
