import { nullIn30, withNullable, withTypes } from './openapi-30-types.js';
import type { JsonSchema } from './schema.js';
import { isSchema } from './walk.js';

/** The words of a Schema Object in OpenAPI 3.0.3, section 4.7.24; it may have no others, save those that begin with `x-`. */
const words: ReadonlySet<string> = new Set(
  (
    '$ref title description default example deprecated readOnly writeOnly xml externalDocs discriminator nullable type format enum pattern ' +
    'minLength maxLength minimum maximum exclusiveMinimum exclusiveMaximum multipleOf minItems maxItems uniqueItems items ' +
    'minProperties maxProperties properties required additionalProperties anyOf oneOf allOf not'
  ).split(' '),
);
/** Words of 2020-12 that refuse something, and that 3.0 has no others for. */
const unsayable: readonly string[] = [
  ...['contains', 'propertyNames', 'patternProperties', 'prefixItems', 'dependentRequired', 'dependentSchemas', 'if', 'then', 'else'],
  ...['unevaluatedItems', 'unevaluatedProperties', '$dynamicRef'],
];
/** What regular expressions of ECMAScript 5.1 do not have. */
const laterPattern = /\\[pP]\{|\\u\{|\(\?<|[\u{10000}-\u{10ffff}]/u;

/** A schema of JSON Schema 2020-12 in the words of OpenAPI 3.0: it says less where there is no word for something, and never more. One that is in them already stays as it is. */
export function inOpenApi30(schema: JsonSchema): JsonSchema {
  const result: Record<string, unknown> = { ...withNullable(schema) };
  withValues(result);
  withTypes(result);
  withTuple(result);
  withContents(result);
  withExclusive(result, 'minimum', 'exclusiveMinimum', (limit, exclusive) => limit > exclusive);
  withExclusive(result, 'maximum', 'exclusiveMaximum', (limit, exclusive) => limit < exclusive);
  withNegations(result);
  withPatterns(result);
  if (result.type === 'array') result.items ??= {};
  if (Array.isArray(result.required) && result.required.length === 0) delete result.required;
  const known = Object.entries(result).filter(([word]) => words.has(word) || word.startsWith('x-'));
  const translated = known.map(([word, value]) => [word, inner(word, value)] as const);
  return withoutSiblings(Object.fromEntries(translated.filter(([word, value]) => word !== 'allOf' || isTelling(value))));
}

/** Schemas that are true or false came later, too; only of other properties they may be said so. */
function inner(word: string, value: unknown): unknown {
  if (word === 'additionalProperties') return isSchema(value) ? inOpenApi30(value) : value;
  if (word === 'items' || word === 'not') return schemaOf(value);
  if (word === 'allOf' && Array.isArray(value)) return value.map(schemaOf).filter(isTelling);
  if ((word === 'anyOf' || word === 'oneOf') && Array.isArray(value)) return value.map(schemaOf);
  if (word !== 'properties' || !isSchema(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, schemaOf(one)]));
}

/** What had no words for it at all leaves nothing behind. */
function isTelling(value: unknown): boolean {
  return typeof value !== 'object' || value === null || Object.keys(value).length > 0;
}

function schemaOf(value: unknown): JsonSchema {
  if (typeof value === 'boolean') return value ? {} : { not: {} };
  return isSchema(value) ? inOpenApi30(value) : {};
}

function withValues(result: Record<string, unknown>): void {
  const { examples } = result;
  if (Array.isArray(examples) && examples.length > 0) result.example ??= examples[0] as unknown;
  if ('const' in result) result.enum = [result.const];
  if (!Array.isArray(result.enum)) return;
  if (result.enum.length === 0) {
    delete result.enum;
    result.not ??= {};
  } else if (result.enum.every((value) => value === null)) Object.assign(result, nullIn30);
}

/** What stands at which place cannot be said; what may stand anywhere can. */
function withTuple(result: Record<string, unknown>): void {
  const { prefixItems, items } = result;
  if (!Array.isArray(prefixItems)) return;
  const isClosed = items === false || (typeof result.maxItems === 'number' && result.maxItems <= prefixItems.length);
  if (items === false) result.maxItems = Math.min((result.maxItems as number | undefined) ?? Infinity, prefixItems.length);
  result.items = isClosed ? oneOfAll(prefixItems) : isSchema(items) ? oneOfAll([...(prefixItems as unknown[]), items]) : {};
}

function withContents(result: Record<string, unknown>): void {
  const { contentEncoding, contentMediaType } = result;
  if (contentEncoding === 'base64') result.format ??= 'byte';
  else if (contentEncoding === 'base64url') result.format ??= 'base64url';
  else if (contentEncoding === undefined && contentMediaType === 'application/octet-stream') result.format ??= 'binary';
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

/** To leave out half of what is refused, or of what tells branches apart, would refuse more. */
function withNegations(result: Record<string, unknown>): void {
  const { not, oneOf } = result;
  if (isSchema(not) && !isSayable(not)) delete result.not;
  if (Array.isArray(oneOf) && result.anyOf === undefined && !oneOf.every(isSayable)) {
    result.anyOf = oneOf;
    delete result.oneOf;
  }
}

function isSayable(schema: unknown): boolean {
  if (Array.isArray(schema)) return schema.every(isSayable);
  if (!isSchema(schema)) return true;
  if (unsayable.some((word) => word in schema) || !isEarlyPattern(schema)) return false;
  const { items, not, anyOf, oneOf, allOf, additionalProperties, properties } = schema;
  return [items, not, anyOf, oneOf, allOf, additionalProperties, Object.values(properties ?? {})].every(isSayable);
}

function isEarlyPattern({ pattern }: JsonSchema): boolean {
  return typeof pattern !== 'string' || !laterPattern.test(pattern);
}

function withPatterns(result: Record<string, unknown>): void {
  if (!isEarlyPattern(result)) delete result.pattern;
  const { patternProperties: named, additionalProperties: others } = result;
  if (!isSchema(named) || others === undefined || others === true) return;
  result.additionalProperties = oneOfAll([...Object.values(named), ...(isSchema(others) ? [others] : [])]);
}

/** Any of some schemas, each said once. */
function oneOfAll(schemas: readonly unknown[]): unknown {
  const different = [...new Map(schemas.map((one) => [JSON.stringify(one), one])).values()];
  return different.length === 1 ? different[0] : { anyOf: different };
}

/** What stands beside a reference is not read. */
function withoutSiblings(schema: JsonSchema): JsonSchema {
  const { $ref, ...rest } = schema;
  if ($ref === undefined || Object.keys(rest).length === 0) return schema;
  return { ...rest, allOf: [{ $ref }, ...((rest.allOf as unknown[] | undefined) ?? [])] };
}
