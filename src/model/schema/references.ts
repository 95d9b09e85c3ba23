import type { Constructor } from '../../core/types.js';
import { isNamedEnum, type NamedEnum } from '../scalars/enum-names.js';
import type { JsonSchema } from './schema.js';
import { isSchema, rewritten } from './walk.js';

/** What schemas refer to by a name that it does not have yet. */
export type Referred = Constructor | NamedEnum;

/** The classes that a schema refers to, its own before those of schemas in it. */
export function modelsIn(schema: JsonSchema): ReadonlySet<Constructor> {
  const found = new Set<Constructor>();
  rewritten(schema, (one) => {
    if (typeof one.$ref === 'function') found.add(one.$ref as Constructor);
    return one;
  });
  return found;
}

/** A schema with references in place of the classes and enums that it names. */
export function resolved(schema: JsonSchema, refTo: (referred: Referred) => string): JsonSchema {
  const known = (value: unknown): unknown => (typeof value === 'function' || isNamedEnum(value) ? refTo(value as Referred) : value);
  return rewritten(schema, (one) => {
    const { $ref, discriminator } = one;
    const result: Record<string, unknown> = { ...one };
    if ($ref !== undefined) result.$ref = known($ref);
    if (isSchema(discriminator) && isSchema(discriminator.mapping)) {
      const mapping = Object.fromEntries(Object.entries(discriminator.mapping).map(([value, type]) => [value, known(type)]));
      result.discriminator = { ...discriminator, mapping };
    }
    return result;
  });
}
