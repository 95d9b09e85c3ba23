import { memberOf } from '../../core/classes.js';
import type { Constructor } from '../../core/types.js';
import type { PropertyForm } from '../form/model-form.js';
import { nameChecks } from './facts-of-checks.js';
import { jsonOf, type Initial } from './fresh.js';
import { finished } from './null.js';
import { takes } from './presence.js';
import type { TypeSchemas } from './schema-of-type.js';
import type { Draft, JsonSchema, SchemaDirection, SchemaFocus } from './schema.js';

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
  return { ...valueSchema(type, property, types, focus), ...notes(property, initial) };
}

function valueSchema(type: Constructor, property: PropertyForm, types: TypeSchemas, { direction, wording }: SchemaFocus): JsonSchema {
  const transforms = direction === 'input' ? property.transformsIn : property.transformsOut;
  const isConditional = property.conditions.length > 0;
  // Where a condition of the user's is not met, not even the type is looked at.
  if ((transforms.length > 0 || isConditional) && wording === 'sound') return named({}, property);
  // What checks look at need not be what was sent.
  if (isConditional || memberOf(type, property.name) !== undefined) {
    return finished(named({ ...types.of(valueType(property)) }, property), true);
  }
  const takesNull = takes(property, null);
  if (property.type.kind !== 'any') return types.checked(property.type, property.checks, takesNull);
  // What checks of items look at is not known where nothing says that it is a list; what @ValidateNested takes holds something.
  const whole = property.checks.filter(({ each }) => !each);
  const draft = { ...types.checked(property.type, whole, takesNull, property.isNested ? { type: ['object', 'array'] } : {}) };
  nameChecks(
    draft,
    property.checks.filter(({ each }) => each),
  );
  return draft;
}

function valueType({ type }: PropertyForm): PropertyForm['type'] {
  return type.kind === 'nullable' ? type.of : type;
}

function named(draft: Draft, { checks }: PropertyForm): Draft {
  nameChecks(draft, checks);
  return draft;
}

function notes({ field, type }: PropertyForm, { json }: Initial): JsonSchema {
  const { title, description, examples, deprecated, readOnly, writeOnly } = field?.options ?? {};
  const shown = examples?.map((example) => jsonOf(example, type)).filter((example) => example !== undefined) ?? [];
  return {
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
    ...(json === undefined || json === null ? {} : { default: json }),
    ...(shown.length === 0 ? {} : { examples: shown }),
    ...(deprecated === true ? { deprecated } : {}),
    ...(readOnly === true ? { readOnly } : {}),
    ...(writeOnly === true ? { writeOnly } : {}),
  };
}
