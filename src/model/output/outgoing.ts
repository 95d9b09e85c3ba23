import { TenonError } from '../../core/errors.js';
import { isThenable, type Awaitable } from '../../core/types.js';
import type { ModelOptions } from '../engine/options.js';
import { describeForm } from '../types/describe.js';
import type { TypeForm } from '../types/type-form.js';
import { NOT_READ, valueReaderFor, type ReadValue } from '../value-reader.js';
import type { PickOptions } from './pick-options.js';
import { ResponseValidationError } from './response-validation-error.js';
import { toldNames } from './told-names.js';
import { pickersFor, pickersOfRead } from './type-pickers.js';

/** What happens to what a handler returns. */
export interface OutgoingOptions extends Pick<PickOptions, 'exclude' | 'include' | 'omit' | 'byAlias'> {
  /** Whether it is held against the declared type before it is cut down to it. */
  readonly validates: boolean;
  /** Groups, and how code is made; the conversion is `response`, and limits are for data that is received. */
  readonly models?: ModelOptions;
}

type Outgoing = (value: unknown) => Awaitable<unknown>;

/**
 * What a route sends of a value of the declared type: validated as FastAPI validates a response, cut down to what the type declares, and
 * ready for `JSON.stringify`. Nothing at all (`undefined`) is null where the type takes null.
 *
 * What is answered throws {@link ResponseValidationError} where the value does not fit; it gives a promise only where a user's check is one.
 * Throws what reading the type at start-up throws.
 *
 * @example
 * const send = outgoing(typeFormOf([Order]), { validates: true, exclude: 'null' });
 * response.end(JSON.stringify(await send(orders)));
 */
export function outgoing(type: TypeForm, options: OutgoingOptions): Outgoing {
  const pick = picking(type, options);
  const takesNothing = type.kind === 'nullable';
  if (!options.validates || type.kind === 'any') return (value) => pick(value === undefined && takesNothing ? null : value);
  const reader = valueReaderFor(type, {}, { ...options.models, conversion: 'response' });
  const name = describeForm(type);
  let told: ReadonlySet<string> | undefined;
  const verdict = ({ value, problems }: ReadValue): unknown => {
    if (problems.length > 0) throw new ResponseValidationError(name, problems, (told ??= toldNames(type)));
    return pick(value);
  };
  return (given) => {
    const value = given === undefined && takesNothing ? null : given;
    const read = reader.tryRead(value);
    if (read !== NOT_READ) return pick(read);
    const found = reader.readOn(value, ['response']);
    return isThenable(found) ? found.then(verdict as (found: unknown) => unknown) : verdict(found as ReadValue);
  };
}

function picking(type: TypeForm, { validates, exclude, include, omit, byAlias, models }: OutgoingOptions): (value: unknown) => unknown {
  const { groups, codeGeneration } = models ?? {};
  const options = { exclude, byAlias, ...(groups && { groups }), ...(codeGeneration && { codeGeneration }) };
  const pickers = validates ? pickersOfRead(options) : pickersFor(options);
  const pick = pickers.ofType(type, { include, omit });
  return (value) => {
    try {
      return pick(value);
    } catch (error) {
      // Where nothing is validated, a model may hold itself.
      throw error instanceof RangeError && error.message.includes('call stack') ? TenonError.of('JSON_CYCLIC', {}) : error;
    }
  };
}
