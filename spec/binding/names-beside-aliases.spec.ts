import { Controller, Cookie, Field, Form, Get, Header, Int, Model, Post, Query } from 'tenon';
import type { TestApp, TestRequest } from 'tenon/testing';
import { problemsOf, serve } from '../routing/application.js';

@Model({ byName: true, unknownKeys: 'forbid' })
class Filter {
  @Field({ type: [Int], alias: 'n' }) numbers: number[] = [];
  @Field({ alias: 'order-by', maxLength: 4 }) orderBy: string = 'name';
}

@Model({ byName: true })
class Client {
  @Field({ alias: 'x-agent' }) userAgent!: string;
  @Field({ type: [String], alias: 'user-agent', optional: true }) agents?: string[];
  @Field({ type: Int, alias: 'x-limit' }) limit: number = 1;
}

@Controller()
class Api {
  @Get('/query')
  query(@Query() filter: Filter) {
    return { ...filter };
  }

  @Get('/beside')
  beside(@Query() filter: Filter, @Query() q: string = 'all') {
    return { ...filter, q };
  }

  @Get('/deep')
  deep(@Query({ style: 'deepObject' }) filter: Filter) {
    return { ...filter };
  }

  @Get('/cookie')
  cookie(@Cookie() filter: Filter) {
    return { ...filter };
  }

  @Get('/header')
  header(@Header() client: Client) {
    return { ...client };
  }

  @Post('/form')
  form(@Form() filter: Filter) {
    return { ...filter };
  }
}

let app: TestApp;
beforeAll(async () => (app = await serve(Api)));
afterAll(() => app.close());

const get = async (path: string, options?: TestRequest): Promise<unknown> => (await app.client.get(path, options)).json();
const placesIn = (problems: unknown[]): string[] =>
  (problems as { loc: string[]; type: string }[]).map(({ loc, type }) => `${loc.join('.')}: ${type}`);
const places = async (path: string, options?: TestRequest): Promise<string[]> => placesIn(problemsOf(await app.client.get(path, options)));

describe('a parameter model that is read by the names of its properties too', () => {
  it('finds either name in a query, and several texts under both', async () => {
    expect(await get('/query?n=1&n=2&order-by=size')).toEqual({ numbers: [1, 2], orderBy: 'size' });
    expect(await get('/query?numbers=1&numbers=2&orderBy=size')).toEqual({ numbers: [1, 2], orderBy: 'size' });
    expect(await get('/query?numbers=1&n=2')).toEqual({ numbers: [2], orderBy: 'name' });
  });

  it('is told under the name that was sent, and knows both', async () => {
    expect(await places('/query?numbers=x&orderBy=sizes')).toEqual(['query.numbers.0: int_parsing', 'query.orderBy: string_too_long']);
    expect(await places('/query?n=x&order-by=sizes&numbers=y')).toEqual(['query.n.0: int_parsing', 'query.order-by: string_too_long']);
    expect(await places('/query?order_by=a')).toEqual(['query.order_by: extra_forbidden']);
  });

  it('does so beside other parameters, and in brackets', async () => {
    expect(await get('/beside?numbers=1&q=x')).toEqual({ numbers: [1], orderBy: 'name', q: 'x' });
    expect(await get('/deep?filter[numbers]=1&filter[orderBy]=a')).toEqual({ numbers: [1], orderBy: 'a' });
  });

  it('finds either name in cookies and forms', async () => {
    expect(await get('/cookie', { headers: { cookie: 'numbers=1; order-by=a' } })).toEqual({ numbers: [1], orderBy: 'a' });
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const sent = await app.client.post('/form', { body: 'numbers=1&numbers=2&orderBy=a', headers });
    expect(sent.json()).toEqual({ numbers: [1, 2], orderBy: 'a' });
    expect(placesIn(problemsOf(await app.client.post('/form', { body: 'numbers=x', headers })))).toEqual(['body.numbers.0: int_parsing']);
  });

  it('finds the name with hyphens in headers, unless it is the alias of another property', async () => {
    expect(await get('/header', { headers: { 'x-agent': 'a', limit: '3' } })).toEqual({ userAgent: 'a', limit: 3 });
    expect(await places('/header', { headers: { 'user-agent': 'a', limit: 'x' } })).toEqual([
      'header.x-agent: missing',
      'header.limit: int_parsing',
    ]);
  });
});
