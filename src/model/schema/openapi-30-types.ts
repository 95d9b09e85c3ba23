import type { JsonSchema } from './schema.js';
import { isSchema } from './walk.js';

/** Null alone. There is no type of it, and null is added to a type where that stands (OpenAPI 3.0.3, section 4.7.24.1); a reference has none to add it to. */
export const nullIn30 = { type: 'string', enum: [null], nullable: true } as const;

/** Words that describe a value and refuse none. */
const notes: ReadonlySet<string> = new Set(
  'title description default example examples deprecated readOnly writeOnly externalDocs'.split(' '),
);
/** Beside these a type may not say enough: what they hold would refuse null still. */
const applied: readonly string[] = ['$ref', 'anyOf', 'oneOf', 'allOf', 'not', 'const'];

/** A value of one type, or null: one schema in place of a choice of two. */
export function withNullable(schema: JsonSchema): JsonSchema {
  const { anyOf, ...rest } = schema;
  if (!Array.isArray(anyOf) || anyOf.length !== 2 || !anyOf.some(isPlainNull)) return schema;
  const value = anyOf.find((one) => !isPlainNull(one)) as unknown;
  if (!isSchema(value) || typeof value.type !== 'string' || applied.some((word) => word in value)) return schema;
  if (Object.keys(value).some((word) => word in rest && !notes.has(word))) return schema;
  const values = Array.isArray(value.enum) ? { enum: [...(value.enum as unknown[]), null] } : {};
  return { ...value, ...rest, ...values, type: [value.type, 'null'] };
}

/** The schema of null and nothing more. */
function isPlainNull(schema: unknown): boolean {
  return isSchema(schema) && schema.type === 'null' && Object.keys(schema).length === 1;
}

/** A type is one, beside null. */
export function withTypes(result: Record<string, unknown>): void {
  if (result.type === 'null') Object.assign(result, nullIn30);
  if (!Array.isArray(result.type)) return;
  const types = (result.type as string[]).filter((type) => type !== 'null');
  const takesNull = types.length < result.type.length;
  const [only] = types;
  if (only === undefined) Object.assign(result, nullIn30);
  else if (types.length === 1) Object.assign(result, { type: only, ...(takesNull ? { nullable: true } : {}) });
  else withChoice(result, [...types.map((type) => ({ type })), ...(takesNull ? [nullIn30] : [])]);
}

function withChoice(result: Record<string, unknown>, anyOf: readonly JsonSchema[]): void {
  delete result.type;
  if (result.anyOf === undefined) result.anyOf = anyOf;
  else result.allOf = [...((result.allOf as unknown[] | undefined) ?? []), { anyOf }];
}
