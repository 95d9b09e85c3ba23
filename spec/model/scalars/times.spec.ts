import { Misfit } from '../../../src/model/misfit.js';
import { TimeOnly } from '../../../src/model/scalars/times.js';

const outcome = (value: unknown): unknown => (value instanceof Misfit ? [value.type, Object.keys(value.ctx ?? {})] : value);

describe('a time of day', () => {
  it.each([
    ['14:23', '14:23:00'],
    ['14:23:55', '14:23:55'],
    ['14:23:55.5', '14:23:55.500000'],
    ['14:23:55,5', '14:23:55.500000'],
    ['14:23:55.1234569', '14:23:55.123456'],
    ['14:23:55.0000009', '14:23:55'],
    ['14:23z', '14:23:00Z'],
    ['14:23:55+00:00', '14:23:55Z'],
    ['14:23:55-00:00', '14:23:55Z'],
    ['14:23+0200', '14:23:00+02:00'],
    ['14:23\u221201:30', '14:23:00-01:30'],
    ['00:00:00+23:59', '00:00:00+23:59'],
  ])('from the text %j is %s', (text, time) => expect(TimeOnly.fromText(text)).toBe(time));

  it.each(
    ['', '14:2', '1423', '142355', '24:00', '14:60', '14:23:60', '14:23:55.', 'T14:23', ' 14:23', '14:23 ', '86399'].concat([
      '14:23+02',
      '14:23+24:00',
      '14:23+00:60',
      '14:23 +02:00',
      '14:23Z0',
      '2031-05-09T14:23:55',
      '1\u0664:23',
    ]),
  )('is not read from %j', (text) => expect(outcome(TimeOnly.fromText(text))).toEqual(['time_parsing', ['error']]));

  it.each([
    [0, '00:00:00Z'],
    [5, '00:00:05Z'],
    [0.1234567, '00:00:00.123457Z'],
    [86_399.999999, '23:59:59.999999Z'],
    [-1e-9, '00:00:00Z'],
  ])('from %d seconds since midnight is %s', (seconds, time) => expect(TimeOnly.fromJson(seconds)).toBe(time));

  it.each([-1, 86_399.9999999, 86_400, Infinity])('is not %d seconds since midnight', (seconds) =>
    expect(outcome(TimeOnly.fromJson(seconds))).toEqual(['time_parsing', ['error']]),
  );
});
