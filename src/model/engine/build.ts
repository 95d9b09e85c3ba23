import type { TransformMetadata } from 'class-transformer';
import type { ModelForm, PropertyForm } from '../form/model-form.js';
import { Direction } from '../library/transformer-storage.js';
import { inside, type Building, type Place } from './building.js';
import { convert } from './convert.js';
import { statedDefault } from './stated-default.js';
import { ownNames } from './own-names.js';
import { noteDefaults, type Defaults } from './sent-keys.js';

/** Makes an instance out of plain data, with the conversions of its properties; what does not fit is noted in `building`. */
export function buildModel(form: ModelForm, plain: Record<string, unknown>, place: Place, building: Building): object {
  const instance = new form.type() as Record<string, unknown>;
  const here = { ...place, conversion: conversionFor(form, place) };
  let defaults: Record<string, unknown> | undefined;
  for (const property of form.properties) {
    const { name, inKey } = property;
    const isSent = inKey !== undefined && Object.hasOwn(plain, inKey) && plain[inKey] !== undefined;
    if (isSent) {
      if (isReadOnly(instance, name)) continue;
      instance[name] = valueOf(property, plain, { ...inside(here, inKey), validates: !property.isNested }, building);
    } else {
      const initial = instance[name];
      const value = defaultOf(property, initial);
      if (value !== initial) instance[name] = value;
      if (value !== undefined) (defaults ??= {})[name] = value;
    }
  }
  if (defaults !== undefined) noteDefaults(instance, defaults satisfies Defaults);
  handleUnknownKeys(form, plain, instance, place.tag, building);
  building.models.push({ form, instance, plain, loc: place.loc });
  return instance;
}

function conversionFor(form: ModelForm, { conversion }: Place): Place['conversion'] {
  if (conversion === 'text' || conversion === 'library' || form.settings.strict === undefined) return conversion;
  return form.settings.strict ? 'strict' : 'lax';
}

function valueOf(property: PropertyForm, plain: Record<string, unknown>, place: Place, building: Building): unknown {
  const raw = plain[property.inKey as string];
  if (property.transformsIn.length === 0) {
    const before = building.problems.length;
    const value = raw === null ? null : convert(property.type, raw, place, building);
    if (property.conditions.length > 0 && building.problems.length > before) building.conditional.push(place.loc);
    return value;
  }
  // What users transform themselves need not be of the type yet: what cannot be converted is theirs as it was sent.
  const trial = building.trial();
  const converted = raw === null ? null : convert(property.type, raw, place, trial);
  const isFit = trial.problems.length === 0 && trial.pending.length === 0;
  if (isFit) building.adopt(trial);
  return transformed(property.transformsIn, isFit ? converted : raw, property, plain, building);
}

function transformed(
  transforms: readonly TransformMetadata[],
  value: unknown,
  { inKey }: PropertyForm,
  obj: object,
  { options }: Building,
): unknown {
  const given = { ...(options.selection.groups && { groups: [...options.selection.groups] }) };
  for (const { transformFn } of transforms) {
    value = transformFn({ value, key: inKey as string, obj, type: Direction.ToClass as never, options: given });
  }
  return value;
}

/** The initialiser's value, or the one that `@Field` states. */
function defaultOf({ field }: PropertyForm, initial: unknown): unknown {
  return initial !== undefined || field === undefined ? initial : statedDefault(field.options);
}

/** Whether a name is a method of an object, or an accessor without a setter: class-transformer does not write there either. */
function isReadOnly(instance: object, name: string): boolean {
  if (Object.hasOwn(instance, name) || !(name in instance)) return false;
  for (let at = Object.getPrototypeOf(instance) as object | null; at !== null; at = Object.getPrototypeOf(at) as object | null) {
    const found = Object.getOwnPropertyDescriptor(at, name);
    if (found !== undefined) return found.set === undefined && (found.get !== undefined || typeof found.value === 'function');
  }
  return false;
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
  const known = new Set(form.properties.map(({ inKey }) => inKey));
  if (handling === 'forbid') known.add(tag);
  const unknown = Object.keys(plain).filter((key) => !known.has(key));
  if (unknown.length === 0) return;
  if (handling === 'forbid') {
    building.unknownKeys.set(instance, unknown);
    return;
  }
  const own = ownNames(form);
  for (const key of unknown) if (!(key in instance) && !own.has(key)) instance[key] = plain[key];
}
