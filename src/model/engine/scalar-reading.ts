import { Misfit } from '../misfit.js';
import type { Scalar } from '../scalars/scalar.js';
import { isOfResponse, type ValueConversion } from './options.js';

const notExact = new Misfit('is_instance_of', 'must be of the type as it is');
const notFinite = new Misfit('finite_number', 'must be finite');

/** Reads a scalar under a conversion; what does not fit is a {@link Misfit}. */
export function readScalar(scalar: Scalar, conversion: ValueConversion, value: unknown): unknown {
  if (conversion === 'text') {
    // Of a name that was sent several times the last counts.
    const text: unknown = Array.isArray(value) ? value.at(-1) : value;
    return typeof text === 'string' ? scalar.fromText(text) : scalar.fromJson(text);
  }
  // JSON writes null for an infinite number, as FastAPI does in a response.
  if (isOfResponse(conversion)) return scalar.is(value) ? value : conversion === 'exact' ? notExact : scalar.fromJson(value);
  if (scalar.is(value)) return finite(value);
  return finite(conversion === 'strict' ? scalar.fromStrictJson(value) : scalar.fromJson(value));
}

/** The same for a scalar and a conversion that are known beforehand. */
export function scalarReading(scalar: Scalar, conversion: ValueConversion): (value: unknown) => unknown {
  return (value) => readScalar(scalar, conversion, value);
}

/** JSON has no infinite numbers, but `JSON.parse` makes one of 1e999. */
function finite(value: unknown): unknown {
  return typeof value === 'number' && !Number.isFinite(value) ? notFinite : value;
}
