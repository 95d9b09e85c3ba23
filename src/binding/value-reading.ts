import { isThenable, type Awaitable } from '../core/types.js';
import { inspect } from '../model/engine/inspect.js';
import { resolveOptions, type ModelOptions } from '../model/engine/options.js';
import { modelEngine } from '../model/loading.js';
import type { ValidationProblem } from '../model/misfit.js';
import type { Limits } from '../model/scalars/limits.js';
import type { TypeForm } from '../model/types/type-form.js';
import { jsonFit } from './scalar-fit.js';

/** Reads a value that is there; what is wrong goes to `problems`, and the value is then meaningless. */
export type ValueReading = (value: unknown, loc: readonly (string | number)[], problems: ValidationProblem[]) => Awaitable<unknown>;

/** Reads values of any type; only checks that users wrote can make it wait. */
export function valueReading(type: TypeForm, limits: Limits, options: ModelOptions): ValueReading {
  const { valueReaderFor, NOT_READ } = modelEngine();
  const reader = valueReaderFor(type, limits, options);
  return (value, loc, problems) => {
    const read = reader.tryRead(value);
    if (read !== NOT_READ) return read;
    const keep = (found: { readonly value: unknown; readonly problems: readonly ValidationProblem[] }): unknown => {
      problems.push(...found.problems);
      return found.value;
    };
    const explanation = reader.readOn(value, loc);
    return isThenable(explanation) ? explanation.then(keep) : keep(explanation);
  };
}

/** Reads JSON values of a type; of anything, only the limits of data are asked for. */
export function jsonReading(type: TypeForm, limits: Limits, options: ModelOptions): ValueReading {
  if (type.kind === 'scalar') return jsonFit(type.scalar, limits, options);
  if (type.kind !== 'any') return valueReading(type, limits, options);
  const most = resolveOptions(options).limits;
  return (value, loc, problems) => {
    const offence = inspect(value, loc, most);
    if (offence !== undefined) problems.push(offence);
    return value;
  };
}

/** How names and texts are read, under the limits of the application. */
export function textOptions({ limits, codeGeneration }: ModelOptions): ModelOptions {
  return { conversion: 'text', ...(limits && { limits }), ...(codeGeneration && { codeGeneration }) };
}
