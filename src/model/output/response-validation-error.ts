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

  constructor(
    /** The declared type, in words: `a list of Order`. */
    readonly type: string,
    /** In FastAPI's shape, their places beginning with `response`. */
    readonly problems: readonly ValidationProblem[],
  ) {
    const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
    const more = problems.length > mostProblems ? [`  and ${problems.length - mostProblems} more`] : [];
    super(
      [`What the handler returned does not fit ${type}: ${count}`, ...problems.slice(0, mostProblems).map(sentence), ...more].join('\n'),
    );
  }
}

/** Not the problem's own message, into which a user may have put the value; keys of maps are values, but short ones help to find the place. */
function sentence({ loc, type }: ValidationProblem): string {
  return `  ${shortened(loc.map(String).join('.'))} ${type}`;
}

function shortened(text: string): string {
  const short = text.length > mostCharacters ? `${text.slice(0, mostCharacters)}...` : text;
  // eslint-disable-next-line no-control-regex -- these are what must not get into a log
  return short.replace(/[\u0000-\u001f\u007f\u2028\u2029]/g, ' ');
}
