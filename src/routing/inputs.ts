import { RequestValidationError } from '../binding/validation-error.js';
import type { ValidationProblem } from '../model/misfit.js';
import type { RequestFrame } from './frame.js';
import type { Route } from './route.js';

/** The declared values of one request: each read once, all problems kept in the order in which they are found. */
export class Inputs {
  readonly values: unknown[];
  private readonly problems: ValidationProblem[] = [];
  /** Per input whether it was read and was fine; undefined where it was not read yet. */
  private readonly fine: (boolean | undefined)[] = [];

  constructor(
    private readonly route: Route,
    private readonly frame: RequestFrame,
  ) {
    this.values = new Array<unknown>(route.readers.length);
  }

  /** Reads some inputs; the answer is whether all of them are valid. */
  async read(indices: readonly number[]): Promise<boolean> {
    let fine = true;
    for (const index of indices) {
      if (this.fine[index] === undefined) {
        const before = this.problems.length;
        this.values[index] = await this.route.readers[index]?.(this.frame, this.problems);
        this.fine[index] = this.problems.length === before;
      }
      fine &&= this.fine[index] === true;
    }
    return fine;
  }

  /** Reads what was not read yet. Throws `RequestValidationError` with every problem there is. */
  async readAll(): Promise<void> {
    await this.read([...this.route.readers.keys()]);
    this.#throwProblems();
  }

  /** The same for a route none of whose readers waits. */
  readAllNow(): void {
    const { readers } = this.route;
    for (let index = 0; index < readers.length; index += 1) {
      if (this.fine[index] === undefined) this.values[index] = readers[index]?.(this.frame, this.problems);
    }
    this.#throwProblems();
  }

  #throwProblems(): void {
    if (this.problems.length > 0) throw new RequestValidationError(this.problems);
  }
}

/** The inputs of a straight route: nothing waits, and nothing was read before. Throws `RequestValidationError` with every problem there is. */
export function readNow({ readers }: Route, frame: RequestFrame): readonly unknown[] {
  const problems: ValidationProblem[] = [];
  const values = new Array<unknown>(readers.length);
  for (let index = 0; index < readers.length; index += 1) values[index] = readers[index]?.(frame, problems);
  if (problems.length > 0) throw new RequestValidationError(problems);
  return values;
}
