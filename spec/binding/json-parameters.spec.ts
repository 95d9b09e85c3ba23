import { Controller, Cookie, Field, Form, Get, Header, Int, mapOf, nullable, Post, Query } from 'tenon';
import type { TestApp, TestRequest } from 'tenon/testing';
import { problemsOf, serve } from '../routing/application.js';

class Box {
  @Field({ type: Int, minimum: 1 }) width!: number;
  @Field({ type: Int }) height: number = 2;
}

@Controller()
class Api {
  @Get('/list')
  list(@Query({ json: true, type: [Int], maxItems: 2 }) stops: number[] = [7]) {
    return stops;
  }

  @Get('/model')
  model(
    @Query({ json: true }) box: Box,
    @Header({ json: true, optional: true }) xBox?: Box,
    @Cookie({ json: true, optional: true }) jar?: Box,
  ) {
    return { box, isBox: box instanceof Box, xBox: xBox ?? null, jar: jar ?? null };
  }

  @Get('/scalar')
  scalar(@Query({ json: true, type: nullable(Int) }) n: number | null, @Query({ json: true, minLength: 2, optional: true }) text?: string) {
    return { n, text: text ?? null };
  }

  @Get('/any')
  any(@Query({ json: true, type: Object }) value: unknown) {
    return { value };
  }

  @Post('/form')
  form(@Form({ json: true, type: mapOf(Int, Box) }) boxes: Map<number, Box>, @Form() name: string) {
    return { boxes: [...boxes], name };
  }
}

let app: TestApp;
beforeAll(async () => (app = await serve(Api)));
afterAll(() => app.close());

const query = (name: string, json: unknown): TestRequest => ({ query: { [name]: typeof json === 'string' ? json : JSON.stringify(json) } });
const read = async (path: string, options?: TestRequest): Promise<unknown> => (await app.client.get(path, options)).json();
const problems = async (path: string, options?: TestRequest): Promise<unknown[]> => problemsOf(await app.client.get(path, options));

describe('JSON in a text', () => {
  it('is read and held against its type', async () => {
    expect(await read('/list', query('stops', [3, 1]))).toEqual([3, 1]);
    expect(await read('/list')).toEqual([7]);
    expect(
      await read('/model', { ...query('box', { width: 1 }), headers: { 'x-box': '{"width":2}' }, cookies: { jar: '{"width":3}' } }),
    ).toEqual({
      box: { width: 1, height: 2 },
      isBox: true,
      xBox: { width: 2, height: 2 },
      jar: { width: 3, height: 2 },
    });
    expect(await read('/scalar?n=null&text="ab"')).toEqual({ n: null, text: 'ab' });
    expect(await read('/scalar?n=5')).toEqual({ n: 5, text: null });
    expect(await read('/any?value={"a":[1,null]}')).toEqual({ value: { a: [1, null] } });
  });

  it('may stand in a field of a form', async () => {
    const body = new URLSearchParams({ boxes: '{"1":{"width":5}}', name: 'x' }).toString();
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await app.client.post('/form', { body, headers })).json()).toEqual({ boxes: [[1, { width: 5, height: 2 }]], name: 'x' });
    const wrong = await app.client.post('/form', { body: 'boxes={"1":{"width":0}}&name=', headers });
    expect(problemsOf(wrong)).toEqual([
      { type: 'greater_than_equal', loc: ['body', 'boxes', '1', 'width'], input: 0, ctx: { ge: 1 } },
      { type: 'missing', loc: ['body', 'name'], input: null },
    ]);
  });

  it('is told by the parameter and the way inside', async () => {
    expect(await problems('/list', query('stops', [1, 'two']))).toEqual([
      { type: 'int_parsing', loc: ['query', 'stops', 1], input: 'two' },
    ]);
    expect(await problems('/list', query('stops', [1, 2, 3]))).toMatchObject([
      { type: 'too_long', loc: ['query', 'stops'], input: [1, 2, 3] },
    ]);
    expect(await problems('/model', query('box', {}))).toEqual([{ type: 'missing', loc: ['query', 'box', 'width'], input: {} }]);
    expect(await problems('/model')).toEqual([{ type: 'missing', loc: ['query', 'box'], input: null }]);
    expect(await problems('/scalar?n=1&text="a"')).toEqual([
      { type: 'string_too_short', loc: ['query', 'text'], input: 'a', ctx: { min_length: 2 } },
    ]);
  });

  it.each(['1,2', '', '{', "{'a':1}", 'undefined', '[1,]'])('that is none is json_invalid: %j', async (text) => {
    expect(await problems('/list', query('stops', text))).toEqual([
      { type: 'json_invalid', loc: ['query', 'stops'], input: text, ctx: { error: expect.any(String) as string } },
    ]);
  });

  it('is held within the limits of data', async () => {
    const type = async (text: string): Promise<string> =>
      ((await problems('/any', query('value', text))) as { type: string }[])[0]?.type ?? '';
    expect(await type('['.repeat(500) + ']'.repeat(500))).toBe('recursion_depth');
    expect(await type('{"__proto__":{"polluted":1}}')).toBe('forbidden_key');
    expect(await type('1e999')).toBe('finite_number');
    expect(await type('"\\ud800"')).toBe('string_unicode');
    expect(await problems('/scalar?n=1e999')).toEqual([{ type: 'finite_number', loc: ['query', 'n'], input: null }]);
  });
});
