import type { Random } from '../../support/random.js';
import type { JsonSchema } from '../../../../src/model/schema/schema.js';

const texts: readonly string[] = [
  ...[
    '',
    ' ',
    'a',
    'b',
    'ab',
    'abc',
    'A',
    'aaa',
    'red',
    'blue',
    'Low',
    'High',
    'x',
    'k',
    '0',
    '1',
    '01',
    '-1.5',
    '+1',
    '.5',
    'true',
    'cat',
    'dog',
    'cats',
  ],
  ...['😀', '😀😀', '☎️', '☎️☎️', 'a\ufe0f\ufe0f', '\ufe0f', 'e\u0301', 'a.b', 'a-b', 'a/b', '$', '*', '\n', ' a ', 'ä', 'a b'],
  ...[
    'a@b.co',
    ' a@B.co ',
    'A@b.CO',
    'http://a.de',
    'HTTP://A.de/',
    'https://example.com:8080/p?q#f',
    'a.de',
    'ftp://x.org',
    'mailto:a@b.co',
  ],
  ...['3f2504e0-4f89-41d3-9a0c-0305e82c3301', '{3F2504E0-4F89-41D3-9A0C-0305E82C3301}', '3f2504e04f8941d39a0c0305e82c3301'],
  ...['2020-01-01', '2020-02-30', '2020-01-01T10:00:00Z', '2020-01-01 10:00', '2020-01-01T00:00:00', '1700000000', '2020-W01', '20200101'],
  ...['10:00', '10:00:00.5Z', 'PT5M', '1 day, 10:00', '26:30', 'YWJj', 'YWI=', 'a-_b', '{"a":1}', '[1]', '12.50', '1e5', '1_000', ' 7 '],
  ...[
    '99999999999999999999',
    '-99999999999999999999.0',
    ' 12345678901234567890 ',
    '9007199254740993',
    '127.0.0.1',
    '::1',
    '#fff',
    '#12345678',
    '0xff',
    '0o17',
    'fff',
  ],
  ...[
    '5f2504e04f8941d39a0c0305',
    '0x2504e04f8941d39a0c0305',
    'GB33BUKB20201555555555',
    '01:02:03:04:05:06',
    '23:59',
    '2359',
    '1.2.3',
    '80',
    '-0_x-0_x-0_x-0_x-0_x',
  ],
];
/** Texts that parsing takes, for most of the data. */
const fitting: Readonly<Record<string, readonly string[]>> = {
  uuid: ['3f2504e0-4f89-41d3-9a0c-0305e82c3301', '{3F2504E0-4F89-41D3-9A0C-0305E82C3301}', '3f2504e04f8941d39a0c0305e82c3301', 'a'],
  email: ['a@b.co', ' a@B.co ', 'A@b.CO', 'b'],
  uri: ['http://a.de', 'HTTP://A.de/', 'https://example.com:8080/p?q#f', 'ftp://x.org', 'a.de'],
  date: ['2020-01-01', '1999-12-31', '2020-02-30'],
  'date-time': ['2020-01-01T10:00:00Z', '2020-01-01 10:00', '2020-01-01T00:00:00', '1700000000', '2020-01-01'],
  time: ['10:00', '10:00:00.5Z', '25:00'],
  duration: ['PT5M', '1 day, 10:00', '26:30', 'P'],
  base64: ['YWJj', 'YWI=', '', 'a-_b', 'a'],
};
const numbers: readonly number[] = [
  0,
  -0,
  1,
  -1,
  2,
  3,
  5,
  6,
  10,
  100,
  1.5,
  2.5,
  -2.25,
  0.1,
  0.3,
  0.7,
  0.30000000000000004,
  1e-7,
  1e15,
  2 ** 53 - 1,
  2 ** 53,
  90.5,
  -7,
  1e20,
];

/** Something that JSON can say. */
export function randomJson(random: Random, depth = 0): unknown {
  const kind = random.below(depth > 2 ? 6 : 9);
  if (kind < 3) return random.pick(texts);
  if (kind < 5) return random.pick(numbers);
  if (kind === 5) return random.pick([true, false, null]);
  if (kind < 8) return randomList(random, () => randomJson(random, depth + 1));
  const inner = random.list(
    3,
    () => [random.pick(['a', 'b', 'k', 'kind', '1', '+1', '2020-01-01', ' 1']), randomJson(random, depth + 1)] as const,
  );
  return Object.fromEntries(inner);
}

function randomList(random: Random, make: () => unknown): unknown[] {
  const list = random.list(3, make);
  return list.length > 0 && random.chance(0.3) ? [...list, list[0]] : list;
}

type Defs = Readonly<Record<string, JsonSchema>>;

/** Data after a schema, with a mistake now and then, so that much of it is taken. */
export function jsonAfter(schema: JsonSchema, defs: Defs, random: Random, depth = 0): unknown {
  if (random.chance(0.06) || depth > 7) return randomJson(random, depth);
  const again = (inner: unknown): unknown => jsonAfter(inner as JsonSchema, defs, random, depth + 1);
  if (typeof schema.$ref === 'string') return again(defs[schema.$ref.replace(/.*\//, '')]);
  if ('const' in schema && random.chance(0.9)) return schema.const;
  if (Array.isArray(schema.enum) && random.chance(0.9)) return random.pick(schema.enum as unknown[]);
  const choices = (schema.oneOf ?? (schema.type === undefined ? schema.anyOf : undefined)) as readonly JsonSchema[] | undefined;
  if (choices !== undefined && choices.length > 0) return again(random.pick(choices));
  const all = schema.allOf as readonly JsonSchema[] | undefined;
  if (all?.[0]?.$ref !== undefined) return Object.assign({}, again(all[0]), objectAfter(all[1] as JsonSchema, again, random));
  const type = Array.isArray(schema.type) ? random.pick(schema.type as string[]) : (schema.type as string | undefined);
  switch (type) {
    case 'string':
      return random.pick(fitting[String(schema.format ?? schema.contentEncoding)] ?? texts);
    case 'number':
      return random.pick(numbers);
    case 'integer':
      return Math.trunc(random.pick(numbers));
    case 'boolean':
      return random.chance(0.5);
    case 'null':
      return null;
    case 'array':
      if (Array.isArray(schema.prefixItems)) return schema.prefixItems.map(again);
      return randomList(random, () => again(schema.items ?? {}));
    case 'object':
      return objectAfter(schema, again, random);
    case undefined:
    default:
      return randomJson(random, depth);
  }
}

function objectAfter(schema: JsonSchema, again: (inner: unknown) => unknown, random: Random): object {
  const properties = Object.entries((schema.properties ?? {}) as Defs);
  const required = new Set((schema.required ?? []) as string[]);
  const result: Record<string, unknown> = {};
  for (const [key, inner] of properties) if (random.chance(required.has(key) ? 0.97 : 0.6)) result[key] = again(inner);
  if (typeof schema.additionalProperties === 'object') {
    for (const key of random.some(['k', 'l', '1', '+1', '2020-01-01', 'x', '3f2504e0-4f89-41d3-9a0c-0305e82c3301'], 0.25)) {
      result[key] = again(schema.additionalProperties);
    }
  }
  if (random.chance(0.05)) result.extra = 1;
  return result;
}
