import express from 'express';
import {
  Controller,
  createApp,
  dependency,
  Depends,
  Field,
  Form,
  form,
  Int,
  literal,
  Module,
  nullable,
  oneOf,
  Post,
  Query,
  setOf,
} from 'tenon';
import { testApp, type TestApp, type TestResponse } from 'tenon/testing';
import { problemsOf, serve } from '../routing/application.js';

class Singer {
  @Field({ minLength: 2 }) name!: string;
  @Field({ type: Int, nullable: true }) years: number | null = null;
  @Field({ type: [String] }) evenings: string[] = [];
}

const credentials = dependency(
  { username: form({ type: String }), password: form('pass', { type: String, minLength: 3 }) },
  ({ username, password }) => `${username}:${password}`,
);

@Controller()
class Api {
  @Post('/fields')
  fields(
    @Form() name: string,
    @Form({ type: Int, minimum: 1 }) loans: number = 3,
    @Form({ type: setOf(Int), optional: true }) days?: Set<number>,
    @Form({ type: nullable(oneOf(Int, literal('all'))) }) page: number | 'all' | null = null,
  ) {
    return { name, loans, days: days ? [...days] : null, page };
  }

  @Post('/model')
  model(@Form() singer: Singer) {
    return { singer, isSinger: singer instanceof Singer };
  }

  @Post('/beside')
  beside(@Form() singer: Singer, @Form() voice: string, @Query() q: string = '-') {
    return { singer, voice, q };
  }

  @Post('/pairs')
  pairs(@Form() all: URLSearchParams) {
    return [...all];
  }

  @Post('/optional')
  optional(@Form({ optional: true }) singer?: Singer) {
    return { singer: singer ?? null };
  }

  @Post('/login')
  login(@Depends(credentials) who: string, @Form('grant_type', { pattern: '^password$', optional: true }) grant?: string) {
    return { who, grant: grant ?? null };
  }
}

let app: TestApp;
beforeAll(async () => (app = await serve(Api)));
afterAll(() => app.close());

const urlencoded = 'application/x-www-form-urlencoded';
const send = (path: string, body: string | Uint8Array, type = urlencoded): Promise<TestResponse> =>
  app.client.post(path, { body, headers: { 'content-type': type } });
const read = async (path: string, body: string): Promise<unknown> => (await send(path, body)).json();
const problems = async (path: string, body: string): Promise<unknown[]> => problemsOf(await send(path, body));

describe('a field of a form', () => {
  it('is read as its type', async () => {
    expect(await read('/fields', 'name=Ada+Lowe&loans=5&days=1&days=2&days=1&page=all')).toEqual({
      ...{ name: 'Ada Lowe', loans: 5, days: [1, 2], page: 'all' },
    });
    expect(await read('/fields', 'name=%C3%A9&loans=2&loans=7')).toEqual({ name: 'é', loans: 7, days: null, page: null });
  });

  it('that is empty was not sent', async () => {
    expect(await problems('/fields', 'name=')).toEqual([{ type: 'missing', loc: ['body', 'name'], input: null }]);
    expect(await read('/fields', 'name=a&loans=&page=')).toEqual({ name: 'a', loans: 3, days: null, page: null });
  });

  it('is missing without a body', async () => {
    expect(problemsOf(await app.client.post('/fields'))).toEqual([{ type: 'missing', loc: ['body', 'name'], input: null }]);
  });

  it('is told by its name', async () => {
    expect(await problems('/fields', 'name=a&loans=0&days=1&days=x&page=b')).toEqual([
      { type: 'greater_than_equal', loc: ['body', 'loans'], input: '0', ctx: { ge: 1 } },
      { type: 'int_parsing', loc: ['body', 'days', 1], input: 'x' },
      { type: 'int_parsing', loc: ['body', 'page', 'int'], input: 'b' },
      { type: 'literal_error', loc: ['body', 'page', "literal['all']"], input: 'b', ctx: { expected: "'all'" } },
    ]);
  });

  it('may be an input of a dependency', async () => {
    expect(await read('/login', 'username=a&pass=secret&grant_type=password')).toEqual({ who: 'a:secret', grant: 'password' });
    expect(await problems('/login', 'username=&pass=ab&grant_type=x')).toEqual([
      { type: 'missing', loc: ['body', 'username'], input: null },
      { type: 'string_too_short', loc: ['body', 'pass'], input: 'ab', ctx: { min_length: 3 } },
      { type: 'string_pattern_mismatch', loc: ['body', 'grant_type'], input: 'x', ctx: { pattern: '^password$' } },
    ]);
  });
});

