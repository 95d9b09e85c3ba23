import type { ValidationProblem } from '../../../../src/model/misfit.js';
import type { ReferringSchema } from '../../../../src/model/schema/json-schema.js';
import type { JsonSchema } from '../../../../src/model/schema/schema.js';

/** Why a schema may take what parsing refuses: the first of these that one of the problems shows; `unexplained` where none does. */
export const reasons = [
  'a format, which is an annotation',
  'a check that JSON Schema has no words for',
  'a @Transform, a condition or a getter of the user',
  'a default that its own checks refuse',
  'a whole number beyond 2^53',
  'null where anything is declared',
  'a number that class-validator throws at',
  'a set, which holds once what is sent twice',
  'a limit of numbers that are sent as text',
  '@ValidateNested on what is no model',
  'a property or a key that is declared twice, with one type by each',
  'a number that is written with an exponent',
  'a property that is not read, and has to be there',
  'a character of two halves, where a pattern takes one',
  'a character with a variation selector, which counts as one',
  'a number beyond 2^53, whose multiples are not exact',
  'a property that may come under its own name',
] as const;

export function reasonFor(
  problems: readonly ValidationProblem[],
  input: unknown,
  { schema, components }: ReferringSchema,
  kinds: ReadonlySet<string>,
): string {
  if (problems.some(({ type }) => type.startsWith('threw'))) return reasons[6];
  if (problems.some(({ type }) => type === 'int_parsing_size' || type === 'decimal_parsing')) return reasons[4];
  for (const problem of problems) {
    if (problem.loc.at(-1) === '[key]') return reasons[0];
    if (problem.type === 'model_attributes_type' && problem.msg.includes('nested property')) return reasons[9];
    if (problem.type === 'unknown_value') return reasons[9];
    if (problem.type === 'int_type' && typeof problem.input === 'string') return reasons[4];
    if (problem.type === 'missing' && Array.isArray(problem.input)) return reasons[5];
    if (problem.type === 'isLatitude' && JSON.stringify(problem.input).includes('e-')) return reasons[11];
    if (problem.type === 'string_pattern_mismatch' && /[\u{10000}-\u{10ffff}]/u.test(String(problem.input))) return reasons[13];
    if (problem.type === 'arrayNotContains' && JSON.stringify(problem.input).includes('null')) return reasons[5];
    if (problem.type.startsWith('string_too') && /[\ufe0e\ufe0f]/.test(String(problem.input))) return reasons[14];
    if (problem.type === 'multiple_of' && Math.abs(Number(problem.input)) > 2 ** 53) return reasons[15];
    const words = wordsAlong(schema, components, problem.loc);
    if (words.has('x-validators') || words.has('x-patterns')) return reasons[1];
    if (['format', 'contentEncoding', 'contentMediaType'].some((word) => words.has(word))) return reasons[0];
    if (words.has('{}')) return reasons[2];
    if (problem.type === 'missing' && isSent(problem, input)) return reasons[12];
    if (!isSent(problem, input)) return reasons[3];
    if (problem.type === 'too_short' && new Set(problem.input as unknown[]).size < (problem.input as unknown[]).length) return reasons[7];
    if (limits.has(problem.type) && typeof problem.input === 'string') return reasons[8];
    if (problem.input === null) return reasons[5];
  }
  return kinds.has('twice') ? reasons[10] : kinds.has('by name') ? reasons[16] : 'unexplained';
}

const limits: ReadonlySet<string> = new Set(['less_than', 'less_than_equal', 'greater_than', 'greater_than_equal', 'multiple_of']);

/** Every word of the schemas on the way to a place, and of all that is there. */
function wordsAlong(schema: JsonSchema, components: ReferringSchema['components'], loc: readonly (string | number)[]): ReadonlySet<string> {
  const words = new Set<string>();
  let here = branches(schema, components);
  for (const key of loc) {
    const next = here.flatMap((one) => [
      ...(typeof key === 'string' ? [(one.properties as Record<string, JsonSchema> | undefined)?.[key], one.additionalProperties] : []),
      ...(typeof key === 'number' ? [(one.prefixItems as JsonSchema[] | undefined)?.[key], one.items] : []),
    ]) as (JsonSchema | undefined)[];
    const found = next.filter((one) => typeof one === 'object').flatMap((one) => branches(one as JsonSchema, components));
    if (found.length > 0) here = found;
    for (const one of here) for (const word of Object.keys(one)) words.add(word);
    for (const one of found) if (Object.keys(one).every((word) => ['default', 'readOnly', 'writeOnly'].includes(word))) words.add('{}');
  }
  for (const one of here) wordsIn(one, components, words, new Set());
  return words;
}

function branches(schema: JsonSchema, components: ReferringSchema['components'], depth = 0): JsonSchema[] {
  if (depth > 5) return [];
  const of = [schema.anyOf, schema.oneOf, schema.allOf].flatMap((list) => (list ?? []) as JsonSchema[]);
  const referred = typeof schema.$ref === 'string' ? [components[schema.$ref.replace('#/components/schemas/', '')] as JsonSchema] : [];
  return [schema, ...[...of, ...referred].flatMap((one) => branches(one, components, depth + 1))];
}

function wordsIn(value: unknown, components: ReferringSchema['components'], words: Set<string>, seen: Set<unknown>): void {
  if (typeof value !== 'object' || value === null || seen.has(value)) return;
  seen.add(value);
  for (const [word, inner] of Object.entries(value)) {
    if (word === 'required') continue;
    if (!Array.isArray(value)) words.add(word);
    if (word !== 'properties' || !Array.isArray(value)) wordsIn(inner, components, words, seen);
  }
}

function isSent({ loc }: ValidationProblem, input: unknown): boolean {
  let at = input;
  for (const key of loc) {
    if (typeof at !== 'object' || at === null) return true;
    if (!Object.hasOwn(at, key)) return false;
    at = (at as Record<string | number, unknown>)[key];
  }
  return true;
}
