import { Misfit } from './misfit.js';
import type { Scalar } from './scalar.js';

const integerText = /^[+-]?\d+(?:_\d+)*(?:\.0+)?$/;
const floatText = /^[+-]?(?:(?:\d+(?:_\d+)*\.?\d*|\.\d+)(?:e[+-]?\d+)?|inf(?:inity)?|nan)$/i;

const notInteger = new Misfit('int_parsing', 'must be a whole number');
const tooLarge = new Misfit('int_parsing_size', 'is too large to be read exactly; declare it as bigint');
const notNumber = new Misfit('float_parsing', 'must be a number');

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
    return Number.isSafeInteger(value) ? value + 0 : tooLarge;
  },
  fromJson(value) {
    if (typeof value === 'string') return Int.fromText(value);
    if (typeof value === 'boolean') return value ? 1 : 0;
    if (typeof value !== 'number') return new Misfit('int_type', 'must be a whole number');
    if (!Number.isInteger(value)) return new Misfit('int_from_float', 'must be a whole number, not one with a fraction');
    return Number.isSafeInteger(value) ? value : tooLarge;
  },
};

/** Numbers with a fraction, `inf` and `nan` included where they are not refused; what a declared `number` means. As FastAPI's `float`. */
export const Float: Scalar<number> = {
  kind: 'scalar',
  name: 'Float',
  limits: 'number',
  fromText(text) {
    const trimmed = text.trim();
    if (!floatText.test(trimmed)) return notNumber;
    const value = Number(trimmed.replaceAll('_', ''));
    if (!Number.isNaN(value)) return value;
    if (/nan$/i.test(trimmed)) return Number.NaN;
    return trimmed.startsWith('-') ? -Infinity : Infinity;
  },
  fromJson(value) {
    if (typeof value === 'number') return value;
    if (typeof value === 'string') return Float.fromText(value);
    if (typeof value === 'boolean') return value ? 1 : 0;
    return new Misfit('float_type', 'must be a number');
  },
};

/** Whole numbers of any size; what a declared `bigint` means. */
export const BigInteger: Scalar<bigint> = {
  kind: 'scalar',
  name: 'BigInt',
  limits: 'number',
  fromText(text) {
    const trimmed = text.trim();
    if (!integerText.test(trimmed)) return notInteger;
    return BigInt(trimmed.replaceAll('_', '').replace(/\.0+$/, '').replace(/^\+/, ''));
  },
  fromJson(value) {
    if (typeof value === 'string') return BigInteger.fromText(value);
    if (typeof value !== 'number') return new Misfit('int_type', 'must be a whole number');
    return Number.isInteger(value) ? BigInt(value) : new Misfit('int_from_float', 'must be a whole number, not one with a fraction');
  },
};
