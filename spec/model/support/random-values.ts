import type { Random } from './random.js';

export enum Color {
  Red = 'red',
  Blue = 'blue',
}

export enum Level {
  Low,
  High,
}

/** Values at the borders of what checks tell apart, and some that break careless ones. */
const SCALARS: readonly unknown[] = [
  ...[undefined, null, true, false, 0, -0, 1, -1, 2, 3, 5, 1.5, -2.25, 1e-7, 1e21, 2 ** 53, NaN, Infinity, -Infinity, 7n],
  ...['', ' ', 'a', 'abc', 'abcdefghij', 'red', 'blue', 'Low', '0', '1', 'true', '-1.5', '12345', '{"a":1}', 'A'.repeat(40)],
  ...['a@b.co', 'a..b@c.de', 'x@[127.0.0.1]', 'user.name+tag@sub.example.com', 'ä@ö.de', '@', `${'l'.repeat(65)}@b.co`],
  ...['3f2504e0-4f89-41d3-9a0c-0305e82c3301', '3F2504E0-4F89-11D3-9A0C-0305E82C3301', '00000000-0000-0000-0000-000000000000'],
  ...['2020-02-30', '2020-01-01T10:00:00Z', '2020-01-01 10:00', '2020-W01', '5f2504e04f8941d39a0c0305', '127.0.0.1', '::1'],
  ...['http://a.de', 'https://example.com:8080/p?q#f', 'ftp://x.org', 'example.com', 'http://localhost', 'javascript:alert(1)'],
  ...['$value', '$property', '$target', '$constraint1', '$&', "$'", '$$', '👍🏽', 'e\u0301', '☎️☎️', '\ud800', 'a\udc00b'],
  ...[Color.Red, Level.High, Symbol.for('s')],
];

/** Makes the values of plain checks; the same sequence of choices gives equal, but not the same, objects. */
export function randomValue(random: Random, depth = 0): unknown {
  if (depth > 2 || random.chance(0.72)) return random.pick(SCALARS);
  const inner = (): unknown => randomValue(random, depth + 1);
  switch (random.below(11)) {
    case 0:
      return new Date(random.pick([0, 1e12, NaN]));
    case 1:
      return Object(random.pick(['abc', 5, true, ''])) as unknown;
    case 2:
      return {};
    case 3:
      return { a: inner(), b: inner() };
    case 4:
      return Object.assign(Object.create(null) as object, { a: 1 });
    case 5:
      return new Set(random.list(3, inner));
    case 6:
      return new Map(random.list(3, () => [random.pick(['k', 1, true, Symbol.for('k')]), inner()] as const));
    case 7:
      return sparse(random.list(2, inner));
    case 8:
      return random.pick([parseInt, class {}, /a/g]);
    default:
      return random.list(4, inner);
  }
}

function sparse(values: unknown[]): unknown[] {
  values[values.length + 1] = 'last';
  return values;
}
