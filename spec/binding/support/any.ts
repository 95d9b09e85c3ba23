import fc from 'fast-check';
import {
  AnyUrl,
  Base64,
  BigInteger,
  Controller,
  createApp,
  DateOnly,
  Decimal,
  Duration,
  Email,
  enumOf,
  Field,
  Float,
  Int,
  literal,
  mapOf,
  Model,
  Module,
  nullable,
  oneOf,
  Post,
  recordOf,
  setOf,
  TimeOnly,
  tuple,
  Url,
  Uuid,
  type ParameterOptions,
} from 'tenon';
import { testApp, type TestApp } from 'tenon/testing';

enum Colour {
  Red = 'red',
  Deep = 7,
}

@Model({ unknownKeys: 'forbid' })
class Small {
  @Field({ type: Int, minimum: 0, maximum: 9 }) size!: number;
  @Field({ type: [String], maxItems: 2 }) tag: string[] = [];
}

class Large {
  @Field({ maxLength: 5 }) name!: string;
  @Field({ type: nullable(Float), finite: true }) weight: number | null = null;
}

/** A type as it is declared, some texts that are of it, and what its values must be like. */
export interface Sort {
  readonly options: ParameterOptions;
  readonly texts: readonly string[];
  holds(value: unknown): boolean;
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isInt = (value: unknown, least: number, most: number): boolean =>
  Number.isInteger(value) && (value as number) >= least && (value as number) <= most;
const isSmall = (value: unknown): boolean =>
  value instanceof Small &&
  Object.keys(value).every((key) => ['size', 'tag'].includes(key)) &&
  isInt(value.size, 0, 9) &&
  value.tag.length <= 2 &&
  value.tag.every(isText);
const isLarge = (value: unknown): boolean =>
  value instanceof Large && isText(value.name) && [...value.name].length <= 5 && (value.weight === null || Number.isFinite(value.weight));
const isListOf = (value: unknown, most: number, holds: (item: unknown) => boolean): boolean =>
  Array.isArray(value) && value.length <= most && value.every(holds);
const matches = (pattern: RegExp) => (value: unknown) => isText(value) && pattern.test(value);

const uuid = '5c1d7a04-33aa-4d0e-8f3e-6a8a2b90d1f7';

/** Types that one text is enough for. */
export const scalars: Readonly<Record<string, Sort>> = {
  text: {
    options: { type: String, minLength: 1, maxLength: 20, pattern: '^[^x]' },
    texts: ['a', 'é'],
    holds: (value) => isText(value) && /^[^x]/.test(value) && [...value].length <= 20,
  },
  int: { options: { type: Int, minimum: -10, maximum: 1000 }, texts: ['7', '-10'], holds: (value) => isInt(value, -10, 1000) },
  float: { options: { type: Float, finite: true, multipleOf: 0.5 }, texts: ['2.5', '1e3'], holds: (value) => Number.isFinite(value) },
  number: { options: { type: Number, exclusiveMaximum: 1e9 }, texts: ['0.1'], holds: (value) => typeof value === 'number' && value < 1e9 },
  switch: { options: { type: Boolean }, texts: ['yes', '0'], holds: (value) => typeof value === 'boolean' },
  big: { options: { type: BigInteger, maximum: 1e6 }, texts: ['123'], holds: (value) => typeof value === 'bigint' && value <= 1_000_000n },
  date: {
    options: { type: Date },
    texts: ['2029-11-30T10:00:00Z'],
    holds: (value) => value instanceof Date && !Number.isNaN(value.getTime()),
  },
  day: { options: { type: DateOnly }, texts: ['2029-11-30'], holds: matches(/^\d{4}-\d\d-\d\d$/) },
  time: { options: { type: TimeOnly }, texts: ['10:30'], holds: matches(/^\d\d:\d\d/) },
  duration: { options: { type: Duration }, texts: ['PT5M'], holds: matches(/^-?P/) },
  uuid: { options: { type: Uuid }, texts: [uuid], holds: matches(/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/) },
  url: { options: { type: Url }, texts: ['https://example.org/'], holds: matches(/^https?:\/\//) },
  anyUrl: { options: { type: AnyUrl }, texts: ['ftp://example.org/', 'mailto:desk@example.org'], holds: matches(/^[a-z][a-z\d+.-]*:/) },
  email: { options: { type: Email }, texts: ['desk@example.org'], holds: matches(/@/) },
  decimal: { options: { type: Decimal, maxDigits: 6, decimalPlaces: 2 }, texts: ['12.50'], holds: matches(/^-?\d{1,7}(?:\.\d+)?$/) },
  bytes: { options: { type: Base64 }, texts: ['AQI='], holds: (value) => value instanceof Uint8Array },
  enum: { options: { enum: Colour }, texts: ['red', '7'], holds: (value) => value === 'red' || value === 7 },
  literal: { options: { type: literal('a', 1, true) }, texts: ['a'], holds: (value) => ['a', 1, true].includes(value as string) },
  union: {
    options: { type: oneOf(Int, literal('all')) },
    texts: ['1', 'all'],
    holds: (value) => value === 'all' || Number.isInteger(value),
  },
};

/** Types that take several texts. */
export const lists: Readonly<Record<string, Sort>> = {
  list: {
    options: { type: [Int], minimum: 0, maxItems: 3 },
    texts: ['1'],
    holds: (value) => isListOf(value, 3, (item) => isInt(item, 0, Infinity)),
  },
  enums: {
    options: { type: [enumOf(Colour)] },
    texts: ['red'],
    holds: (value) => isListOf(value, Infinity, (item) => item === 'red' || item === 7),
  },
  set: {
    options: { type: setOf(String), maxItems: 2, maxLength: 9 },
    texts: ['a'],
    holds: (value) => value instanceof Set && value.size <= 2 && isListOf([...value], 2, (item) => isText(item) && [...item].length <= 9),
  },
  pair: {
    options: { type: tuple(Int, String) },
    texts: [],
    holds: (value) => Array.isArray(value) && value.length === 2 && Number.isInteger(value[0]) && isText(value[1]),
  },
  lists: {
    options: { type: oneOf([Int], literal('all')) },
    texts: ['1', 'all'],
    holds: (value) => value === 'all' || isListOf(value, Infinity, Number.isInteger),
  },
  nullable: {
    options: { type: nullable(setOf(Int)) },
    texts: ['3'],
    // JSON has null, in a parameter too.
    holds: (value) => value === null || (value instanceof Set && [...value].every(Number.isInteger)),
  },
};

/** Types that take all names. */
export const objects: Readonly<Record<string, Sort>> = {
  small: { options: { type: Small }, texts: [], holds: isSmall },
  either: { options: { type: oneOf(Small, Large) }, texts: [], holds: (value) => isSmall(value) || isLarge(value) },
  record: {
    options: { type: recordOf(Int), maxItems: 3 },
    texts: [],
    holds: (value) =>
      typeof value === 'object' &&
      value !== null &&
      Object.getPrototypeOf(value) === Object.prototype &&
      isListOf(Object.values(value), 3, Number.isInteger),
  },
  map: {
    options: { type: mapOf(Int, setOf(Int)) },
    texts: [],
    holds: (value) =>
      value instanceof Map &&
      [...value].every(([key, item]) => Number.isInteger(key) && item instanceof Set && [...item].every(Number.isInteger)),
  },
};

/** An application with a route for each sort, `POST /name`, whose handler fails with 500 where its value is not of the sort. */
export async function witness(
  sorts: Readonly<Record<string, Sort>>,
  decorate: (options: ParameterOptions) => unknown,
  suffix = '',
): Promise<{ readonly app: TestApp; readonly reached: Set<string> }> {
  const reached = new Set<string>();
  class Api {}
  for (const [name, sort] of Object.entries(sorts)) {
    const handle = (a: unknown): string => {
      if (!sort.holds(a)) throw new Error(`${name} got ${String(a)}`);
      reached.add(name);
      return 'fine';
    };
    Object.defineProperty(Api.prototype, name, { value: handle, configurable: true, writable: true });
    (decorate(sort.options) as ParameterDecorator)(Api.prototype, name, 0);
    const descriptor = Object.getOwnPropertyDescriptor(Api.prototype, name) as PropertyDescriptor;
    (Post(`/${name}${suffix}`) as MethodDecorator)(Api.prototype, name, descriptor);
  }
  Controller()(Api);
  class AnyModule {}
  Module({ controllers: [Api] })(AnyModule);
  return { app: await testApp(createApp(AnyModule)), reached };
}

const hostile = [
  ...['', ' ', '\0', '\r\n', '\t', '\u007f', '\ufeff', '\ud800', '\udfff\ud800', '💣', 'é', '\u202e'],
  ...['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'then', '[object Object]'],
  ...[
    'NaN',
    'Infinity',
    '-Infinity',
    '1e999',
    '-1e999',
    '-0',
    '0x10',
    '1_000',
    '٣',
    '+5',
    '5.',
    '.5',
    '1e-400',
    '9007199254740993',
    '9'.repeat(400),
    `0.${'1'.repeat(400)}`,
  ],
  ...[
    'null',
    'true',
    'undefined',
    '{}',
    '[]',
    '['.repeat(2000),
    '{"a":'.repeat(1000),
    '"',
    '\\',
    '%',
    '%zz',
    '%ff',
    '%ed%a0%80',
    '%00',
    '%25',
  ],
  ...[
    '0000-00-00',
    '9999-99-99',
    '2029-02-30',
    '+275760-09-13',
    '24:00',
    'P1Y',
    `PT${'9'.repeat(50)}S`,
    'P',
    '-P1D',
    'http://',
    'http://[',
    'javascript:alert(1)',
    'a@',
    '@b',
    `${'a'.repeat(300)}@b.c`,
  ],
  ...['a'.repeat(9000), 'é'.repeat(2000), '=', '&', ';', ',', '|', '[a]', '[]', '../..', '%2e%2e%2f', `${uuid}0`, 'AQI', '====', 'red\0'],
];

/** A text as nobody wants it, or one that is fine for some type. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...hostile),
  fc.constantFrom(...Object.values({ ...scalars, ...lists }).flatMap(({ texts }) => texts)),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 10 }).map((units) => String.fromCharCode(...units)),
  fc
    .oneof(
      fc.double(),
      fc.bigInt(),
      fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
    )
    .map(String),
);

/** The same in percent, its halves of surrogate pairs as the bytes that they would be. */
export function percent(text: string): string {
  const bytes = [...text].flatMap((point) => {
    const code = point.codePointAt(0) as number;
    return code >= 0xd800 && code <= 0xdfff
      ? [0xe0 | (code >> 12), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f)]
      : [...Buffer.from(point)];
  });
  return bytes.map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
}

/** A text as it may stand in a path or a query: encoded, or as rubbish that a request line still takes. */
export const anyPiece: fc.Arbitrary<string> = fc.oneof(
  anyText.map((text) => percent(text).slice(0, 3000)),
  anyText.map((text) => text.replaceAll(/[^!-~]|[#?]/g, '').slice(0, 3000)),
  fc.uint8Array({ maxLength: 8 }).map((bytes) => [...bytes].map((byte) => `%${byte.toString(16)}`).join('')),
);

/** A name: one that is declared, one of a prototype, or anything. */
export const anyName: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    'a',
    'size',
    'tag',
    'name',
    'weight',
    '1',
    '__proto__',
    'constructor',
    'a[b]',
    'a[size]',
    'a[tag][]',
    'a[__proto__]',
    'a[b][c]',
    'a[',
  ),
  anyText.map((text) => text.slice(0, 20)),
);

/** Holds many requests to a witness against the promise: an answer that is no 5xx. */
export async function holds<T>(request: fc.Arbitrary<T>, statusOf: (request: T) => Promise<number>, numRuns = 500): Promise<void> {
  await fc.assert(
    fc.asyncProperty(request, async (one) => {
      const status = await statusOf(one);
      if (status < 200 || status >= 500) throw new Error(`answered ${status}`);
    }),
    { numRuns },
  );
}
