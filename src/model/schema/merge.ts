import type { Draft, JsonSchema } from './schema.js';

const lower: ReadonlySet<string> = new Set(['minimum', 'exclusiveMinimum', 'minLength', 'minItems', 'minProperties']);
const upper: ReadonlySet<string> = new Set(['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems', 'maxProperties']);

/** Adds what one more check says: the narrower of two limits counts, and what has no common form stands beside the rest in `allOf`. */
export function narrow(draft: Draft, facts: JsonSchema): void {
  const type = facts.type === undefined ? draft.type : draft.type === undefined ? facts.type : narrowest(draft.type, facts.type);
  if (type === undefined && facts.type !== undefined) {
    // A check that takes no value of this type refuses every value.
    draft.enum = [];
    return;
  }
  if (type !== undefined) draft.type = type;
  for (const [word, stated] of Object.entries(facts)) {
    const known = draft[word];
    if (word === 'type') continue;
    if (known === undefined) draft[word] = word === 'allOf' ? [...(stated as unknown[])] : stated;
    else if (lower.has(word)) draft[word] = Math.max(known as number, stated as number);
    else if (upper.has(word)) draft[word] = Math.min(known as number, stated as number);
    else if (word === 'enum') draft.enum = (known as unknown[]).filter((value) => (stated as unknown[]).includes(value));
    else if (word === 'allOf') (known as unknown[]).push(...(stated as unknown[]));
    else if (word.startsWith('x-')) draft[word] = [...new Set([...(known as unknown[]), ...(stated as unknown[])])];
    else if (known !== stated) beside(draft, { [word]: stated });
  }
}

/** The values that both take; undefined where there are none. */
function narrowest(one: unknown, other: unknown): unknown {
  if (one === other) return one;
  const [ones, others] = [typesIn(one), typesIn(other)];
  const both = [...new Set([...ones.filter((type) => takes(others, type)), ...others.filter((type) => takes(ones, type))])];
  return both.length < 2 ? both[0] : both;
}

function typesIn(type: unknown): readonly unknown[] {
  return Array.isArray(type) ? type : [type];
}

function takes(types: readonly unknown[], type: unknown): boolean {
  return types.includes(type) || (type === 'integer' && types.includes('number'));
}

function beside(draft: Draft, facts: JsonSchema): void {
  const all = (draft.allOf ??= []) as JsonSchema[];
  all.push(facts);
}
