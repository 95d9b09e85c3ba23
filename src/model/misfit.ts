/** One problem of a request's data, as FastAPI reports it. */
export interface ValidationProblem {
  /** FastAPI's name of the failed check, such as `int_parsing` or `missing`. */
  readonly type: string;
  /** Where it is: the source, then names and positions. */
  readonly loc: readonly (string | number)[];
  readonly msg: string;
  /** What was received; null where nothing was. */
  readonly input: unknown;
  /** The limits that the check knows. */
  readonly ctx?: Readonly<Record<string, unknown>>;
}

/** A value that is not of its type or beyond its limits: a {@link ValidationProblem} that does not know yet where it stands. */
export class Misfit {
  constructor(
    readonly type: string,
    readonly msg: string,
    readonly ctx?: Readonly<Record<string, unknown>>,
  ) {}

  at(loc: readonly (string | number)[], input: unknown): ValidationProblem {
    const problem = { type: this.type, loc, msg: this.msg, input };
    return this.ctx === undefined ? problem : { ...problem, ctx: this.ctx };
  }
}
