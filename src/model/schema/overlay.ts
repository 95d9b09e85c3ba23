import type { JsonSchema } from './schema.js';
import { isSchema } from './walk.js';

/** Words whose value is data: it is replaced as a whole. */
const dataWords: ReadonlySet<string> = new Set(['default', 'example', 'const']);

/** A schema with words added or replaced, schemas inside of it likewise; what is stated as undefined is taken away. */
export function overlaid(schema: JsonSchema, stated: JsonSchema): JsonSchema {
  const result: Record<string, unknown> = { ...schema };
  for (const [word, value] of Object.entries(stated)) {
    const known = result[word];
    if (value === undefined) delete result[word];
    else result[word] = isSchema(known) && isSchema(value) && !dataWords.has(word) ? overlaid(known, value) : value;
  }
  return result;
}
