import { inspect, type InspectOptions } from 'node:util';
import { isPlainObject, type Constructor } from '../core/types.js';
import { formOf, isModel } from '../model/form/form-of.js';
import { isSecretProperty } from '../model/form/secrecy.js';
import { masked } from '../model/scalars/secrets.js';

/** Has the instances of a class printed and written as JSON without their secrets. */
export function concealing(type: Constructor<object>): void {
  const define = (key: string | symbol, value: (this: object, ...args: never) => unknown): void => {
    Object.defineProperty(type.prototype, key, { value, configurable: true, writable: true, enumerable: false });
  };
  if (!('toJSON' in type.prototype)) {
    define('toJSON', function () {
      return concealed(this);
    });
  }
  define(inspect.custom, function (depth: number, options: InspectOptions) {
    return `${type.name} ${inspect(concealed(this), { ...options, depth })}`;
  });
}

/** A copy of settings, and of what is in them, with `**********` in the place of each secret. */
export function concealed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(concealed);
  if (value instanceof Set) return new Set([...(value as ReadonlySet<unknown>)].map(concealed));
  if (value instanceof Map) return new Map([...(value as ReadonlyMap<unknown, unknown>)].map(([key, one]) => [key, concealed(one)]));
  if (typeof value !== 'object' || value === null) return value;
  const { constructor: type } = value as { constructor?: unknown };
  if (!isModel(type))
    return isPlainObject(value) ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, concealed(one)])) : value;
  const secrets = new Set(
    formOf(type)
      .properties.filter(isSecretProperty)
      .map(({ name }) => name),
  );
  const entries = Object.entries(value) as [string, unknown][];
  return Object.fromEntries(
    entries.map(([key, one]) => [key, secrets.has(key) && one !== undefined && one !== null ? masked : concealed(one)]),
  );
}

/** The same as JSON, for a person to read. */
export function jsonText(value: unknown): string {
  return JSON.stringify(concealed(value), jsonOf);
}

function jsonOf(_key: string, value: unknown): unknown {
  if (typeof value === 'bigint') return String(value);
  if (value instanceof Map) return Object.fromEntries(value as ReadonlyMap<string, unknown>);
  return value instanceof Set ? [...(value as ReadonlySet<unknown>)] : value;
}
