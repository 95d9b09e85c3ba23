import { isThenable, type Awaitable } from '../../core/types.js';
import type { Call, Group, Operand, Step } from '../entry.js';
import { checkOf, makeValue, type Surroundings } from '../making.js';

/** What a group of steps runs in. */
export interface Run extends Surroundings {
  /** The request's frame, which holds the seeds. */
  readonly frame: unknown;
  readonly inputs: readonly unknown[];
  /** Slots that guards filled; a guard fills its own here. */
  readonly shared: unknown[];
  readonly slots: number;
  /** The slots to use, some of them filled already; fresh ones when undefined. */
  readonly filled?: unknown[];
  /** Wait for every promise, announced or not: at start-up there is time. */
  readonly awaitAll: boolean;
}

/** Runs the steps of a group one after the other; waits only where a step has to, so a group without such a step ends at once. */
export function interpret(group: Group, run: Run, call?: Call): Awaitable<unknown> {
  const slots = run.filled ?? (run.shared.length > 0 ? run.shared : new Array<unknown>(run.slots));
  return new Interpretation(group, run, slots, call).from(0);
}

/** Stands in a shared slot that no guard has filled yet. */
export const EMPTY: unique symbol = Symbol('empty');

class Interpretation {
  constructor(
    private readonly group: Group,
    private readonly run: Run,
    private readonly slots: unknown[],
    private readonly call: Call | undefined,
  ) {}

  from(start: number): Awaitable<unknown> {
    const { steps } = this.group;
    for (let i = start; i < steps.length; i += 1) {
      const step = steps[i] as Step;
      if (this.run.shared.length > 0 && this.slots[step.slot] !== EMPTY && !step.fresh) continue;
      const value = this.#perform(step);
      if (isThenable(value) && (step.async || this.run.awaitAll)) {
        return value.then((settled) => {
          this.run.stack?.check();
          this.#fill(step, settled);
          return this.from(i + 1);
        });
      }
      this.#fill(step, isFinal(step, value) ? value : checkOf(step.binding.definition)(value, step.binding.definition.name));
    }
    return this.#finish();
  }

  #fill({ slot, remembers }: Step, value: unknown): void {
    this.slots[slot] = value;
    if (remembers !== undefined && this.slots[remembers] === EMPTY) this.slots[remembers] = value;
  }

  #perform(step: Step): unknown {
    if (step.cell !== undefined) return step.cell.obtain();
    return makeValue(step.binding, step.args.map(this.#value), this.run);
  }

  #finish(): unknown {
    if (this.call === undefined) return this.#value(this.group.result);
    const { target, method, args, around } = this.call;
    const object = this.#value(target) as Record<string, (...args: unknown[]) => unknown>;
    const call = (): unknown => object[method]?.(...args.map(this.#value));
    return around === undefined ? call() : around.wrap(around.operands.map(this.#value), call, this.run.frame as object);
  }

  readonly #value = (operand: Operand): unknown => {
    switch (operand.kind) {
      case 'slot':
        return this.slots[operand.slot];
      case 'seed':
        return (this.run.frame as Record<string, unknown>)[operand.property];
      case 'input':
        return this.run.inputs[operand.index];
      case 'value':
        return operand.value;
      case 'singleton':
        return operand.cell.value;
      case 'list':
        return operand.items.map(this.#value);
      case 'absent':
        return undefined;
    }
  };
}

/** What a generator yields and what `new` gives is the value, be it a promise; anything else that is a promise was to be announced. */
function isFinal({ binding, cell }: Step, value: unknown): boolean {
  const { make, native } = binding.definition;
  if (cell !== undefined || native?.activate !== undefined) return false;
  return make.kind === 'yield' || (make.kind === 'class' && value instanceof make.type);
}
