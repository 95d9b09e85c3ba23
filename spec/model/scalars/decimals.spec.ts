import fc from 'fast-check';
import { Misfit } from '../../../src/model/misfit.js';
import { Decimal } from '../../../src/model/scalars/decimals.js';
import { decimalCheck, type Limits } from '../../../src/model/scalars/limits.js';

const outcome = (value: unknown): unknown => (value instanceof Misfit ? value.type : value);

describe('a decimal number', () => {
  it.each([
    ['1', '1'],
    ['+1', '1'],
    ['-1.50', '-1.50'],
    ['007.50', '7.50'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['1e5', '100000'],
    ['1.25E+1', '12.5'],
    ['1E-5', '0.00001'],
    ['12.50e-1', '1.250'],
    ['0', '0'],
    ['-0', '0'],
    ['-0.00', '0.00'],
    ['0e5', '0'],
    ['0E-3', '0.000'],
    ['1_000.000_1', '1000.0001'],
    [' 1\n', '1'],
    ['123456789012345678901234567890.123456789', '123456789012345678901234567890.123456789'],
    ['1e4299', `1${'0'.repeat(4299)}`],
  ])('from the text %j is %s', (text, plain) => expect(Decimal.fromText(text)).toBe(plain));

  it.each<[string, string]>([
    ...['', '.', '+', '-', '_', 'e5', '1e', '1e1.5', '1,5', '--1', '1.2.3', '0x1', '1 0', '\u0661', 'infin'].map(
      (text): [string, string] => [text, 'decimal_parsing'],
    ),
    ...['nan', 'NaN12', '-sNaN', 'inf', '+Infinity'].map((text): [string, string] => [text, 'finite_number']),
    ...['1e4300', '1e-4301', '0e-4301', '1e999999999999999999999', '9'.repeat(4301)].map((text): [string, string] => [
      text,
      'decimal_max_digits',
    ]),
  ])('is not read from %j: %s', (text, type) => expect(outcome(Decimal.fromText(text))).toBe(type));

  it('keeps every digit', () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.nat(60), (units, places) => {
        const plain = Decimal.fromText(`${units}e-${places}`) as string;
        expect(BigInt(plain.replace('.', ''))).toBe(units);
        expect(plain.split('.')[1]?.length ?? 0).toBe(places);
      }),
    );
  });

  it('is the JSON number that was written', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -(2 ** 53) + 1, max: 2 ** 53 - 1 }), (value) => {
        expect(Number(Decimal.fromJson(value))).toBe(value + 0);
      }),
    );
  });
});

describe('limits of decimal numbers', () => {
  it.each<[Limits, string[], string[], unknown]>([
    [
      { minimum: 0.1 },
      ['0.1', '0.10', '1', '100000000000000000000.1'],
      ['0.09999999999999999999', '-1'],
      ['greater_than_equal', { ge: 0.1 }],
    ],
    [{ exclusiveMinimum: 0 }, ['0.0000000000000000000000001'], ['0', '0.00', '-1'], ['greater_than', { gt: 0 }]],
    [{ maximum: 9007199254740991 }, ['9007199254740991.0'], ['9007199254740991.000001'], ['less_than_equal', { le: 9007199254740991 }]],
    [{ exclusiveMaximum: 1e21 }, ['999999999999999999999.9'], ['1000000000000000000000'], ['less_than', { lt: 1e21 }]],
    [
      { multipleOf: 0.1 },
      ['0.3', '-0.70', '0', '1000000000000000000000.1'],
      ['0.35', '0.30000000000000000001'],
      ['multiple_of', { multiple_of: 0.1 }],
    ],
    [{ multipleOf: 3 }, ['6.00', '-9'], ['6.01', '7'], ['multiple_of', { multiple_of: 3 }]],
    [
      { maxDigits: 3 },
      ['100', '100.0', '0.001', '0.0010', '000', '-12.3'],
      ['1000', '123.4', '0.0001'],
      ['decimal_max_digits', { max_digits: 3 }],
    ],
    [{ decimalPlaces: 2 }, ['1.100', '100', '12345.67'], ['1.101', '0.001'], ['decimal_max_places', { decimal_places: 2 }]],
    [{ maxDigits: 5, decimalPlaces: 2 }, ['123.45', '999'], ['1234.5', '1000'], ['decimal_whole_digits', { whole_digits: 3 }]],
    [{ minimum: -Infinity, maximum: Infinity }, ['0', '1'], [], undefined],
  ])('%j', (limits, fitting, breaking, problem) => {
    const check = decimalCheck(limits);
    for (const value of fitting) expect([value, check?.(value)]).toEqual([value, undefined]);
    for (const value of breaking) {
      const misfit = check?.(value);
      expect([value, misfit?.type, misfit?.ctx]).toEqual([value, ...(problem as unknown[])]);
    }
  });

  it('are held in the order of FastAPI: digits, multiple, upper ends, lower ends', () => {
    const check = decimalCheck({ maxDigits: 3, decimalPlaces: 1, multipleOf: 5, maximum: 20, minimum: 10 });
    const types = ['1234.55', '1.55', '100', '7', '25', '5', '15'].map((value) => check?.(value)?.type);
    expect(types).toEqual([
      'decimal_max_digits',
      'decimal_max_places',
      'decimal_whole_digits',
      'multiple_of',
      'less_than_equal',
      'greater_than_equal',
      undefined,
    ]);
  });

  it('are no check where there are none', () => expect(decimalCheck({ minLength: 1 })).toBeUndefined());
});
