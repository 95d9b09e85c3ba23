import { ArrayMaxSize, IsArray, IsInt, registerDecorator } from 'class-validator';
import { Decimal, Field, Int, literal, mapOf, nullable, oneOf, recordOf, setOf, tuple } from 'tenon';
import { explain, parse, pick } from 'tenon/model';
import { placesOf, problemsOf } from './problems.js';

class Item {
  @Field({ type: Int }) n = 1;
}

class Limited {
  @Field({ type: [String], minLength: 2, maxLength: 3, pattern: '^a', maxItems: 3, optional: true }) list?: string[];
  @Field({ type: setOf(Int), minimum: 3, minItems: 2, optional: true }) set?: Set<number>;
  @Field({ type: mapOf(Int, Int), minimum: 3, maxItems: 2, optional: true }) map?: Map<number, number>;
  @Field({ type: Decimal, maxDigits: 4, decimalPlaces: 2, multipleOf: 0.5, optional: true }) price?: string;
  @Field({ type: [Int], uniqueItems: true, optional: true }) unique?: number[];
}

describe('what is wrong with a @Field', () => {
  it.each<[object, string[]]>([
    [{ list: ['abcd', 'ab', 'b'] }, ['list.0: string_too_long', 'list.2: string_too_short']],
    [{ list: [1, 'xx'] }, ['list.0: string_type', 'list.1: string_pattern_mismatch']],
    [{ list: ['b', 'b', 'b', 'b'] }, ['list: too_long']],
    [{ set: [3, 3, 2, '1'] }, ['set.2: greater_than_equal', 'set.3: greater_than_equal']],
    [{ set: [3, 3] }, ['set: too_short']],
    [{ map: { 4: 1, 5: 3, 6: 2 } }, ['map.4: greater_than_equal', 'map.6: greater_than_equal']],
    [{ map: { x: 'y' } }, ['map.x.[key]: int_parsing', 'map.x: int_parsing']],
    [{ price: '123.45' }, ['price: decimal_max_digits']],
    [{ price: '1.234' }, ['price: decimal_max_places']],
    [{ price: '123' }, ['price: decimal_whole_digits']],
    [{ price: '1.25' }, ['price: multiple_of']],
    [{ unique: [1, 1] }, ['unique: unique_items']],
  ])('is told of the item, in the order and under the name of FastAPI: %j', async (plain, places) => {
    expect(await placesOf(Limited, plain)).toEqual(places);
  });

  it('is told with the limits of what holds the items', async () => {
    const [short, long] = await problemsOf(Limited, { set: [3, 3], map: { 4: 4, 5: 5, 6: 6 } });
    expect(short?.ctx).toEqual({ field_type: 'Set', min_length: 2, actual_length: 1 });
    expect(long?.ctx).toEqual({ field_type: 'Dictionary', max_length: 2, actual_length: null });
  });

  it('is its type where null was sent', async () => {
    class Typed {
      @Field({ type: Decimal }) decimal!: string;
      @Field({ type: setOf(Int) }) set!: Set<number>;
      @Field({ type: tuple(Int) }) tuple!: [number];
      @Field({ type: recordOf(Int) }) record!: Record<string, number>;
      @Field() item!: Item;
    }
    const plain = { decimal: null, set: null, tuple: null, record: null, item: null };
    const types = ['decimal_type', 'set_type', 'tuple_type', 'dict_type', 'model_attributes_type'];
    expect((await problemsOf(Typed, plain)).map(({ type }) => type)).toEqual(types);
  });
});

class Left {
  @Field({
    type: oneOf(
      () => Left,
      () => Right,
    ),
    optional: true,
  })
  next?: Left | Right;
  @Field({ optional: true }) text?: string;
}

class Right {
  @Field({
    type: oneOf(
      () => Left,
      () => Right,
    ),
    optional: true,
  })
  next?: Left | Right;
  @Field({ optional: true }) text?: string;
}

describe('a union without a tag', () => {
  it.each([{ text: 'x' }, { text: 1 }])('in itself is not read twice as long with each level: %j', async (leaf) => {
    let plain: object = leaf;
    for (let i = 0; i < 20; i += 1) plain = { next: plain };
    const start = performance.now();
    const { problems } = await explain(Left, plain);
    expect(problems.length).toBeLessThanOrEqual(50);
    // It took minutes.
    expect(performance.now() - start).toBeLessThan(5000);
  });

  it('refuses what class-transformer throws at', async () => {
    class Holder {
      @Field({ type: oneOf(Item, Int), optional: true }) either?: Item | number;
      @Field({ type: setOf(Int) }) numbers!: Set<number>;
    }
    const plain = { either: { n: 'x', deep: { constructor: 'x', inner: {} } }, numbers: [1.5] };
    expect(await placesOf(Holder, plain)).toEqual(['either.Item.n: int_parsing', 'either.int: int_type', 'numbers.0: int_from_float']);
  });

  it('sends dates, bytes, and what holds others', () => {
    class Holder {
      @Field({ type: [oneOf(Item, Uint8Array, [Date], nullable(mapOf(Date)))] }) all!: unknown[];
    }
    const all = [Buffer.from([0, 1, 2]), [new Date(0)], new Map([['a', new Date(0)]]), Object.assign(new Item(), { extra: 1 })];
    const [day] = ['1970-01-01T00:00:00.000Z'];
    expect(pick(Holder, { all })).toEqual({ all: ['AAEC', [day], { a: day }, { n: 1 }] });
  });
});

