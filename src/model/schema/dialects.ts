import { inOpenApi30 } from './openapi-30.js';
import type { JsonSchema, SchemaDialect, SchemaWording } from './schema.js';
import { rewritten } from './walk.js';

/** A schema of JSON Schema 2020-12 with OpenAPI's words in another dialect. */
export function inDialect(schema: JsonSchema, dialect: SchemaDialect, wording: SchemaWording): JsonSchema {
  if (dialect === 'openapi-3.1') return schema;
  if (dialect === 'openapi-3.0') return inOpenApi30(schema);
  return rewritten(schema, wording === 'sound' ? (one) => withoutFormats(withoutOpenApi(one)) : withoutOpenApi);
}

function withoutOpenApi(schema: JsonSchema): JsonSchema {
  return Object.fromEntries(Object.entries(schema).filter(([word]) => word !== 'discriminator' && !word.startsWith('x-')));
}

/** Formats are annotations, but validators hold data against them, and each knows others; parsing takes more ways to write something. */
function withoutFormats({ format: _, ...schema }: JsonSchema): JsonSchema {
  const { anyOf, ...rest } = schema;
  const isOfFormats = Array.isArray(anyOf) && anyOf.every((one: JsonSchema) => Object.keys(one).join() === 'format');
  return isOfFormats ? rest : schema;
}
