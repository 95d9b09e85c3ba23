import type { Constructor } from '../../core/types.js';
import { classTransformer, classValidator } from '../library/library.js';
import type { TypeForm } from '../types/type-form.js';

/**
 * Whether a value is of a type, for class-validator alone, which knows no tuples, unions or records. A model in them counts as an instance
 * or as plain data of it, because class-transformer cannot make one there; promises of its checks are not waited for.
 */
export function conforms(value: unknown, form: TypeForm): boolean {
  switch (form.kind) {
    case 'any':
      return true;
    case 'scalar':
      return form.scalar.is(value);
    case 'nullable':
      return value === null || conforms(value, form.of);
    case 'list':
      return Array.isArray(value) && value.every((item) => conforms(item, form.item));
    case 'set':
      return value instanceof Set && [...value].every((item) => conforms(item, form.item));
    case 'map':
      return form.asRecord
        ? isRecord(value, form.value)
        : value instanceof Map && [...value.values()].every((one) => conforms(one, form.value));
    case 'tuple':
      return Array.isArray(value) && value.length === form.items.length && form.items.every((item, i) => conforms(value[i], item));
    case 'union':
      return form.tag === undefined ? form.branches.some((branch) => conforms(value, branch)) : isTagged(value, form.tag);
    case 'model':
      return isModel(value, form.model);
  }
}

/** Whether objects that were looked at already are valid. */
let trusted: WeakMap<object, boolean> | undefined;

/** Runs something that believes these verdicts: what is in such objects, users' functions too, is not asked again. */
export function trusting<T>(verdicts: WeakMap<object, boolean>, run: () => T): T {
  const before = trusted;
  trusted = verdicts;
  try {
    return run();
  } finally {
    trusted = before;
  }
}

type Union = Extract<TypeForm, { kind: 'union' }>;

function isTagged(value: unknown, { property, models }: NonNullable<Union['tag']>): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const model = models.get((value as Record<string, string>)[property] as string);
  return model !== undefined && isModel(value, model);
}

function isRecord(value: unknown, item: TypeForm): boolean {
  return isObject(value) && Object.values(value).every((one) => conforms(one, item));
}

function isModel(value: unknown, model: Constructor): boolean {
  if (!isObject(value)) return false;
  const verdict = trusted?.get(value);
  if (verdict !== undefined) return verdict && value instanceof model;
  const instance = value instanceof model ? value : instanceOf(model, value);
  return instance !== undefined && classValidator().validateSync(instance).length === 0;
}

/** Class-transformer throws at some data of strangers, such as a key `constructor` deep inside; what it cannot make is none. */
function instanceOf(model: Constructor, plain: object): object | undefined {
  try {
    return classTransformer().plainToInstance(model, plain) as object;
  } catch {
    return undefined;
  }
}

export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
