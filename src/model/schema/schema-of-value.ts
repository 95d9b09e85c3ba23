import { holderOf } from '../field/holder.js';
import { statedLimits } from '../field/limit-words.js';
import type { Limits } from '../scalars/limits.js';
import type { Documented } from '../types/described.js';
import type { TypeForm } from '../types/type-form.js';
import { jsonOf } from './fresh.js';
import { modelSchemaOf, typeSchemas } from './model-schema.js';
import { concealed, noted } from './notes.js';
import type { JsonSchema, SchemaFocus } from './schema.js';

/** A value by itself, as a parameter or a body is: its type, its limits, what is said of it, and what it is where it is not sent. */
export interface DeclaredValue {
  readonly type: TypeForm;
  readonly said: Limits & Documented & { readonly secret?: boolean };
  readonly default?: unknown;
}

/** The schema of a value by itself, narrowed by its limits as that of a property is; classes have no names in it yet. */
export function schemaOfValue({ type, said, default: initial }: DeclaredValue, focus: SchemaFocus): JsonSchema {
  // Without limits it is its type, and needs no class to hold it.
  const schema =
    statedLimits(said).length === 0 ? typeSchemas(focus).checked(type, [], type.kind === 'nullable') : heldSchema(type, said, focus);
  // A function makes another one each time.
  const json = typeof initial === 'function' ? undefined : jsonOf(initial, type);
  return noted(said.secret === true ? concealed(schema) : schema, said, type, json);
}

function heldSchema(type: TypeForm, limits: Limits, focus: SchemaFocus): JsonSchema {
  return modelSchemaOf(holderOf(type, limits), focus).properties[0]?.schema ?? {};
}
