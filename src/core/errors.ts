import { catalogue, type ErrorCode, type Facts } from './catalogue.js';

/** One thing that is wrong, with the way to it and the change that mends it. */
export interface Problem {
  readonly code: ErrorCode;
  /** What is wrong, in one or two sentences. */
  readonly what: string;
  /** The names that lead to it, outermost first. */
  readonly path: readonly string[];
  /** The change that mends it. */
  readonly fix: string;
  /** The error that led here, where there is one. */
  readonly cause?: unknown;
}

/** Makes the {@link Problem} that the catalogue words for this code. */
export function problem<C extends ErrorCode>(code: C, facts: Facts<C>, path: readonly string[] = []): Problem {
  const entry = catalogue[code] as (facts: Facts<C>) => { what: string; fix: string };
  return { code, path, ...entry(facts) };
}

/** A problem as the lines that a person reads. */
export function renderProblem({ code, what, path, fix }: Problem): string {
  const lines = [`${what} [${code}]`];
  if (path.length > 0) lines.push(`  path: ${path.join(' → ')}`);
  lines.push(`  fix:  ${fix}`);
  return lines.join('\n');
}

/** An error of Tenon's own: it has a `code` of the catalogue and says what to change. */
export class TenonError extends Error {
  /** Said, for bundlers call classes that name themselves otherwise. */
  static override readonly name: string = 'TenonError';
  override readonly name: string = 'TenonError';

  constructor(
    readonly problem: Problem,
    options?: ErrorOptions,
  ) {
    super(renderProblem(problem), options);
  }

  get code(): ErrorCode {
    return this.problem.code;
  }

  /** The error that the catalogue words for this code. */
  static of<C extends ErrorCode>(code: C, facts: Facts<C>, options?: ErrorOptions & { path?: readonly string[] }): TenonError {
    return new TenonError(problem(code, facts, options?.path), options);
  }
}

/** Everything that keeps an application from starting, reported together. */
export class StartupError extends Error {
  override readonly name: string = 'StartupError';

  constructor(
    readonly problems: readonly Problem[],
    heading = 'The application cannot start',
  ) {
    const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
    const list = problems.map((one, i) => `${i + 1}. ${renderProblem(one).replaceAll('\n', '\n   ')}`);
    const cause = problems.find((one) => one.cause !== undefined)?.cause;
    super(`${heading}: ${count}.\n\n${list.join('\n\n')}\n`, cause === undefined ? {} : { cause });
  }
}
