import { Misfit, type ValidationProblem } from '../misfit.js';
import type { DataLimits } from './options.js';

type Location = readonly (string | number)[];

const loneSurrogate = new Misfit('string_unicode', 'must be well-formed Unicode text');
const notFinite = new Misfit('finite_number', 'must be finite');

/** Names that reach the prototype of whatever an object is copied into. No honest client sends them. */
export function isHostileKey(key: string, value: unknown): boolean {
  if (key === '__proto__') return true;
  return key === 'constructor' && typeof value === 'object' && value !== null && Object.hasOwn(value, 'prototype');
}

/**
 * Looks over data before anything else does: depth, keys, items, hostile names, halves of surrogate pairs, infinite numbers.
 * The first offence is the answer. It goes no deeper and takes no longer than the limits allow. `depth` is
 * the level of the data itself.
 */
export function inspect(plain: unknown, loc: Location, limits: DataLimits, depth = 1): ValidationProblem | undefined {
  const way: (string | number)[] = [];
  const misfit = offence(plain, limits) ?? (isObject(plain) ? walk(plain, depth, way, limits) : undefined);
  return misfit?.at([...loc, ...way.reverse()], null);
}

/** The first offence in an object, whose way is written down from its end. */
function walk(value: object, depth: number, way: (string | number)[], limits: DataLimits): Misfit | undefined {
  if (depth > limits.depth) return tooDeep(limits.depth);
  if (Array.isArray(value)) {
    if (value.length > limits.items) return tooManyItems(limits.items, value.length);
    for (let i = 0; i < value.length; i += 1) {
      const inner: unknown = value[i];
      const misfit = offence(inner, limits) ?? (isObject(inner) ? walk(inner, depth + 1, way, limits) : undefined);
      if (misfit === undefined) continue;
      way.push(i);
      return misfit;
    }
    return undefined;
  }
  let count = 0;
  for (const key in value) {
    if ((count += 1) > limits.keys) return tooManyKeys(limits.keys);
    const inner = (value as Record<string, unknown>)[key];
    const isHostile = (key === '__proto__' || key === 'constructor') && isHostileKey(key, inner);
    const misfit =
      (isHostile ? hostile(key) : undefined) ??
      offence(inner, limits) ??
      (isObject(inner) ? walk(inner, depth + 1, way, limits) : undefined);
    if (misfit === undefined) continue;
    way.push(key);
    return misfit;
  }
  return undefined;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function offence(value: unknown, limits: DataLimits): Misfit | undefined {
  if (typeof value === 'string') return limits.loneSurrogates || isWellFormed(value) ? undefined : loneSurrogate;
  return typeof value === 'number' && !Number.isFinite(value) ? notFinite : undefined;
}

function tooManyKeys(limit: number): Misfit {
  return new Misfit('too_many_keys', `must not have more than ${limit} keys`, { max_length: limit });
}

/** The refusal of a list that is longer than lists may be here. */
export function tooManyItems(limit: number, actual: number): Misfit {
  const ctx = { field_type: 'List', max_length: limit, actual_length: actual };
  return new Misfit('too_long', `must not have more than ${limit} items`, ctx);
}

function tooDeep(depth: number): Misfit {
  return new Misfit('recursion_depth', `must not be nested deeper than ${depth} levels`, { max_depth: depth });
}

function hostile(key: string): Misfit {
  return new Misfit('forbidden_key', `must not have the key ${key}`);
}

/** ES2024's `isWellFormed`, which Node 20 has and the library types of ES2023 do not. */
export function isWellFormed(text: string): boolean {
  return (text as unknown as { isWellFormed(): boolean }).isWellFormed();
}
