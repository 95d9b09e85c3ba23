import { commonType } from './facts.js';
import type { Draft, JsonSchema } from './schema.js';

const nothing = { type: 'null' } as const;

/** Brings a schema into its final form, with null among its values where that is taken. */
export function finished(draft: Draft, takesNull: boolean): JsonSchema {
  const { enum: values, ...rest } = draft;
  if (values === undefined) return takesNull ? withNull(draft) : draft;
  const all = takesNull ? [...(values as unknown[]), null] : (values as unknown[]);
  if (all.length === 0) return { ...rest, not: {} };
  const named = rest.type === undefined || rest.type === 'number' ? { ...rest, ...commonType(values as unknown[]) } : rest;
  if (all.length > 1) return { ...(takesNull ? withNull(named) : named), enum: all };
  return takesNull ? nothing : { ...named, const: all[0] };
}

function withNull(schema: JsonSchema): JsonSchema {
  const { type, anyOf, ...rest } = schema;
  if (schema.$ref !== undefined || schema.oneOf !== undefined) return { anyOf: [schema, nothing] };
  if (type !== undefined)
    return { ...schema, type: [...(Array.isArray(type) ? (type as unknown[]) : [type]), 'null'], ...notOfNull(schema) };
  if (anyOf !== undefined) return { ...rest, anyOf: [...(anyOf as unknown[]), nothing] };
  return schema;
}

/** What is said of texts by several formats would refuse null, which has none, only if a type were named there. */
function notOfNull(schema: JsonSchema): JsonSchema {
  const anyOf = schema.anyOf as readonly JsonSchema[] | undefined;
  return anyOf?.some(({ type }) => type !== undefined) === true ? { anyOf: [...anyOf, nothing] } : {};
}
