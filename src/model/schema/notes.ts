import type { Documented } from '../types/described.js';
import type { TypeForm } from '../types/type-form.js';
import { jsonOf } from './fresh.js';
import { overlaid } from './overlay.js';
import type { JsonSchema } from './schema.js';

/** What is said of values for people, and the default, which is left out where it is null, as with FastAPI. */
export function noted(schema: JsonSchema, said: Documented, type: TypeForm, initial?: unknown): JsonSchema {
  const { title, description, examples, deprecated, openapi = {} } = said;
  const shown = examples?.map((example) => jsonOf(example, type)).filter((example) => example !== undefined) ?? [];
  const notes = {
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
    ...(initial === undefined || initial === null ? {} : { default: initial }),
    ...(shown.length === 0 ? {} : { examples: shown }),
    ...(deprecated === true ? { deprecated } : {}),
  };
  return overlaid({ ...schema, ...notes }, openapi);
}

/** The schema of what nobody is to see: a text that has no format has the format `password`. */
export function concealed(schema: JsonSchema): JsonSchema {
  const { type, format } = schema;
  return format === undefined && [type].flat().includes('string') ? { ...schema, format: 'password' } : schema;
}
