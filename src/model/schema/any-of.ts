import { isDeepStrictEqual } from 'node:util';
import type { JsonSchema } from './schema.js';

/** One of several schemas as FastAPI writes it: each once, without levels that say nothing, and none where there is only one. */
export function anyOf(schemas: readonly JsonSchema[]): JsonSchema {
  const flat = schemas.flatMap((one) => (isOnlyAnyOf(one) ? (one.anyOf as readonly JsonSchema[]) : [one]));
  const different = flat.filter((one, i) => flat.findIndex((other) => isDeepStrictEqual(other, one)) === i);
  return different.length === 1 ? (different[0] as JsonSchema) : { anyOf: different };
}

function isOnlyAnyOf(schema: JsonSchema): boolean {
  return Array.isArray(schema.anyOf) && Object.keys(schema).length === 1;
}
