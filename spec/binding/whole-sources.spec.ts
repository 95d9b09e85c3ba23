import {
  Controller,
  Cookie,
  createApp,
  Field,
  Form,
  Get,
  Header,
  Int,
  literal,
  mapOf,
  Model,
  Module,
  nullable,
  oneOf,
  Post,
  Query,
  recordOf,
} from 'tenon';
import { testApp, type TestApp, type TestRequest } from 'tenon/testing';
import { problemsOf, serve } from '../routing/application.js';

class Cat {
  @Field({ type: literal('cat') }) kind!: 'cat';
  @Field({ type: Int }) lives!: number;
}

@Model({ unknownKeys: 'forbid' })
class Dog {
  @Field({ type: literal('dog') }) kind!: 'dog';
  @Field({ type: [String] }) tricks: string[] = [];
}

class Client {
  @Field() userAgent!: string;
  @Field({ type: Int, optional: true }) x_rate_limit?: number;
  @Field({ alias: 'X_Api_Key', optional: true }) key?: string;
  @Field({ type: [String], optional: true }) xTag?: string[];
}

class Filter {
  @Field() q!: string;
}

@Controller()
class Api {
  @Get('/record')
  record(@Query({ type: recordOf(String) }) all: Record<string, string>) {
    return all;
  }

  @Get('/lists')
  lists(@Query({ type: recordOf([Int]), maxItems: 2 }) all: Record<string, number[]>) {
    return all;
  }

  @Get('/map')
  map(@Query({ type: mapOf(Int, Int) }) all: Map<number, number>, @Query({ optional: true }) q?: string) {
    return { all: [...all], q: q ?? null };
  }

  @Get('/pairs')
  pairs(@Query() all: URLSearchParams) {
    return [...all];
  }

  @Get('/maybe')
  maybe(
    @Query({ optional: true }) filter?: Filter,
    @Query({ optional: true }) pairs?: URLSearchParams,
    @Cookie({ type: nullable(Filter) }) jar: Filter | null = null,
  ) {
    return { filter: filter ?? null, pairs: pairs ? [...pairs] : null, jar };
  }

  @Get('/headers')
  headers(@Header({ type: recordOf(String) }) all: Record<string, string>) {
    return all;
  }

  @Get('/header-lists')
  headerLists(@Header({ type: mapOf([String]) }) all: Map<string, string[]>) {
    return { tags: all.get('x-tag'), keys: [...all.keys()] };
  }

  @Get('/cookies')
  cookies(@Cookie({ type: recordOf(Int) }) all: Record<string, number>) {
    return all;
  }

  @Get('/client')
  client(@Header() client: Client) {
    return client;
  }

  @Get('/verbatim')
  verbatim(@Header({ convertUnderscores: false }) client: Client) {
    return client;
  }

  @Get('/union')
  union(@Query({ type: oneOf(Cat, Dog, 'kind') }) pet: Cat | Dog) {
    return { pet, name: pet.constructor.name };
  }

  @Post('/union')
  untagged(@Form({ type: oneOf(Cat, Dog) }) pet: Cat | Dog) {
    return { pet, name: pet.constructor.name };
  }
}

let app: TestApp;
beforeAll(async () => (app = await serve(Api)));
afterAll(() => app.close());

const read = async (path: string, options?: TestRequest): Promise<unknown> => (await app.client.get(path, options)).json();
const problems = async (path: string, options?: TestRequest): Promise<unknown[]> => problemsOf(await app.client.get(path, options));

describe('a record', () => {
  it('has all values by name', async () => {
    expect(await read('/record?a=1&b=&a=2')).toEqual({ a: '2', b: '' });
    expect(await read('/record')).toEqual({});
    expect(await read('/lists?a=1&b=2&b=3')).toEqual({ a: [1], b: [2, 3] });
    expect(await read('/map?1=2&q=x')).toEqual({ all: [[1, 2]], q: 'x' });
    expect(await read('/headers', { headers: { 'X-Tag': ['a', 'b'] } })).toEqual({ host: 'testserver', connection: 'close', 'x-tag': 'a' });
    expect(await read('/header-lists', { headers: { 'X-Tag': ['a', 'b'] } })).toEqual({
      tags: ['a', 'b'],
      keys: ['host', 'x-tag', 'connection'],
    });
    expect(await read('/cookies', { cookies: { a: '1', b: '2' } })).toEqual({ a: 1, b: 2 });
  });

  it('is told by the name of each value', async () => {
    expect(await problems('/lists?a=1&b=2&b=x')).toEqual([{ type: 'int_parsing', loc: ['query', 'b', 1], input: 'x' }]);
    expect(await problems('/lists?a=1&b=2&c=3')).toMatchObject([{ type: 'too_long', loc: ['query'], ctx: { max_length: 2 } }]);
    expect(await problems('/map?a=1')).toEqual([{ type: 'int_parsing', loc: ['query', 'a', '[key]'], input: 'a' }]);
  });

  it('has no name that reaches a prototype', async () => {
    const found = await app.client.get('/record?__proto__=a&__proto__=b&constructor=c&hasOwnProperty=d');
    expect(found.json()).toEqual({ constructor: 'c', hasOwnProperty: 'd' });
  });
});

