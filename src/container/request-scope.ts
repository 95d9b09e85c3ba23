import type { ResolutionContext } from 'inversify';
import { TenonError } from '../core/errors.js';
import type { Constructor } from '../core/types.js';
import { interpret } from './emit/interpret.js';
import type { Dependency } from './dependency.js';
import type { EntryPlan, Group, Operand, Step } from './entry.js';
import type { LinkedBinding } from './linked.js';
import { ResourceStack, type Failure } from './teardown.js';
import type { Token } from './token.js';

/**
 * A request's scope without a request, for jobs, seeds and scripts; made by `app.scope()`.
 * Request-scoped values are made once in it; closing it resumes its generators, last opened first.
 */
export class RequestScope {
  readonly #stack = new ResourceStack();
  /** What was made, or is being made for somebody else, and is remembered. */
  readonly #values = new Map<LinkedBinding, Promise<unknown>>();

  constructor(
    private readonly plan: (token: Token | Dependency<unknown>, module: Constructor | undefined) => EntryPlan,
    private readonly contextOf: (binding: LinkedBinding) => ResolutionContext,
  ) {}

  /**
   * The value of a token, or of a dependency that a module provides or a route uses, in this scope.
   * Throws `SCOPE_CLOSED` once it is closed, `OUTSIDE_REQUEST` where an HTTP request itself is needed, `TOKEN_UNKNOWN` and `TOKEN_IN_MANY`.
   */
  async get<T>(token: Token<T> | Dependency<T>, options: { readonly module?: Constructor } = {}): Promise<T> {
    if (this.#stack.isClosed) throw TenonError.of('SCOPE_CLOSED', {});
    const { guards, slots, inputs } = this.plan(token, options.module);
    const [input] = inputs;
    if (input !== undefined) throw TenonError.of('OUTSIDE_REQUEST', { token: input.name });
    return (await this.#run(guards[0] as Group, new Array<unknown>(slots))) as T;
  }

  async #run(group: Group, slots: unknown[]): Promise<unknown> {
    const surroundings = { stack: this.#stack, contextOf: this.contextOf, frame: outsideFrame, inputs: [], shared: [] };
    const run = (steps: readonly Step[], result: Operand) =>
      interpret({ ...group, steps, result }, { ...surroundings, slots: slots.length, filled: slots, awaitAll: true });
    const steps = new Map(group.steps.flatMap((step) => [step.slot, step.remembers ?? step.slot].map((slot) => [slot, step] as const)));
    const done = new Set<Step>();
    const fill = async (operand: Operand): Promise<void> => {
      if (operand.kind === 'list') for (const item of operand.items) await fill(item);
      if (operand.kind !== 'slot') return;
      for (const one of operand.again ?? []) await fill(one);
      const step = steps.get(operand.slot);
      if (step === undefined || done.has(step)) return;
      done.add(step);
      if (!step.fresh && this.#values.has(step.binding)) for (const arg of step.args) await refresh(arg);
      slots[step.slot] = await this.#obtain(step, async () => {
        for (const arg of step.args) await fill(arg);
        return run([step], operand);
      });
      if (step.remembers !== undefined) slots[step.remembers] = await this.#values.get(step.binding);
    };
    /** Calls again what is to be fresh below a value that the scope has already. */
    const refresh = async (operand: Operand): Promise<void> => {
      const step = operand.kind === 'slot' ? steps.get(operand.slot) : undefined;
      if (step === undefined || step.binding.scope === 'transient') return;
      if (step.fresh) await fill(operand);
      else for (const arg of step.args) await refresh(arg);
    };
    await fill(group.result);
    return run([], group.result);
  }

  /** What was made before is there for everyone who asks, at the same time too; a failure is not kept, and a fresh value only if it is the first. */
  #obtain({ binding, fresh }: Step, make: () => Promise<unknown>): Promise<unknown> {
    const known = this.#values.get(binding);
    if (known !== undefined && !fresh) return known;
    const making = make();
    if (known !== undefined || binding.scope === 'transient') return making;
    this.#values.set(binding, making);
    making.catch(() => this.#values.delete(binding));
    return making;
  }

  /** Closes what the scope opened, with the failure of the work if there was one. Throws that, and what the closing threw; together if there is more than one. */
  async close(failure?: Failure): Promise<void> {
    if (this.#stack.isClosed) return;
    const before = await this.#stack.close(failure);
    const after = this.#stack.hasLate ? await this.#stack.late.close(before.failure) : before;
    if (after.failure === undefined) return;
    const errors = [...new Set([...before.errors, ...after.errors])];
    throw errors.length === 1
      ? errors[0]
      : new AggregateError(errors, 'The scope failed in more than one place', { cause: after.failure.error });
  }

  /** Runs work to its end in this scope, and closes it with how the work ended. */
  async run<T>(work: (scope: this) => Promise<T>): Promise<T> {
    let result: T;
    try {
      result = await work(this);
    } catch (error) {
      await this.close({ error });
      throw error;
    }
    await this.close();
    return result;
  }

  /** `await using` takes back what was not closed before: the end of a block does not say whether its work was done. */
  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#stack.isClosed) return;
    const abandoned = TenonError.of('SCOPE_ABANDONED', {});
    await this.close({ error: abandoned }).catch((error: unknown) => {
      if (error !== abandoned) throw error;
    });
  }
}

/** Stands where a request would: whatever is read of it is not there. */
const outsideFrame = new Proxy(
  {},
  {
    get: (_, property) => {
      throw TenonError.of('OUTSIDE_REQUEST', { token: String(property) });
    },
  },
);
