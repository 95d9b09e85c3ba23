import fc from 'fast-check';
import { bytesCheck, numberCheck, textCheck, type Limits } from '../../../src/model/scalars/limits.js';

/** The broken limit, as FastAPI names it, with its context; nothing where it fits. */
function broken(limits: Limits, value: number | bigint): unknown {
  const misfit = numberCheck(limits)?.(value);
  return misfit && [misfit.type, misfit.ctx];
}

describe('limits of numbers', () => {
  it.each<[Limits, (number | bigint)[], (number | bigint)[], unknown]>([
    [{ minimum: 1 }, [1, 1.5, Infinity, 1n], [0, 0.999, -Infinity, NaN, 0n], ['greater_than_equal', { ge: 1 }]],
    [{ maximum: 12 }, [12, -Infinity, 12n], [12.001, Infinity, NaN, 13n], ['less_than_equal', { le: 12 }]],
    [{ exclusiveMinimum: 0 }, [1e-300, 1n], [0, -0, NaN, 0n], ['greater_than', { gt: 0 }]],
    [{ exclusiveMaximum: 0.5 }, [0.49999999999999994, 0n], [0.5, NaN, 1n], ['less_than', { lt: 0.5 }]],
    [{ multipleOf: 50 }, [0, 50, -100, 1e22, 100n], [1, 9007199254740991, 101n], ['multiple_of', { multiple_of: 50 }]],
    [{ multipleOf: 0.1 }, [0.3, 0.7, 1.1, -2.5, 4.9e-324, Infinity, NaN], [0.05, 1.15, 123456789.1], ['multiple_of', { multiple_of: 0.1 }]],
    [{ multipleOf: 0.5 }, [0, 7.5], [7.25, 1n], ['multiple_of', { multiple_of: 0.5 }]],
    [{ finite: true }, [0, Number.MAX_VALUE, 1n], [Infinity, -Infinity, NaN], ['finite_number', undefined]],
  ])('%j', (limits, fitting, breaking, problem) => {
    for (const value of fitting) expect([value, broken(limits, value)]).toEqual([value, undefined]);
    for (const value of breaking) expect([value, broken(limits, value)]).toEqual([value, problem]);
  });

  it('are held in the order of FastAPI, and the first that breaks is told', () => {
    const all: Limits = { finite: true, multipleOf: 5, maximum: 10, exclusiveMaximum: 10, minimum: 0, exclusiveMinimum: 0 };
    const types = [Infinity, 11, 15, 10, -5, 0].map((value) => (broken(all, value) as [string])[0]);
    expect(types).toEqual(['finite_number', 'multiple_of', 'less_than_equal', 'less_than', 'greater_than_equal', 'greater_than']);
    expect(broken(all, 5)).toBeUndefined();
  });

  it('let every multiple pass that is one but for its last digits', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e6, max: 1e6 }), fc.constantFrom(0.1, 0.01, 0.25, 3, 7), (times, of) =>
        expect(broken({ multipleOf: of }, times * of)).toBeUndefined(),
      ),
    );
  });

  it('are no check where there are none', () => expect(numberCheck({ minLength: 1 })).toBeUndefined());
});

describe('limits of text', () => {
  const family = '\u{1F468}\u200D\u{1F469}\u200D\u{1F467}';
  it.each<[Limits, string[], string[], unknown]>([
    [
      { minLength: 3 },
      ['abc', '\u00e9\u00e9\u00e9', '\u{1F600}\u{1F600}\u{1F600}', family],
      ['', 'ab', '\u{1F600}\u{1F600}'],
      ['string_too_short', { min_length: 3 }],
    ],
    [{ maxLength: 2 }, ['', 'ab', '\u{1F600}\u{1F600}'], ['abc', family], ['string_too_long', { max_length: 2 }]],
    [{ pattern: 'dry|cold' }, ['dry', 'keep-cold-please'], ['warm', 'DRY'], ['string_pattern_mismatch', { pattern: 'dry|cold' }]],
    [
      { pattern: '^[A-Z]{2}-\\d{3,5}$' },
      ['QR-1204'],
      ['qr-1204', 'QR-12', 'QR-1204\n', '\nQR-1204'],
      ['string_pattern_mismatch', { pattern: '^[A-Z]{2}-\\d{3,5}$' }],
    ],
    [{ pattern: '^.$' }, ['a', '\u{1F600}'], ['', 'ab'], ['string_pattern_mismatch', { pattern: '^.$' }]],
    [{ pattern: '^\\p{Lu}$' }, ['\u00c4'], ['\u00e4'], ['string_pattern_mismatch', { pattern: '^\\p{Lu}$' }]],
    [{ pattern: '^\\-$' }, ['-'], ['\\-'], ['string_pattern_mismatch', { pattern: '^\\-$' }]],
    [{ pattern: /^a/i }, ['A'], ['b'], ['string_pattern_mismatch', { pattern: '^a' }]],
  ])('%j', (limits, fitting, breaking, problem) => {
    const check = textCheck(limits);
    for (const value of fitting) expect([value, check?.(value)]).toEqual([value, undefined]);
    for (const value of breaking) {
      const misfit = check?.(value);
      expect([value, misfit?.type, misfit?.ctx]).toEqual([value, ...(problem as unknown[])]);
    }
  });

  it('do not remember the last text, whatever the flags of the pattern', () => {
    const check = textCheck({ pattern: /a/gy });
    for (let i = 0; i < 3; i += 1) expect([check?.('a'), check?.('ba')]).toEqual([undefined, undefined]);
  });

  it('are held from the shortest over the longest to the pattern', () => {
    const check = textCheck({ minLength: 2, maxLength: 3, pattern: 'a' });
    expect(['b', 'bbbb', 'bb', 'ab'].map((text) => check?.(text)?.type)).toEqual([
      'string_too_short',
      'string_too_long',
      'string_pattern_mismatch',
      undefined,
    ]);
  });

  it('are no check where there are none', () => expect(textCheck({ minimum: 1 })).toBeUndefined());
});

describe('limits of bytes', () => {
  it.each<[Limits, string, unknown]>([
    [{ minLength: 2 }, '\u00e9', undefined],
    [{ minLength: 3 }, '\u00e9', ['bytes_too_short', { min_length: 3 }, 'must have at least 3 bytes']],
    [{ maxLength: 2 }, '\u00e9', undefined],
    [{ maxLength: 1 }, '\u00e9', ['bytes_too_long', { max_length: 1 }, 'must have at most 1 byte']],
    [{ minLength: 3, maxLength: 1 }, 'ab', ['bytes_too_short', { min_length: 3 }, 'must have at least 3 bytes']],
  ])('%j of %j', (limits, text, problem) => {
    const misfit = bytesCheck(limits)?.(Buffer.from(text));
    expect(misfit && [misfit.type, misfit.ctx, misfit.msg]).toEqual(problem);
  });

  it('are no check where there are none', () => expect(bytesCheck({ minimum: 1 })).toBeUndefined());
});
