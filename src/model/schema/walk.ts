import type { JsonSchema } from './schema.js';

const single: ReadonlySet<string> = new Set(['items', 'additionalProperties', 'propertyNames', 'not', 'contains']);
const several: ReadonlySet<string> = new Set(['anyOf', 'oneOf', 'allOf', 'prefixItems']);
const named: ReadonlySet<string> = new Set(['properties', 'patternProperties', '$defs', 'definitions']);

/** A schema with each of the schemas in it changed; the outer ones first. What is data in it (`default`, `examples`) is not looked into. */
export function rewritten(schema: JsonSchema, change: (schema: JsonSchema) => JsonSchema): JsonSchema {
  const inner = (value: unknown): unknown => (isSchema(value) ? rewritten(value, change) : value);
  const result: Record<string, unknown> = {};
  for (const [word, value] of Object.entries(change(schema))) {
    if (single.has(word)) result[word] = inner(value);
    else if (several.has(word) && Array.isArray(value)) result[word] = value.map(inner);
    else if (named.has(word) && isSchema(value))
      result[word] = Object.fromEntries(Object.entries(value).map(([name, one]) => [name, inner(one)]));
    else result[word] = value;
  }
  return result;
}

export function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
