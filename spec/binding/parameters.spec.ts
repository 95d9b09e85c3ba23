import { Controller, Cookie, DateOnly, Depends, Get, Header, Injectable, Int, literal, Path, Query, Uuid } from 'tenon';
import type { TestApp, TestRequest } from 'tenon/testing';
import { problemsOf, serve } from '../routing/application.js';

enum Colour {
  Red = 'red',
  Blue = 'blue',
}
enum Desk {
  First = 1,
  Second = 2,
}

@Injectable({ scope: 'request' })
class Paging {
  constructor(
    @Query({ type: Int, minimum: 0 }) readonly skip: number = 0,
    @Query({ type: Int, maximum: 100 }) readonly limit: number = 10,
  ) {}
}

@Controller()
class Api {
  @Get('/types/:text')
  types(
    @Path() text: string,
    @Query() number: number,
    @Query({ type: Int }) int: number,
    @Query() flag: boolean,
    @Query() big: bigint,
    @Query() date: Date,
    @Query({ type: DateOnly }) day: string,
    @Query({ type: Uuid }) uuid: string,
    @Query({ enum: Colour }) colour: Colour,
    @Query({ type: literal('x', 'y') }) choice: 'x' | 'y',
  ) {
    return { text, number, int, flag, big: String(big), time: date.getTime(), day, uuid, colour, choice };
  }

  @Get('/defaults')
  defaults(
    @Query() inSource: number = 7,
    @Query({ default: 'said' }) said: string,
    @Query() computed: string = ['com', 'puted'].join(''),
    @Query({ optional: true }) absent?: string,
    @Header({ default: 'h' }) head?: string,
    @Cookie({ type: Int }) crumb: number = -1,
  ) {
    return { inSource, said, computed, absent: absent ?? null, head, crumb };
  }

  @Get('/lists')
  lists(
    @Query({ type: [Int], maximum: 9 }) numbers: number[],
    @Query({ enum: Desk }) desks: Desk[] = [],
    @Header({ type: [String], optional: true }) xTag?: string[],
    @Query({ type: [String], default: ['a'] }) words?: string[],
    @Cookie({ type: [Int], optional: true }) crumbs?: number[],
  ) {
    return { numbers, desks, xTag: xTag ?? null, words, crumbs: crumbs ?? null };
  }

  @Get('/headers')
  headers(
    @Header() userAgent: string,
    @Header({ type: Int }) x_rate_limit: number,
    @Header('X-Odd_Name') odd: string,
    @Header({ alias: 'X-Alias', optional: true }) aliased?: string,
    @Header({ type: Date, optional: true }) ifSince?: Date,
  ) {
    return { userAgent, x_rate_limit, odd, aliased: aliased ?? null, since: ifSince?.getTime() ?? null };
  }

  @Get('/cookies')
  cookies(@Cookie() session: string, @Cookie('other-name', { minLength: 2 }) other: string) {
    return { session, other };
  }

  @Get('/same/:id')
  same(@Path('id') inPath: string, @Query('id') inQuery: string, @Header('id') inHeader: string, @Cookie('id') inCookie: string) {
    return [inPath, inQuery, inHeader, inCookie];
  }

  @Get('/strange')
  strange(
    @Query('__proto__', { optional: true }) proto?: string,
    @Query({ optional: true }) toString?: string,
    @Query('a[]', { optional: true }) a?: string,
  ) {
    return { proto: proto ?? null, toString: toString ?? null, a: a ?? null };
  }

  @Get('/paging')
  paging(@Depends() { skip, limit }: Paging) {
    return { skip, limit };
  }

  @Get('/limits')
  limits(
    @Query({ minLength: 2, maxLength: 3, pattern: '^a', optional: true }) text?: string,
    @Query({ type: Int, maximum: 9, multipleOf: 2, optional: true }) int?: number,
  ) {
    return { text, int };
  }
}

let app: TestApp;
beforeAll(async () => (app = await serve(Api)));
afterAll(() => app.close());

const read = async (path: string, options?: TestRequest): Promise<unknown> => (await app.client.get(path, options)).json();
const problems = async (path: string, options?: TestRequest): Promise<unknown[]> => problemsOf(await app.client.get(path, options));

