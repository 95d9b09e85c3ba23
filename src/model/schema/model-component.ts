import type { Constructor } from '../../core/types.js';
import { describedOf } from '../form/settings.js';
import { withLibrarySchema } from './library-schema.js';
import type { ModelSchema } from './model-schema.js';
import { noted } from './notes.js';
import { overlaid } from './overlay.js';
import type { JsonSchema } from './schema.js';

/** Puts the schema of a class together; `final` brings a schema into the words of the document. */
export function modelComponent(
  type: Constructor,
  { properties, required, additionalProperties, rules }: ModelSchema,
  title: string | undefined,
  final: (schema: JsonSchema) => JsonSchema,
): JsonSchema {
  const written = properties.map(({ name, key, schema }) => [key, withLibrarySchema(final(schema), type, name)] as const);
  const schema = {
    type: 'object',
    properties: Object.fromEntries(written),
    ...(required.length === 0 ? {} : { required }),
    ...(additionalProperties === undefined ? {} : { additionalProperties }),
    ...final(rules.length === 0 ? {} : { 'x-rules': rules }),
  };
  const { openapi = {}, ...said } = describedOf(type);
  const notes = noted(title === undefined ? {} : { title }, said, { kind: 'model', model: type });
  return withLibrarySchema(overlaid({ ...schema, ...final(notes) }, final(openapi)), type);
}
