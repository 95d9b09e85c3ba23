import { ResponseValidationError } from '../model/output/response-validation-error.js';

/** What goes out of a route that declares to answer nothing. */
export function nothingOnly(value: unknown): null {
  if (value === undefined || value === null) return null;
  throw new ResponseValidationError('nothing', [{ type: 'none_required', loc: ['response'], msg: 'must be null', input: value }]);
}
