import { Allow, IsInt, IsOptional, ValidateNested } from 'class-validator';
import { promised } from '../support/promised.js';
import { expectSame } from '../support/same-validation.js';

class Line {
  @IsInt() amount: unknown;
  constructor(amount: unknown = 'x') {
    this.amount = amount;
  }
}

class Order {
  @ValidateNested() line: unknown;
  constructor(line?: unknown) {
    this.line = line;
  }
}

class Orders {
  @ValidateNested({ each: true }) lines: unknown;
  constructor(lines?: unknown) {
    this.lines = lines;
  }
}

const holes = (): unknown[] => {
  const list: unknown[] = [new Line()];
  list[3] = new Line();
  return list;
};

describe('what is nested', () => {
  it.each<[string, () => unknown]>([
    ['nothing', () => undefined],
    ['null', () => null],
    ['a text', () => 'line'],
    ['one object', () => new Line()],
    ['a list where one is meant', () => [new Line(), new Line(1)]],
    ['lists in lists', () => [[new Line()], [], [[new Line(), null, undefined]]]],
    ['a list with holes', holes],
    ['a set', () => new Set([new Line(), 'x', undefined])],
    [
      'a map, whose keys name the errors',
      () =>
        new Map<unknown, unknown>([
          ['a', new Line()],
          [1, 5],
          [Symbol('s'), new Line()],
        ]),
    ],
    ['a map with a key that has no name', () => new Map([[null, new Line()]])],
    ['an object without a prototype', () => Object.create(null) as unknown],
    ['an object that nothing is known of', () => ({ a: 1 })],
    ['an object whose constructor is data', () => ({ constructor: 5 })],
    ['an object whose constructor is missing', () => ({ constructor: undefined })],
    ['a function', () => parseInt],
    ['a promise', () => promised(new Line())],
  ])('may be %s', async (_, value) => {
    for (const options of [undefined, { forbidUnknownValues: false }, { stopAtFirstError: true }, { skipNullProperties: true }]) {
      await expectSame(() => new Order(value()), options);
      await expectSame(() => new Orders(value()), options);
    }
  });

  it('is validated twice where two decorators say so', async () => {
    class Twice {
      @ValidateNested({ context: { first: true } }) @ValidateNested({ each: true }) lines: unknown = [new Line(), 5];
    }
    await expectSame(() => new Twice());
    await expectSame(() => new Twice(), { stopAtFirstError: true });
  });

  it('is stripped of unknown keys, by the class that it is of', async () => {
    class Special extends Line {
      @Allow() more = 1;
    }
    const make = (): object => new Orders([Object.assign(new Special(), { extra: 1 }), Object.assign(new Line(), { more: 1 })]);
    await expectSame(make, { whitelist: true });
    await expectSame(make, { whitelist: true, forbidNonWhitelisted: true });
  });

  it('may be deeper than the stack in the library and here', async () => {
    class Node {
      @IsOptional() @ValidateNested() next: unknown;
    }
    const make = (): object => {
      let node = new Node();
      for (let depth = 0; depth < 200_000; depth += 1) node = Object.assign(new Node(), { next: node });
      return node;
    };
    await expectSame(() => Object.defineProperty(new Order(make()), 'line', { enumerable: false }));
  });
});
