import { Misfit } from '../../../src/model/misfit.js';
import { Base64, Utf8 } from '../../../src/model/scalars/base64.js';
import { enumOf, literal } from '../../../src/model/scalars/choices.js';
import { Decimal } from '../../../src/model/scalars/decimals.js';
import { Duration } from '../../../src/model/scalars/durations.js';
import { Email } from '../../../src/model/scalars/emails.js';
import { DateOnly, DateTime, Moment } from '../../../src/model/scalars/moments.js';
import { BigInteger, Float, Int } from '../../../src/model/scalars/numbers.js';
import type { Scalar } from '../../../src/model/scalars/scalar.js';
import { Switch, Text, Uuid } from '../../../src/model/scalars/texts.js';
import { TimeOnly } from '../../../src/model/scalars/times.js';
import { Url } from '../../../src/model/scalars/urls.js';

const outcome = (value: unknown): unknown => (value instanceof Misfit ? `!${value.type}` : value);

/** JSON (Infinity is what JSON.parse makes of 1e999), what it is read as, and what it is read as strictly; `!` stands before the type of a problem. */
type Row = readonly [json: unknown, lax: unknown, strict: unknown];
const never = (type: string, ...values: unknown[]): Row[] => values.map((value) => [value, `!${type}`, `!${type}`]);
const same = (...values: unknown[]): Row[] => values.map((value) => [value, value, value]);

