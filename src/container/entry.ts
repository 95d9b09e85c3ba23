import type { RequestInput } from './input.js';
import type { LinkedBinding } from './linked.js';
import type { SingletonCell } from './singletons.js';

/** Where the value of an argument is found when it is needed. */
export type Operand =
  | {
      readonly kind: 'slot';
      readonly slot: number;
      /** What lies below a remembered value and is called again because the value is used again; the steps hold it as well. */
      readonly again?: readonly Operand[];
    }
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
  /** Made for this use alone, whatever is there already. */
  readonly fresh: boolean;
  /** The shared slot that a fresh value fills if it is still empty, so that later uses are given it. */
  readonly remembers: number | undefined;
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

/** Calls inside of what was opened for it: gets that, the call, and the request's frame. */
export type Wrap = (around: readonly unknown[], call: () => unknown, frame: object) => unknown;

/** The call at the end: a method of the controller with its arguments. */
export interface Call {
  /** What the call runs inside of, the outermost first; undefined where it runs by itself. */
  readonly around: { readonly operands: readonly Operand[]; readonly wrap: Wrap } | undefined;
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
  /** Guards that read the body: run when all inputs were read, before anything else is opened. */
  readonly effects: readonly Group[];
  readonly main: Group;
  readonly call: Call | undefined;
  /** What is read from the request, each once, in the order in which it is met. */
  readonly inputs: readonly RequestInput[];
  /** Positions in `inputs` in the order in which their problems are told: those of a dependency for every use of it, as in FastAPI. */
  readonly told: readonly number[];
  readonly slots: number;
  /** Slots that guards fill and the main group uses. */
  readonly shared: readonly number[];
  /** Whether closing the request takes a step for anything opened here. */
  readonly disposable: boolean;
}
