import { Base64, Base64Url, Utf8 } from '../../../../src/model/scalars/base64.js';
import { enumOf, literal } from '../../../../src/model/scalars/choices.js';
import { Decimal } from '../../../../src/model/scalars/decimals.js';
import { Duration } from '../../../../src/model/scalars/durations.js';
import { Email } from '../../../../src/model/scalars/emails.js';
import { DateOnly, DateTime, Moment } from '../../../../src/model/scalars/moments.js';
import { BigInteger, Float, Int } from '../../../../src/model/scalars/numbers.js';
import type { Scalar } from '../../../../src/model/scalars/scalar.js';
import { Switch, Text, Uuid } from '../../../../src/model/scalars/texts.js';
import { TimeOnly } from '../../../../src/model/scalars/times.js';
import { AnyUrl, Url } from '../../../../src/model/scalars/urls.js';

const named = [
  Int,
  Float,
  BigInteger,
  Text,
  Switch,
  Uuid,
  Moment,
  DateOnly,
  TimeOnly,
  Duration,
  Url,
  AnyUrl,
  Email,
  Base64,
  Base64Url,
  Utf8,
  DateTime,
  Decimal,
];

/** Every scalar under its name, with a few literals and enums. */
export const every: readonly (readonly [name: string, scalar: Scalar])[] = [
  ...named.map((scalar) => [scalar.name, scalar] as const),
  ['a literal of texts', literal('largo', "it's")],
  ['a literal of all types', literal('largo', 1, true)],
  ['a literal of many', literal(1, 2, 3, 4, 5, 6, 7, 8, 9)],
  ['an enum of texts', enumOf({ Slow: 'largo', Fast: 'presto' })],
  ['an enum of numbers', enumOf({ First: 1, Second: 2 })],
  ['an enum of both', enumOf({ No: 0, Yes: 'yes' })],
];
