import * as library from 'class-validator';
import { IsByteLength, IsEmail, IsInt, IsNotEmpty, IsNumber, Validate } from 'class-validator';
import { expectSame } from '../support/same-validation.js';

const sparse = (): unknown[] => {
  const list: unknown[] = ['a'];
  list[2] = 'b';
  return list;
};

describe('each', () => {
  it.each<[string, () => unknown]>([
    ['a list', () => [1, 'a']],
    ['an empty list', () => []],
    ['a list with holes', sparse],
    ['a set', () => new Set([1, 'a', undefined])],
    [
      'the values of a map',
      () =>
        new Map([
          ['a', 1],
          ['b', '2'],
        ] as [string, unknown][]),
    ],
    ['one value, which is no collection', () => 'a'],
    ['no value', () => undefined],
    ['an object with a length', () => ({ length: 1, 0: 'a' })],
  ])('goes over %s', async (_, make) => {
    const seen: unknown[] = [];
    @library.ValidatorConstraint()
    class Noting {
      validate(value: unknown, args?: library.ValidationArguments): boolean {
        seen.push(value, Array.isArray(args?.value));
        return value === 'a';
      }
    }
    class Order {
      @IsInt({ each: true }) @IsNotEmpty({ each: true }) list = make();
      @Validate(Noting, { each: true }) noted = make();
    }
    await expectSame(
      () => new Order(),
      undefined,
      () => seen,
    );
  });

  it('asks every element, and throws what a later one throws', async () => {
    class Order {
      @IsByteLength(1, 2, { each: true }) texts: unknown = ['too long', '\ud800'];
    }
    class Mail {
      @IsEmail({}, { each: true }) addresses: unknown = [5, 'a\ud800@b.co'];
    }
    class Sums {
      @IsNumber({ maxDecimalPlaces: 2 }, { each: true }) sums: unknown = ['x', 1e-7];
    }
    await expectSame(() => new Order());
    await expectSame(() => new Mail());
    await expectSame(() => new Sums());
  });

  it('waits for all where one is asynchronous, and misses holes', async () => {
    class Order {
      @library.ValidateBy(
        { name: 'slow', validator: { validate: (value) => (value === 'a' ? (Promise.resolve(true) as never) : value === 'b') } },
        { each: true },
      )
      list: unknown;
      constructor(list: unknown) {
        this.list = list;
      }
    }
    await expectSame(() => new Order(['a', 'b']));
    await expectSame(() => new Order(['a', 'c']));
    await expectSame(() => new Order(sparse()));
  });
});
