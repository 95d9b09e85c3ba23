import type { ValidationError } from 'class-validator';
import type { explainModel } from '../../../src/model/engine/explain.js';
import { portrait } from '../support/portrait.js';
import type { RandomModel } from '../support/random-models.js';

/** What one way of reading came to, as texts that can be compared. */
export interface Result {
  readonly value: unknown;
  readonly errors: string | undefined;
  readonly misfits: readonly string[] | undefined;
}

export interface Outcome {
  readonly portrait: string;
  readonly errors: string | undefined;
  readonly misfits: readonly string[] | undefined;
  readonly thrown: unknown;
  readonly calls: string;
  readonly text: string;
}

export async function explained(explanation: ReturnType<typeof explainModel>, isLibrary: boolean): Promise<Result> {
  const { value, errors, problems } = await explanation;
  if ((value === undefined) === (problems.length === 0)) throw new Error('a value and problems, or neither');
  // In `library` mode the errors are the same down to the order of keys.
  return { value, errors: isLibrary ? JSON.stringify(errors) : portrait(errors), misfits: problems.map(({ loc }) => JSON.stringify(loc)) };
}

export async function outcomeOf({ calls }: RandomModel, run: () => Result | Promise<Result>): Promise<Outcome> {
  calls.length = 0;
  let result: Result = { value: undefined, errors: undefined, misfits: undefined };
  let thrown: unknown;
  try {
    result = await run();
  } catch (error) {
    thrown = error instanceof Error ? error.stack : error;
  }
  const seen = portrait(result.value);
  // Conversions and checks go their own ways through data; each function is called once for each value.
  const called = [...calls].sort().join('\n');
  return {
    portrait: seen,
    errors: result.errors,
    misfits: result.misfits,
    thrown,
    calls: called,
    text: `${seen} ${String(result.errors)}`,
  };
}

/** The properties in which something is wrong, by the object. */
export function failures(errors: readonly ValidationError[], found = new Map<object, Set<string>>()): Map<object, Set<string>> {
  for (const { target, property, children = [] } of errors) {
    const ofTarget = found.get(target as object) ?? new Set();
    found.set(target as object, ofTarget.add(property));
    failures(children, found);
  }
  return found;
}

/** From shortly before the first character that differs. */
export function difference(one: string, other: string): string {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  const from = Math.max(0, at - 200);
  return `  one   …${one.slice(from, at + 400)}\n  other …${other.slice(from, at + 400)}`;
}

const guards = /\b(?:recursion_depth|too_many_keys|forbidden_key|string_unicode|finite_number)"?:/;

/** Whether data was refused before anything looked at it. */
export function isGuarded({ errors, misfits }: Outcome): boolean {
  return misfits?.length === 1 && guards.test(errors ?? '');
}
