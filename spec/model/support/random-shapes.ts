import {
  Base64,
  Base64Url,
  DateOnly,
  DateTime,
  Decimal,
  Duration,
  Email,
  enumOf,
  Float,
  Int,
  literal,
  TimeOnly,
  Utf8,
  Uuid,
  type FieldOptions,
} from 'tenon';
import type { StatedType } from 'tenon';
import type { Random } from './random.js';
import { Color } from './random-values.js';

/** JSON that is wrong in one place, and how FastAPI calls it there. */
export interface Broken {
  readonly value: unknown;
  /** Undefined where it is told in several ways at once, as in a union. */
  readonly type: string | undefined;
  readonly loc: readonly (string | number)[];
}

/** A type with the JSON that is of it. */
export interface Shape {
  readonly stated: StatedType;
  /** JSON that fits without any conversion. */
  good(random: Random, depth: number): unknown;
  /** JSON that only `lax` takes, now and then. */
  loose(random: Random, depth: number): unknown;
  broken(random: Random, depth: number): Broken;
}

/** A scalar with limits, which a field of it, or of a list of it, states. */
export interface LimitedShape extends Shape {
  readonly limits: FieldOptions;
}

interface Scalars {
  readonly stated: StatedType;
  readonly limits?: FieldOptions;
  readonly good: readonly unknown[];
  readonly loose: readonly unknown[];
  readonly broken: readonly (readonly [type: string, value: unknown])[];
}

const day = '2031-05-09';
const uuid = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';

const scalars: readonly Scalars[] = [
  { stated: String, good: ['', 'a', 'é👍', '7'], loose: [], broken: [['string_type', 7]] },
  { stated: Boolean, good: [true, false], loose: ['on', 0], broken: [['bool_parsing', 'perhaps']] },
  { stated: Int, good: [0, -7, 2 ** 53 - 1], loose: ['12', true], broken: [['int_from_float', 1.5]] },
  { stated: Float, good: [0.5, -7], loose: ['1e3', false], broken: [['float_parsing', 'x']] },
  { stated: BigInt as never, good: [5, '9007199254740993'], loose: ['12'], broken: [['int_parsing', 'x']] },
  { stated: Decimal, good: ['12.50', '-3'], loose: [2.5], broken: [['decimal_parsing', '1,5']] },
  { stated: Date, good: ['2031-05-09T10:00:00.000Z'], loose: [1e9], broken: [['datetime_from_date_parsing', 'soon']] },
  { stated: DateOnly, good: [day], loose: [86_400], broken: [['date_from_datetime_parsing', 'soon']] },
  { stated: TimeOnly, good: ['20:15:00'], loose: [60], broken: [['time_parsing', '25:00:00']] },
  { stated: Duration, good: ['PT5M', 'P1DT2H'], loose: [90], broken: [['time_delta_parsing', 'soon']] },
  { stated: Uuid, good: [uuid, uuid.toUpperCase()], loose: [], broken: [['uuid_parsing', 'x']] },
  { stated: Email, good: ['ada@example.org'], loose: [], broken: [['value_error', 'ada']] },
  { stated: Base64, good: ['AAEC', ''], loose: [], broken: [['bytes_invalid_encoding', '?']] },
  { stated: Base64Url, good: ['AP-_', ''], loose: [], broken: [['bytes_invalid_encoding', 'A']] },
  { stated: Utf8, good: ['é👍', ''], loose: [], broken: [['bytes_type', 7]] },
  { stated: DateTime, good: ['2031-05-09T10:00:00+02:00'], loose: [1e9], broken: [['datetime_from_date_parsing', 'soon']] },
  { stated: literal('a', 'b', 3), good: ['a', 'b', 3], loose: [], broken: [['literal_error', 'c']] },
  { stated: enumOf(Color), good: ['red', 'blue'], loose: [], broken: [['enum', 'green']] },
];

const limited: readonly Scalars[] = [
  { stated: String, limits: { minLength: 2 }, good: ['ab', '👍👍'], loose: [], broken: [['string_too_short', '👍']] },
  { stated: String, limits: { maxLength: 2 }, good: ['', '👍👍'], loose: [], broken: [['string_too_long', 'abc']] },
  { stated: String, limits: { pattern: '^[a-c]+$' }, good: ['abc'], loose: [], broken: [['string_pattern_mismatch', 'abd']] },
  {
    stated: Int,
    limits: { minimum: 1, maximum: 8 },
    good: [1, 8],
    loose: ['8'],
    broken: [
      ['greater_than_equal', 0],
      ['less_than_equal', 9],
    ],
  },
  {
    stated: Float,
    limits: { exclusiveMinimum: 0, exclusiveMaximum: 1 },
    good: [0.5],
    loose: ['0.25'],
    broken: [
      ['greater_than', 0],
      ['less_than', 1],
    ],
  },
  { stated: Int, limits: { multipleOf: 5 }, good: [0, -10], loose: ['15'], broken: [['multiple_of', 7]] },
  { stated: Float, limits: { multipleOf: 0.1 }, good: [0.3, 2], loose: [], broken: [['multiple_of', 0.25]] },
  { stated: BigInt as never, limits: { minimum: 3 }, good: [3], loose: ['4'], broken: [['greater_than_equal', 2]] },
  {
    stated: Decimal,
    limits: { maxDigits: 4, decimalPlaces: 2 },
    good: ['12.34', '0.10'],
    loose: [1.5],
    broken: [
      ['decimal_max_digits', '123.45'],
      ['decimal_max_places', '1.234'],
      ['decimal_whole_digits', '123'],
    ],
  },
  {
    stated: Base64,
    limits: { minLength: 1, maxLength: 2 },
    good: ['AA==', 'AAE='],
    loose: [],
    broken: [
      ['bytes_too_short', ''],
      ['bytes_too_long', 'AAEC'],
    ],
  },
  { stated: Utf8, limits: { maxLength: 4 }, good: ['👍', 'abcd'], loose: [], broken: [['bytes_too_long', '👍a']] },
  { stated: Decimal, limits: { maximum: 10 }, good: ['10.00'], loose: [9], broken: [['less_than_equal', '10.01']] },
];

/** A scalar without limits. */
export function randomScalar(random: Random): Shape {
  return shapeOf(random.pick(scalars));
}

/** A scalar with limits, or without any. */
export function randomLimited(random: Random): LimitedShape {
  return shapeOf(random.chance(0.5) ? random.pick(limited) : random.pick(scalars));
}

/** A branch of a union: the JSON of none is read as the value of another. */
export function randomBranch(random: Random): Shape {
  const told = new Set<unknown>([Boolean, Int, Date, Uuid, Base64]);
  return shapeOf(random.pick(scalars.filter(({ stated }) => told.has(stated))));
}

function shapeOf({ stated, limits = {}, good, loose, broken }: Scalars): LimitedShape {
  return {
    stated,
    limits,
    good: (random) => random.pick(good),
    loose: (random) => random.pick(loose.length > 0 && random.chance(0.5) ? loose : good),
    broken: (random) => {
      const [type, value] = random.pick(broken);
      return { value, type, loc: [] };
    },
  };
}
