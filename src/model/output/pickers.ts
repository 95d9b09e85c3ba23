import type { Constructor } from '../../core/types.js';
import { isSource, namesOf, valueIn } from '../engine/response/source.js';
import { defaultsOf, isSent } from '../engine/sent-keys.js';
import { formOf } from '../form/form-of.js';
import type { TypeForm } from '../types/type-form.js';
import { isOf } from './is-of.js';
import type { OutputStep } from './output-form.js';
import type { Exclusion, Part } from './pick-options.js';

/** Makes of a value what goes into JSON. */
export type Pick = (value: unknown) => unknown;

/** The picker of a model, found when it is first needed: models hold each other. */
export interface PickerEntry {
  pick: Pick;
}

/** What picking values takes from around them. */
export interface PickerSurroundings {
  /** The picker of a class. */
  entryOf(model: Constructor): PickerEntry;
  /** Makes of anything what goes into JSON. */
  readonly pickAny: Pick;
  /** Whether values have been read by their type: then a model is an instance of its class, and a plain object is none. */
  readonly isRead: boolean;
}

/** What the picker of a class is made from. */
export interface ModelPicking {
  readonly steps: readonly OutputStep[];
  readonly exclude: readonly Exclusion[];
  /** Adds what the model has kept of unknown keys; undefined where it keeps none. */
  readonly addUnknown: ((holder: object, picked: Record<string, unknown>) => void) | undefined;
  /** What there is around the values of a property, of which a part goes out. */
  around(part: Part): PickerSurroundings;
}

/** Types whose pickers are being made: one that is met again holds itself. */
const open = new Set<TypeForm>();

/** The picker of values of a type; undefined where they go as they are. What is not of the type goes as it is, too. */
export function pickerOf(type: TypeForm, around: PickerSurroundings): Pick | undefined {
  if (open.has(type)) return latePick(type, around);
  open.add(type);
  try {
    return newPickerOf(type, around);
  } finally {
    open.delete(type);
  }
}

/** Made when a value first goes that deep. */
function latePick(type: TypeForm, around: PickerSurroundings): Pick {
  let pick: Pick | undefined;
  return (value) => (pick ??= pickerOf(type, around) ?? same)(value);
}