const tables: readonly (readonly [Scalar, readonly Row[]])[] = [
  [
    Int,
    [
      ...same(5, -1, 0, Number.MAX_SAFE_INTEGER),
      ['5', 5, '!int_type'],
      ['5.0', 5, '!int_type'],
      ['x', '!int_parsing', '!int_type'],
      [true, 1, '!int_type'],
      [5.5, '!int_from_float', '!int_type'],
      [Infinity, '!finite_number', '!int_type'],
      ...never('int_parsing_size', 2 ** 53, -1e25),
      ...never('int_type', null, [], {}),
    ],
  ],
  [
    Float,
    [
      ...same(5, 5.5, 1e308, 2 ** 60),
      ['5.5', 5.5, '!float_type'],
      ['x', '!float_parsing', '!float_type'],
      [false, 0, '!float_type'],
      ...['inf', '-Infinity', 'nan', '1e999'].map((text): Row => [text, '!finite_number', '!float_type']),
      ...never('finite_number', Infinity, -Infinity),
      ...never('float_type', null, [], {}),
    ],
  ],
  [
    BigInteger,
    [
      [5, 5n, 5n],
      ['5', 5n, '!int_type'],
      ['9007199254740991', 9007199254740991n, '!int_type'],
      ['9007199254740993', 9007199254740993n, 9007199254740993n],
      ['-99999999999999999999', -99999999999999999999n, -99999999999999999999n],
      ['x', '!int_parsing', '!int_type'],
      [true, 1n, '!int_type'],
      [5.5, '!int_from_float', '!int_type'],
      ...never('int_parsing_size', 2 ** 53, 1e25),
      ...never('int_type', null, []),
    ],
  ],
  [Text, [...same('', '5'), ...never('string_type', 5, true, null, [], {})]],
  [
    Switch,
    [
      ...same(true, false),
      ['yes', true, '!bool_type'],
      ['x', '!bool_parsing', '!bool_type'],
      [1, true, '!bool_type'],
      [0, false, '!bool_type'],
      [2, '!bool_parsing', '!bool_type'],
      ...never('bool_type', 0.5, null, []),
    ],
  ],
  [
    Uuid,
    [
      ...same('3f0c9a52-6f0e-4a57-9d0e-2d6a9c1b7e44'),
      ...['3F0C9A526F0E4A579D0E2D6A9C1B7E44'].map((text): Row => [
        text,
        '3f0c9a52-6f0e-4a57-9d0e-2d6a9c1b7e44',
        '3f0c9a52-6f0e-4a57-9d0e-2d6a9c1b7e44',
      ]),
      ...never('uuid_parsing', 'x', ''),
      ...never('uuid_type', 5, null),
    ],
  ],
  [
    Moment,
    [
      ['2031-05-09T20:15:00Z', new Date('2031-05-09T20:15:00Z'), new Date('2031-05-09T20:15:00Z')],
      ['2031-05-09', new Date('2031-05-09'), '!datetime_parsing'],
      ['86400', new Date(86_400_000), new Date(86_400_000)],
      [86_400, new Date(86_400_000), '!datetime_type'],
      [139_907_283_987_849, new Date(139_907_283_987_849), '!datetime_type'],
      [1e-7, new Date(0), '!datetime_type'],
      [Infinity, '!datetime_parsing', '!datetime_type'],
      [1e25, '!datetime_parsing', '!datetime_type'],
      ['spring', '!datetime_from_date_parsing', '!datetime_parsing'],
      ['9999-12-31T23:59:59-01:00', '!datetime_from_date_parsing', '!datetime_parsing'],
      ['0001-01-01T00:00:00+01:00', '!datetime_from_date_parsing', '!datetime_parsing'],
      ...never('datetime_type', true, null, [], new Date(NaN)),
    ],
  ],
  [
    DateTime,
    [
      ...same('2031-05-09T20:15:00', '2031-05-09T20:15:00Z', '2031-05-09T20:15:00.250000+02:00', '9999-12-31T23:59:59-01:00'),
      ['2031-05-09 20:15+00:00', '2031-05-09T20:15:00Z', '2031-05-09T20:15:00Z'],
      ['2031-05-09', '2031-05-09T00:00:00', '!datetime_parsing'],
      ['86400', '1970-01-02T00:00:00Z', '1970-01-02T00:00:00Z'],
      [86_400.25, '1970-01-02T00:00:00.250000Z', '!datetime_type'],
      [Infinity, '!datetime_parsing', '!datetime_type'],
      ['spring', '!datetime_from_date_parsing', '!datetime_parsing'],
      ...never('datetime_type', true, null, [], new Date(0)),
    ],
  ],
  [
    DateOnly,
    [
      ...same('2031-05-09', '9999-12-31'),
      ['2031-05-09T00:00:00Z', '2031-05-09', '!date_parsing'],
      ['2031-05-09T01:00:00Z', '!date_from_datetime_inexact', '!date_parsing'],
      ['86400', '1970-01-02', '1970-01-02'],
      ['86401', '!date_from_datetime_inexact', '!date_parsing'],
      ['2031-02-30', '!date_from_datetime_parsing', '!date_parsing'],
      [86_400, '1970-01-02', '!date_type'],
      [1e25, '!date_from_datetime_parsing', '!date_type'],
      ...never('date_type', true, null, []),
    ],
  ],
  [
    TimeOnly,
    [
      ...same('14:23:55', '14:23:55.250000+02:00'),
      ['14:23', '14:23:00', '14:23:00'],
      [5.5, '00:00:05.500000Z', '!time_type'],
      [-1, '!time_parsing', '!time_type'],
      ...never('time_parsing', 'noon', '5'),
      ...never('time_type', true, null, []),
    ],
  ],
  [
    Duration,
    [
      ...same('PT5M', 'P1DT2H', '-PT0.5S'),
      ['26:30', 'P1DT2H30M', 'P1DT2H30M'],
      [90, 'PT1M30S', '!time_delta_type'],
      [Infinity, '!time_delta_parsing', '!time_delta_type'],
      ...never('time_delta_parsing', 'soon', '5'),
      ...never('time_delta_type', true, null, []),
    ],
  ],
  [
    Url,
    [...same('https://a.b/'), ['HTTP://A.b', 'http://a.b/', 'http://a.b/'], ...never('url_parsing', 'a.b'), ...never('url_type', 5, null)],
  ],
  [Email, [...same('A@b.co'), ['A@B.co', 'A@b.co', 'A@b.co'], ...never('value_error', 'a'), ...never('string_type', 5, null)]],
  [
    Base64,
    [
      ['aGk=', Buffer.from('hi'), Buffer.from('hi')],
      ...never('bytes_invalid_encoding', 'aGk'),
      ...never('bytes_type', 5, null, [1, 2], { 0: 1 }),
    ],
  ],
  [
    Utf8,
    [
      ['', Buffer.from(''), Buffer.from('')],
      ['h\u00ed\u{1F600}', Buffer.from('h\u00ed\u{1F600}'), Buffer.from('h\u00ed\u{1F600}')],
      ...never('string_unicode', 'a\ud800'),
      ...never('bytes_type', 5, null, [104], { 0: 1 }),
    ],
  ],
  [
    Decimal,
    [
      ...same('12.50', '-3', '0'),
      [12.5, '12.5', '12.5'],
      [1e-7, '0.0000001', '0.0000001'],
      ['1e3', '1000', '1000'],
      ...never('finite_number', Infinity, 'inf', 'NaN'),
      ...never('decimal_parsing', 'x', '', 2 ** 53, 1e25),
      ...never('decimal_type', true, null, []),
    ],
  ],
  [literal('largo', 1), [...same('largo', 1), ...never('literal_error', '1', true, null)]],
  [literal(true), [...same(true), ...never('literal_error', 1, 'true')]],
  [enumOf({ Slow: 'largo' }), [...same('largo'), ...never('enum', 'Slow', 1, null)]],
  [enumOf({ First: 1, Second: 2 }), [...same(1), ['2', 2, '!enum'], [' 2.0', 2, '!enum'], ...never('enum', '3', 'First', true, 3)]],
  [enumOf({ No: 0, Yes: 'yes' }), [...same(0, 'yes'), ...never('enum', '0', false)]],
];

describe.each(tables)('$name', (scalar, rows) => {
  it.each(rows)('reads the JSON %j as %j, strictly as %j', (json, lax, strict) => {
    expect(outcome(scalar.fromJson(json))).toEqual(lax);
    expect(outcome(scalar.fromStrictJson(json))).toEqual(strict);
  });
});