describe('the declared type', () => {
  const good = {
    number: 1.5,
    int: 7,
    flag: 'on',
    big: '9007199254740993',
    date: '2031-05-09T10:00:00Z',
    day: '2031-05-09',
    uuid: '3F0C9A526F0E4A579D0E2D6A9C1B7E44',
    colour: 'red',
    choice: 'y',
  };

  it('is what the text becomes', async () => {
    expect(await read('/types/caf%C3%A9', { query: good })).toEqual({
      ...{ text: 'caf\u00e9', number: 1.5, int: 7, flag: true, big: '9007199254740993', time: Date.UTC(2031, 4, 9, 10) },
      ...{ day: '2031-05-09', uuid: '3f0c9a52-6f0e-4a57-9d0e-2d6a9c1b7e44', colour: 'red', choice: 'y' },
    });
  });

  it('is told wherever the text does not fit, in the order of the parameters', async () => {
    const bad = Object.fromEntries(Object.keys(good).map((name) => [name, 'bad']));
    const found = (await problems('/types/x', { query: bad })) as { type: string; loc: string[]; input: string }[];
    expect(found.map(({ type, loc }) => [...loc, type])).toEqual([
      ['query', 'number', 'float_parsing'],
      ['query', 'int', 'int_parsing'],
      ['query', 'flag', 'bool_parsing'],
      ['query', 'big', 'int_parsing'],
      ['query', 'date', 'datetime_from_date_parsing'],
      ['query', 'day', 'date_from_datetime_parsing'],
      ['query', 'uuid', 'uuid_parsing'],
      ['query', 'colour', 'enum'],
      ['query', 'choice', 'literal_error'],
    ]);
    expect(found.every(({ input }) => input === 'bad')).toBe(true);
  });

  it('is missing where nothing was sent', async () => {
    const found = await problems('/types/x');
    expect(found).toEqual(Object.keys(good).map((name) => ({ type: 'missing', loc: ['query', name], input: null })));
  });
});

describe('a default', () => {
  it('stands in for what was not sent, wherever it was declared', async () => {
    expect(await read('/defaults')).toEqual({ inSource: 7, said: 'said', computed: 'computed', absent: null, head: 'h', crumb: -1 });
  });

  it('gives way to what was sent', async () => {
    const options = { query: { inSource: 1, said: '', computed: 'c', absent: 'a' }, headers: { head: 'x' }, cookies: { crumb: '3' } };
    expect(await read('/defaults', options)).toEqual({ inSource: 1, said: '', computed: 'c', absent: 'a', head: 'x', crumb: 3 });
  });

  it('does not stand in for what does not fit', async () => {
    expect(await problems('/defaults?inSource=')).toEqual([{ type: 'float_parsing', loc: ['query', 'inSource'], input: '' }]);
  });
});

describe('a repeated name', () => {
  it('is its last value', async () => {
    expect(await read('/defaults?said=a&inSource=x&said=b&inSource=2')).toMatchObject({ said: 'b', inSource: 2 });
  });

  it('is every value where a list is declared, and one value is a list of one', async () => {
    const headers = { 'x-tag': ['a', 'b, c'] };
    expect(await read('/lists?numbers=1&desks=2&numbers=2&desks=1&words=x', { headers, cookies: { crumbs: '5' } })).toEqual({
      ...{ numbers: [1, 2], desks: [2, 1], xTag: ['a', 'b, c'], words: ['x'], crumbs: [5] },
    });
    expect(await read('/lists?numbers=9')).toEqual({ numbers: [9], desks: [], xTag: null, words: ['a'], crumbs: null });
  });

  it('is told item by item', async () => {
    expect(await problems('/lists?numbers=1&numbers=x&numbers=10&desks=3')).toEqual([
      { type: 'int_parsing', loc: ['query', 'numbers', 1], input: 'x' },
      { type: 'less_than_equal', loc: ['query', 'numbers', 2], input: '10', ctx: { le: 9 } },
      { type: 'enum', loc: ['query', 'desks', 0], input: '3', ctx: { expected: '1 or 2' } },
    ]);
    expect(await problems('/lists')).toEqual([{ type: 'missing', loc: ['query', 'numbers'], input: null }]);
  });
});