function newPickerOf(type: TypeForm, around: PickerSurroundings): Pick | undefined {
  switch (type.kind) {
    case 'any':
      return around.pickAny;
    case 'scalar': {
      const { scalar } = type;
      if (scalar.toJson === undefined) return undefined;
      return (value) => (scalar.is(value) ? scalar.toJson?.(value) : value);
    }
    case 'model': {
      const entry = around.entryOf(type.model);
      return (value) => (isObject(value) ? entry.pick(value) : value);
    }
    case 'nullable':
      return pickerOf(type.of, around);
    case 'list': {
      const item = pickerOf(type.item, around);
      return item === undefined ? undefined : (value) => (Array.isArray(value) ? value.map(item) : value);
    }
    case 'set': {
      const item = pickerOf(type.item, around) ?? same;
      return (value) => (value instanceof Set || Array.isArray(value) ? Array.from(value as Iterable<unknown>, item) : value);
    }
    case 'map':
      return mapPicker(type, pickerOf(type.value, around) ?? same);
    case 'tuple': {
      const items = type.items.map((item) => pickerOf(item, around) ?? same);
      return (value) => (Array.isArray(value) ? value.map((item, i) => (items[i] ?? same)(item)) : value);
    }
    case 'union':
      return unionPicker(type, around);
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
function unionPicker({ branches: stated, tag }: Extract<TypeForm, { kind: 'union' }>, around: PickerSurroundings): Pick {
  const branches = stated.map((branch) => (branch.kind === 'nullable' ? branch.of : branch));
  const models = branches.flatMap((branch) => (branch.kind === 'model' ? [branch.model] : []));
  const picks = new Map<TypeForm, Pick>();
  const pickOf = (branch: TypeForm): Pick => picks.get(branch) ?? picks.set(branch, pickerOf(branch, around) ?? same).get(branch) ?? same;
  return (value) => {
    // Dates and bytes are objects, too.
    const scalar = branches.map((branch) => scalarFor(branch, value)).find((pick) => pick !== undefined);
    if (scalar !== undefined || !isObject(value)) return (scalar ?? same)(value);
    const tagged = tag === undefined ? undefined : tag.models.get((value[tag.property] ?? value[tag.key]) as string);
    // The nearest class: of a class and its subclass both may be branches.
    const instanceOf = models.find((model) => value.constructor === model) ?? models.find((model) => value instanceof model);
    const model = instanceOf ?? (around.isRead ? undefined : (tagged ?? best(models, value)));
    if (model !== undefined) return around.entryOf(model).pick(value);
    const other = branches.find((branch) => isOf(branch, value)) ?? branches.find((branch) => holds(branch, value));
    if (other !== undefined) return pickOf(other)(value);
    const [first] = models;
    return first !== undefined && isSource(value) ? around.entryOf(first).pick(value) : value;
  };
}

/** Whether a branch is of the sort of things that an object is. */
function holds({ kind }: TypeForm, value: object): boolean {
  if (kind === 'union' || kind === 'any') return true;
  if (Array.isArray(value)) return kind === 'list' || kind === 'tuple';
  return value instanceof Set ? kind === 'set' : kind === 'map';
}

function scalarFor(type: TypeForm, value: unknown): Pick | undefined {
  if (type.kind !== 'scalar' || type.scalar.toJson === undefined || !type.scalar.is(value)) return undefined;
  return (one) => type.scalar.toJson?.(one);
}

/** Undefined where none of them knows anything of it. */
function best(models: readonly Constructor[], value: Record<string, unknown>): Constructor | undefined {
  if (!isSource(value)) return undefined;
  const known = (model: Constructor): number => {
    const form = formOf(model);
    return form.properties.filter((property) => valueIn(value, namesOf(property, form)) !== undefined).length;
  };
  let [nearest, most]: [Constructor | undefined, number] = [undefined, 0];
  for (const model of models) {
    const count = known(model);
    if (count > most) [nearest, most] = [model, count];
  }
  return nearest;
}

/** The back end without generated code. */
export function closurePicker(picking: ModelPicking): Pick {
  const { steps, exclude, addUnknown } = picking;
  const ready = steps.map((step) => ({ ...step, pick: pickerOf(step.type, picking.around(step.part)) }));
  return (given) => {
    const holder = given as Record<string, unknown>;
    const picked: Record<string, unknown> = {};
    const defaults = exclude.includes('unset') ? defaultsOf(holder) : undefined;
    for (const step of ready) {
      const { name, otherKeys, key, isMethod, transform, pick } = step;
      const raw = isMethod ? methodValue(holder, name) : (holder[name] ?? otherValue(holder, name, otherKeys));
      if (raw === undefined || isLeftOut(step, raw, exclude, holder, defaults)) continue;
      const value = transform === undefined ? raw : transform(raw, holder);
      picked[key] = pick === undefined ? value : pick(value);
    }
    addUnknown?.(holder, picked);
    return picked;
  };
}

function otherValue(holder: Record<string, unknown>, name: string, keys: readonly string[]): unknown {
  return holder[name] === null ? null : keys.map((key) => holder[key]).find((value) => value !== undefined);
}

/** What a method gives; a plain object may have the value itself. */
export function methodValue(holder: Record<string, unknown>, name: string): unknown {
  const member = holder[name];
  return typeof member === 'function' ? (member as () => unknown).call(holder) : member;
}

/** Whether a property stays behind. */
export function isLeftOut(
  { name, isComputed, isDefault }: OutputStep,
  value: unknown,
  exclude: readonly Exclusion[],
  holder: object,
  defaults: ReturnType<typeof defaultsOf>,
): boolean {
  for (const one of exclude) {
    if (one === 'null' && value === null) return true;
    if (one === 'defaults' && !isComputed && isDefault(value)) return true;
    // What is there under another key was sent.
    if (one === 'unset' && !isComputed && (holder as Record<string, unknown>)[name] !== undefined && !isSent(holder, name, defaults))
      return true;
  }
  return false;
}
