import { Controller, Cookie, Field, Form, Get, Header, Int, Model, Post, Query } from 'tenon';
import type { TestApp, TestRequest } from 'tenon/testing';
import { problemsOf, serve } from '../routing/application.js';

class Plain {
  @Field() name!: string;
  @Field({ type: Int }) size: number = 1;
}

@Model({ unknownKeys: 'forbid' })
class Closed extends Plain {}

@Model({ unknownKeys: 'keep' })
class Open extends Plain {}

class Page {
  @Field({ type: Int }) page: number = 1;
}

@Controller()
class Api {
  @Get('/plain')
  plain(@Query() a: Plain) {
    return a;
  }

  @Get('/plain-forbids')
  plainForbids(@Query({ unknownKeys: 'forbid' }) a: Plain) {
    return a;
  }

  @Get('/plain-keeps')
  plainKeeps(@Query({ unknownKeys: 'keep' }) a: Plain) {
    return { ...a };
  }

  @Get('/closed-ignores')
  closedIgnores(@Query({ unknownKeys: 'ignore' }) a: Closed) {
    return a;
  }

  @Get('/closed-keeps')
  closedKeeps(@Query({ unknownKeys: 'keep' }) a: Closed) {
    return { ...a };
  }

  @Get('/open-forbids')
  openForbids(@Query({ unknownKeys: 'forbid' }) a: Open) {
    return a;
  }

  @Get('/beside')
  beside(@Query() a: Closed, @Query({ unknownKeys: 'forbid' }) b: Page, @Query('sort-by') sort: string = 'name') {
    return { a, b, sort };
  }

  @Get('/kept-beside')
  keptBeside(@Query() a: Open, @Query({ type: Int }) page: number = 1, @Query({ optional: true }) size?: string) {
    return { a, page, size: size ?? null };
  }

  @Get('/cookies')
  cookies(@Cookie({ unknownKeys: 'forbid' }) a: Plain, @Cookie({ optional: true }) session?: string) {
    return { a, session: session ?? null };
  }

  @Get('/headers')
  headers(
    @Header({ unknownKeys: 'forbid' }) a: Plain,
    @Header() xToken: string,
    @Header() host: string,
    @Header({ optional: true }) connection?: string,
  ) {
    return { a, xToken, host, isThere: connection !== undefined };
  }

  @Post('/form')
  form(@Form() a: Closed, @Form() note: string) {
    return { a, note };
  }
}

let app: TestApp;
beforeAll(async () => (app = await serve(Api)));
afterAll(() => app.close());

const read = async (path: string, options?: TestRequest): Promise<unknown> => (await app.client.get(path, options)).json();
const problems = async (path: string, options?: TestRequest): Promise<unknown[]> => problemsOf(await app.client.get(path, options));
const forbidden = (name: string, input: unknown, source = 'query') => ({ type: 'extra_forbidden', loc: [source, name], input });

describe('names that a class does not declare', () => {
  it('are dropped where nobody says anything', async () => expect(await read('/plain?name=a&b=1')).toEqual({ name: 'a', size: 1 }));

  it('are refused or kept as the parameter says', async () => {
    expect(await problems('/plain-forbids?b=1&name=a&c=2&c=3')).toEqual([forbidden('b', '1'), forbidden('c', ['2', '3'])]);
    expect(await problems('/plain-forbids?b=')).toEqual([
      { type: 'missing', loc: ['query', 'name'], input: { b: '' } },
      forbidden('b', ''),
    ]);
    expect(await read('/plain-keeps?name=a&b=1&c=2&c=3')).toEqual({ name: 'a', size: 1, b: '1', c: ['2', '3'] });
  });

  it('are treated as the parameter says, whatever the class says', async () => {
    expect(await read('/closed-ignores?name=a&b=1')).toEqual({ name: 'a', size: 1 });
    expect(await read('/closed-keeps?name=a&b=1&c=2&c=3')).toEqual({ name: 'a', size: 1, b: '1', c: ['2', '3'] });
    expect(await problems('/open-forbids?name=a&size=x&b=1')).toEqual([
      { type: 'int_parsing', loc: ['query', 'size'], input: 'x' },
      forbidden('b', '1'),
    ]);
    expect(await read('/open-forbids?name=a')).toEqual({ name: 'a', size: 1 });
  });

  it('never reach a prototype', async () => {
    for (const path of ['/plain-keeps', '/closed-keeps', '/plain']) {
      const response = await app.client.get(`${path}?name=a&__proto__=x&__proto__=y&constructor=z&toString=q`);
      expect(response.status).toBe(200);
      expect(Object.keys(response.json<object>()).filter((key) => key === '__proto__')).toEqual([]);
    }
  });
});

describe('names of other parameters', () => {
  it('are unknown to no class beside them', async () => {
    expect(await read('/beside?name=a&page=2&sort-by=size')).toEqual({ a: { name: 'a', size: 1 }, b: { page: 2 }, sort: 'size' });
    expect(await problems('/beside?name=a&page=2&sort=size')).toEqual([forbidden('sort', 'size'), forbidden('sort', 'size')]);
    expect(await read('/cookies', { cookies: { name: 'a', session: 's' } })).toEqual({ a: { name: 'a', size: 1 }, session: 's' });
    expect(await read('/headers', { headers: { name: 'a', 'x-token': 't' } })).toMatchObject({ a: { name: 'a', size: 1 }, xToken: 't' });
  });

  it('are not kept, but for those that both read', async () => {
    expect(await read('/kept-beside?name=a&page=2&size=3&more=4')).toEqual({ a: { name: 'a', size: 3, more: '4' }, page: 2, size: '3' });
  });

  it('are so in a form, too', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await app.client.post('/form', { body: 'name=a&note=b', headers })).json()).toEqual({ a: { name: 'a', size: 1 }, note: 'b' });
    expect(problemsOf(await app.client.post('/form', { body: 'name=a&note=b&c=d', headers }))).toEqual([forbidden('c', 'd', 'body')]);
  });
});
