import { isDeepStrictEqual } from 'node:util';
import type { MediaTypeObject, ResponseObject, SchemaObject } from './objects.js';

/** One response for two answers of one status, of which either may come; undefined for the first where there is only the second. */
export function eitherResponse(one: ResponseObject | undefined, other: ResponseObject): ResponseObject {
  if (one === undefined) return other;
  const content: Record<string, MediaTypeObject> = { ...one.content };
  for (const [type, { schema = {} }] of Object.entries(other.content ?? {})) {
    const there = content[type];
    content[type] = { schema: there === undefined ? schema : anyOf(there.schema ?? {}, schema) };
  }
  const headers = { ...one.headers, ...other.headers };
  return {
    description: `${one.description}, or: ${other.description}`,
    ...(Object.keys(headers).length > 0 && { headers }),
    ...(Object.keys(content).length > 0 && { content }),
  };
}

function anyOf(one: SchemaObject, other: SchemaObject): SchemaObject {
  const branches = isAnyOf(one) ? one.anyOf : [one];
  return branches.some((branch) => isDeepStrictEqual(branch, other)) ? one : { anyOf: [...branches, other] };
}

function isAnyOf(schema: SchemaObject): schema is { readonly anyOf: readonly SchemaObject[] } {
  return Array.isArray(schema.anyOf) && Object.keys(schema).length === 1;
}
