import type { JsonSchema, SchemaWording } from './schema.js';
import type { Target } from './target.js';
import { isCount } from './value-facts.js';

/** A limit in bytes as one in characters, which is what JSON Schema counts; undefined where there is none that takes all that is taken. */
export function byteFacts(
  name: string,
  limit: unknown,
  { inBase64 }: Extract<Target, { kind: 'bytes' }>,
  wording: SchemaWording,
): JsonSchema | undefined {
  if (!isCount(limit)) return undefined;
  // In bytes, as it was declared; so does FastAPI.
  if (wording === 'declared') return name === 'minLength' || name === 'maxLength' ? { [name]: limit } : undefined;
  if (name === 'minLength') return { minLength: inBase64 ? base64Length(Math.ceil(limit)) : Math.ceil(limit / 4) };
  if (name !== 'maxLength') return undefined;
  if (!inBase64) return { maxLength: Math.floor(limit) };
  // Line breaks are skipped, and there may be any number of them.
  return undefined;
}

/** Three bytes are four characters, and what is left over is padded. */
function base64Length(bytes: number): number {
  return 4 * Math.ceil(bytes / 3);
}
