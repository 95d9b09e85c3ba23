import type { ValidationError } from 'class-validator';
import type { ValidationProblem } from './misfit.js';

/** Data that does not fit its model. Its message names places and reasons, never values: a log is no place for passwords. */
export class ModelValidationError extends Error {
  override readonly name: string = 'ModelValidationError';

  constructor(
    model: string,
    /** In FastAPI's shape, one for each property. */
    readonly problems: readonly ValidationProblem[],
    /** As class-validator gives them. */
    readonly errors: readonly ValidationError[],
  ) {
    super([`The data is no ${model}:`, ...problems.map(sentence)].join('\n'));
  }
}

function sentence({ loc, msg }: ValidationProblem): string {
  return `  ${loc.length === 0 ? 'it' : loc.join('.')} ${msg}`;
}
