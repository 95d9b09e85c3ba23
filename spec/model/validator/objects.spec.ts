import * as library from 'class-validator';
import { IsInt, IsString, ValidateNested, type ValidatorOptions } from 'class-validator';
import { execute } from '../../../src/model/validator/executor.js';
import { validate, validateSync } from '../../../src/model/validator/validate.js';
import { expectSame } from '../support/same-validation.js';

class Order {
  @IsInt() amount: unknown = 'x';
  @IsString() name: unknown = 5;
}

describe('what is validated', () => {
  it.each<[string, unknown]>([
    ['null', null],
    ['nothing', undefined],
    ['a number', 5],
    ['a list', [new Order()]],
    ['an object that nothing is known of', { a: 1 }],
    ['an object without a prototype', Object.create(null)],
    ['an object whose constructor is data', { constructor: 5, amount: 1 }],
    ['an object that claims to be of a class', { constructor: Order, amount: 1 }],
    ['an object whose constructor claims to have a prototype', { constructor: { prototype: new Order() } }],
  ])('may be %s', async (_, value) => {
    for (const options of [undefined, {}, { forbidUnknownValues: false }, { forbidUnknownValues: null as never }, null as never]) {
      await expectSame(() => value as object, options as ValidatorOptions);
    }
  });

  it('may follow the name of a schema, which selects nothing', async () => {
    const expected = JSON.stringify(library.validateSync('Order', new Order(), { stopAtFirstError: true }));
    expect(JSON.stringify(validateSync('Order', new Order(), { stopAtFirstError: true }))).toBe(expected);
    expect(JSON.stringify(await validate('Order', new Order(), { stopAtFirstError: true }))).toBe(expected);
  });

  it('has errors of the class of the library', () => {
    const [error] = validateSync(new Order());
    expect(error).toBeInstanceOf(library.ValidationError);
    expect(error?.toString()).toBe(library.validateSync(new Order())[0]?.toString());
  });
});

describe('a limit', () => {
  class Orders {
    @ValidateNested() orders: unknown;
    @IsInt() count: unknown = 'x';
    constructor(orders: unknown) {
      this.orders = orders;
    }
  }
  const orders = (count: number): Order[] => Array.from({ length: count }, () => new Order());
  const failures = (errors: library.ValidationError[]): number =>
    errors.reduce((sum, { constraints, children = [] }) => sum + (constraints ? 1 : 0) + failures(children), 0);

  it.each([
    [orders(10), 21],
    [new Set(orders(10)), 21],
    [new Map(orders(10).map((order, index) => [index, order])), 21],
    [[orders(5), orders(5)], 21],
  ])('shortens the list to that many failed properties', (list, all) => {
    expect(failures(execute(new Orders(list), undefined, 'sync'))).toBe(all);
    for (const limit of [1, 2, 7, 20, 21, 22]) {
      expect(failures(execute(new Orders(list), undefined, 'sync', limit))).toBe(Math.min(limit, all));
    }
  });

  it('counts unknown keys, and leaves out no valid object', () => {
    const options = { whitelist: true, forbidNonWhitelisted: true };
    const many = Object.assign(new Order(), Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`key${index}`, index])));
    expect(failures(execute(many, options, 'sync', 10))).toBe(10);
    const last = [...orders(50).map((order) => Object.assign(order, { amount: 1, name: 'a' })), new Order()];
    expect(failures(execute(new Orders(last), undefined, 'sync', 1))).toBe(1);
  });
});
