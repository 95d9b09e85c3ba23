import type { RequestInput } from './input.js';

/** Positions in {@link PlannedInputs.told}: more would make a list of problems that nobody reads, of a net of dependencies that nobody draws. */
const mostTold = 500;

/** What a way into the container reads from the request, gathered while it is planned. */
export class PlannedInputs {
  /** Each once, in the order in which they are met. */
  readonly all: RequestInput[] = [];
  /**
   * Positions in `all`, as often as they are met: FastAPI tells what is wrong with the inputs of a dependency for every use of it.
   * Up to 500; beyond that, a dependency that is met again says nothing new.
   */
  readonly told: number[] = [];
  readonly #index = new Map<RequestInput, number>();
  /** What was met on the way to each family of bindings. */
  readonly #below = new Map<symbol, readonly number[]>();

  /** The position of an input that is met here. */
  met(input: RequestInput): number {
    let index = this.#index.get(input);
    if (index === undefined) this.#index.set(input, (index = this.all.push(input) - 1));
    this.told.push(index);
    return index;
  }

  /** Meets inputs that are told of later, where they are met again. */
  untold<T>(plan: () => T): T {
    const start = this.told.length;
    const planned = plan();
    this.told.length = start;
    return planned;
  }

  /** Does something that meets the inputs of a binding, and keeps which. */
  below<T>(family: symbol, plan: () => T): T {
    const start = this.told.length;
    const planned = plan();
    this.#below.set(family, this.told.slice(start));
    return planned;
  }

  /** Meets the inputs of a binding as they were met before, whatever `plan` meets. */
  again<T>(family: symbol, plan: () => T): T {
    const start = this.told.length;
    const planned = plan();
    this.told.length = start;
    const below = this.#below.get(family) ?? [];
    if (start + below.length <= mostTold) this.told.push(...below);
    return planned;
  }
}
