import { TenonError } from '../core/errors.js';
import { isThenable, type Awaitable } from '../core/types.js';
import { interpret } from './emit/interpret.js';
import type { EntryPlan, Operand } from './entry.js';
import type { LinkedBinding } from './linked.js';
import type { Surroundings } from './making.js';
import { closer } from './teardown.js';

/** The place of one singleton: empty until it is made, once; an attempt that fails leaves it empty, so that the next one may succeed. */
export class SingletonCell {
  #plan: EntryPlan | undefined;
  #made: { readonly value: unknown } | undefined;
  #making: PromiseLike<unknown> | undefined;

  constructor(
    readonly binding: LinkedBinding,
    private readonly around: Surroundings,
  ) {}

  get isPlanned(): boolean {
    return this.#plan !== undefined;
  }

  planned(plan: EntryPlan): void {
    this.#plan = plan;
  }

  get isReady(): boolean {
    return this.#made !== undefined;
  }

  /** Whether a request that needs it, not made yet, has to wait. */
  get isAsync(): boolean {
    return this.#plan?.main.async ?? false;
  }

  /** The value of a singleton that is known to be made. */
  get value(): unknown {
    return this.#made === undefined ? this.obtain() : this.#made.value;
  }

  /** The value, made now if it is not there yet. */
  obtain(): Awaitable<unknown> {
    if (this.#made !== undefined) return this.#made.value;
    if (this.#making !== undefined) return this.#making;
    const made = this.#make();
    if (!isThenable(made)) return this.#keep(made);
    this.#making = made.then(
      (value) => this.#keep(value),
      (error: unknown) => {
        this.#making = undefined;
        throw error;
      },
    );
    return this.#making;
  }

  #make(): Awaitable<unknown> {
    const plan = this.#plan;
    if (plan === undefined) throw TenonError.of('APP_NOT_STARTED', { what: this.binding.definition.name });
    try {
      const before = needed(plan).reduce<Awaitable<unknown> | undefined>(
        (pending, cell) => (isThenable(pending) ? pending.then(() => cell.obtain()) : cell.obtain()),
        undefined,
      );
      const make = () =>
        interpret(plan.main, { ...this.around, frame: undefined, inputs: [], shared: [], slots: plan.slots, awaitAll: true });
      const made = isThenable(before) ? before.then(make) : make();
      return isThenable(made) ? made.then(undefined, (error: unknown) => this.#fail(error)) : made;
    } catch (error) {
      return this.#fail(error);
    }
  }

  /** Names the provider in the error, unless a deeper one is named already. */
  #fail(error: unknown): never {
    if (error instanceof TenonError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw TenonError.of(
      'PROVIDER_FAILED',
      { provider: `${this.binding.definition.name} (${this.binding.module.id})`, reason },
      { cause: error },
    );
  }

  #keep(value: unknown): unknown {
    this.#making = undefined;
    this.#made = { value };
    const deactivate = this.binding.definition.native?.deactivate;
    if (deactivate !== undefined)
      this.around.stack?.add(
        closer(() => deactivate(value as never)),
        this.binding.definition.name,
      );
    return value;
  }
}

/** The eager singletons that a plan refers to. */
function needed(plan: EntryPlan): SingletonCell[] {
  const cells: SingletonCell[] = [];
  const visit = (operand: Operand): void => {
    if (operand.kind === 'singleton') cells.push(operand.cell);
    else if (operand.kind === 'list') operand.items.forEach(visit);
  };
  for (const step of plan.main.steps) step.args.forEach(visit);
  visit(plan.main.result);
  return cells;
}
