import { isRecord } from '../core/types.js';
import { formOf } from '../model/form/form-of.js';
import type { Secret } from '../model/scalars/secrets.js';
import type { DataKeys, Leaf } from '../model/types/data.js';
import type { TypeForm } from '../model/types/type-form.js';
import type { Found } from './data.js';
import type { VariableNames } from './variable-names.js';

/** Values of settings that a program gives, by the names of properties: some of them, some parts of them, and the text of a secret for the secret. */
export type SettingsValues<T> = { readonly [K in DataKeys<T>]?: GivenValue<Exclude<T[K], undefined>> | undefined };

type GivenValue<V> = V extends Secret
  ? Secret | string
  : V extends Leaf
    ? V
    : V extends ReadonlyMap<infer K, infer I>
      ? ReadonlyMap<K, GivenValue<I>>
      : V extends ReadonlySet<infer I>
        ? ReadonlySet<GivenValue<I>>
        : V extends readonly [unknown, ...unknown[]]
          ? { readonly [K in keyof V]: GivenValue<V[K]> }
          : V extends readonly (infer I)[]
            ? readonly GivenValue<I>[]
            : V extends object
              ? SettingsValues<V>
              : V;

/** The same as data for the model, which knows its properties by other names and sets and maps by their forms in JSON. */
export function givenValues(values: object, names: VariableNames): readonly Found[] {
  const { form } = names;
  const data = plainValue(values, { kind: 'model', model: form.type }) as Record<string, unknown>;
  return form.properties.flatMap(({ inKey, type }): Found[] => {
    if (inKey === undefined || data[inKey] === undefined) return [];
    const { isSecret } = names.placeOf([inKey]).target;
    return [{ target: { path: [inKey], type, isSecret }, value: data[inKey], variable: undefined, place: 'the given values' }];
  });
}

function plainValue(value: unknown, type: TypeForm): unknown {
  if (type.kind === 'nullable') return plainValue(value, type.of);
  if (value instanceof Set)
    return [...(value as ReadonlySet<unknown>)].map((one) => plainValue(one, type.kind === 'set' ? type.item : type));
  if (value instanceof Map) {
    const inner = type.kind === 'map' ? type.value : type;
    return Object.fromEntries([...(value as ReadonlyMap<unknown, unknown>)].map(([key, one]) => [String(key), plainValue(one, inner)]));
  }
  if (Array.isArray(value))
    return value.map((one: unknown) => plainValue(one, type.kind === 'list' || type.kind === 'set' ? type.item : type));
  if (!isRecord(value)) return value;
  if (type.kind === 'map') return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plainValue(one, type.value)]));
  return type.kind === 'model' ? plainModel(value, type) : value;
}

function plainModel(value: Readonly<Record<string, unknown>>, { model }: Extract<TypeForm, { kind: 'model' }>): object {
  const properties = new Map(formOf(model).properties.map((one) => [one.name, one]));
  const entries = Object.entries(value).flatMap(([name, one]): [string, unknown][] => {
    const property = properties.get(name);
    if (one === undefined) return [];
    return property === undefined ? [[name, one]] : [[property.inKey ?? name, plainValue(one, property.type)]];
  });
  return Object.fromEntries(entries);
}
