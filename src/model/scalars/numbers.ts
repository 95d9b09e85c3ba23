import { Misfit } from './misfit.js';
import type { Scalar } from './scalar.js';

const integerText = /^[+-]?\d+(?:_\d+)*(?:\.0+)?$/;
const floatText = /^[+-]?(?:(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?|inf(?:inity)?|nan)$/i;

const notInteger = new Misfit('int_parsing', 'must be a whole number');
const tooLong = new Misfit('int_parsing_size', 'has too many digits');
const notNumber = new Misfit('float_parsing', 'must be a number');

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
    if (typeof value !== 'number') return new Misfit('int_type', 'must be a whole number');
    if (!Number.isInteger(value)) return new Misfit('int_from_float', 'must be a whole number, not one with a fraction');
    return Number.isSafeInteger(value) ? value : new TooLarge(BigInt(value));
  },
};

/** Numbers with a fraction, `inf` and `nan` included where they are not refused; what a declared `number` means. As FastAPI's `float`. */
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
    if (typeof value === 'number') return value;
    if (typeof value === 'string') return Float.fromText(value);
    if (typeof value === 'boolean') return value ? 1 : 0;
    return new Misfit('float_type', 'must be a number');
  },
};

/** FastAPI drops single underscores anywhere inside of a `float`, but not at its ends, and then takes no spaces around it. */
function withoutUnderscores(text: string): string {
  return /^_|__|_$/.test(text) ? text : text.replaceAll('_', '');
}

/** Digits that are read, as in FastAPI: more take a long time. */
const mostDigits = 4300;

/** Whole numbers of up to 4300 digits; what a declared `bigint` means. */
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
    if (typeof value !== 'number') return new Misfit('int_type', 'must be a whole number');
    return Number.isInteger(value) ? BigInt(value) : new Misfit('int_from_float', 'must be a whole number, not one with a fraction');
  },
};
