import { messageOf } from '../core/message.js';
import { TenonError } from '../core/errors.js';
import { isThenable, type Awaitable } from '../core/types.js';
import { interpret } from './emit/interpret.js';
import type { EntryPlan, Operand } from './entry.js';
import type { Standing } from './hooks.js';
import { Lifespan } from './lifespan.js';
import type { LinkedBinding } from './linked.js';
import type { Surroundings } from './making.js';
import type { ModuleNode } from './scan.js';
import { closer, ResourceStack } from './teardown.js';

/** The place of one singleton: empty until it is made, once; an attempt that fails leaves it empty, so that the next one may succeed. */
export class SingletonCell {
  #plan: EntryPlan | undefined;
  #made: { readonly value: unknown } | undefined;
  #making: PromiseLike<unknown> | undefined;

  constructor(
    readonly binding: LinkedBinding,
    /** The application's stack. */
    private readonly resources: ResourceStack,
    private readonly contextOf: Surroundings['contextOf'],
    /** What is made so far. */
    private readonly standing: Standing[] = [],
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

  /** Takes a value that was made elsewhere. */
  fill(value: unknown): void {
    this.#made = { value };
    this.standing.push({ binding: this.binding, value });
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
    if (!isThenable(made)) return made;
    const making = made.then(undefined, (error: unknown) => {
      this.#making = undefined;
      throw error;
    });
    // Who asked may not be able to wait (app.get): then nobody hears of a failure.
    making.then(undefined, () => undefined);
    return (this.#making = making);
  }

  /** One attempt. What it opens on the way belongs to the application once it succeeds, and is closed when it fails. */
  #make(): Awaitable<unknown> {
    const plan = this.#plan;
    if (plan === undefined) throw TenonError.of('APP_NOT_STARTED', { what: this.binding.definition.name });
    const opened = new ResourceStack();
    const surroundings = { stack: opened, contextOf: this.contextOf, frame: undefined, inputs: [], shared: [] };
    const make = () => interpret(plan.main, { ...surroundings, slots: plan.slots, awaitAll: true });
    try {
      const before = needed(plan).reduce<Awaitable<unknown> | undefined>(
        (pending, cell) => (isThenable(pending) ? pending.then(() => cell.obtain()) : cell.obtain()),
        undefined,
      );
      const made = isThenable(before) ? before.then(make) : make();
      if (!isThenable(made)) return this.#keep(made, opened);
      return made
        .then((value) => this.#keep(value, opened))
        .then(undefined, async (error: unknown) => {
          const { errors } = await opened.close({ error });
          throw this.#named(error, errors);
        });
    } catch (error) {
      void opened.close({ error });
      throw this.#named(error, [error]);
    }
  }

  /** The error with the name of the provider, unless a deeper one is named already. */
  #named(error: unknown, errors: readonly unknown[]): unknown {
    if (error instanceof TenonError && errors.length === 1) return error;
    const { definition, module } = this.binding;
    const reason = messageOf(error);
    const cause = errors.length === 1 ? error : new AggregateError(errors, reason, { cause: error });
    return TenonError.of('PROVIDER_FAILED', { provider: `${definition.name} (${module.id})`, reason }, { cause });
  }

  #keep(value: unknown, opened: ResourceStack): unknown {
    const { name, native } = this.binding.definition;
    const deactivate = native?.deactivate;
    if (deactivate !== undefined)
      opened.add(
        closer(() => deactivate(value as never)),
        name,
      );
    this.resources.adopt(opened);
    this.#making = undefined;
    this.#made = { value };
    this.standing.push({ binding: this.binding, value });
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

/** What start-up makes, lifespans first: those of the root module, then those of what it imports. What is lazy is left. */
export function inOrder(cells: ReadonlyMap<LinkedBinding, SingletonCell>, root: ModuleNode | undefined): readonly SingletonCell[] {
  const eager = [...cells].filter(([{ definition }, cell]) => !definition.lazy && cell.isPlanned);
  const ranks = new Map<unknown, number>();
  for (const module of importersFirst(root)) for (const one of module.lifespans) if (!ranks.has(one)) ranks.set(one, ranks.size);
  const rank = ({ definition: { token } }: LinkedBinding): number =>
    token instanceof Lifespan ? (ranks.get(token) ?? ranks.size) : ranks.size + 1;
  return eager.sort(([one], [other]) => rank(one) - rank(other)).map(([, cell]) => cell);
}

function importersFirst(root: ModuleNode | undefined, seen = new Set<ModuleNode>()): ReadonlySet<ModuleNode> {
  if (root === undefined || seen.has(root)) return seen;
  seen.add(root);
  for (const one of root.imports) importersFirst(one, seen);
  return seen;
}
