import type { TransformMetadata } from 'class-transformer';
import type { ModelForm, PropertyForm } from '../form/model-form.js';
import { Direction } from '../library/transformer-storage.js';
import { BuiltModel, type Building } from './building.js';
import { convert } from './convert.js';
import { defaultOf } from './stated-default.js';
import { fixedNames, ownNames } from './own-names.js';
import { conversionFor, isOfResponse } from './options.js';
import { overfull } from './overfull.js';
import type { Place } from './place.js';
import { buildResponse } from './response/build.js';
import { holds, sentKey } from './sent-key.js';
import { noteDefaults, type Defaults } from './sent-keys.js';

/** Makes an instance out of plain data, with the conversions of its properties; what does not fit is noted in `building`. */
export function buildModel(form: ModelForm, plain: Record<string, unknown>, place: Place, building: Building): object {
  if (isOfResponse(place.conversion)) return buildResponse(form, plain, place, building);
  const instance = new form.type() as Record<string, unknown>;
  const conversion = conversionFor(form, place.conversion);
  const fixed = fixedNames(form);
  let defaults: Record<string, unknown> | undefined;
  for (const [index, property] of form.properties.entries()) {
    const { name } = property;
    // What is computed may be computed from something that does not fit.
    if (fixed.has(name) && !Object.hasOwn(instance, name)) continue;
    const key = sentKey(property, plain);
    if (holds(plain, key)) {
      const at = place.inside(key, index, { conversion, validates: !property.isNested });
      instance[name] = valueOf(property, plain, key, at, building);
    } else {
      const initial = instance[name];
      const value = defaultOf(property, initial);
      if (value !== initial) instance[name] = value;
      if (value !== undefined) (defaults ??= {})[name] = value;
    }
  }
  if (defaults !== undefined) noteDefaults(instance, defaults satisfies Defaults);
  handleUnknownKeys(form, plain, instance, place.tag, building);
  building.models.push(new BuiltModel(form, instance, plain, place));
  return instance;
}

function valueOf(property: PropertyForm, plain: Record<string, unknown>, key: string, place: Place, building: Building): unknown {
  const raw = plain[key];
  if (property.transformsIn.length === 0) {
    const before = building.problems.length;
    // Of the libraries' decorators none says that null is no number, but for the checks; `@Field` does.
    const isTaken = raw === null && (property.field === undefined || property.skipsNull);
    const value = isTaken ? null : converted(property, raw, place, building);
    if (property.conditions.length > 0 && building.problems.length > before) building.conditional.push(place.loc);
    return value;
  }
  // What users transform themselves need not be of the type yet: what cannot be converted is theirs as it was sent.
  const trial = building.trial();
  const value = raw === null ? null : converted(property, raw, place, trial);
  const isFit = trial.problems.length === 0 && trial.pending.length === 0;
  if (isFit) building.adopt(trial);
  return transformed(property.transformsIn, isFit ? value : raw, key, plain, building);
}

function converted(property: PropertyForm, raw: unknown, place: Place, building: Building): unknown {
  const excess = overfull(property, raw, place.conversion);
  if (excess === undefined) return convert(property.type, raw, place, building);
  building.refuse(excess.misfit, place, raw);
  return excess.value;
}

function transformed(transforms: readonly TransformMetadata[], value: unknown, key: string, obj: object, { options }: Building): unknown {
  const given = { ...(options.selection.groups && { groups: [...options.selection.groups] }) };
  for (const { transformFn } of transforms) {
    value = transformFn({ value, key, obj, type: Direction.ToClass as never, options: given });
  }
  return value;
}

function handleUnknownKeys(
  form: ModelForm,
  plain: Record<string, unknown>,
  instance: Record<string, unknown>,
  tag: string | undefined,
  building: Building,
): void {
  const handling = form.settings.unknownKeys ?? building.options.unknownKeys;
  if (handling === 'ignore') return;
  const unknown = Object.keys(plain).filter(
    (key) => !form.keys.has(key) && !form.passedOver.has(key) && !(handling === 'forbid' && key === tag),
  );
  if (unknown.length === 0) return;
  if (handling === 'forbid') {
    building.unknownKeys.set(instance, unknown);
    return;
  }
  const own = ownNames(form);
  for (const key of unknown) if (!(key in instance) && !own.has(key)) instance[key] = plain[key];
}
