import type { ResolutionContext } from 'inversify';
import { TenonError } from '../core/errors.js';
import type { Constructor } from '../core/types.js';
import { interpret } from './emit/interpret.js';
import type { EntryPlan } from './entry.js';
import type { LinkedBinding } from './linked.js';
import { ResourceStack, type Failure } from './teardown.js';
import type { Token } from './token.js';

/**
 * A request's scope without a request, for jobs, seeds and scripts; made by `app.scope()`.
 * Request-scoped values are made once in it; closing it resumes its generators, last opened first.
 */
export class RequestScope {
  readonly #stack = new ResourceStack();
  readonly #values = new Map<LinkedBinding, unknown>();

  constructor(
    private readonly plan: (token: Token, module: Constructor | undefined) => EntryPlan,
    private readonly contextOf: (binding: LinkedBinding) => ResolutionContext,
  ) {}

  /** The value of a token in this scope. Throws `SCOPE_CLOSED` once it is closed, `OUTSIDE_REQUEST` where an HTTP request itself is needed. */
  async get<T>(token: Token<T>, options: { readonly module?: Constructor } = {}): Promise<T> {
    if (this.#stack.isClosed) throw TenonError.of('SCOPE_CLOSED', {});
    const { main, slots: count, inputs } = this.plan(token, options.module);
    const [input] = inputs;
    if (input !== undefined) throw TenonError.of('OUTSIDE_REQUEST', { token: input.name });
    const slots = new Array<unknown>(count);
    const steps = main.steps.filter(({ binding, slot }) => {
      if (binding.scope === 'transient' || !this.#values.has(binding)) return true;
      slots[slot] = this.#values.get(binding);
      return false;
    });
    const run = { stack: this.#stack, contextOf: this.contextOf, frame: outsideFrame, inputs: [], shared: [], slots: count, filled: slots };
    const value = await interpret({ ...main, steps }, { ...run, awaitAll: true });
    for (const { binding, slot } of steps) this.#values.set(binding, slots[slot]);
    return value as T;
  }

  /** Closes what the scope opened; throws what the closing threw, or the failure itself when one is given. */
  async close(failure?: Failure): Promise<void> {
    if (this.#stack.isClosed) return;
    const before = await this.#stack.close(failure);
    const after = this.#stack.hasLate ? await this.#stack.late.close(before.failure) : before;
    if (after.failure !== undefined) throw after.failure.error;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
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
