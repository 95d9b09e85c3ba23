import { inspect } from '../model/engine/inspect.js';
import { resolveOptions, type ModelOptions } from '../model/engine/options.js';
import { readScalar } from '../model/engine/scalar-reading.js';
import { Misfit } from '../model/misfit.js';
import { scalarCheck, type Limits } from '../model/scalars/limits.js';
import { TooLarge } from '../model/scalars/numbers.js';
import type { Scalar } from '../model/scalars/scalar.js';
import type { ValueReading } from './value-reading.js';

/** Converts a text and checks it in one go, with no more steps than the declaration asks for. */
export function textFit(scalar: Scalar, limits: Limits): (text: string) => unknown {
  const check = scalarCheck(scalar, limits);
  if (check === undefined) return (text) => scalar.fromText(text);
  return (text) => checked(scalar.fromText(text), check);
}

/** The same for a value of JSON, within the limits of data. */
export function jsonFit(scalar: Scalar, limits: Limits, options: ModelOptions): ValueReading {
  const { conversion, limits: most } = resolveOptions(options);
  const check = scalarCheck(scalar, limits) ?? (() => undefined);
  return (value, loc, problems) => {
    const offence = inspect(value, loc, most);
    const read = offence ?? checked(readScalar(scalar, conversion, value), check);
    if (offence !== undefined) problems.push(offence);
    else if (read instanceof Misfit) problems.push(read.at(loc, value));
    return read;
  };
}

function checked(value: unknown, check: (value: unknown) => Misfit | undefined): unknown {
  // Too large for the type is also beyond an upper limit, which says more.
  if (value instanceof TooLarge) return check(value.exact) ?? value;
  return value instanceof Misfit ? value : (check(value) ?? value);
}
