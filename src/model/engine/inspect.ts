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
 * The first offence is the answer. It walks without recursion, and no longer than the limits allow.
 */
export function inspect(plain: unknown, loc: Location, limits: DataLimits): ValidationProblem | undefined {
  const misfit = offence(plain, limits);
  if (misfit !== undefined) return misfit.at(loc, null);
  if (typeof plain !== 'object' || plain === null) return undefined;
  const open: Place[] = [{ value: plain, depth: 1, key: undefined, above: undefined }];
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    const { value, depth } = place;
    const wrong = breadth(value, limits) ?? (depth > limits.depth ? tooDeep(limits.depth) : undefined);
    if (wrong !== undefined) return wrong.at([...loc, ...pathOf(place)], null);
    const keys = Array.isArray(value) ? undefined : Object.keys(value);
    const count = keys === undefined ? (value as unknown[]).length : keys.length;
    // From the last to the first, so that the stack gives the first one first.
    for (let i = count - 1; i >= 0; i -= 1) {
      const key = keys === undefined ? i : (keys[i] as string);
      const inner = (value as Record<string | number, unknown>)[key];
      const problem = (typeof key === 'string' && isHostileKey(key, inner) ? hostile(key) : undefined) ?? offence(inner, limits);
      if (problem !== undefined) return problem.at([...loc, ...pathOf(place), key], null);
      if (typeof inner === 'object' && inner !== null) open.push({ value: inner, depth: depth + 1, key, above: place });
    }
  }
  return undefined;
}

interface Place {
  readonly value: object;
  readonly depth: number;
  readonly key: string | number | undefined;
  readonly above: Place | undefined;
}

function pathOf(place: Place): (string | number)[] {
  const path: (string | number)[] = [];
  for (let at: Place | undefined = place; at?.key !== undefined; at = at.above) path.unshift(at.key);
  return path;
}

function offence(value: unknown, limits: DataLimits): Misfit | undefined {
  if (typeof value === 'string') return limits.loneSurrogates || isWellFormed(value) ? undefined : loneSurrogate;
  return typeof value === 'number' && !Number.isFinite(value) ? notFinite : undefined;
}

function breadth(value: object, limits: DataLimits): Misfit | undefined {
  if (Array.isArray(value)) return value.length > limits.items ? tooManyItems(limits.items, value.length) : undefined;
  const count = Object.keys(value).length;
  return count > limits.keys
    ? new Misfit('too_many_keys', `must not have more than ${limits.keys} keys`, { max_length: limits.keys })
    : undefined;
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