describe('a class', () => {
  it('takes the whole form, with its empty fields', async () => {
    expect(await read('/model', 'name=Noor&years=4&evenings=mon&evenings=thu')).toEqual({
      ...{ singer: { name: 'Noor', years: 4, evenings: ['mon', 'thu'] }, isSinger: true },
    });
    expect(await problems('/model', 'name=&years=')).toEqual([
      { type: 'string_too_short', loc: ['body', 'name'], input: '', ctx: { min_length: 2 } },
      { type: 'int_parsing', loc: ['body', 'years'], input: '' },
    ]);
    expect(await problems('/model', 'years=4')).toEqual([{ type: 'missing', loc: ['body', 'name'], input: { years: '4' } }]);
    expect(problemsOf(await app.client.post('/model'))).toEqual([{ type: 'missing', loc: ['body', 'name'], input: {} }]);
  });

  it('may stand beside other fields, and be optional', async () => {
    expect(await read('/beside?q=x', 'name=Noor&voice=alto')).toMatchObject({ singer: { name: 'Noor' }, voice: 'alto', q: 'x' });
    expect((await app.client.post('/optional')).json()).toEqual({ singer: null });
    expect(await read('/optional', 'name=Noor')).toMatchObject({ singer: { name: 'Noor' } });
  });
});

describe('URLSearchParams', () => {
  it('are the fields as they came', async () => {
    expect(await read('/pairs', 'b=1&a=2+3&b=&=x&c')).toEqual([
      ['b', '1'],
      ['a', '2 3'],
      ['b', ''],
      ['', 'x'],
      ['c', ''],
    ]);
    expect((await app.client.post('/pairs')).json()).toEqual([]);
  });
});

describe('a form', () => {
  it.each([
    'application/json',
    'text/plain',
    'application/x-www-form-urlencoded; charset=latin1',
    'application/x-www-form-urlencodedx',
    'x',
  ])('of type %s is 415', async (type) => {
    const response = await send('/fields', 'name=a', type);
    expect([response.status, response.headers.accept]).toEqual([415, 'application/x-www-form-urlencoded, multipart/form-data']);
  });

  it('without a type is 415, even where JSON would be read', async () => {
    @Module({ controllers: [Api], strictContentType: false })
    class Lax {}
    await using lax = await testApp(createApp(Lax));
    for (const one of [app, lax]) expect((await one.client.post('/fields', { body: 'name=a' })).status).toBe(415);
  });

  it('has a charset, UTF-8', async () => {
    expect(await (await send('/pairs', 'a=é', `${urlencoded}; charset=UTF-8`)).json()).toEqual([['a', 'é']]);
    expect((await send('/pairs', Uint8Array.from([0x61, 0x3d, 0xff]))).status).toBe(400);
    expect((await send('/pairs', 'a=%ff')).status).toBe(400);
    expect((await send('/pairs', 'a=%zz')).status).toBe(400);
  });

  it('has at most 1000 fields', async () => {
    const of = (count: number): string => Array.from({ length: count }, (_, i) => `a${i}=1`).join('&');
    expect((await send('/pairs', of(1000))).json()).toHaveLength(1000);
    expect((await send('/pairs', of(1001))).status).toBe(413);
  });

  it.each(['__proto__=x', 'a=1&__proto__[polluted]=x', 'constructor[prototype][polluted]=x', 'a[__proto__][b]=1', '%5F_proto__=x'])(
    'with %s is 400',
    async (body) => {
      expect((await send('/pairs', body)).status).toBe(400);
      expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    },
  );

  it('that Express middleware has read is taken as it is', async () => {
    @Module({ controllers: [Api] })
    class ApiModule {}
    await using parsed = await testApp(createApp(ApiModule).use(express.urlencoded({ extended: false })));
    const post = (path: string, body: string) => parsed.client.post(path, { body, headers: { 'content-type': urlencoded } });
    expect((await post('/fields', 'name=a&days=1&days=2&loans=')).json()).toEqual({ name: 'a', loans: 3, days: [1, 2], page: null });
    expect((await post('/model', 'name=Noor')).json()).toMatchObject({ singer: { name: 'Noor' } });
  });
});