describe('a header', () => {
  it('is found by the name of its parameter with hyphens, or by the name that was given, in any case', async () => {
    const headers = { 'user-agent': 'jest', 'X-Rate-Limit': '5', 'x-odd_name': 'o', 'X-ALIAS': 'a', 'if-since': '2031-05-09' };
    expect(await read('/headers', { headers })).toEqual({
      userAgent: 'jest',
      x_rate_limit: 5,
      odd: 'o',
      aliased: 'a',
      since: Date.UTC(2031, 4, 9),
    });
  });

  it('is missing under the name that it has on the wire', async () => {
    expect(await problems('/headers', { headers: { x_rate_limit: '5', 'x-odd-name': 'o' } })).toEqual([
      { type: 'missing', loc: ['header', 'user-agent'], input: null },
      { type: 'missing', loc: ['header', 'x-rate-limit'], input: null },
      { type: 'missing', loc: ['header', 'X-Odd_Name'], input: null },
    ]);
  });
});

describe('a cookie', () => {
  it('is found by its name', async () => {
    expect(await read('/cookies', { cookies: { session: 'abc', 'other-name': 'xy' } })).toEqual({ session: 'abc', other: 'xy' });
  });

  it('is missing, or beyond its limits', async () => {
    expect(await problems('/cookies', { cookies: { 'other-name': 'x' } })).toEqual([
      { type: 'missing', loc: ['cookie', 'session'], input: null },
      { type: 'string_too_short', loc: ['cookie', 'other-name'], input: 'x', ctx: { min_length: 2 } },
    ]);
  });
});

describe('a name', () => {
  it('may be the same in every place', async () => {
    expect(await read('/same/a?id=b', { headers: { id: 'c' }, cookies: { id: 'd' } })).toEqual(['a', 'b', 'c', 'd']);
    expect(await problems('/same/a')).toEqual(
      ['query', 'header', 'cookie'].map((place) => ({ type: 'missing', loc: [place, 'id'], input: null })),
    );
  });

  it('is only a name, whatever objects have under it', async () => {
    expect(await read('/strange')).toEqual({ proto: null, toString: null, a: null });
    expect(await read('/strange?__proto__=p&toString=t&a[]=x')).toEqual({ proto: 'p', toString: 't', a: 'x' });
  });
});

describe('limits', () => {
  it('are held after the type, and the first that breaks is told', async () => {
    expect(await problems('/limits?text=b&int=11')).toEqual([
      { type: 'string_too_short', loc: ['query', 'text'], input: 'b', ctx: { min_length: 2 } },
      { type: 'multiple_of', loc: ['query', 'int'], input: '11', ctx: { multiple_of: 2 } },
    ]);
    expect(await read('/limits?text=abc&int=8')).toEqual({ text: 'abc', int: 8 });
  });

  it('say more of a number that is too large than its size does', async () => {
    expect(await problems('/limits?int=99999999999999999998')).toEqual([
      { type: 'less_than_equal', loc: ['query', 'int'], input: '99999999999999999998', ctx: { le: 9 } },
    ]);
    expect(await problems('/types/x?int=99999999999999999998')).toContainEqual({
      type: 'int_parsing_size',
      loc: ['query', 'int'],
      input: '99999999999999999998',
    });
  });
});

describe('a query that is no text', () => {
  it('is 400, once it is read', async () => {
    expect((await app.client.get('/limits?text=%ff')).status).toBe(400);
    expect((await app.client.get('/limits?other=%')).status).toBe(400);
    expect((await app.client.get('/cookies?other=%', { cookies: { session: 'a', 'other-name': 'bc' } })).status).toBe(200);
  });
});

describe('parameters of a constructor', () => {
  it('are read like those of a handler', async () => {
    expect(await read('/paging')).toEqual({ skip: 0, limit: 10 });
    expect(await read('/paging?skip=5&limit=100')).toEqual({ skip: 5, limit: 100 });
    expect(await problems('/paging?skip=-1&limit=101')).toEqual([
      { type: 'greater_than_equal', loc: ['query', 'skip'], input: '-1', ctx: { ge: 0 } },
      { type: 'less_than_equal', loc: ['query', 'limit'], input: '101', ctx: { le: 100 } },
    ]);
  });
});
