import { Controller, Cookie, Float, Get, Header, Int, literal, nullable, oneOf, Path, Query, setOf, tuple } from 'tenon';
import type { TestApp, TestRequest } from 'tenon/testing';
import { problemsOf, serve } from '../routing/application.js';

enum Grain {
  Rye = 'rye',
  Oat = 'oat',
}

@Controller()
class Api {
  @Get('/set')
  set(@Query({ type: setOf(Int), maxItems: 3, minimum: 0 }) day: Set<number>) {
    return { isSet: day instanceof Set, days: [...day] };
  }

  @Get('/enums')
  enums(@Query({ enum: Grain }) grain: Set<Grain>, @Header({ enum: Grain, optional: true }) xGrain?: Grain[]) {
    return { grain: [...grain], more: xGrain ?? null };
  }

  @Get('/list')
  list(@Query({ type: [Float], exclusiveMinimum: 0, minItems: 2, maxItems: 3, uniqueItems: true }) price: number[]) {
    return price;
  }

  @Get('/tuple')
  tuple(@Query({ type: tuple(Float, Float, String) }) at: [number, number, string]) {
    return at;
  }

  @Get('/union')
  union(@Query({ type: oneOf(Int, literal('all')) }) page: number | 'all') {
    return { page };
  }

  @Get('/lists')
  lists(@Query({ type: oneOf([Int], literal('all')) }) id: number[] | 'all') {
    return { id };
  }

  @Get('/nullable')
  nullable(
    @Query({ type: nullable(Int), minimum: 1 }) year: number | null,
    @Query({ type: nullable([String]) }) word: string[] | null = null,
    @Query({ type: nullable(setOf(Int)), default: null }) day: Set<number> | null,
  ) {
    return { year, word, day: day && [...day] };
  }

  @Get('/header')
  header(@Header({ type: setOf(Int) }) xId: Set<number>, @Cookie({ type: oneOf(Int, Boolean), optional: true }) flag?: number | boolean) {
    return { ids: [...xId], flag: flag ?? null };
  }

  @Get('/paths/:id')
  path(@Path({ type: oneOf(Int, literal('newest')) }) id: number | 'newest') {
    return { id };
  }

  @Get('/later')
  later(@Query({ type: () => [Int] }) id: number[]) {
    return id;
  }
}

let app: TestApp;
beforeAll(async () => (app = await serve(Api)));
afterAll(() => app.close());

const read = async (path: string, options?: TestRequest): Promise<unknown> => (await app.client.get(path, options)).json();
const problems = async (path: string, options?: TestRequest): Promise<unknown[]> => problemsOf(await app.client.get(path, options));

describe('a set', () => {
  it('holds each value once', async () => {
    expect(await read('/set?day=6&day=2&day=6')).toEqual({ isSet: true, days: [6, 2] });
    expect(await read('/set?day=6')).toEqual({ isSet: true, days: [6] });
    expect(await read('/enums?grain=rye&grain=oat&grain=rye', { headers: { 'x-grain': ['oat', 'rye'] } })).toEqual({
      ...{ grain: ['rye', 'oat'], more: ['oat', 'rye'] },
    });
  });

  it('has limits for itself and for its items', async () => {
    const ctx = { field_type: 'Set', max_length: 3, actual_length: null };
    expect(await problems('/set?day=1&day=2&day=3&day=4')).toEqual([
      { type: 'too_long', loc: ['query', 'day'], input: ['1', '2', '3', '4'], ctx },
    ]);
    expect(await problems('/set?day=1&day=x&day=-1')).toEqual([
      { type: 'int_parsing', loc: ['query', 'day', 1], input: 'x' },
      { type: 'greater_than_equal', loc: ['query', 'day', 2], input: '-1', ctx: { ge: 0 } },
    ]);
    expect(await problems('/set')).toEqual([{ type: 'missing', loc: ['query', 'day'], input: null }]);
  });
});

