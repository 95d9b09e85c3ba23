import { Misfit } from '../misfit.js';
import type { Scalar } from '../scalars/scalar.js';
import type { Conversion } from './options.js';

const notFinite = new Misfit('finite_number', 'must be finite');

/** How a scalar is read under a conversion; what does not fit is a {@link Misfit}. */
export function scalarReading(scalar: Scalar, conversion: Conversion): (value: unknown) => unknown {
  switch (conversion) {
    case 'text':
      return (value) => {
        // Of a name that was sent several times the last counts.
        const text: unknown = Array.isArray(value) ? value.at(-1) : value;
        return typeof text === 'string' ? scalar.fromText(text) : scalar.fromJson(text);
      };
    case 'strict':
      return (value) => finite(scalar.is(value) ? value : scalar.fromStrictJson(value));
    case 'lax':
    case 'library':
      return (value) => finite(scalar.is(value) ? value : scalar.fromJson(value));
  }
}

/** JSON has no infinite numbers, but `JSON.parse` makes one of 1e999. */
function finite(value: unknown): unknown {
  return typeof value === 'number' && !Number.isFinite(value) ? notFinite : value;
}