describe('URLSearchParams', () => {
  it('are the pairs as they came', async () => {
    expect(await read('/pairs?b=1&a=2+3&b=%C3%A9&c')).toEqual([
      ['b', '1'],
      ['a', '2 3'],
      ['b', 'é'],
      ['c', ''],
    ]);
    expect(await read('/pairs')).toEqual([]);
    expect((await app.client.get('/pairs?a=%ff')).status).toBe(400);
  });
});

describe('what takes a whole source and is optional', () => {
  it('is not there where none of its names was sent', async () => {
    expect(await read('/maybe')).toEqual({ filter: null, pairs: null, jar: null });
    expect(await read('/maybe?other=1')).toEqual({ filter: null, pairs: [['other', '1']], jar: null });
    expect(await read('/maybe?q=1', { cookies: { q: '2' } })).toEqual({ filter: { q: '1' }, pairs: [['q', '1']], jar: { q: '2' } });
  });
});

describe('a class of headers', () => {
  it('reads hyphens for capitals and underscores, and an alias as it is', async () => {
    const headers = { 'User-Agent': 'jest', 'X-Rate-Limit': '5', x_api_key: 'k', 'x-tag': ['a', 'b'] };
    expect(await read('/client', { headers })).toEqual({ userAgent: 'jest', x_rate_limit: 5, X_Api_Key: 'k', xTag: ['a', 'b'] });
    expect(await read('/verbatim', { headers: { useragent: 'jest', x_rate_limit: '5', x_api_key: 'k' } })).toEqual({
      ...{ userAgent: 'jest', x_rate_limit: 5, X_Api_Key: 'k' },
    });
  });

  it('is told by the names of its properties, and with everything that was received', async () => {
    const received = { host: 'testserver', connection: 'close', user_agent: 'x', x_rate_limit: 'y' };
    expect(await problems('/client', { headers: { user_agent: 'x', 'x-rate-limit': 'y' } })).toEqual([
      { type: 'missing', loc: ['header', 'userAgent'], input: received },
      { type: 'int_parsing', loc: ['header', 'x_rate_limit'], input: 'y' },
    ]);
  });

  it('does not take the name of a property for the header', async () => {
    const headers = { 'user-agent': 'jest', x_rate_limit: '5' };
    expect(await read('/client', { headers })).toEqual({ userAgent: 'jest' });
  });
});

describe('a union of classes', () => {
  it('takes the whole source', async () => {
    expect(await read('/union?kind=dog&tricks=sit')).toEqual({ pet: { kind: 'dog', tricks: ['sit'] }, name: 'Dog' });
    expect(await read('/union?kind=cat&lives=9')).toEqual({ pet: { kind: 'cat', lives: 9 }, name: 'Cat' });
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const form = (body: string) => app.client.post('/union', { body, headers });
    expect((await form('kind=dog&tricks=sit&tricks=roll')).json()).toEqual({ pet: { kind: 'dog', tricks: ['sit', 'roll'] }, name: 'Dog' });
    expect((await form('kind=cat&lives=7')).json()).toEqual({ pet: { kind: 'cat', lives: 7 }, name: 'Cat' });
    expect((await form('kind=cow')).status).toBe(422);
  });

  it('is told by the branch', async () => {
    expect(await problems('/union?kind=cat')).toEqual([{ type: 'missing', loc: ['query', 'cat', 'lives'], input: { kind: 'cat' } }]);
    expect(await problems('/union?kind=cow')).toMatchObject([{ type: 'union_tag_invalid', loc: ['query'] }]);
    expect(await problems('/union?kind=dog&lives=9')).toEqual([{ type: 'extra_forbidden', loc: ['query', 'dog', 'lives'], input: '9' }]);
  });
});

describe('the names of an application without models', () => {
  it('are read without them', async () => {
    @Controller()
    class Small {
      @Get('/')
      read(@Query() all: URLSearchParams, @Query({ type: [Int] }) n: number[] = []) {
        return { all: [...all], n };
      }
    }
    @Module({ controllers: [Small] })
    class SmallModule {}
    await using small = await testApp(createApp(SmallModule));
    expect((await small.client.get('/?n=1')).json()).toEqual({ all: [['n', '1']], n: [1] });
  });
});
