import type { Constructor } from '../../core/types.js';
import type { JsonSchema } from './schema.js';
import { isSchema, rewritten } from './walk.js';

/** The classes that a schema refers to, its own before those of schemas in it. */
export function referencesIn(schema: JsonSchema): ReadonlySet<Constructor> {
  const found = new Set<Constructor>();
  rewritten(schema, (one) => {
    if (typeof one.$ref === 'function') found.add(one.$ref as Constructor);
    return one;
  });
  return found;
}

/** A schema with references in place of the classes that it names. */
export function resolved(schema: JsonSchema, refTo: (type: Constructor) => string): JsonSchema {
  return rewritten(schema, (one) => {
    const { $ref, discriminator } = one;
    const result: Record<string, unknown> = { ...one };
    if (typeof $ref === 'function') result.$ref = refTo($ref as Constructor);
    if (isSchema(discriminator)) result.discriminator = { ...discriminator, mapping: mapped(discriminator.mapping, refTo) };
    return result;
  });
}

function mapped(mapping: unknown, refTo: (type: Constructor) => string): unknown {
  const entries = Object.entries(mapping as Readonly<Record<string, Constructor>>);
  return Object.fromEntries(entries.map(([value, type]) => [value, refTo(type)]));
}
