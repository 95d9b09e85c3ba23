import type { Constructor } from '../../core/types.js';
import type { Tag } from '../types/type-form.js';
import type { JsonSchema, SchemaDirection } from './schema.js';

/** The schema of the property that has a name in data of a model; undefined where none has. */
export type PropertyLookup = (model: Constructor, key: string) => JsonSchema | undefined;

/** A union whose branches a property tells apart: each branch says what it has there, so that exactly one takes any data. */
export function taggedUnion(tag: Tag, direction: SchemaDirection, lookup: PropertyLookup): JsonSchema {
  const { key: property, models } = tag;
  const values = new Map<Constructor, unknown[]>();
  for (const [value, model] of models) values.set(model, [...(values.get(model) ?? []), value]);
  const branches = [...values].map(([model, own]) => branchOf(model, property, own, lookup(model, property)));
  // A tag that is only there to read by is not sent.
  if (direction === 'output' && [...values.keys()].some((model) => lookup(model, property) === undefined)) {
    return { anyOf: [...values.keys()].map((model) => ({ $ref: model })) };
  }
  return { type: 'object', required: [property], oneOf: branches, discriminator: { propertyName: property, mapping: mappingOf(models) } };
}

/** The same in FastAPI's words, which leave it to the branches what they have there. */
export function declaredUnion({ key: propertyName, models }: Tag): JsonSchema {
  const oneOf = [...new Set(models.values())].map((model) => ({ $ref: model }));
  return { oneOf, discriminator: { propertyName, mapping: mappingOf(models) } };
}

function mappingOf(models: Tag['models']): JsonSchema {
  return Object.fromEntries([...models].map(([value, model]) => [String(value), model]));
}

function branchOf(model: Constructor, property: string, values: readonly unknown[], known: JsonSchema | undefined): JsonSchema {
  if (known !== undefined && isPinned(known, values)) return { $ref: model };
  const pinned = values.length === 1 ? { const: values[0] } : { enum: values };
  return { allOf: [{ $ref: model }, { type: 'object', properties: { [property]: pinned } }] };
}

function isPinned({ const: only, enum: some }: JsonSchema, values: readonly unknown[]): boolean {
  if (only !== undefined) return values.includes(only);
  return Array.isArray(some) && some.every((value) => values.includes(value));
}
