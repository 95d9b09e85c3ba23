import { Field } from '../../../src/model/field/field.js';
import { fieldOf } from '../../../src/model/field/field-facts.js';
import { generic } from '../../../src/model/field/generic.js';
import { enumOf, literal } from '../../../src/model/scalars/choices.js';
import { Int } from '../../../src/model/scalars/numbers.js';
import { mapOf, nullable, oneOf, setOf, tuple, type ClassOf } from '../../../src/model/types/composite.js';
import { failures } from './support.js';

class Order {
  @Field() id!: string;
}
class User {
  @Field() name!: string;
}

const Page = generic('PageOf', <T>(item: ClassOf<T>) => {
  class Page {
    @Field({ type: [item] }) items!: T[];
    @Field({ type: Int }) total!: number;
  }
  return Page;
});

const Pair = generic('PairOf', <A extends object, B extends object>(first: ClassOf<A>, second: ClassOf<B>) => {
  class Pair {
    @Field({ type: first }) first!: A;
    @Field({ type: second }) second!: B;
  }
  return Pair;
});

describe('a generic model', () => {
  it('is one class for the same types', () => {
    expect(Page(Order)).toBe(Page(Order));
    expect(Page(User)).not.toBe(Page(Order));
    expect(Pair(Order, User)).toBe(Pair(Order, User));
    expect(Pair(User, Order)).not.toBe(Pair(Order, User));
  });

  it('is named after its types', () => {
    expect(Page(Order).name).toBe('PageOfOrder');
    expect(Pair(Order, User).name).toBe('PairOfOrderAndUser');
    expect(Page(Page(Order)).name).toBe('PageOfPageOfOrder');
  });

  it('validates with them', () => {
    expect(failures(Page(Order), { items: [{ id: '1' }], total: 1 })).toEqual([]);
    expect(failures(Page(Order), { items: [{ name: 'Ann' }], total: 1 })).toEqual(
      ['items.0.id isDefined', 'items.0.id isString'].reverse().sort(),
    );
    expect(fieldOf(Page(User), 'items')?.form).toMatchObject({ kind: 'list', item: { kind: 'model', model: User } });
  });

  it('is typed by them', () => {
    class OrderPage extends Page(Order) {}
    const page: { items: Order[]; total: number } = new OrderPage();
    const second: User = new (Pair(Order, User))().second;
    // @ts-expect-error -- orders are no users
    const wrong: { items: User[] } = new (Page(Order))();
    expect([page, second, wrong]).toHaveLength(3);
  });

  it('names any stated type', () => {
    const Box = generic('BoxOf', (type: unknown) => {
      void type;
      return class {};
    });
    const names = [
      [Int, 'Int'],
      [String, 'String'],
      [Date, 'Date'],
      [[Order], 'OrderList'],
      [setOf(Int), 'IntSet'],
      [mapOf(Order), 'OrderMap'],
      [tuple(Int, Order), 'IntAndOrderTuple'],
      [oneOf(Order, User), 'OrderOrUser'],
      [nullable(Order), 'OrderOrNull'],
      [(): typeof Order => Order, 'Order'],
      [literal('a', 'b-c'), 'aBC'],
      ['text', 'text'],
    ] as const;
    for (const [type, name] of names) expect(Box(type as never).name).toBe(`BoxOf${name}`);
  });
});

it('a named enum lends a generic class its name', () => {
  enum Language {
    Danish = 'da',
    French = 'fr',
  }
  expect(Page(enumOf(Language, { name: 'Language' }) as unknown as ClassOf).name).toBe('PageOfLanguage');
});
