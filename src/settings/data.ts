import { isPlainObject, isRecord } from '../core/types.js';
import { Misfit } from '../model/misfit.js';
import type { Source } from './source.js';
import { textValue } from './text-value.js';
import type { Target, VariableNames } from './variable-names.js';

/** One value that was found, and where. */
export interface Found {
  readonly target: Target;
  /** Data for the model, or a {@link Misfit} where a text is not what it should be. */
  readonly value: unknown;
  /** The variable as it is written there, with its text; undefined of what a program gave. */
  readonly variable: { readonly name: string; readonly text: string } | undefined;
  /** `the environment`, `.env, line 3`. */
  readonly place: string;
}

/** What a source says of a class, what is whole before its parts. Of names that differ in small and large letters only, the last counts. */
export function foundIn({ variables, placeOf }: Source, names: VariableNames, ignoreEmpty: boolean): readonly Found[] {
  const found = variables.flatMap(([name, text]): Found[] => {
    const target = ignoreEmpty && text === '' ? undefined : names.find(name);
    if (target === undefined) return [];
    return [{ target, value: textValue(text, target.type, target.path.length > 1), variable: { name, text }, place: placeOf(name) }];
  });
  return found.sort((one, other) => one.target.path.length - other.target.path.length);
}

/** All of it as one object; a later one goes before an earlier one, part by part where both are objects. */
export function joined(found: readonly Found[]): object {
  return found
    .filter(({ value }) => !(value instanceof Misfit))
    .reduce<object>((data, { target, value }) => merged(data, held(target.path, value)), empty());
}

/** What says what stands somewhere: the last that has something there; undefined where nothing has. */
export function originOf(found: readonly Found[], loc: readonly (string | number)[]): Found | undefined {
  return found.findLast(({ target: { path }, value }) => path.every((key, i) => key === loc[i]) && holds(value, loc.slice(path.length)));
}

function holds(value: unknown, loc: readonly (string | number)[]): boolean {
  const [key, ...rest] = loc;
  if (key === undefined) return true;
  const inner: unknown = isRecord(value) || Array.isArray(value) ? (value as Readonly<Record<string | number, unknown>>)[key] : undefined;
  return inner !== undefined && holds(inner, rest);
}

function held(path: readonly string[], value: unknown): object {
  return path.reduceRight<unknown>((inner, key) => Object.assign(empty(), { [key]: inner }), value) as object;
}

function merged(one: object, other: object): object {
  const all = Object.assign(empty(), one) as Record<string, unknown>;
  for (const [key, value] of Object.entries(other) as [string, unknown][]) {
    const there = all[key];
    all[key] = isPlainObject(there) && isPlainObject(value) ? merged(there, value) : value;
  }
  return all;
}

/** An object without a prototype, for the names of keys come from outside. */
function empty(): object {
  return Object.create(null) as object;
}
