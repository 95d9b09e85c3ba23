import fc from 'fast-check';
import { DateOnly, DateTime, Moment } from '../../../src/model/scalars/moments.js';
import { Misfit } from '../../../src/model/misfit.js';

const outcome = (value: unknown): unknown => (value instanceof Misfit ? value.type : value instanceof Date ? value.toISOString() : value);

/** Text, the day that it is, and the moment, or their problems. */
const cases: readonly (readonly [text: string, day: string, moment: string])[] = [
  ['2031-05-09', '2031-05-09', '2031-05-09T00:00:00.000Z'],
  ['0001-01-01', '0001-01-01', '0001-01-01T00:00:00.000Z'],
  ['0031-05-09', '0031-05-09', '0031-05-09T00:00:00.000Z'],
  ['9999-12-31', '9999-12-31', '9999-12-31T00:00:00.000Z'],
  ['2000-02-29', '2000-02-29', '2000-02-29T00:00:00.000Z'],
  ['2031-05-09T00:00:00', '2031-05-09', '2031-05-09T00:00:00.000Z'],
  ['2031-05-09 00:00', '2031-05-09', '2031-05-09T00:00:00.000Z'],
  ['2031-05-09_00:00:00Z', '2031-05-09', '2031-05-09T00:00:00.000Z'],
  ['2031-05-09t00:00:00+02:00', '2031-05-09', '2031-05-08T22:00:00.000Z'],
  ['2031-05-09T00:00:00.0000009', '2031-05-09', '2031-05-09T00:00:00.000Z'],
  [`2031-05-09T00:00:00.${'0'.repeat(30)}`, '2031-05-09', '2031-05-09T00:00:00.000Z'],
  ['2031-05-09T00:00:00.000001', 'date_from_datetime_inexact', '2031-05-09T00:00:00.000Z'],
  ['2031-05-09T19:30:00', 'date_from_datetime_inexact', '2031-05-09T19:30:00.000Z'],
  ['2031-05-09T19:30:00,5', 'date_from_datetime_inexact', '2031-05-09T19:30:00.500Z'],
  ['2031-05-09T19:30:00.123456789z', 'date_from_datetime_inexact', '2031-05-09T19:30:00.123Z'],
  ['2031-05-09T19:30:00.1239-0130', 'date_from_datetime_inexact', '2031-05-09T21:00:00.123Z'],
  ['2031-05-09T19:30:00\u221201:30', 'date_from_datetime_inexact', '2031-05-09T21:00:00.000Z'],
  ['2031-05-09T19:30+23:59', 'date_from_datetime_inexact', '2031-05-08T19:31:00.000Z'],
  ['0', '1970-01-01', '1970-01-01T00:00:00.000Z'],
  ['2031', 'date_from_datetime_inexact', '1970-01-01T00:33:51.000Z'],
  ['20310509', 'date_from_datetime_inexact', '1970-08-24T01:48:29.000Z'],
  ['-0', '1970-01-01', '1970-01-01T00:00:00.000Z'],
  ['86400', '1970-01-02', '1970-01-02T00:00:00.000Z'],
  ['86400.', '1970-01-02', '1970-01-02T00:00:00.000Z'],
  ['86400.0000001', '1970-01-02', '1970-01-02T00:00:00.000Z'],
  ['+86401', 'date_from_datetime_inexact', '1970-01-02T00:00:01.000Z'],
  ['-1.5', 'date_from_datetime_inexact', '1969-12-31T23:59:58.500Z'],
  ['.5', 'date_from_datetime_inexact', '1970-01-01T00:00:00.500Z'],
  ['20000000000', 'date_from_datetime_inexact', '2603-10-11T11:33:20.000Z'],
  ['20000000001', 'date_from_datetime_inexact', '1970-08-20T11:33:20.001Z'],
  ['-20000000001', 'date_from_datetime_inexact', '1969-05-14T12:26:39.999Z'],
  ['253402300799999', 'date_from_datetime_inexact', '9999-12-31T23:59:59.999Z'],
  ['-62135596800000', '0001-01-01', '0001-01-01T00:00:00.000Z'],
  ...['253402300800000', '-99999999999999', '999999999999999999', '1e5', '1_000', '.', '-', '', 'nan', 'inf', '1.2.3', '0x10'].map(parsing),
  ...['spring', '2031-05', '2031-5-9', '2031-129', '2031-W19-5', '02031-05-09', '-2031-05-09'].map(parsing),
  ...['2031-02-29', '2100-02-29', '2031-13-01', '2031-00-01', '2031-01-00', '2031-04-31', '2031/05/09', '09.05.2031'].map(parsing),
  ...[' 2031-05-09', '2031-05-09 ', '2031-05-09\n', ' 86400', '2031-05-09T', '2031-05-09Z', '2031-05-09X00:00'].map(parsing),
  ...['2031-05-09T24:00', '2031-05-09T23:60', '2031-05-09T23:59:60', '2031-05-09T1:00', '2031-05-09T19', '2031-05-09T19:30:00.'].map(
    parsing,
  ),
  ...['2031-05-09T19:30+24:00', '2031-05-09T19:30+00:60', '2031-05-09T19:30+02', '2031-05-09T19:30 Z', '2031-05-09T19:30UTC'].map(parsing),
];