describe('a model in something', () => {
  let calls = 0;
  class Watched {
    @Field() text!: string;
  }
  const validate = (text: unknown): boolean => {
    calls += 1;
    return text !== 'bad';
  };
  registerDecorator({ name: 'watched', target: Watched, propertyName: 'text', options: {}, validator: { validate } });

  class Holder {
    @Field({ type: tuple(Watched), optional: true }) tuple?: [Watched];
    @Field({ type: [[Watched]], optional: true }) lists?: Watched[][];
    @Field({ type: recordOf(Watched), optional: true }) record?: Record<string, Watched>;
    @Field({ type: oneOf(Watched, Int), optional: true }) union?: Watched | number;
  }

  it.each([
    ['tuple', (inner: object) => ({ tuple: [inner] }), 1],
    ['lists', (inner: object) => ({ lists: [[inner]] }), 1],
    ['record', (inner: object) => ({ record: { a: inner } }), 1],
    // What does not fit strictly is tried once more with conversions.
    ['union', (inner: object) => ({ union: inner }), 2],
  ])('is looked at once: %s', async (_, holding, most) => {
    calls = 0;
    expect((await explain(Holder, holding({ text: 'fine' }))).problems).toEqual([]);
    expect(calls).toBe(1);
    calls = 0;
    expect((await explain(Holder, holding({ text: 'bad' }))).problems).toMatchObject([{ type: 'watched' }, ...(most === 2 ? [{}] : [])]);
    expect(calls).toBe(most);
  });
});

describe('@Field', () => {
  it('finds the tag of a union under its alias', async () => {
    class Cat {
      @Field({ type: literal('cat'), alias: 'pet_kind' }) kind!: 'cat';
    }
    class Dog {
      @Field({ type: literal('dog'), alias: 'pet_kind' }) kind!: 'dog';
    }
    class Owner {
      @Field({ type: oneOf(Cat, Dog, 'kind') }) pet!: Cat | Dog;
    }
    const plain = { pet: { pet_kind: 'dog' } };
    const owner = parse(Owner, plain);
    expect(owner.pet).toBeInstanceOf(Dog);
    expect(pick(Owner, owner)).toEqual(plain);
    expect(await placesOf(Owner, { pet: { kind: 'dog' } })).toEqual(['pet: union_tag_not_found']);
  });

  it('keeps the class of a default, and makes it anew', () => {
    class Holder {
      @Field({ default: new Item() }) item!: Item;
      @Field({ type: [Item], default: [new Item()] }) items!: Item[];
    }
    const [one, other] = [parse(Holder, {}), parse(Holder, {})];
    expect([one.item, one.items[0]].every((item) => item instanceof Item)).toBe(true);
    expect(one.item).not.toBe(other.item);
    expect(one.items[0]).not.toBe(other.items[0]);
  });
});

describe('too many items', () => {
  class Crowded {
    @Field({ type: [Int], minimum: 1, maxItems: 2, optional: true, message: 'wants numbers' }) list?: number[];
    @Field({ type: [Item], maxItems: 1, nullable: true, optional: true }) models?: Item[] | null;
    @Field({ type: () => [Item], maxItems: 1, optional: true }) later?: Item[];
    @Field({ type: setOf(Int), minimum: 1, maxItems: 2, optional: true }) set?: Set<number>;
    @Field({ type: mapOf(Int), maxItems: 1, optional: true }) map?: Map<string, number>;
  }
  class Plain {
    @ArrayMaxSize(2) @IsInt({ each: true }) @IsArray() list!: number[];
  }

  it.each<[object, string[]]>([
    [{ list: [1, 'x', 0] }, ['list: too_long']],
    [{ list: ['x', 0] }, ['list.0: int_parsing', 'list.1: greater_than_equal']],
    [{ models: [{ n: 'x' }, 5] }, ['models: too_long']],
    [{ later: [{ n: 'x' }, { n: 1 }] }, ['later: too_long']],
    [{ set: ['x', 1, 2, 0, 3, 'y'] }, ['set: too_long']],
    [{ set: ['x', 1, '1', 2, 0] }, ['set.0: int_parsing', 'set.4: greater_than_equal']],
    [{ set: [1, 1, 2, 2] }, []],
    // FastAPI counts the entries of an object once they are read.
    [{ map: { a: 'x', b: 1 } }, ['map.a: int_parsing']],
  ])('are told alone, of a set those that are valid: %j', async (plain, places) => {
    expect(await placesOf(Crowded, plain)).toEqual(places);
  });

  it('are told with their number, and in the words of the limit', async () => {
    const [list, set] = await problemsOf(Crowded, { list: [1, 'x', 0], set: [1, 2, 'x', 3] });
    expect(list).toEqual({
      ...{ type: 'too_long', loc: ['list'], input: [1, 'x', 0], ctx: { field_type: 'List', max_length: 2, actual_length: 3 } },
      msg: 'list must contain no more than 2 elements',
    });
    expect(set).toEqual({
      ...{ type: 'too_long', loc: ['set'], input: [1, 2, 'x', 3], ctx: { field_type: 'Set', max_length: 2, actual_length: null } },
      msg: 'set must contain no more than 2 elements',
    });
  });

  it('are what class-validator makes of them where only its decorators speak', async () => {
    expect(await placesOf(Plain, { list: [1, 2, 'x'] })).toEqual(['list.2: int_parsing']);
  });
});

describe('a map of models in a response', () => {
  it('is told of a key that does not fit', () => {
    class Shelf {
      @Field({ type: mapOf(Int, Item) }) items!: Map<number, Item>;
    }
    const { problems } = explain(Shelf, { items: { x: { n: 1 } } }, { conversion: 'response' }) as {
      problems: readonly { loc: unknown }[];
    };
    expect(problems.map(({ loc }) => loc)).toEqual([['items', 'x', '[key]']]);
  });
});
