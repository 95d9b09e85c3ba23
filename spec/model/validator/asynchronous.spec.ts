import * as library from 'class-validator';
import { IsInt, IsString, ValidateNested, ValidatePromise } from 'class-validator';
import { setTimeout as sleep } from 'node:timers/promises';
import { execute } from '../../../src/model/validator/executor.js';
import { promised } from '../support/promised.js';
import { expectSame } from '../support/same-validation.js';

const slow = (
  name: string,
  answer: (value: unknown) => unknown,
  options: library.ValidationOptions = {},
  async: boolean | undefined = undefined,
) =>
  ((target: object, property: string) =>
    library.registerDecorator({
      ...{ name, async, options, target: target.constructor, propertyName: property },
      validator: { validate: (value: unknown) => answer(value) as boolean, defaultMessage: () => `${name} $value` },
    })) as PropertyDecorator;

class Line {
  @slow('rare', (value) => sleep(1, value === 'rare')) name: unknown = 'usual';
  @IsInt() amount: unknown = 1;
}

describe('a check that answers later', () => {
  it('takes its place among the errors', async () => {
    class Order {
      @IsInt() first = 'x';
      @slow('late', () => sleep(2, false), { context: { code: 1 } }) @IsInt() second = 'x';
      @slow('soon', () => Promise.resolve(0)) third = 'x';
      @slow('never', () => Promise.resolve('yes')) fourth = 'x';
      @IsInt() fifth = 'x';
    }
    await expectSame(() => new Order());
    await expectSame(() => new Order(), { stopAtFirstError: true });
  });

  it('is not asked by validateSync where it says so, and counts as passed where it does not', async () => {
    const asked: unknown[] = [];
    class Order {
      @slow('said', (value) => (asked.push(value), Promise.resolve(false)), {}, true) said = 1;
      @slow('unsaid', (value) => (asked.push(value), Promise.resolve(true))) unsaid = 2;
    }
    await expectSame(
      () => new Order(),
      undefined,
      () => asked,
    );
  });

  it('may fail', async () => {
    class Order {
      @slow('broken', () => Promise.reject(new RangeError('down')), {}, true) name = 'x';
    }
    await expectSame(() => new Order());
  });

  it('may be nested, in objects, lists and maps', async () => {
    class Order {
      @ValidateNested() one = new Line();
      @ValidateNested() many = [new Line(), Object.assign(new Line(), { name: 'rare' })];
      @ValidateNested() byName = new Map([['a', [new Line()]]]);
      @ValidateNested() good = Object.assign(new Line(), { name: 'rare' });
    }
    await expectSame(() => new Order());
  });

  it('does not fail an answer that was given already', async () => {
    class Order {
      @slow('late', () => Promise.resolve(false)) @ValidateNested() line = Object.assign(new Line(), { amount: 'x', name: 'rare' });
    }
    const errors = execute(new Order(), undefined, 'sync');
    const before = JSON.stringify(errors);
    await sleep(5);
    expect(JSON.stringify(errors)).toBe(before);
  });
});

describe('a promise', () => {
  class Order {
    @ValidatePromise() @IsString() name: unknown;
    @ValidatePromise() @ValidateNested() line: unknown;
    @IsInt() amount: unknown = 'x';
    constructor(name: unknown, line?: unknown) {
      this.name = name;
      this.line = line;
    }
  }

  it('is awaited, and its value validated', async () => {
    await expectSame(() => new Order(promised(5), promised(Object.assign(new Line(), { amount: 'x' }))));
    await expectSame(() => new Order(promised('x'), promised([Object.assign(new Line(), { name: 'rare' })])));
    await expectSame(() => new Order('x', promised(null)));
    await expectSame(() => new Order(5, new Line()));
  });

  it('is awaited in what is nested', async () => {
    class Orders {
      @ValidateNested() one = new Order(promised(5));
      @ValidateNested() many = [new Order(promised('x')), new Order(promised(5), promised([promised(5), new Line()]))];
      @IsInt() count = 'x';
    }
    const make = (): Orders => {
      const orders = new Orders();
      for (const order of [orders.one, ...orders.many]) order.amount = 1;
      return orders;
    };
    await expectSame(make);
    await expectSame(() => new Orders());
  });

  it('is an object like any other without ValidatePromise', async () => {
    class Plain {
      @IsString() name = promised('x');
    }
    await expectSame(() => new Plain());
  });
});

describe('an answer', () => {
  it('is there at once where nothing is pending', () => {
    expect(execute(new (class extends Line {})(), { groups: ['none'], forbidUnknownValues: false }, 'async')).toEqual([]);
    class Order {
      @IsInt() amount = 'x';
    }
    expect(execute(new Order(), undefined, 'async')).toEqual([expect.any(library.ValidationError)]);
    expect(execute(new Line(), undefined, 'async')).toBeInstanceOf(Promise);
  });
});
