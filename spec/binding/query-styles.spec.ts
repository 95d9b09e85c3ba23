import { Controller, Field, Get, Int, Query, recordOf, setOf, tuple } from 'tenon';
import type { TestApp } from 'tenon/testing';
import { problemsOf, serve } from '../routing/application.js';

class Filter {
  @Field({ type: Int, minimum: 1, optional: true }) size?: number;
  @Field({ type: [String], maxItems: 2 }) tag: string[] = [];
  @Field({ optional: true }) name?: string;
}

@Controller()
class Api {
  @Get('/commas')
  commas(@Query({ type: [Int], explode: false, maxItems: 3 }) id: number[], @Query({ optional: true }) q?: string) {
    return { id, q: q ?? null };
  }

  @Get('/words')
  words(@Query({ type: [String], explode: false }) word: string[] = ['none']) {
    return word;
  }

  @Get('/spaces')
  spaces(@Query({ type: setOf(Int), style: 'spaceDelimited' }) id: Set<number>) {
    return [...id];
  }

  @Get('/pipes')
  pipes(@Query({ type: tuple(Int, String), style: 'pipeDelimited' }) at: [number, string]) {
    return at;
  }

  @Get('/deep')
  deep(
    @Query({ style: 'deepObject' }) filter: Filter,
    @Query({ style: 'deepObject', type: recordOf(Int), optional: true }) most?: Record<string, number>,
  ) {
    return { ...filter, isFilter: filter instanceof Filter, most: most ?? null };
  }

  @Get('/closed')
  closed(@Query({ style: 'deepObject', unknownKeys: 'forbid' }) filter: Filter) {
    return filter;
  }
}

let app: TestApp;
beforeAll(async () => (app = await serve(Api)));
afterAll(() => app.close());

const read = async (path: string): Promise<unknown> => (await app.client.get(path)).json();
const problems = async (path: string): Promise<unknown[]> => problemsOf(await app.client.get(path));

describe('explode: false', () => {
  it('puts commas between the values', async () => {
    expect(await read('/commas?id=1,2,3&q=a,b')).toEqual({ id: [1, 2, 3], q: 'a,b' });
    expect(await read('/commas?id=7')).toEqual({ id: [7], q: null });
    expect(await read('/commas?id=1,2&id=3')).toEqual({ id: [1, 2, 3], q: null });
    expect(await read('/commas?%69d=1,2')).toEqual({ id: [1, 2], q: null });
  });

  it('takes an encoded comma for a part of a value', async () => {
    expect(await read('/words?word=a%2Cb,c+d,%C3%A9')).toEqual(['a,b', 'c d', 'é']);
  });

  it('tells an empty list from none', async () => {
    expect(await read('/words?word=')).toEqual([]);
    expect(await read('/words')).toEqual(['none']);
    expect(await read('/words?word=a,,b')).toEqual(['a', '', 'b']);
  });

  it('is told by the place of each value', async () => {
    expect(await problems('/commas?id=1,x,3')).toEqual([{ type: 'int_parsing', loc: ['query', 'id', 1], input: 'x' }]);
    const ctx = { field_type: 'List', max_length: 3, actual_length: 4 };
    expect(await problems('/commas?id=1,2,3,4')).toEqual([{ type: 'too_long', loc: ['query', 'id'], input: ['1', '2', '3', '4'], ctx }]);
    expect(await problems('/commas')).toEqual([{ type: 'missing', loc: ['query', 'id'], input: null }]);
    expect((await app.client.get('/commas?id=1,%ff')).status).toBe(400);
  });
});

describe('the other styles of a list', () => {
  it('are spaces and pipes, encoded or not', async () => {
    expect(await read('/spaces?id=1%202+2')).toEqual([1, 2]);
    expect(await read('/pipes?at=1|north')).toEqual([1, 'north']);
    expect(await read('/pipes?at=1%7Cnorth')).toEqual([1, 'north']);
  });
});

describe('deepObject', () => {
  it('reads names in brackets', async () => {
    expect(await read('/deep?filter[size]=3&filter[name]=x')).toEqual({ size: 3, name: 'x', tag: [], isFilter: true, most: null });
    expect(await read('/deep?filter%5Bsize%5D=3&most[a]=1&most[b]=2')).toEqual({ size: 3, tag: [], isFilter: true, most: { a: 1, b: 2 } });
  });

  it('takes repeated names and empty brackets for lists', async () => {
    const expected = { tag: ['a', 'b'], isFilter: true, most: null };
    expect(await read('/deep?filter[tag]=a&filter[tag]=b')).toEqual(expected);
    expect(await read('/deep?filter[tag][]=a&filter[tag][]=b')).toEqual(expected);
    expect(await read('/deep?filter[tag]=a&filter[tag][]=b')).toEqual(expected);
    expect(await read('/deep?filter[size]=1&filter[size]=2')).toEqual({ size: 2, tag: [], isFilter: true, most: null });
  });

  it('is told by the place of each property', async () => {
    const ctx = { field_type: 'List', max_length: 2, actual_length: 3 };
    expect(await problems('/deep?filter[size]=0&filter[tag]=a&filter[tag]=b&filter[tag]=c&most[a]=x')).toEqual([
      { type: 'greater_than_equal', loc: ['query', 'filter', 'size'], input: '0', ctx: { ge: 1 } },
      { type: 'too_long', loc: ['query', 'filter', 'tag'], input: ['a', 'b', 'c'], ctx },
      { type: 'int_parsing', loc: ['query', 'most', 'a'], input: 'x' },
    ]);
    expect(await problems('/deep')).toEqual([{ type: 'missing', loc: ['query', 'filter'], input: null }]);
    expect(await problems('/deep?filter=x')).toEqual([{ type: 'model_attributes_type', loc: ['query', 'filter'], input: 'x' }]);
    expect(await problems('/closed?filter[name]=x&filter[admin]=1')).toEqual([
      { type: 'extra_forbidden', loc: ['query', 'filter', 'admin'], input: '1' },
    ]);
  });

  it('has one level', async () => {
    expect(await problems('/deep?filter[a][b]=1')).toEqual([
      { type: 'recursion_depth', loc: ['query', 'filter', 'a'], input: '1', ctx: { max_depth: 1 } },
    ]);
    const deep = `/deep?filter${'[a]'.repeat(2000)}=1`;
    expect((await app.client.get(deep)).status).toBe(422);
  });

  it('has no names that reach a prototype', async () => {
    expect((await app.client.get('/deep?filter[__proto__]=1')).status).toBe(400);
    expect((await app.client.get('/deep?filter[__proto__][polluted]=1')).status).toBe(400);
    expect(await read('/deep?filter[constructor]=1&filter[name]=x')).toEqual({ name: 'x', tag: [], isFilter: true, most: null });
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});
