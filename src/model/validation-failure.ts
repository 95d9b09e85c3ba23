import type { ValidationError } from 'class-validator';
import type { ValidationProblem } from './misfit.js';

/** Problems that the message names, and characters of each: a log line is no place for a whole request. */
const [mostProblems, mostCharacters] = [10, 200];

/**
 * Data that does not fit its model. Its message names places and reasons, and no values, unless a user's message has `$value`: a log is no
 * place for passwords.
 */
export class ModelValidationError extends Error {
  override readonly name: string = 'ModelValidationError';

  constructor(
    model: string,
    /** In FastAPI's shape, one for each property. */
    readonly problems: readonly ValidationProblem[],
    /** As class-validator gives them. */
    readonly errors: readonly ValidationError[],
  ) {
    const more = problems.length > mostProblems ? [`  and ${problems.length - mostProblems} more`] : [];
    super([`The data is no ${model}:`, ...problems.slice(0, mostProblems).map(sentence), ...more].join('\n'));
  }
}

/** Keys come from whoever sent the data: they make no lines of their own, and are not longer than a line. */
function sentence({ loc, msg }: ValidationProblem): string {
  const place = loc.length === 0 ? 'it' : loc.map((part) => shortened(String(part))).join('.');
  return `  ${shortened(place)} ${shortened(msg)}`;
}

function shortened(text: string): string {
  const short = text.length > mostCharacters ? `${text.slice(0, mostCharacters)}...` : text;
  // eslint-disable-next-line no-control-regex -- these are what must not get into a log
  return short.replace(/[\u0000-\u001f\u007f\u2028\u2029]/g, ' ');
}
