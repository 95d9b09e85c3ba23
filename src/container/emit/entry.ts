import { generatesCode, type CodeGeneration } from '../../core/code-generation.js';
import type { Awaitable } from '../../core/types.js';
import type { EntryPlan, Group } from '../entry.js';
import type { Surroundings } from '../making.js';
import type { ResourceStack } from '../teardown.js';
import { directCall } from './direct.js';
import { generate } from './generate.js';
import { EMPTY, interpret } from './interpret.js';

/** Opens what a group needs and gives its result: `frame` holds the seeds, `shared` the slots that guards fill. */
export type RunGroup = (
  frame: object,
  inputs: readonly unknown[],
  stack: ResourceStack | undefined,
  shared: unknown[],
) => Awaitable<unknown>;

/** One runnable guard. */
export interface EmittedGuard {
  /** Positions, among the entry's inputs, of what it reads. */
  readonly inputs: readonly number[];
  readonly run: RunGroup;
}

/** A planned entry made runnable, by either back end. */
export interface EmittedEntry {
  readonly plan: EntryPlan;
  readonly guards: readonly EmittedGuard[];
  readonly effects: readonly EmittedGuard[];
  /** Opens what the call needs, and calls. */
  readonly run: RunGroup;
  /** The generated code; undefined from the back end that generates none. */
  readonly source: string | undefined;
}

/** Makes a planned entry runnable. */
export function emit(plan: EntryPlan, around: Pick<Surroundings, 'contextOf'>, generating: CodeGeneration): EmittedEntry {
  const direct = directCall(plan);
  if (direct !== undefined) return { plan, guards: [], effects: [], run: direct, source: undefined };
  if (generatesCode(generating)) return generate(plan, around);
  const runner =
    (group: Group, call: EntryPlan['call']): RunGroup =>
    (frame, inputs, stack, shared) =>
      interpret(group, { ...around, frame, inputs, stack, shared, slots: plan.slots, awaitAll: false }, call);
  const alone = (group: Group): EmittedGuard => ({ inputs: group.inputs, run: runner(group, undefined) });
  return {
    plan,
    guards: plan.guards.map(alone),
    effects: plan.effects.map(alone),
    run: runner(plan.main, plan.call),
    source: undefined,
  };
}

/** Fresh shared slots for a request whose entry has guards. */
export function sharedSlots({ guards, effects, slots }: EntryPlan): unknown[] {
  return guards.length + effects.length === 0 ? [] : new Array<unknown>(slots).fill(EMPTY);
}
