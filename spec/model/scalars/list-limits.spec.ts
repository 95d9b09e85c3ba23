import { TenonError } from '../../../src/core/errors.js';
import { Email } from '../../../src/model/scalars/emails.js';
import { Decimal } from '../../../src/model/scalars/decimals.js';
import { listCheck, scalarCheck, textCheck } from '../../../src/model/scalars/limits.js';
import { Int } from '../../../src/model/scalars/numbers.js';
import { Uuid } from '../../../src/model/scalars/texts.js';

describe('limits of lists', () => {
  it('are a fewest and a most, with the length that it has', () => {
    const check = listCheck({ minItems: 1, maxItems: 2 });
    expect([check?.([1]), check?.([1, 2])]).toEqual([undefined, undefined]);
    expect(check?.([])).toMatchObject({
      type: 'too_short',
      msg: 'must have at least 1 item',
      ctx: { field_type: 'List', min_length: 1, actual_length: 0 },
    });
    expect(check?.([1, 2, 3])).toMatchObject({
      type: 'too_long',
      msg: 'must have at most 2 items',
      ctx: { field_type: 'List', max_length: 2, actual_length: 3 },
    });
    expect(listCheck({ maxItems: 0 }, 'Set')?.([1])?.ctx).toMatchObject({ field_type: 'Set' });
  });

  it.each<[unknown[], boolean]>([
    [[], true],
    [[1, '1', true, null, 'true', 1n, '{}'], true],
    [[{}, [], '{}', '[]'], true],
    [[1, 1], false],
    [[0, -0], false],
    [[NaN, NaN], false],
    [['a', 'b', 'a'], false],
    [
      [
        { a: 1, b: [2] },
        { b: [2], a: 1 },
      ],
      false,
    ],
    [[{ a: 1 }, { a: '1' }], true],
    [[{ a: undefined }, {}], false],
    [[['a,b'], ['a', 'b']], true],
    [[[0], [-0]], false],
    [[new Date(5), new Date(5)], false],
    [[new Date(5), new Date(6), 5], true],
    [[new Map([['a', 1n]]), new Map([['a', 1n]])], false],
    [[new Map([['a', 1]]), new Map([['a', 2]]), new Set(['a'])], true],
    [[new Set([1, 2]), new Set([2, 1])], false],
    [[Buffer.from('a'), Buffer.from('a')], false],
    [[Buffer.from('a'), Buffer.from('b')], true],
  ])('of items once each: %p is %p', (items, fits) => {
    expect(listCheck({ uniqueItems: true })?.(items)?.type).toBe(fits ? undefined : 'unique_items');
  });

  it('are no check where there are none', () => expect(listCheck({ uniqueItems: false, minimum: 1 })).toBeUndefined());
});

describe('the limits that a scalar knows', () => {
  const limits = { minimum: 10, minLength: 3 };
  it.each([
    [Int, 5, 'greater_than_equal'],
    [Decimal, '9.99', 'greater_than_equal'],
    [Email, 'ab', 'string_too_short'],
    [Uuid, 'ab', undefined],
  ])('$name', (scalar, value, type) => expect(scalarCheck(scalar, limits)?.(value)?.type).toBe(type));
});

describe('a broken pattern', () => {
  it('is an error of the catalogue', () => {
    expect(() => textCheck({ pattern: '^[a-z{2}$' })).toThrow(TenonError);
    expect(() => textCheck({ pattern: '(' })).toThrow(
      expect.objectContaining({
        code: 'PATTERN_BROKEN',
        message: expect.stringContaining('"(" is no regular expression: Unterminated group.') as string,
      }) as Error,
    );
  });
});
