import {
  Body,
  body,
  Controller,
  Cookie,
  cookie,
  dependency,
  Depends,
  Field,
  Form,
  Get,
  Header,
  header,
  Int,
  Path,
  Post,
  Query,
  query,
  RequestValidationError,
} from 'tenon';
import type { TestApp } from 'tenon/testing';
import { problemsOf, serve } from '../routing/application.js';
import { parseJsonBody } from '../../src/binding/json.js';

class Order {
  @Field() name!: string;
  @Field({ type: Int }) count!: number;
}

const inner = dependency({ b: body(Int), q: query({ type: Int }) }, (given) => given);
const outer = dependency({ c: cookie({ type: Int }), within: inner, h: header({ type: Int }) }, (given) => given);

@Controller()
class Api {
  @Post('/tree/:p')
  tree(
    @Body({ type: Int }) own: number,
    @Cookie({ type: Int }) jar: number,
    @Depends(outer) given: unknown,
    @Header({ type: Int }) head: number,
    @Query({ type: Int }) page: number,
    @Path({ type: Int }) p: number,
  ) {
    return { own, jar, given, head, page, p };
  }

  @Post('/form/:p')
  form(@Form({ type: Int }) a: number, @Query({ type: Int }) q: number, @Form({ type: Int }) b: number, @Path({ type: Int }) p: number) {
    return { a, b, q, p };
  }

  @Get('/default')
  default(@Query({ minLength: 3 }) text: string = 'ab', @Query({ type: Int, maximum: 5, default: 7 }) n: number) {
    return { text, n };
  }

  @Post('/order')
  order(@Body() order: Order) {
    return order;
  }
}

let app: TestApp;
beforeAll(async () => (app = await serve(Api)));
afterAll(() => app.close());

const placesOf = (response: { readonly status: number; json(): unknown }): string[] =>
  (problemsOf(response) as { loc: string[] }[]).map(({ loc }) => loc.join('.'));

describe('problems', () => {
  it('are told of dependencies first, then by source, then as declared', async () => {
    const found = await app.client.post('/tree/x', { json: {} });
    expect(placesOf(found)).toEqual([
      ...['query.q', 'body.b', 'header.h', 'cookie.c'],
      ...['path.p', 'query.page', 'header.head', 'cookie.jar', 'body.own'],
    ]);
  });

  it('of a form are told last', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const found = await app.client.post('/form/x', { body: 'b=x', headers });
    expect(placesOf(found)).toEqual(['path.p', 'query.q', 'body.a', 'body.b']);
  });

  it('are also those of a default, as in FastAPI', async () => {
    expect(problemsOf(await app.client.get('/default'))).toEqual([
      { type: 'string_too_short', loc: ['query', 'text'], input: 'ab', ctx: { min_length: 3 } },
      { type: 'less_than_equal', loc: ['query', 'n'], input: 7, ctx: { le: 5 } },
    ]);
    expect((await app.client.get('/default?text=abc&n=5')).json()).toEqual({ text: 'abc', n: 5 });
  });
});

describe('the error for an invalid request', () => {
  it('knows the body that was sent, and does not print it', () => {
    const error = new RequestValidationError([{ type: 'missing', loc: ['body', 'name'], msg: 'is required', input: {} }], {
      password: 'hunter2',
    });
    expect(error.body).toEqual({ password: 'hunter2' });
    expect(JSON.stringify(error)).not.toContain('hunter2');
    expect(Object.keys(error)).not.toContain('body');
    expect(new RequestValidationError([]).body).toBeUndefined();
  });

  it('knows the text of broken JSON', () => {
    const broken = (): unknown => parseJsonBody('{"a":', 32);
    expect(broken).toThrow(RequestValidationError);
    try {
      broken();
    } catch (error) {
      expect((error as RequestValidationError).body).toBe('{"a":');
    }
  });
});
