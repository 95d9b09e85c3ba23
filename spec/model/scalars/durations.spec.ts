import fc from 'fast-check';
import type { TenonError } from '../../../src/core/errors.js';
import { Misfit } from '../../../src/model/misfit.js';
import { Duration, durationOf, milliseconds } from '../../../src/model/scalars/durations.js';

const outcome = (value: unknown): unknown => (value instanceof Misfit ? [value.type, Object.keys(value.ctx ?? {})] : value);

describe('a duration', () => {
  it.each([
    ['PT5M', 'PT5M'],
    ['+P1D', 'P1D'],
    ['-P1DT2H', '-P1DT2H'],
    ['P1Y', 'P365D'],
    ['P1M', 'P30D'],
    ['P1W', 'P7D'],
    ['P1Y2M3W4DT5H6M7.8S', 'P450DT5H6M7.8S'],
    ['PT1S2H', 'PT2H1S'],
    ['P0.5D', 'PT12H'],
    ['P1.5Y', 'P547DT12H'],
    ['PT1,5S', 'PT1.5S'],
    ['PT1.S', 'PT1S'],
    ['PT0.0000005S', 'PT0.000001S'],
    ['PT59.9999999S', 'PT1M'],
    ['PT86400S', 'P1D'],
    ['P1DT', 'P1D'],
    ['PT0S', 'PT0S'],
    ['-PT0S', 'PT0S'],
    ['P999999999DT23H', 'P999999999DT23H'],
    ['1d', 'P1D'],
    ['2 days', 'P2D'],
    ['-1 day, 12:00:00', '-P1DT12H'],
    ['1d 12:00', 'P1DT12H'],
    ['1DAYS12:00', 'P1DT12H'],
    ['12:00', 'PT12H'],
    ['-12:00', '-PT12H'],
    ['100:00:00.5', 'P4DT4H0.5S'],
    ['1:30:00', 'PT1H30M'],
    [':30:00', 'PT30M'],
    ['00:00:00.123456789', 'PT0.123456S'],
  ])('from the text %j is %s', (text, duration) => expect(Duration.fromText(text)).toBe(duration));

  it.each(
    [
      '',
      '-',
      'P',
      'PT',
      'P1',
      'PT5',
      'P1H',
      'PT1D',
      'p1d',
      'P1d',
      'P-1D',
      'PT.5S',
      'PT1.5H1S',
      'P0.5DT1H',
      'P1DT1HT1M',
      ' P1D',
      'P1D ',
    ].concat(
      ['5', '12', '1:00', '12345', '12:60', '12:00:60', '12:0:00', '12:00:00Z', '1 12:00:00', '1 dayss', '1D 1:00', '5 minutes', '0x1'],
      ['P1000000000D', 'PT99999999999999999999S', '99999999999999:00:00'],
    ),
  )('is not read from %j', (text) => expect(outcome(Duration.fromText(text))).toEqual(['time_delta_parsing', ['error']]));

  it.each([
    [90, 'PT1M30S'],
    [-1.5, '-PT1.5S'],
    [0.1, 'PT0.1S'],
    [2.5e-6, 'PT0.000003S'],
    [1234.567891, 'PT20M34.567891S'],
    [86_399_999_999_999, 'P999999999DT23H59M59S'],
  ])('from %d seconds is %s', (seconds, duration) => expect(Duration.fromJson(seconds)).toBe(duration));

  it.each([86_400_000_000_000, -86_400_000_000_000, Infinity])('is not %d seconds', (seconds) =>
    expect(outcome(Duration.fromJson(seconds))).toEqual(['time_delta_parsing', ['error']]),
  );
});

describe('the milliseconds of a duration', () => {
  it.each([
    ['PT5M', 300_000],
    ['-P1DT2H', -93_600_000],
    ['PT0.0005S', 0.5],
    ['26:30', 95_400_000],
  ])('%s are %d', (duration, length) => expect(milliseconds(duration)).toBe(length));

  it('make the duration again', () => {
    fc.assert(
      fc.property(fc.integer({ min: -8_640_000_000_000, max: 8_640_000_000_000 }), (length) => {
        expect(milliseconds(durationOf(length))).toBe(length + 0);
      }),
    );
    expect([durationOf(-0), durationOf(0.5), durationOf(93_600_000)]).toEqual(['PT0S', 'PT0.0005S', 'P1DT2H']);
  });

  it('are an error of the catalogue where there are none', () => {
    const fails = [() => milliseconds('soon'), () => durationOf(NaN), () => durationOf(Infinity), () => durationOf(1e18)];
    for (const fail of fails) expect(fail).toThrow(expect.objectContaining({ code: 'DURATION_INVALID' }) as TenonError);
  });
});
