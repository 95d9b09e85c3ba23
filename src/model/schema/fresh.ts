import { isPlainObject, type Constructor } from '../../core/types.js';
import { formOf } from '../form/form-of.js';
import type { PropertyForm } from '../form/model-form.js';
import { pick } from '../output/pick.js';
import { Base64 } from '../scalars/base64.js';
import type { TypeForm } from '../types/type-form.js';

/** An instance as it is before anything is read into it, for its initialisers; nothing where the class cannot be made without arguments. */
export function freshInstance(type: Constructor): Readonly<Record<string, unknown>> {
  try {
    return new type() as Record<string, unknown>;
  } catch {
    return {};
  }
}

/** What a property holds where nothing is sent: whether there is something, and what, if it can be told beforehand. */
export interface Initial {
  readonly isThere: boolean;
  readonly json: unknown;
}

export function initialOf({ name, field, type }: PropertyForm, fresh: Readonly<Record<string, unknown>>): Initial {
  const initial = read(fresh, name);
  const value = initial === undefined ? field?.options.default : initial;
  // A function makes another one each time, and what it does besides is not known.
  if (typeof value === 'function') return { isThere: true, json: undefined };
  return { isThere: value !== undefined, json: isNow(value) ? undefined : jsonOf(value, type) };
}

/** A getter may want what is not there yet. */
function read(fresh: Readonly<Record<string, unknown>>, name: string): unknown {
  try {
    return fresh[name];
  } catch {
    return undefined;
  }
}

/** A moment of just now is when the instance was made. */
function isNow(value: unknown): boolean {
  return value instanceof Date && Math.abs(value.getTime() - Date.now()) < 60_000;
}

/** The JSON form of a value; undefined where it has none, or where only a model knows it. */
export function jsonOf(value: unknown, form: TypeForm): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (form.kind === 'nullable') return jsonOf(value, form.of);
  if (form.kind === 'model' && value instanceof form.model) return sentForm(form.model, value as object);
  if (form.kind === 'scalar' && form.scalar.is(value)) return form.scalar.toJson?.(value);
  if (value instanceof Date) return value.toJSON() ?? undefined;
  if (value instanceof Uint8Array) return Base64.toJson?.(value);
  if (Array.isArray(value) || value instanceof Set) return listOf([...value], form);
  if (value instanceof Map) return recordOf([...value], form);
  return isPlainObject(value) ? recordOf(Object.entries(value), form) : undefined;
}

/** An instance as it is sent, without what is null, as FastAPI shows it; undefined where it is not whole. */
function sentForm(model: Constructor, value: object): unknown {
  try {
    const isWhole = formOf(model).properties.every(({ name, outKey, skipsUndefined }) => {
      return outKey === undefined || skipsUndefined || (value as Readonly<Record<string, unknown>>)[name] !== undefined;
    });
    return isWhole ? pick(model, value, { exclude: 'null' }) : undefined;
  } catch {
    return undefined;
  }
}

function listOf(items: readonly unknown[], form: TypeForm): unknown {
  const item = form.kind === 'list' || form.kind === 'set' ? form.item : anything;
  const all = items.map((one) => jsonOf(one, item));
  return all.includes(undefined) ? undefined : all;
}

function recordOf(entries: readonly (readonly [unknown, unknown])[], form: TypeForm): unknown {
  const value = form.kind === 'map' ? form.value : anything;
  const all = entries.map(([key, one]) => [String(key), jsonOf(one, value)] as const);
  return all.some(([, one]) => one === undefined) ? undefined : Object.fromEntries(all);
}

const anything: TypeForm = { kind: 'any' };
