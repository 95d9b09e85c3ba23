import { Misfit } from '../misfit.js';
import { mostDigits } from './exact.js';
import type { Scalar } from './scalar.js';

const integerText = /^[+-]?\d+(?:_\d+)*(?:\.0+)?$/;
const floatText = /^[+-]?(?:(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?|inf(?:inity)?|nan)$/i;

const notInteger = new Misfit('int_parsing', 'must be a whole number');
const tooLong = new Misfit('int_parsing_size', 'has too many digits');
const noInteger = new Misfit('int_type', 'must be a whole number');
const fraction = new Misfit('int_from_float', 'must be a whole number, not one with a fraction');
const notNumber = new Misfit('float_parsing', 'must be a number');
const noNumber = new Misfit('float_type', 'must be a number');
const notFinite = new Misfit('finite_number', 'must be finite');

/** A whole number beyond 2^53 - 1. It is kept, because a limit that it breaks says more than its size. */
export class TooLarge extends Misfit {
  constructor(readonly exact: bigint) {
    super('int_parsing_size', 'is too large to be read exactly; declare it as bigint');
  }
}

/**
 * Whole numbers, exact up to 2^53 - 1 either way.
 * From text, as FastAPI reads an `int`: a sign, spaces around it, `_` between digits and zeros after the point are fine.
 */
export const Int: Scalar<number> = {
  kind: 'scalar',
  name: 'Int',
  limits: 'number',
  fromText(text) {
    const trimmed = text.trim();
    if (!integerText.test(trimmed)) return notInteger;
    const value = Number(trimmed.replaceAll('_', ''));
    if (Number.isSafeInteger(value)) return value + 0;
    const exact = BigInteger.fromText(trimmed);
    return exact instanceof Misfit ? exact : new TooLarge(exact);
  },
  fromJson(value) {
    if (typeof value === 'string') return Int.fromText(value);
    if (typeof value === 'boolean') return value ? 1 : 0;
    return typeof value === 'number' ? integer(value) : noInteger;
  },
  fromStrictJson: (value) => (Number.isInteger(value) ? integer(value as number) : noInteger),
  is: (value): value is number => Number.isSafeInteger(value),
  inline: (v) => `Number.isSafeInteger(${v})`,
  schema: { type: 'integer' },
  decorator: (validator, options) => validator.IsInt(options),
};

function integer(value: number): number | Misfit {
  if (Number.isSafeInteger(value)) return value;
  if (!Number.isFinite(value)) return notFinite;
  return Number.isInteger(value) ? new TooLarge(BigInt(value)) : fraction;
}

/**
 * Numbers with a fraction, as FastAPI's `float`; what a declared `number` means.
 * From text, `inf` and `nan` are numbers where no limit refuses them. JSON cannot say them, so nothing in it is read as one; as values of
 * the type they count, and who takes JSON by `is` alone has to ask whether it is finite.
 */
export const Float: Scalar<number> = {
  kind: 'scalar',
  name: 'Float',
  limits: 'number',
  fromText(text) {
    const plain = text.includes('_') ? withoutUnderscores(text) : text.trim();
    if (!floatText.test(plain)) return notNumber;
    const value = Number(plain);
    if (!Number.isNaN(value)) return value;
    if (/nan$/i.test(plain)) return Number.NaN;
    return plain.startsWith('-') ? -Infinity : Infinity;
  },
  fromJson(value) {
    if (typeof value === 'boolean') return value ? 1 : 0;
    const number = typeof value === 'string' ? Float.fromText(value) : value;
    return number instanceof Misfit ? number : Float.fromStrictJson(number);
  },
  fromStrictJson(value) {
    if (typeof value !== 'number') return noNumber;
    // What JSON.parse makes of 1e999.
    return Number.isFinite(value) ? value : notFinite;
  },
  is: (value) => typeof value === 'number',
  inline: (v) => `(typeof ${v} === 'number')`,
  schema: { type: 'number' },
  decorator: (validator, options) => validator.IsNumber({ allowNaN: true, allowInfinity: true }, options),
};

/** FastAPI drops single underscores anywhere inside of a `float`, but not at its ends, and then takes no spaces around it. */
function withoutUnderscores(text: string): string {
  return /^_|__|_$/.test(text) ? text : text.replaceAll('_', '');
}

const isExact = (value: bigint): boolean => Number.isSafeInteger(Number(value));
const rounded = new Misfit('int_parsing_size', 'is too large for a JSON number; send it as text');

/**
 * Whole numbers of up to 4300 digits; what a declared `bigint` means.
 * JSON numbers are exact up to 2^53 - 1 either way: what is beyond travels as decimal text, in both directions.
 */
export const BigInteger: Scalar<bigint> = {
  kind: 'scalar',
  name: 'BigInt',
  limits: 'number',
  fromText(text) {
    const trimmed = text.trim();
    if (!integerText.test(trimmed)) return notInteger;
    if (trimmed.length > mostDigits) return tooLong;
    return BigInt(trimmed.replaceAll('_', '').replace(/\.0+$/, '').replace(/^\+/, ''));
  },
  fromJson(value) {
    if (typeof value === 'string') return BigInteger.fromText(value);
    if (typeof value === 'boolean') return value ? 1n : 0n;
    if (typeof value !== 'number') return BigInteger.is(value) ? value : noInteger;
    const number = integer(value);
    if (number instanceof TooLarge) return rounded;
    return number instanceof Misfit ? number : BigInt(number);
  },
  fromStrictJson(value) {
    if (typeof value !== 'string') return Number.isInteger(value) || BigInteger.is(value) ? BigInteger.fromJson(value) : noInteger;
    // Text is the form of those only that no JSON number says exactly.
    const read = BigInteger.fromText(value);
    return BigInteger.is(read) && !isExact(read) ? read : noInteger;
  },
  is: (value) => typeof value === 'bigint',
  inline: (v) => `(typeof ${v} === 'bigint')`,
  toJson: (value) => (isExact(value) ? Number(value) : String(value)),
  schema: { type: 'integer' },
};
