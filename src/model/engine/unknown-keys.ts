import type { ValidationError } from 'class-validator';
import { classValidator } from '../library/library.js';
import type { Building } from './building.js';

/**
 * Errors for keys that no property declares, as class-validator words them: those of the model itself are the answer, those of models
 * inside are put where class-validator would have them, into the errors of the properties that hold them.
 */
export function unknownKeyErrors(errors: ValidationError[], instance: object, building: Building): ValidationError[] {
  const { unknownKeys, models } = building;
  if (unknownKeys.size === 0) return [];
  const plains = new Map(models.map(({ instance: of, plain }) => [of, plain as Record<string, unknown>]));
  let inner = 0;
  for (const [holder, keys] of unknownKeys) {
    if (holder === instance) continue;
    // Finding one takes a walk, and nobody reads more than that.
    if ((inner += 1) > building.options.limits.problems) break;
    const own = keys.map((key) => errorFor(holder, key, plains.get(holder)?.[key]));
    insert(errors, instance, holder, own);
  }
  return (unknownKeys.get(instance) ?? []).map((key) => errorFor(instance, key, plains.get(instance)?.[key]));
}

function errorFor(target: object, property: string, value: unknown): ValidationError {
  const error = new (classValidator().ValidationError)();
  const constraints = { whitelistValidation: `property ${property} should not exist` };
  return Object.assign(error, { target, value, property, children: undefined, constraints });
}

/** Puts errors of an inner model at its place in the tree, making the errors above it where nothing was wrong so far. */
function insert(errors: ValidationError[], root: object, holder: object, own: readonly ValidationError[]): void {
  const path = pathTo(root, holder);
  if (path === undefined) return;
  let level = errors;
  let target = root;
  for (const { key, value } of path) {
    let error = level.find(({ property }) => property === key);
    if (error === undefined) {
      error = Object.assign(new (classValidator().ValidationError)(), { target, value, property: key, children: [] });
      level.push(error);
    }
    level = error.children ??= [];
    if (!Array.isArray(value) && !(value instanceof Set) && !(value instanceof Map)) target = value as object;
  }
  level.unshift(...own);
}

interface PathStep {
  readonly key: string;
  readonly value: unknown;
}

function pathTo(from: unknown, to: object, seen = new Set<unknown>()): PathStep[] | undefined {
  if (typeof from !== 'object' || from === null || seen.has(from)) return undefined;
  seen.add(from);
  for (const [key, value] of entriesOf(from)) {
    if (value === to) return [{ key, value }];
    const rest = pathTo(value, to, seen);
    if (rest !== undefined) return [{ key, value }, ...rest];
  }
  return undefined;
}

function entriesOf(value: object): [string, unknown][] {
  if (value instanceof Map) return [...value].map(([key, inner]) => [String(key), inner]);
  if (value instanceof Set) return [...value].map((inner, i) => [String(i), inner]);
  return Object.entries(value);
}
