import type { Constructor } from '../../core/types.js';
import { defaultsOf, isSent } from '../engine/sent-keys.js';
import { formOf } from '../form/form-of.js';
import type { TypeForm } from '../types/type-form.js';
import type { Exclusion, OutputStep } from './output-form.js';

/** Makes of a value what goes into JSON. */
export type Pick = (value: unknown) => unknown;

/** The picker of a model, found when it is first needed: models hold each other. */
export interface PickerEntry {
  pick: Pick;
}

type EntryOf = (model: Constructor) => PickerEntry;

/** The picker of values of a type; undefined where they go as they are. What is not of the type goes as it is, too. */
export function pickerOf(type: TypeForm, entryOf: EntryOf): Pick | undefined {
  switch (type.kind) {
    case 'any':
      return undefined;
    case 'scalar': {
      const { scalar } = type;
      if (scalar.toJson === undefined) return undefined;
      return (value) => (scalar.is(value) ? scalar.toJson?.(value) : value);
    }
    case 'model': {
      const entry = entryOf(type.model);
      return (value) => (isObject(value) ? entry.pick(value) : value);
    }
    case 'nullable':
      return pickerOf(type.of, entryOf);
    case 'list': {
      const item = pickerOf(type.item, entryOf);
      return item === undefined ? undefined : (value) => (Array.isArray(value) ? value.map(item) : value);
    }
    case 'set': {
      const item = pickerOf(type.item, entryOf) ?? same;
      return (value) => (value instanceof Set || Array.isArray(value) ? Array.from(value as Iterable<unknown>, item) : value);
    }
    case 'map':
      return mapPicker(type, pickerOf(type.value, entryOf) ?? same);
    case 'tuple': {
      const items = type.items.map((item) => pickerOf(item, entryOf) ?? same);
      return (value) => (Array.isArray(value) ? value.map((item, i) => (items[i] ?? same)(item)) : value);
    }
    case 'union':
      return unionPicker(type, entryOf);
  }
}

const same: Pick = (value) => value;

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function mapPicker({ key }: Extract<TypeForm, { kind: 'map' }>, pickValue: Pick): Pick {
  const name = (one: unknown): string => String(key?.toJson !== undefined && key.is(one) ? key.toJson(one) : one);
  return (value) => {
    if (!isObject(value)) return value;
    const entries = value instanceof Map ? [...(value as Map<unknown, unknown>)] : Object.entries(value);
    return Object.fromEntries(entries.map(([one, inner]) => [name(one), pickValue(inner)]));
  };
}

/** By the class of the value, else by its tag, else by the branch that knows most of its properties. */
function unionPicker({ branches: stated, tag }: Extract<TypeForm, { kind: 'union' }>, entryOf: EntryOf): Pick {
  const branches = stated.map((branch) => (branch.kind === 'nullable' ? branch.of : branch));
  const models = branches.flatMap((branch) => (branch.kind === 'model' ? [branch.model] : []));
  return (value) => {
    // Dates and bytes are objects, too.
    const scalar = branches.map((branch) => scalarFor(branch, value)).find((pick) => pick !== undefined);
    if (scalar !== undefined || !isObject(value)) return (scalar ?? same)(value);
    const tagged = tag === undefined ? undefined : tag.models.get(value[tag.property] as string);
    // The nearest class: of a class and its subclass both may be branches.
    const instanceOf = models.find((model) => value.constructor === model) ?? models.find((model) => value instanceof model);
    const model = instanceOf ?? tagged ?? best(models, value);
    if (model !== undefined) return entryOf(model).pick(value);
    const other = branches.find((branch) => holds(branch, value));
    return (other === undefined ? undefined : pickerOf(other, entryOf))?.(value) ?? value;
  };
}

/** Whether a branch is of the sort of things that an object is. */
function holds({ kind }: TypeForm, value: object): boolean {
  if (kind === 'union') return true;
  if (Array.isArray(value)) return kind === 'list' || kind === 'tuple';
  return value instanceof Set ? kind === 'set' : kind === 'map';
}

function scalarFor(type: TypeForm, value: unknown): Pick | undefined {
  if (type.kind !== 'scalar' || type.scalar.toJson === undefined || !type.scalar.is(value)) return undefined;
  return (one) => type.scalar.toJson?.(one);
}

function best(models: readonly Constructor[], value: Record<string, unknown>): Constructor | undefined {
  if (Array.isArray(value) || value instanceof Map || value instanceof Set || value instanceof Date) return undefined;
  const known = (model: Constructor): number => formOf(model).properties.filter(({ name }) => value[name] !== undefined).length;
  return models.reduce<Constructor | undefined>((one, other) => (one === undefined || known(other) > known(one) ? other : one), undefined);
}

/** The back end without generated code. */
export function closurePicker(steps: readonly OutputStep[], exclude: Exclusion | undefined, entryOf: EntryOf): Pick {
  const ready = steps.map((step) => ({ ...step, pick: pickerOf(step.type, entryOf) }));
  return (given) => {
    const holder = given as Record<string, unknown>;
    const picked: Record<string, unknown> = {};
    const defaults = exclude === 'unset' ? defaultsOf(holder) : undefined;
    for (const step of ready) {
      const { name, key, isMethod, transform, pick } = step;
      const raw: unknown = isMethod ? (holder[name] as () => unknown)() : holder[name];
      if (raw === undefined || isLeftOut(step, raw, exclude, holder, defaults)) continue;
      const value = transform === undefined ? raw : transform(raw, holder);
      picked[key] = pick === undefined ? value : pick(value);
    }
    return picked;
  };
}

/** Whether a property stays behind. */
export function isLeftOut(
  { name, isComputed, isDefault }: OutputStep,
  value: unknown,
  exclude: Exclusion | undefined,
  holder: object,
  defaults: ReturnType<typeof defaultsOf>,
): boolean {
  switch (exclude) {
    case undefined:
      return false;
    case 'null':
      return value === null;
    case 'defaults':
      return !isComputed && isDefault(value);
    case 'unset':
      return !isComputed && !isSent(holder, name, defaults);
  }
}
