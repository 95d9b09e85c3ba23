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
  const plains = new Map(
    models.filter(({ instance: of }) => unknownKeys.has(of)).map(({ instance: of, plain }) => [of, plain as Record<string, unknown>]),
  );
  // Nobody reads more than that.
  const holders = new Set([...unknownKeys.keys()].filter((holder) => holder !== instance).slice(0, building.options.limits.problems));
  for (const [holder, path] of pathsTo(instance, holders)) {
    const own = (unknownKeys.get(holder) ?? []).map((key) => errorFor(holder, key, plains.get(holder)?.[key]));
    insert(errors, instance, path, own);
  }
  return (unknownKeys.get(instance) ?? []).map((key) => errorFor(instance, key, plains.get(instance)?.[key]));
}

function errorFor(target: object, property: string, value: unknown): ValidationError {
  const error = new (classValidator().ValidationError)();
  const constraints = { whitelistValidation: `property ${property} should not exist` };
  return Object.assign(error, { target, value, property, children: undefined, constraints });
}

/** Puts errors of an inner model at its place in the tree, making the errors above it where nothing was wrong so far. */
function insert(errors: ValidationError[], root: object, path: readonly PathStep[], own: readonly ValidationError[]): void {
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

/** The ways to some objects inside another one, found in one walk. */
function pathsTo(root: object, wanted: ReadonlySet<object>): Map<object, readonly PathStep[]> {
  const found = new Map<object, readonly PathStep[]>();
  const seen = new Set<unknown>();
  const way: PathStep[] = [];
  const walk = (from: unknown): void => {
    if (typeof from !== 'object' || from === null || seen.has(from) || found.size === wanted.size) return;
    seen.add(from);
    if (wanted.has(from)) found.set(from, [...way]);
    for (const [key, value] of entriesOf(from)) {
      way.push({ key, value });
      walk(value);
      way.pop();
    }
  };
  walk(root);
  return found;
}

function entriesOf(value: object): [string, unknown][] {
  if (value instanceof Map) return [...value].map(([key, inner]) => [String(key), inner]);
  if (value instanceof Set) return [...value].map((inner, i) => [String(i), inner]);
  return Object.entries(value);
}
