import { Misfit, type ValidationProblem } from '../model/misfit.js';
import type { ParameterInput } from './parameter.js';

/** The refusal of what was not sent. */
export const missing = new Misfit('missing', 'is required');

/** What stands for a value that was not sent: what the declaration says, or a problem. */
export function absent({ required, fallback }: ParameterInput, loc: readonly string[], problems: ValidationProblem[]): unknown {
  if (required) problems.push(missing.at(loc, null));
  return fallback();
}
