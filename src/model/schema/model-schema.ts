import type { Constructor } from '../../core/types.js';
import { formOf, selectionKey } from '../form/form-of.js';
import type { ModelForm, PropertyForm } from '../form/model-form.js';
import { metadataVersion } from '../library/version.js';
import { freshInstance, initialOf, type Initial } from './fresh.js';
import { takes } from './presence.js';
import { keyOf, schemaOfProperty } from './schema-of-property.js';
import { TypeSchemas } from './schema-of-type.js';
import type { JsonSchema, SchemaFocus } from './schema.js';
import { taggedUnion } from './union-schema.js';

/** What is known of the data of a class in one direction, before classes have names. */
export interface ModelSchema {
  readonly properties: readonly PropertySchema[];
  /** Keys of data. */
  readonly required: readonly string[];
  /** Whether other keys are refused. */
  readonly isClosed: boolean;
  /** What its rules say, which no schema can. */
  readonly rules: readonly string[];
}

export interface PropertySchema {
  readonly name: string;
  readonly key: string;
  readonly schema: JsonSchema;
}

type Known = Map<string, { readonly version: number; readonly schema: ModelSchema }>;
const known = new WeakMap<Constructor, Known>();

/** The schema of a class; the same one as long as no decorator adds metadata. */
export function modelSchemaOf(type: Constructor, focus: SchemaFocus): ModelSchema {
  const version = metadataVersion();
  let ofType: Known | undefined = known.get(type);
  if (ofType === undefined) known.set(type, (ofType = new Map() as Known));
  const key = `${focus.direction} ${focus.wording} ${focus.unknownKeys} ${selectionKey(focus.selection)}`;
  let entry = ofType.get(key);
  if (entry?.version !== version) ofType.set(key, (entry = { version, schema: write(formOf(type, focus.selection), focus) }));
  return entry.schema;
}

/** Schemas of types around the models that this focus is about. */
export function typeSchemas(focus: SchemaFocus): TypeSchemas {
  const types: TypeSchemas = new TypeSchemas(focus.wording, ({ tag }, branches) =>
    tag === undefined || comesByName(tag, focus)
      ? { anyOf: branches }
      : taggedUnion(tag, focus.direction, (model, key) => propertyAt(model, key, types, focus)),
  );
  return types;
}

function propertyAt(model: Constructor, key: string, types: TypeSchemas, focus: SchemaFocus): JsonSchema | undefined {
  const property = formOf(model, focus.selection).properties.find((one) => keyOf(one, focus.direction) === key);
  return property && schemaOfProperty(model, property, nothing, types, focus);
}

const nothing: Initial = { isThere: false, json: undefined };

function write({ type, properties, rules, settings }: ModelForm, focus: SchemaFocus): ModelSchema {
  const fresh = freshInstance(type);
  const types = typeSchemas(focus);
  const written: PropertySchema[] = [];
  const required = new Set<string>();
  for (const property of properties) {
    const key = keyOf(property, focus.direction);
    if (key === undefined) continue;
    const initial = initialOf(property, fresh);
    written.push({ name: property.name, key, schema: schemaOfProperty(type, property, initial, types, focus) });
    if (focus.direction === 'output' ? isAlwaysThere(property, initial) : isDemanded(property, initial, focus)) required.add(key);
  }
  return {
    properties: written,
    required: [...required],
    isClosed: (settings.unknownKeys ?? focus.unknownKeys) === 'forbid' && !properties.some((one) => comesByName(one, focus)),
    rules: rules.map(({ message }) => message),
  };
}

function isDemanded(property: PropertyForm, { isThere }: Initial, focus: SchemaFocus): boolean {
  return !isThere && !takes(property, undefined) && !comesByName(property, focus);
}

/** Schemas show the alias alone; but what parsing takes under the name of the property, none of them refuses. */
function comesByName({ nameKey }: Pick<PropertyForm, 'nameKey'>, { direction, wording }: SchemaFocus): boolean {
  return nameKey !== undefined && direction === 'input' && wording === 'sound';
}

function isAlwaysThere(property: PropertyForm, { isThere }: Initial): boolean {
  const { field, transformsOut } = property;
  if (transformsOut.length > 0) return false;
  // What clients may leave out because it is not theirs to send is sent to them all the same.
  return isThere || (field?.options.readOnly === true ? field.options.optional !== true : !takes(property, undefined));
}
