import { echoed } from '../binding/echo.js';
import { ParameterInput } from '../binding/parameter.js';
import { RequestValidationError } from '../binding/validation-error.js';
import type { ValidationProblem } from '../model/misfit.js';
import type { RequestFrame } from './frame.js';
import type { Route } from './route.js';

/** The declared values of one request: each read once, all problems kept in the order in which they are found. */
export class Inputs {
  readonly values: unknown[];
  private readonly problems: ValidationProblem[] = [];
  /** The input of each problem. */
  private readonly culprits: number[] = [];
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
      if (this.fine[index] === undefined) await this.#readOne(index);
      fine &&= this.fine[index] === true;
    }
    return fine;
  }

  /** The same for a route none of whose readers waits. */
  readHead(indices: readonly number[]): boolean {
    let fine = true;
    for (const index of indices) {
      if (this.fine[index] === undefined) {
        const before = this.problems.length;
        this.#readNow(index);
        this.fine[index] = this.problems.length === before;
      }
      fine &&= this.fine[index] === true;
    }
    return fine;
  }

  /** Reads what was not read yet. Throws `RequestValidationError` with every problem there is. */
  async readAll(): Promise<void> {
    for (let index = 0; index < this.route.readers.length; index += 1) if (this.fine[index] === undefined) await this.#readOne(index);
    this.#throwProblems();
  }

  /** The same for a route none of whose readers waits. */
  readAllNow(): void {
    for (let index = 0; index < this.route.readers.length; index += 1) if (this.fine[index] === undefined) this.#readNow(index);
    this.#throwProblems();
  }

  /** Every value, where none waits. Throws `RequestValidationError` with every problem there is. */
  all(): readonly unknown[] {
    this.readAllNow();
    return this.values;
  }

  #readNow(index: number): void {
    this.values[index] = this.route.readers[index]?.(this.frame, this.problems);
    blame(this.culprits, index, this.problems);
  }

  async #readOne(index: number): Promise<void> {
    const before = this.problems.length;
    this.values[index] = await this.route.readers[index]?.(this.frame, this.problems);
    this.fine[index] = this.problems.length === before;
    blame(this.culprits, index, this.problems);
  }

  #throwProblems(): void {
    if (this.problems.length > 0) throw new RequestValidationError(told(this.problems, this.culprits, this.route), this.frame.sentBody);
  }
}

/** The inputs of a straight route: nothing waits, and nothing was read before. Throws `RequestValidationError` with every problem there is. */
export function readNow(route: Route, frame: RequestFrame): readonly unknown[] {
  const { readers } = route;
  const problems: ValidationProblem[] = [];
  let culprits: number[] | undefined;
  const values = new Array<unknown>(readers.length);
  for (let index = 0; index < readers.length; index += 1) {
    values[index] = readers[index]?.(frame, problems);
    if (problems.length > 0) blame((culprits ??= []), index, problems);
  }
  if (culprits !== undefined) throw new RequestValidationError(told(problems, culprits, route), frame.sentBody);
  return values;
}

/** The problems since the last time are those of this input. */
function blame(culprits: number[], index: number, problems: readonly ValidationProblem[]): void {
  while (culprits.length < problems.length) culprits.push(index);
}

/** What is wrong with the input of a dependency is told for every use of it, as FastAPI does. */
function told(found: readonly ValidationProblem[], culprits: readonly number[], { entry: { plan } }: Route): readonly ValidationProblem[] {
  const problems = found.map((problem, i) => {
    const input = plan.inputs[culprits[i] as number];
    return input instanceof ParameterInput ? echoed(problem, input) : problem;
  });
  if (plan.told.length === plan.inputs.length && plan.told.every((index, i) => index === i)) return problems;
  return plan.told.flatMap((index) => problems.filter((_, i) => culprits[i] === index));
}
