/** Values on which a look-alike of a check would differ from it: borders of numbers, kinds of emptiness, boxes, other types. */
const VALUES: readonly unknown[] = [
  ...[undefined, null, true, false, 0, -0, 1, -1, 2, 7, 1.5, -1.5, 5e-324, -5e-324, 1e-7, 2 ** 31, 2 ** 53, 1e21, NaN, Infinity, -Infinity],
  ...['', ' ', '\t', '0', '1', 'a', 'A', 'aB', 'é', '😀', '-1', '1.5', 'true', 'TRUE', 'yes', 'null', '[]', '{}', 'a'.repeat(300)],
  ...[[], [''], [undefined], [1, 2, 3], {}, { a: 1 }, Object.create(null) as unknown, new Date(0), new Date(NaN), new Map(), new Set([1])],
  ...[new String(''), new Number(1), new Boolean(false), /a/, Symbol.iterator, 1n, () => 1, class {}, Promise.resolve()],
];

/** Texts that only the check of this name takes, or nearly takes. */
const TEXTS: Readonly<Record<string, readonly string[]>> = {
  isDateString: [
    '2020-01-01',
    '2020-02-31',
    '2020-01-01T10:00:00Z',
    '2020-01-01 10:00',
    '2020-01-01T10:00:00+01:00',
    '2020',
    '2020-W01',
    '20200101',
    '2020-13-01',
    '2020-01-01T25:00',
  ],
  isMongoId: [
    '5f2504e04f8941d39a0c0305',
    '5F2504E04F8941D39A0C0305',
    '0x2504e04f8941d39a0c0305',
    '5f2504e04f8941d39a0c030',
    'zf2504e04f8941d39a0c0305',
  ],
  isBooleanString: ['false', 'False', 'no', 'on', 'off', 'y', 't'],
  isJson: ['{"a":1}', '[1]', '"a"', '{a:1}', '{"a":1', ' {} '],
};

/** Checks of more than texts, for which {@link VALUES} alone tell. */
const TELLING: ReadonlySet<string> = new Set([
  'isArray',
  'isDefined',
  'isEmpty',
  'isInt',
  'isNegative',
  'isNotEmpty',
  'isObject',
  'isPositive',
]);

/** Values by which a check of this name is told from a look-alike; undefined where none are known that would. */
export function samplesOf(name: string): readonly unknown[] | undefined {
  if (TELLING.has(name)) return VALUES;
  const texts = TEXTS[name];
  return texts && [...VALUES, ...texts];
}
