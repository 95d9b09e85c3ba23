import type { Constructor } from '../core/types.js';

/** Where an input was declared: a parameter of a constructor or a method, or a key of a dependency's inputs. */
export interface InputSite {
  readonly owner: Constructor | undefined;
  readonly method: string | undefined;
  /** Position among the parameters; -1 for a key of a dependency's inputs. */
  readonly index: number;
  /** The key among a dependency's inputs. */
  readonly key: string | undefined;
  /** How the place is called in errors. */
  readonly label: string;
}

/**
 * A value that is read from the request: the container knows that it exists and who needs it, not where it comes from.
 * The binding layer extends it.
 */
export abstract class RequestInput {
  /** How it is called in errors and in the wiring. */
  abstract readonly name: string;
  /** Order among the inputs of one function: path, query, header, cookie, body (FastAPI's order of problems). */
  abstract readonly rank: number;
  /** Whether the body of the request is needed to read it; what needs none can be read by a guard. */
  abstract readonly readsBody: boolean;
}

/** An input as it was written; where it stands gives it its name and its type. `T` is the type of its value. */
export abstract class InputDeclaration<T = unknown> {
  declare protected readonly value: T;

  /** The input itself; throws `TenonError` when the place does not say enough. */
  abstract at(site: InputSite): RequestInput;
}
