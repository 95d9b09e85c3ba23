import type { ModelForm, PropertyForm } from '../../form/model-form.js';
import { BuiltModel, type Building } from '../building.js';
import { convert } from '../convert.js';
import type { Place } from '../place.js';
import { noteDefaults } from '../sent-keys.js';
import { defaultOf } from '../stated-default.js';
import { carryOverOf } from './carry-over.js';
import { isMissed, missing, namesOf, outgoingProperties, valueIn } from './source.js';

type Instance = Record<string, unknown>;

/** Makes an instance of a model of what a handler gave; what does not fit is noted in `building`. */
export function buildResponse(form: ModelForm, source: Instance, place: Place, building: Building): object {
  const instance = new form.type() as Instance;
  const leave = building.enter(form, source);
  let defaults: Instance | undefined;
  for (const property of outgoingProperties(form)) {
    const { name, inKey = name } = property;
    const raw = valueIn(source, namesOf(property, form));
    const at = place.inside(inKey, form.positions.get(name) ?? 0, { conversion: place.conversion, validates: !property.isNested });
    if (raw !== undefined) {
      instance[name] = taken(property, raw, at, building);
      continue;
    }
    const value = defaultOf(property, instance[name]);
    if (value !== undefined) (defaults ??= {})[name] = instance[name] = value;
    else if (isMissed(property)) building.refuse(missing, at, source);
  }
  leave();
  defaults = carryOverOf(form)(source, instance, defaults);
  if (defaults !== undefined) noteDefaults(instance, defaults);
  building.models.push(new BuiltModel(form, instance, source, place));
  return instance;
}

function taken(property: PropertyForm, raw: unknown, at: Place, building: Building): unknown {
  const before = building.problems.length;
  const isTaken = raw === null && (property.field === undefined || property.skipsNull);
  const value = isTaken ? null : convert(property.type, raw, at, building);
  if (property.conditions.length > 0 && building.problems.length > before) building.conditional.push(at.loc);
  return value;
}
