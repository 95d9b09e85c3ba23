import type { ValidationProblem } from '../misfit.js';

/** Problems that the message names. */
const mostProblems = 10;
const mostCharacters = 200;

/**
 * What a handler returned does not fit the declared response: the server's fault, and a 500. Its message names the type, the places and
 * the checks, and never a value, since it is logged.
 */
export class ResponseValidationError extends Error {
  override readonly name: string = 'ResponseValidationError';

  /** In FastAPI's shape, their places beginning with `response`. They hold values, and are not enumerable, so that no logger prints them with the error. */
  declare readonly problems: readonly ValidationProblem[];

  constructor(
    /** The declared type, in words: `a list of Order`. */
    readonly type: string,
    problems: readonly ValidationProblem[],
    /** The names that may be told; any other one in a place is the key of a map, and stays out of the log. */
    told: ReadonlySet<string> = new Set(['response']),
  ) {
    const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
    const more = problems.length > mostProblems ? [`  and ${problems.length - mostProblems} more`] : [];
    super(
      [
        `What the handler returned does not fit ${type}: ${count}`,
        ...problems.slice(0, mostProblems).map((problem) => sentence(problem, told)),
        ...more,
      ].join('\n'),
    );
    Object.defineProperty(this, 'problems', { value: problems, enumerable: false });
  }
}

/** Not the problem's own message, into which a user may have put the value. */
function sentence({ loc, type }: ValidationProblem, told: ReadonlySet<string>): string {
  const place = loc.map((part) => (typeof part === 'number' || told.has(part) ? String(part) : '[key]'));
  return `  ${shortened(place.join('.'))} ${type}`;
}

function shortened(text: string): string {
  const short = text.length > mostCharacters ? `${text.slice(0, mostCharacters)}...` : text;
  // eslint-disable-next-line no-control-regex -- these are what must not get into a log
  return short.replace(/[\u0000-\u001f\u007f\u2028\u2029]/g, ' ');
}
