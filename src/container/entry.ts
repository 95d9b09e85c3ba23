import type { RequestInput } from './input.js';
import type { LinkedBinding } from './linked.js';
import type { SingletonCell } from './singletons.js';

/** Where the value of an argument is found when it is needed. */
export type Operand =
  | { readonly kind: 'slot'; readonly slot: number }
  | { readonly kind: 'seed'; readonly property: string }
  | { readonly kind: 'input'; readonly index: number }
  | { readonly kind: 'value'; readonly value: unknown; readonly name: string }
  /** A singleton that start-up makes before anything is emitted. */
  | { readonly kind: 'singleton'; readonly cell: SingletonCell }
  | { readonly kind: 'list'; readonly items: readonly Operand[] }
  | { readonly kind: 'absent' };

/** One value made on the way: the binding's own making, or a lazy singleton fetched from its cell. */
export interface Step {
  readonly slot: number;
  readonly binding: LinkedBinding;
  readonly args: readonly Operand[];
  /** Set for a lazy singleton: it is asked for its value instead of being made anew. */
  readonly cell: SingletonCell | undefined;
  /** Whether the value has to be awaited. */
  readonly async: boolean;
}

/** Steps that run together and what they are for. */
export interface Group {
  readonly steps: readonly Step[];
  /** Positions, among the entry's inputs, of what the steps read. */
  readonly inputs: readonly number[];
  readonly result: Operand;
  readonly async: boolean;
}

/** The call at the end: a method of the controller with its arguments. */
export interface Call {
  readonly target: Operand;
  readonly method: string;
  readonly args: readonly Operand[];
}

/**
 * Everything that one way into the container needs, as plain data: guards that run first, one by one, then the steps that open what
 * the handler uses, then the call. Both back ends of the emitter, the wiring and the documentation are readers of it.
 */
export interface EntryPlan {
  readonly name: string;
  readonly guards: readonly Group[];
  readonly main: Group;
  readonly call: Call | undefined;
  /** What is read from the request, in the order in which problems are reported. */
  readonly inputs: readonly RequestInput[];
  readonly slots: number;
  /** Slots that guards fill and the main group uses. */
  readonly shared: readonly number[];
  /** Whether closing the request takes a step for anything opened here. */
  readonly disposable: boolean;
}
