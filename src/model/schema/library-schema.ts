import '../../core/metadata.js';
import type { AbstractConstructor } from '../../core/types.js';
import { lineage } from '../../core/classes.js';
import { overlaid } from './overlay.js';
import type { JsonSchema } from './schema.js';
import { isSchema } from './walk.js';

/** class-validator-jsonschema's key is private, and each copy of it has one of its own: they are told by what they say of themselves. */
const keyText = 'class-validator-jsonschema:JSONSchema';

/** What `@JSONSchema` of class-validator-jsonschema says of a property, or of the class itself, laid over a schema: words are added or replaced, and a function has the last word. */
export function withLibrarySchema(schema: JsonSchema, type: AbstractConstructor, property?: string): JsonSchema {
  const stated = property === undefined ? ofClass(type) : ofProperty(type, property);
  if (typeof stated === 'function') return (stated as (schema: JsonSchema, options: object) => JsonSchema)(schema, {});
  return isSchema(stated) ? overlaid(schema, stated) : schema;
}

function ofClass(type: AbstractConstructor): unknown {
  return own(type, type.name);
}

function ofProperty(type: AbstractConstructor, property: string): unknown {
  for (const owner of lineage(type)) {
    const stated = own(owner, property);
    if (stated !== undefined) return stated;
  }
  return undefined;
}

function own(type: AbstractConstructor, name: string): unknown {
  for (const key of Reflect.getOwnMetadataKeys(type, name) as unknown[]) {
    if (typeof key === 'symbol' && key.description === keyText) return Reflect.getOwnMetadata(key, type, name);
  }
  return undefined;
}
