import { IsInt, IsString, Min } from 'class-validator';
import { Body, Controller, Int, literal, Path, Post, Query } from 'tenon';
import type { TestApp } from 'tenon/testing';
import { problemsOf, serve } from '../routing/application.js';

class Item {
  @IsString()
  name!: string;

  @Min(1)
  @IsInt()
  count = 1;
}

class Owner {
  @IsString()
  mail!: string;
}

enum Desk {
  First = 1,
  Second = 2,
}

@Controller()
class Api {
  @Post('/one')
  one(@Body() item: Item) {
    return item;
  }

  @Post('/embedded')
  embedded(@Body({ embed: true }) item: Item) {
    return item;
  }

  @Post('/many')
  many(
    @Body() item: Item,
    @Body('by') owner: Owner,
    @Body({ type: Int, minimum: 0 }) weight: number = 5,
    @Body({ optional: true }) note?: string,
  ) {
    return { item, owner, weight, note: note ?? null };
  }

  @Post('/twice')
  twice(@Body('item') item: Item, @Body('item') same: Item) {
    return [item, same];
  }

  @Post('/list')
  list(@Body({ type: [Item] }) items: Item[]) {
    return items;
  }

  @Post('/numbers')
  numbers(@Body({ type: [Int], maximum: 9 }) numbers: number[]) {
    return numbers;
  }

  @Post('/scalar')
  scalar(@Body({ type: Int, maximum: 9 }) number: number) {
    return number;
  }

  @Post('/scalars')
  scalars(
    @Body() text: string,
    @Body() number: number,
    @Body() flag: boolean,
    @Body() big: bigint,
    @Body() date: Date,
    @Body({ enum: Desk }) desk: Desk,
    @Body({ type: literal('x', 7) }) choice: 'x' | 7,
  ) {
    return { text, number, flag, big: String(big), date, desk, choice };
  }

  @Post('/optional')
  optional(@Body({ optional: true }) item?: Item) {
    return { item: item ?? null };
  }

  @Post('/default')
  default(@Body() item: Item = Object.assign(new Item(), { name: 'default' })) {
    return item;
  }

  @Post('/anything')
  anything(@Body({ type: Object }) first: unknown, @Body({ type: Object, optional: true }) second?: unknown) {
    return { first, second: second ?? 'nothing' };
  }

  @Post('/places/:place')
  places(@Body() item: Item, @Query({ type: Int }) page: number, @Path({ type: Int }) place: number) {
    return { item, page, place };
  }
}

let app: TestApp;
beforeAll(async () => (app = await serve(Api)));
afterAll(() => app.close());

const send = async (path: string, json: unknown): Promise<unknown> => (await app.client.post(path, { json })).json();
const problems = async (path: string, json: unknown): Promise<unknown[]> => problemsOf(await app.client.post(path, { json }));
const missing = (...loc: (string | number)[]) => ({ type: 'missing', loc, input: null });

describe('one body parameter', () => {
  it('is the whole body', async () => expect(await send('/one', { name: 'a', count: 2 })).toEqual({ name: 'a', count: 2 }));

  it('is a key of the body where that is asked for', async () => {
    expect(await send('/embedded', { item: { name: 'a' } })).toEqual({ name: 'a', count: 1 });
    expect(await problems('/embedded', { name: 'a' })).toEqual([missing('body', 'item')]);
    expect(await problems('/embedded', { item: {} })).toEqual([{ type: 'missing', loc: ['body', 'item', 'name'], input: {} }]);
  });

  it('may be a number', async () => {
    expect(await send('/scalar', 7)).toBe(7);
    expect(await send('/scalar', '7')).toBe(7);
    expect(await problems('/scalar', 10)).toEqual([{ type: 'less_than_equal', loc: ['body'], input: 10, ctx: { le: 9 } }]);
    expect(await problems('/scalar', 1e20)).toEqual([{ type: 'less_than_equal', loc: ['body'], input: 1e20, ctx: { le: 9 } }]);
    expect(await problems('/scalar', -1e20)).toEqual([{ type: 'int_parsing_size', loc: ['body'], input: -1e20 }]);
    expect(await problems('/scalar', [7])).toEqual([{ type: 'int_type', loc: ['body'], input: [7] }]);
  });
});

