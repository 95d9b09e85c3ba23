import type { JsonSchema, SchemaDialect, SchemaWording } from './schema.js';
import { rewritten } from './walk.js';

/** A schema of JSON Schema 2020-12 with OpenAPI's words in another dialect. */
export function inDialect(schema: JsonSchema, dialect: SchemaDialect, wording: SchemaWording): JsonSchema {
  if (dialect === 'openapi-3.1') return schema;
  if (dialect === 'openapi-3.0') return rewritten(schema, asOpenApi30);
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

/** Words that OpenAPI 3.0 does not have, and has no others for. */
const later: ReadonlySet<string> = new Set([
  'propertyNames',
  'contains',
  'contentEncoding',
  'contentMediaType',
  'prefixItems',
  'const',
  'examples',
]);

function asOpenApi30(schema: JsonSchema): JsonSchema {
  const { contentEncoding, prefixItems, examples } = schema;
  const all = (schema.allOf as readonly JsonSchema[] | undefined)?.filter(({ contains }) => contains === undefined);
  const result: Record<string, unknown> = Object.fromEntries(Object.entries(schema).filter(([word]) => !later.has(word)));
  if ('const' in schema) result.enum = [schema.const];
  if (contentEncoding === 'base64') result.format ??= 'byte';
  if (contentEncoding === 'base64url') result.format ??= 'base64url';
  if (prefixItems !== undefined) result.items = {};
  if (Array.isArray(examples)) result.example = examples[0] as unknown;
  if (all !== undefined) result.allOf = all;
  if (all?.length === 0) delete result.allOf;
  if ((schema.not as JsonSchema | undefined)?.contains !== undefined) delete result.not;
  withNullable(result);
  withTypes(result);
  withExclusive(result, 'minimum', 'exclusiveMinimum', (limit, exclusive) => limit > exclusive);
  withExclusive(result, 'maximum', 'exclusiveMaximum', (limit, exclusive) => limit < exclusive);
  if (result.type === 'array') result.items ??= {};
  return withoutSiblings(result);
}

function withNullable(result: Record<string, unknown>): void {
  const anyOf = result.anyOf as readonly JsonSchema[] | undefined;
  const others = anyOf?.filter(({ type }) => type !== 'null');
  if (result.type === 'null') Object.assign(result, { type: undefined, enum: [null], nullable: true });
  if (anyOf !== undefined && others !== undefined && others.length < anyOf.length) {
    result.nullable = true;
    const [only] = others;
    if (others.length > 1 || only === undefined) result.anyOf = others;
    else {
      delete result.anyOf;
      Object.assign(result, only.$ref === undefined ? only : { allOf: [only] }, { nullable: true });
    }
  }
  if (result.type === undefined) delete result.type;
}

/** A type is one, beside null. */
function withTypes(result: Record<string, unknown>): void {
  if (!Array.isArray(result.type)) return;
  const types = (result.type as string[]).filter((type) => type !== 'null');
  if (types.length < result.type.length) result.nullable = true;
  delete result.type;
  if (types.length === 1) [result.type] = types;
  else {
    const choice = { anyOf: types.map((type) => ({ type })) };
    if (result.anyOf === undefined) Object.assign(result, choice);
    else result.allOf = [...((result.allOf as unknown[] | undefined) ?? []), choice];
  }
}

type Word = 'minimum' | 'maximum' | 'exclusiveMinimum' | 'exclusiveMaximum';

/** An exclusive limit is a flag beside the limit. */
function withExclusive(
  result: Record<string, unknown>,
  word: Word,
  flag: Word,
  isNarrower: (limit: number, exclusive: number) => boolean,
): void {
  const [limit, exclusive] = [result[word], result[flag]];
  if (typeof exclusive !== 'number') return;
  if (typeof limit === 'number' && isNarrower(limit, exclusive)) delete result[flag];
  else Object.assign(result, { [word]: exclusive, [flag]: true });
}

/** What stands beside a reference is not read. */
function withoutSiblings(schema: JsonSchema): JsonSchema {
  const { $ref, ...rest } = schema;
  return $ref === undefined || Object.keys(rest).length === 0 ? schema : { ...rest, allOf: [{ $ref }] };
}
