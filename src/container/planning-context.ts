import type { RequestInput } from './input.js';
import type { Planner } from './inversify.js';
import type { LinkedBinding } from './linked.js';
import type { Seed } from './seed.js';
import type { SingletonCell } from './singletons.js';

/** What the planner knows about the container it plans for. */
export interface PlanningContext {
  readonly planner: Planner;
  /** Our bindings, by the id that Inversify gave them. */
  readonly bindings: ReadonlyMap<number, LinkedBinding>;
  readonly seeds: ReadonlyMap<unknown, Seed>;
  readonly inputs: ReadonlyMap<unknown, RequestInput>;
  readonly cells: ReadonlyMap<LinkedBinding, SingletonCell>;
  /** The bindings below which something is called anew whenever they are met. */
  readonly aboveFresh: ReadonlySet<LinkedBinding>;
}