function parsing(text: string): readonly [string, string, string] {
  return [text, 'date_from_datetime_parsing', 'datetime_from_date_parsing'];
}

describe('a day', () => {
  it.each(cases)('from the text %j is %s', (text, day) => {
    expect(outcome(DateOnly.fromText(text))).toBe(day);
    expect(outcome(DateOnly.fromJson(text))).toBe(day);
  });

  it('of the year 0 is none', () => expect(outcome(DateOnly.fromText('0000-01-01'))).toBe('date_parsing'));

  it.each([null, true, [], {}])('is not read from JSON %j', (value) => expect(outcome(DateOnly.fromJson(value))).toBe('date_type'));

  it('may be a timestamp in JSON', () => expect(DateOnly.fromJson(86_400)).toBe('1970-01-02'));
});

describe('a moment', () => {
  it.each(cases)('from the text %j (as a day %s) is %s', (text, _, moment) => {
    expect(outcome(Moment.fromText(text))).toBe(moment);
    expect(outcome(Moment.fromJson(text))).toBe(moment);
  });

  it('of the year 0 is none', () => expect(outcome(Moment.fromText('0000-01-01T00:00:00'))).toBe('datetime_parsing'));

  it.each([null, true, [], {}])('is not read from JSON %j', (value) => expect(outcome(Moment.fromJson(value))).toBe('datetime_type'));

  it('may be a timestamp in JSON', () => expect(outcome(Moment.fromJson(1.5))).toBe('1970-01-01T00:00:01.500Z'));

  it('comes back from its ISO 8601 text, whichever it is', () => {
    const any = fc.date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59.999Z'), noInvalidDate: true });
    fc.assert(fc.property(any, (date) => expect(outcome(Moment.fromText(date.toISOString()))).toBe(date.toISOString())));
  });
});

describe('a date and time', () => {
  it.each([
    ['2031-05-09', '2031-05-09T00:00:00'],
    ['2031-05-09T19:30', '2031-05-09T19:30:00'],
    ['2031-05-09 19:30:00,5', '2031-05-09T19:30:00.500000'],
    ['2031-05-09t19:30:00.123456789z', '2031-05-09T19:30:00.123456Z'],
    ['2031-05-09T19:30:00.0000009', '2031-05-09T19:30:00'],
    ['2031-05-09T19:30:00-00:00', '2031-05-09T19:30:00Z'],
    ['2031-05-09T19:30:00+0530', '2031-05-09T19:30:00+05:30'],
    ['2031-05-09T19:30:00\u221201:30', '2031-05-09T19:30:00-01:30'],
    ['0001-01-01T00:00:00+01:00', '0001-01-01T00:00:00+01:00'],
    ['86400.25', '1970-01-02T00:00:00.250000Z'],
    ['-0.0000005', '1970-01-01T00:00:00Z'],
    ['-1.5', '1969-12-31T23:59:58.500000Z'],
    ['1700000000.000123', '2023-11-14T22:13:20.000123Z'],
  ])('from the text %j is %s', (text, written) => {
    expect(DateTime.fromText(text)).toBe(written);
    expect([DateTime.is(written), DateTime.is(text)]).toEqual([true, text === written]);
  });

  it.each(cases)('is read from %j as a moment is, which it names', (text, _, moment) => {
    const read = DateTime.fromText(text);
    const named = read instanceof Misfit ? read : Moment.fromText(read);
    expect(outcome(named)).toBe(moment);
  });
});