describe('a list', () => {
  it('has limits for itself and for its items', async () => {
    expect(await read('/list?price=1&price=2.5')).toEqual([1, 2.5]);
    expect(await problems('/list?price=1&price=0')).toEqual([
      { type: 'greater_than', loc: ['query', 'price', 1], input: '0', ctx: { gt: 0 } },
    ]);
    const ctx = { field_type: 'List', min_length: 2, actual_length: 1 };
    expect(await problems('/list?price=1')).toEqual([{ type: 'too_short', loc: ['query', 'price'], input: ['1'], ctx }]);
    expect(await problems('/list?price=1&price=1.0')).toEqual([{ type: 'unique_items', loc: ['query', 'price'], input: ['1', '1.0'] }]);
  });

  it('that is too long is told by that alone', async () => {
    const ctx = { field_type: 'List', max_length: 3, actual_length: 4 };
    expect(await problems('/list?price=x&price=2&price=3&price=4')).toEqual([
      { type: 'too_long', loc: ['query', 'price'], input: ['x', '2', '3', '4'], ctx },
    ]);
  });

  it('may be stated by a function', async () => expect(await read('/later?id=1&id=2')).toEqual([1, 2]));
});

describe('a tuple', () => {
  it('is read from repeated names in their order', async () => {
    expect(await read('/tuple?at=1&at=2.5&at=north')).toEqual([1, 2.5, 'north']);
    expect(await problems('/tuple?at=1&at=x')).toEqual([
      { type: 'float_parsing', loc: ['query', 'at', 1], input: 'x' },
      { type: 'missing', loc: ['query', 'at', 2], input: ['1', 'x'] },
    ]);
  });
});

describe('a union', () => {
  it('is what its text is first', async () => {
    expect(await read('/union?page=3')).toEqual({ page: 3 });
    expect(await read('/union?page=all')).toEqual({ page: 'all' });
    expect(await read('/union?page=3&page=all')).toEqual({ page: 'all' });
    expect(await read('/paths/newest')).toEqual({ id: 'newest' });
    expect(await read('/paths/7')).toEqual({ id: 7 });
  });

  it('is told by each branch', async () => {
    expect(await problems('/union?page=some')).toEqual([
      { type: 'int_parsing', loc: ['query', 'page', 'int'], input: 'some' },
      { type: 'literal_error', loc: ['query', 'page', "literal['all']"], input: 'some', ctx: { expected: "'all'" } },
    ]);
  });

  it('may hold lists', async () => {
    expect(await read('/lists?id=1&id=2')).toEqual({ id: [1, 2] });
    expect(await read('/lists?id=all')).toEqual({ id: 'all' });
  });
});

describe('what may be null', () => {
  it('is never null by what was sent, and still required', async () => {
    expect(await read('/nullable?year=1790')).toEqual({ year: 1790, word: null, day: null });
    expect(await read('/nullable?year=1790&word=a&word=b&day=1&day=1')).toEqual({ year: 1790, word: ['a', 'b'], day: [1] });
    expect(await problems('/nullable?year=null')).toEqual([{ type: 'int_parsing', loc: ['query', 'year'], input: 'null' }]);
    expect(await problems('/nullable?year=0')).toEqual([
      { type: 'greater_than_equal', loc: ['query', 'year'], input: '0', ctx: { ge: 1 } },
    ]);
    expect(await problems('/nullable')).toEqual([{ type: 'missing', loc: ['query', 'year'], input: null }]);
  });
});

describe('headers and cookies', () => {
  it('hold the same types', async () => {
    expect(await read('/header', { headers: { 'x-id': ['1', '2', '1'] }, cookies: { flag: 'yes' } })).toEqual({ ids: [1, 2], flag: true });
    expect(await problems('/header', { headers: { 'x-id': ['1', 'b'] } })).toEqual([
      { type: 'int_parsing', loc: ['header', 'x-id', 1], input: 'b' },
    ]);
  });
});
