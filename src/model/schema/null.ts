import { anyOf } from './any-of.js';
import { commonType } from './facts.js';
import type { Draft, JsonSchema, SchemaWording } from './schema.js';

const nothing = { type: 'null' } as const;

/** Brings a schema into its final form, with null among its values where that is taken: in FastAPI's words as a branch of its own, else as briefly as can be. */
export function finished(draft: Draft, takesNull: boolean, wording: SchemaWording): JsonSchema {
  if (!takesNull || wording === 'sound') return settled(draft, takesNull);
  if (Array.isArray(draft.enum) && draft.enum.length === 0) return nothing;
  const schema = settled(draft, false);
  return refusesNull(schema) ? anyOf([schema, nothing]) : schema;
}

const telling = ['type', 'anyOf', 'oneOf', '$ref', 'enum', 'const'] as const;

function refusesNull(schema: JsonSchema): boolean {
  return telling.some((word) => schema[word] !== undefined);
}

function settled(draft: Draft, takesNull: boolean): JsonSchema {
  const { enum: values, ...rest } = draft;
  if (values === undefined) return takesNull ? withNull(draft) : draft;
  const all = takesNull ? [...(values as unknown[]), null] : (values as unknown[]);
  if (all.length === 0) return { ...rest, not: {} };
  const named = rest.type === undefined || rest.type === 'number' ? { ...rest, ...commonType(values as unknown[]) } : rest;
  if (all.length > 1) return { ...(takesNull ? withNull(named) : named), enum: all };
  return takesNull ? nothing : { ...named, const: all[0] };
}

function withNull(schema: JsonSchema): JsonSchema {
  const { type, anyOf: branches, ...rest } = schema;
  if (schema.$ref !== undefined || schema.oneOf !== undefined) return { anyOf: [schema, nothing] };
  if (type !== undefined)
    return { ...schema, type: [...(Array.isArray(type) ? (type as unknown[]) : [type]), 'null'], ...notOfNull(schema) };
  if (branches !== undefined) return { ...rest, anyOf: [...(branches as unknown[]), nothing] };
  return schema;
}

/** What is said of texts by several formats would refuse null, which has none, only if a type were named there. */
function notOfNull(schema: JsonSchema): JsonSchema {
  const branches = schema.anyOf as readonly JsonSchema[] | undefined;
  return branches?.some(({ type }) => type !== undefined) === true ? { anyOf: [...branches, nothing] } : {};
}
