import type { Scalar } from '../../scalars/scalar.js';
import { Text } from '../../scalars/texts.js';
import { isSource } from './source.js';

/** What is in a map that a handler gave: a `Map`, or an object with any keys; undefined where it is neither. */
export function recordEntries(value: unknown): readonly (readonly [unknown, unknown])[] | undefined {
  if (value instanceof Map) return [...(value as ReadonlyMap<unknown, unknown>)];
  return isSource(value) ? Object.entries(value) : undefined;
}

/** Reads a key of a map: text from an object, or what a `Map` of a program has. */
export function readKey(key: Scalar | undefined, given: unknown, isResponse: boolean): unknown {
  if (!isResponse) return key === undefined ? given : key.fromText(given as string);
  if (key?.is(given) === true) return given;
  const isNumber = typeof given === 'number' || typeof given === 'bigint';
  const text = isNumber ? String(given) : given;
  if (typeof text !== 'string') return Text.fromJson(text);
  return key === undefined ? text : key.fromText(text);
}