describe('several body parameters', () => {
  it('are keys of the body', async () => {
    expect(await send('/many', { item: { name: 'a' }, by: { mail: 'm' }, weight: 0, note: 'n' })).toEqual({
      ...{ item: { name: 'a', count: 1 }, owner: { mail: 'm' }, weight: 0, note: 'n' },
    });
  });

  it('have their defaults', async () => {
    expect(await send('/many', { item: { name: 'a' }, by: { mail: 'm' } })).toMatchObject({ weight: 5, note: null });
  });

  it('are all told where they do not fit, each with its place', async () => {
    expect(await problems('/many', { item: { name: 7, count: 0 }, weight: -1, note: 7 })).toEqual([
      { type: 'string_type', loc: ['body', 'item', 'name'], input: 7 },
      { type: 'greater_than_equal', loc: ['body', 'item', 'count'], input: 0, ctx: { ge: 1 } },
      missing('body', 'by'),
      { type: 'greater_than_equal', loc: ['body', 'weight'], input: -1, ctx: { ge: 0 } },
      { type: 'string_type', loc: ['body', 'note'], input: 7 },
    ]);
  });

  it.each([[[]], [7], ['text'], [null]])('are all missing in %j', async (body) => {
    const names = body === null ? ['item', 'by'] : ['item', 'by', 'weight', 'note'];
    expect(await problems('/many', body)).toEqual(names.map((name) => missing('body', name)));
  });

  it('of one name are one', async () => {
    const item = { name: 'a', count: 1 };
    expect(await send('/twice', { name: 'a' })).toEqual([item, item]);
  });
});

describe('a list', () => {
  it('is read no further than its problems are told, and no longer than lists may be', async () => {
    expect(await problems('/list', Array(9000).fill({}))).toHaveLength(50);
    expect(await problems('/list', Array(10_001).fill({ name: 'a' }))).toMatchObject([{ type: 'too_long', loc: ['body'], input: null }]);
  });

  it('of models', async () => {
    expect(await send('/list', [{ name: 'a' }, { name: 'b', count: 2 }])).toEqual([
      { name: 'a', count: 1 },
      { name: 'b', count: 2 },
    ]);
    expect(await send('/list', [])).toEqual([]);
    expect(await problems('/list', [{ name: 'a' }, {}, 'x', [{ name: 'b' }]])).toEqual([
      { type: 'missing', loc: ['body', 1, 'name'], input: {} },
      { type: 'model_attributes_type', loc: ['body', 2], input: 'x' },
      { type: 'model_attributes_type', loc: ['body', 3], input: [{ name: 'b' }] },
    ]);
    expect(await problems('/list', { name: 'a' })).toEqual([{ type: 'list_type', loc: ['body'], input: { name: 'a' } }]);
  });

  it('of numbers, each with its limits', async () => {
    expect(await send('/numbers', [1, '2', true])).toEqual([1, 2, 1]);
    expect(await problems('/numbers', [1, 'x', 10, null])).toEqual([
      { type: 'int_parsing', loc: ['body', 1], input: 'x' },
      { type: 'less_than_equal', loc: ['body', 2], input: 10, ctx: { le: 9 } },
      { type: 'int_type', loc: ['body', 3], input: null },
    ]);
  });
});

describe('values in JSON', () => {
  const good = { text: 'a', number: 1.5, flag: true, big: 7, date: '2031-05-09T10:00:00Z', desk: 2, choice: 7 };

  it('become what is declared', async () => {
    expect(await send('/scalars', good)).toEqual({ ...good, big: '7', date: '2031-05-09T10:00:00.000Z' });
    expect(await send('/scalars', { ...good, number: '2', flag: 'off', big: '9007199254740993', date: 0 })).toMatchObject({
      ...{ number: 2, flag: false, big: '9007199254740993', date: '1970-01-01T00:00:00.000Z' },
    });
  });

  it('are told where they are something else', async () => {
    const found = (await problems('/scalars', Object.fromEntries(Object.keys(good).map((name) => [name, ['x']])))) as { type: string }[];
    expect(found.map(({ type }) => type)).toEqual([
      'string_type',
      'float_type',
      'bool_type',
      'int_type',
      'datetime_type',
      'enum',
      'literal_error',
    ]);
  });
});

describe('no body, and JSON null', () => {
  it.each(['/optional', '/default'])('are the default of %s', async (path) => {
    const expected = path === '/optional' ? { item: null } : { name: 'default', count: 1 };
    expect((await app.client.post(path)).json()).toEqual(expected);
    expect(await send(path, null)).toEqual(expected);
    expect(await problems(path, {})).toEqual([{ type: 'missing', loc: ['body', 'name'], input: {} }]);
  });

  it('are missing where a body is required', async () => {
    expect(problemsOf(await app.client.post('/one'))).toEqual([missing('body')]);
    expect(await problems('/one', null)).toEqual([missing('body')]);
    expect(problemsOf(await app.client.post('/many'))).toEqual([missing('body', 'item'), missing('body', 'by')]);
  });
});

describe('anything', () => {
  it.each([[{ a: [1] }], [[1]], ['text'], [7], [false], [null]])('is taken as it comes: %j', async (value) => {
    expect(await send('/anything', { first: value })).toEqual({ first: value, second: 'nothing' });
  });
});

describe('the problems of one handler', () => {
  it('come in the order path, query, body', async () => {
    const found = (await problems('/places/x?page=y', {})) as { loc: unknown[] }[];
    expect(found.map(({ loc }) => loc)).toEqual([
      ['path', 'place'],
      ['query', 'page'],
      ['body', 'name'],
    ]);
  });
});
