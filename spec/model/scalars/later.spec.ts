import fc from 'fast-check';
import { durationOf, later } from 'tenon';

describe('a later moment', () => {
  it.each([
    ['2031-05-09T20:15:00+02:00', 'PT5H', '2031-05-10T01:15:00+02:00'],
    ['2031-05-09T20:15:00', 'P1DT0.000001S', '2031-05-10T20:15:00.000001'],
    ['2031-05-09T20:15:00.999999Z', 'PT0.000001S', '2031-05-09T20:15:01Z'],
    ['2031-05-09T20:15:00Z', '-PT0.000001S', '2031-05-09T20:14:59.999999Z'],
    ['1970-01-01T00:00:00-01:30', '-PT1.5S', '1969-12-31T23:59:58.500000-01:30'],
    ['0001-01-01T00:00:00', 'P3652058DT86399.999999S', '9999-12-31T23:59:59.999999'],
    ['2031-05-09 20:15', '26:30', '2031-05-10T22:45:00'],
  ])('than %s by %s is %s', (moment, duration, written) => expect(later(moment, duration)).toBe(written));

  it('is as much earlier by what is below zero', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (length) => {
        const moment = '2031-05-09T20:15:00.250000+02:00';
        expect(later(later(moment, durationOf(length)), durationOf(-length))).toBe(moment);
      }),
    );
  });

  it.each([
    ['tomorrow', 'PT5M', 'MOMENT_INVALID'],
    ['2031-05-09', 'PT5M', 'MOMENT_INVALID'],
    ['9999-12-31T23:59:59', 'PT1S', 'MOMENT_INVALID'],
    ['0001-01-01T00:00:00', '-PT0.000001S', 'MOMENT_INVALID'],
    ['2031-05-09T20:15:00Z', 'soon', 'DURATION_INVALID'],
  ])('than %s by %s is refused', (moment, duration, code) =>
    expect(() => later(moment, duration)).toThrow(expect.objectContaining({ code })),
  );
});
