import type { Constructor } from '../../core/types.js';
import { formOf, selectionKey } from '../form/form-of.js';
import type { ModelForm, PropertyForm, UnknownKeys } from '../form/model-form.js';
import { metadataVersion } from '../library/version.js';
import { anyOf } from './any-of.js';
import { freshInstance, initialOf, type Initial } from './fresh.js';
import { takes } from './presence.js';
import { modelsIn } from './references.js';
import { isComputed, keyOf, schemaOfProperty } from './schema-of-property.js';
import { TypeSchemas } from './schema-of-type.js';
import type { JsonSchema, SchemaFocus } from './schema.js';
import { declaredUnion, taggedUnion } from './union-schema.js';

/** What is known of the data of a class in one direction, before classes have names. */
export interface ModelSchema {
  readonly properties: readonly PropertySchema[];
  /** Keys of data. */
  readonly required: readonly string[];
  /** What is said of keys that no property has: refused or kept; nothing where they are passed over. */
  readonly additionalProperties: boolean | undefined;
  /** What its rules say, which no schema can. */
  readonly rules: readonly string[];
}

export interface PropertySchema {
  readonly name: string;
  readonly key: string;
  readonly schema: JsonSchema;
}

/** The classes that the properties of a class refer to. */
export function referencesOf({ properties }: ModelSchema): ReadonlySet<Constructor> {
  return new Set(properties.flatMap(({ schema }) => [...modelsIn(schema)]));
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
  const types: TypeSchemas = new TypeSchemas(focus, ({ tag }, branches) => {
    if (focus.wording === 'declared') return tag === undefined ? anyOf(branches) : declaredUnion(tag);
    return tag === undefined || comesByName(tag, focus)
      ? { anyOf: branches }
      : taggedUnion(tag, focus.direction, (model, key) => propertyAt(model, key, types, focus));
  });
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
    const { isThere, json } = initialOf(property, fresh);
    // What a class works out itself from values that are not there yet is nobody's default.
    const initial = { isThere, json: isComputed(type, property) ? undefined : json };
    written.push({ name: property.name, key, schema: schemaOfProperty(type, property, initial, types, focus) });
    if (isRequired(type, property, initial, focus)) required.add(key);
  }
  return {
    properties: written,
    required: [...required],
    additionalProperties: additional(settings.unknownKeys ?? focus.unknownKeys, properties, focus),
    // FastAPI's documents have no word for them.
    rules: focus.wording === 'declared' ? [] : rules.map(({ message }) => message),
  };
}

function additional(unknownKeys: UnknownKeys, properties: readonly PropertyForm[], focus: SchemaFocus): boolean | undefined {
  if (unknownKeys === 'keep') return focus.wording === 'declared' ? true : undefined;
  return unknownKeys === 'forbid' && !properties.some((one) => comesByName(one, focus)) ? false : undefined;
}

/** What is sent and not received is always there; of all else FastAPI says both ways whether it may be left out where it is received. */
function isRequired(type: Constructor, property: PropertyForm, initial: Initial, focus: SchemaFocus): boolean {
  if (focus.direction === 'input') return isDemanded(property, initial, focus);
  if (focus.wording === 'sound') return isAlwaysThere(property, initial);
  if (isComputed(type, property) || property.field?.options.readOnly === true) return property.field?.options.optional !== true;
  return isDemanded(property, initial, focus);
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
