import fc from 'fast-check';
import { Color } from '../support/random-values.js';
import { TAKEN } from './inventory.js';

const FORMATTED: readonly string[] = [
  ...Object.values(TAKEN),
  ...['jane.doe+x@mail.example.com', 'a@b.co', '"quoted"@x.org', `${'l'.repeat(64)}@b.co`, `a@${'d'.repeat(63)}.com`],
  ...['http://example.com', 'https://a.b-c.de:8080/p/q?r=s#t', 'http://user:pass@host.org/', 'http://127.0.0.1:99999', 'HTTP://A.DE'],
  ...['3f2504e0-4f89-41d3-9a0c-0305e82c3301', '00000000-0000-0000-0000-000000000000', 'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF'],
  ...['2020-02-29', '2019-02-29', '2020-01-01T10:00:00.123Z', '2020-01-01T24:00', '2020-01-01T10:00:00+01:00', '2020-W53-7'],
  ...['+2020-366', '20200101T1000', '-12.5', '.5', '5.', '+1e5', 'true', '0', '5f2504e04f8941d39a0c0305', '{"a":[1]}', '127.0.0.1'],
  ...['fe80::1%eth0', 'QUJD', 'aA1!aaaaaa', 'x@xn--p1ai.xn--p1ai', '$1,000.00', '9783161484100', '0317-8471', 'd41d8cd98f00b204e980'],
  ...['+436641234567', '0664 1234567', '1010', 'C01X00T47', 'rgb(1,2,300)', 'rgba(5%,5%,5%,.3)', '12345678903', '0123456789ab'],
];

const change = fc.tuple(
  fc.nat(70),
  fc.nat(2),
  fc.oneof(fc.constantFrom(...'.-_@:/ 0aZ\n\u017f\u212a'), fc.string({ maxLength: 2, unit: 'binary' })),
);

/** Texts up to two changes away from what some format takes. */
export const nearly = (...texts: readonly string[]): fc.Arbitrary<string> =>
  fc
    .tuple(fc.constantFrom(...texts), fc.array(change, { maxLength: 2 }))
    .map(([text, changes]) => changes.reduce((changed, [at, gone, put]) => changed.slice(0, at) + put + changed.slice(at + gone), text));

const characters = fc
  .array(fc.constantFrom('a', 'b', 'é', '👍', '\ufe0f', '\ufe0e', '\u200d', '\ud800', '\udfff', '\n', '\0', '$&'), { maxLength: 12 })
  .map((list) => list.join(''));

/** Anything that may be sent, and more. */
export const inputs: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: nearly(...FORMATTED) },
  { weight: 3, arbitrary: characters },
  { weight: 2, arbitrary: fc.string({ unit: 'binary' }) },
  {
    weight: 3,
    arbitrary: fc.oneof(fc.double(), fc.integer({ min: -20, max: 20 }), fc.constantFrom(-0, 1e-7, 2 ** 53, 1e21, 5e-324), fc.bigInt()),
  },
  { weight: 3, arbitrary: fc.constantFrom<unknown>(undefined, null, true, false, ...Object.values(Color), 'Low', 'High', 0, 1) },
  { weight: 2, arbitrary: fc.array(fc.oneof(fc.constantFrom('a', 1, undefined, NaN), fc.anything()), { maxLength: 4 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<unknown>(
      ...[Object('a'), Object(5), Object(true), new Map(), new Set([1]), Symbol.iterator, () => 1, /a/, class {}],
    ),
  },
  {
    weight: 1,
    arbitrary: fc.oneof(fc.date(), fc.constantFrom(new Date(NaN), new Date(0), new Date(5), Object.create(Date.prototype) as unknown)),
  },
  {
    weight: 2,
    arbitrary: fc.anything({
      withBoxedValues: true,
      withDate: true,
      withMap: true,
      withNullPrototype: true,
      withSet: true,
      withSparseArray: true,
    }),
  },
);
