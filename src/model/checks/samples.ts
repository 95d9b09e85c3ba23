/** Values on which a look-alike of these checks would differ from them: borders of numbers, kinds of emptiness, boxes, other types. */
export const samples: readonly unknown[] = [
  ...[undefined, null, true, false, 0, -0, 1, -1, 2, 7, 1.5, -1.5, 5e-324, -5e-324, 1e-7, 2 ** 31, 2 ** 53, 1e21, NaN, Infinity, -Infinity],
  ...['', ' ', '\t', '0', '1', 'a', 'A', 'aB', 'é', '😀', '-1', '1.5', 'true', 'TRUE', 'yes', 'null', '[]', '{}', 'a'.repeat(300)],
  ...[[], [''], [undefined], [1, 2, 3], {}, { a: 1 }, Object.create(null) as unknown, new Date(0), new Date(NaN), new Map(), new Set([1])],
  ...[new String(''), new Number(1), new Boolean(false), /a/, Symbol.iterator, 1n, () => 1, class {}, Promise.resolve()],
];

/** Checks by operators alone, of which nothing can be watched; they take no parameters, and {@link samples} tell them from others. */
export const toldBySamples: ReadonlySet<string> = new Set(['isDefined', 'isEmpty', 'isNegative', 'isNotEmpty', 'isPositive']);
