import fc from 'fast-check';
import { BigInteger, Float, Int } from '../../../src/model/scalars/numbers.js';
import { Misfit } from '../../../src/model/misfit.js';

/** The value, or the name of the problem. */
const outcome = (value: unknown): unknown => (value instanceof Misfit ? value.type : value);

describe('a whole number', () => {
  it.each<[string, unknown]>([
    ['7', 7],
    ['-7', -7],
    ['+7', 7],
    ['007', 7],
    ['-0', 0],
    [' 7 ', 7],
    ['\t7\n', 7],
    ['\u00a07\u3000', 7],
    ['7.0', 7],
    ['7.000', 7],
    ['-7.0', -7],
    ['1_000', 1000],
    ['0_7', 7],
    ['1_0.0', 10],
    ['9007199254740991', 9007199254740991],
    ['-9007199254740991', -9007199254740991],
    ['9007199254740992', 'int_parsing_size'],
    ['-9007199254740992', 'int_parsing_size'],
    ['1'.repeat(5000), 'int_parsing_size'],
    ['', 'int_parsing'],
    [' ', 'int_parsing'],
    ['7.5', 'int_parsing'],
    ['7.', 'int_parsing'],
    ['.0', 'int_parsing'],
    ['1e2', 'int_parsing'],
    ['1__0', 'int_parsing'],
    ['_1', 'int_parsing'],
    ['1_', 'int_parsing'],
    ['+_1', 'int_parsing'],
    ['1.0_0', 'int_parsing'],
    ['+-1', 'int_parsing'],
    ['- 1', 'int_parsing'],
    ['0x10', 'int_parsing'],
    ['1,000', 'int_parsing'],
    ['\u0667', 'int_parsing'],
    ['inf', 'int_parsing'],
    ['nan', 'int_parsing'],
    ['true', 'int_parsing'],
    ['null', 'int_parsing'],
    ['7n', 'int_parsing'],
  ])('from the text %j', (text, expected) => expect(outcome(Int.fromText(text))).toBe(expected));

  it.each<[unknown, unknown]>([
    [7, 7],
    [7.5, 'int_from_float'],
    [2 ** 53, 'int_parsing_size'],
    [1e300, 'int_parsing_size'],
    ['7', 7],
    ['7.5', 'int_parsing'],
    [true, 1],
    [false, 0],
    [null, 'int_type'],
    [[7], 'int_type'],
    [{}, 'int_type'],
  ])('from JSON %j', (value, expected) => expect(outcome(Int.fromJson(value))).toBe(expected));

  it('is exact for every one that it takes', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (value) => {
        expect(outcome(Int.fromText(String(value)))).toBe(value + 0);
        expect(outcome(Int.fromJson(value))).toBe(value);
      }),
    );
    fc.assert(
      fc.property(fc.bigInt({ min: 2n ** 53n }), fc.boolean(), (value, negative) => {
        expect(outcome(Int.fromText(String(negative ? -value : value)))).toBe('int_parsing_size');
      }),
    );
  });
});

describe('a number', () => {
  it.each<[string, unknown]>([
    ['7', 7],
    ['-7.25', -7.25],
    ['+.5', 0.5],
    ['7.', 7],
    ['1e2', 100],
    ['1E-2', 0.01],
    ['1.e5', 100000],
    [' 7 ', 7],
    ['1_000.5', 1000.5],
    ['1_.5', 1.5],
    ['1._5', 1.5],
    ['1.0_0', 1],
    ['1_0e1_0', 1e11],
    ['+_1', 1],
    ['inf', Infinity],
    ['-inf', -Infinity],
    ['+Infinity', Infinity],
    ['-INFINITY', -Infinity],
    ['in_f', Infinity],
    ['nan', NaN],
    ['-NaN', NaN],
    ['1e400', Infinity],
    ['-1e400', -Infinity],
    ['1e-400', 0],
    ['', 'float_parsing'],
    ['.', 'float_parsing'],
    ['+', 'float_parsing'],
    ['e5', 'float_parsing'],
    ['.e5', 'float_parsing'],
    ['1e', 'float_parsing'],
    ['1.2.3', 'float_parsing'],
    ['_1', 'float_parsing'],
    ['1_', 'float_parsing'],
    ['1__0', 'float_parsing'],
    [' 1_0', 'float_parsing'],
    ['infi', 'float_parsing'],
    ['nan(1)', 'float_parsing'],
    ['0x10', 'float_parsing'],
    ['0b1', 'float_parsing'],
    ['1,5', 'float_parsing'],
    ['\u0661', 'float_parsing'],
    ['true', 'float_parsing'],
  ])('from the text %j', (text, expected) => expect(outcome(Float.fromText(text))).toBe(expected));

  it.each<[unknown, unknown]>([
    [7.5, 7.5],
    [-0, -0],
    ['7.5', 7.5],
    ['x', 'float_parsing'],
    [true, 1],
    [false, 0],
    [null, 'float_type'],
    [[], 'float_type'],
  ])('from JSON %j', (value, expected) => expect(outcome(Float.fromJson(value))).toBe(expected));

  it('comes back from its text, whichever it is', () => {
    fc.assert(fc.property(fc.double(), (value) => expect(outcome(Float.fromText(String(value)))).toBe(value === 0 ? 0 : value)));
  });
});

describe('a whole number of any size', () => {
  it.each<[string, unknown]>([
    ['7', 7n],
    ['-7', -7n],
    [' +7.00 ', 7n],
    ['9223372036854775808', 9223372036854775808n],
    ['1_000', 1000n],
    ['9'.repeat(4300), BigInt('9'.repeat(4300))],
    ['9'.repeat(4301), 'int_parsing_size'],
    ['7.5', 'int_parsing'],
    ['0x10', 'int_parsing'],
    ['', 'int_parsing'],
  ])('from the text %j', (text, expected) => expect(outcome(BigInteger.fromText(text))).toBe(expected));

  it.each<[unknown, unknown]>([
    [7, 7n],
    [7.5, 'int_from_float'],
    ['9223372036854775808', 9223372036854775808n],
    [true, 1n],
    [null, 'int_type'],
    [{}, 'int_type'],
  ])('from JSON %j', (value, expected) => expect(outcome(BigInteger.fromJson(value))).toBe(expected));
});
