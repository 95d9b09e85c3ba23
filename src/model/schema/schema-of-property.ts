import { memberOf } from '../../core/classes.js';
import type { Constructor } from '../../core/types.js';
import { computation } from '../form/computation.js';
import type { PropertyForm } from '../form/model-form.js';
import { nameChecks } from './facts-of-checks.js';
import type { Initial } from './fresh.js';
import { concealed, noted } from './notes.js';
import { finished } from './null.js';
import { takes } from './presence.js';
import type { TypeSchemas } from './schema-of-type.js';
import type { Draft, JsonSchema, SchemaDirection, SchemaFocus, SchemaWording } from './schema.js';

/** The name of a property in data of a direction; undefined where it is not there. */
export function keyOf({ inKey, outKey }: PropertyForm, direction: SchemaDirection): string | undefined {
  return direction === 'input' ? inKey : outKey;
}

/** What is known of the values of one property, and what is said of it for people. */
export function schemaOfProperty(
  type: Constructor,
  property: PropertyForm,
  initial: Initial,
  types: TypeSchemas,
  focus: SchemaFocus,
): JsonSchema {
  const said = property.field?.options ?? {};
  const readOnly = said.readOnly === true || (focus.wording === 'declared' && isComputed(type, property));
  const schema = {
    ...valueSchema(type, property, types, focus),
    ...(readOnly ? { readOnly } : {}),
    ...(said.writeOnly === true ? { writeOnly: true } : {}),
  };
  return noted(said.secret === true ? concealed(schema) : schema, said, property.type, initial.json);
}

/** Whether a class works it out itself, and takes it from nobody. */
export function isComputed(type: Constructor, { name, inKey }: PropertyForm): boolean {
  return inKey === undefined && computation(type, name) !== undefined;
}

function valueSchema(type: Constructor, property: PropertyForm, types: TypeSchemas, { direction, wording }: SchemaFocus): JsonSchema {
  const transforms = direction === 'input' ? property.transformsIn : property.transformsOut;
  const isConditional = property.conditions.length > 0;
  // Where a condition of the user's is not met, not even the type is looked at.
  if ((transforms.length > 0 || isConditional) && wording === 'sound') return named({}, property, wording);
  if (wording === 'declared' && isComputed(type, property)) return types.checked(property.type, property.checks, isNullable(property));
  // What checks look at need not be what was sent.
  if (isConditional || memberOf(type, property.name) !== undefined) {
    return finished(named({ ...types.of(valueType(property)) }, property, wording), true, wording);
  }
  const takesNull = takes(property, null);
  if (property.type.kind !== 'any') return types.checked(property.type, property.checks, takesNull);
  // What checks of items look at is not known where nothing says that it is a list; what @ValidateNested takes holds something.
  const whole = property.checks.filter(({ each }) => !each);
  const draft = { ...types.checked(property.type, whole, takesNull, property.isNested ? { type: ['object', 'array'] } : {}) };
  const ofItems = property.checks.filter(({ each }) => each);
  nameChecks(draft, ofItems, wording);
  return draft;
}

function valueType({ type }: PropertyForm): PropertyForm['type'] {
  return type.kind === 'nullable' ? type.of : type;
}

/** A type that nothing checks takes null where it says so. */
function isNullable(property: PropertyForm): boolean {
  return property.checks.length === 0 ? property.type.kind === 'nullable' : takes(property, null);
}

function named(draft: Draft, { checks }: PropertyForm, wording: SchemaWording): Draft {
  nameChecks(draft, checks, wording);
  return draft;
}
