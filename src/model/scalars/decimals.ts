import { Misfit } from '../misfit.js';
import { mostDigits, plainDecimal } from './exact.js';
import type { Scalar } from './scalar.js';

const canonical = /^(?:-(?!0(?:\.0+)?$))?(?:0|[1-9]\d*)(?:\.\d+)?$/;
const beyondNumbers = /^[+-]?(?:inf(?:inity)?|s?nan\d*)$/i;

const notDecimal = new Misfit('decimal_parsing', 'must be a decimal number');
const noDecimal = new Misfit('decimal_type', 'must be a decimal number');
const notFinite = new Misfit('finite_number', 'must be finite');
const tooLong = new Misfit('decimal_max_digits', 'has too many digits', { max_digits: mostDigits });
const rounded = new Misfit('decimal_parsing', 'is too large for a JSON number; send it as text');

/**
 * A decimal number of up to 4300 digits, kept exactly as text without an exponent: `"12.50"`. As FastAPI's `Decimal`.
 * JSON numbers are read by the digits that they print, whole ones up to 2^53 - 1 either way; on the way out it is text.
 *
 * @example
 * class Price { @Field({ type: Decimal, exclusiveMinimum: 0, maxDigits: 10, decimalPlaces: 2 }) amount!: string; }
 */
export const Decimal: Scalar<string> = {
  kind: 'scalar',
  name: 'Decimal',
  limits: 'decimal',
  fromText(text) {
    // FastAPI drops underscores wherever they are.
    const trimmed = text.trim().replaceAll('_', '');
    const read = plainDecimal(trimmed);
    if (typeof read === 'object') return read.plain;
    if (read === 'long') return tooLong;
    return beyondNumbers.test(trimmed) ? notFinite : notDecimal;
  },
  fromJson(value) {
    if (typeof value === 'string') return Decimal.fromText(value);
    if (typeof value !== 'number') return noDecimal;
    if (!Number.isFinite(value)) return notFinite;
    return Number.isInteger(value) && !Number.isSafeInteger(value) ? rounded : Decimal.fromText(String(value));
  },
  fromStrictJson: (value) => Decimal.fromJson(value),
  is: (value): value is string => typeof value === 'string' && value.length <= mostDigits && canonical.test(value),
  schema: { anyOf: [{ type: 'number' }, { type: 'string' }] },
};
