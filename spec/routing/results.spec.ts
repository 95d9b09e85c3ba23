import { Controller, Delete, Get, Header, Query, TenonError } from 'tenon';
import type { TestApp } from 'tenon/testing';
import { serve } from './application.js';

const circle: Record<string, unknown> = {};
circle.self = circle;

const results: Readonly<Record<string, unknown>> = {
  nothing: undefined,
  null: null,
  text: 'ü',
  list: [1, null, undefined],
  date: { at: new Date(0), nothing: null },
  infinite: { deep: [{ number: Infinity }], nothing: null },
  nan: Number.NaN,
  bigint: 1n,
  circle,
};

@Controller()
class Results {
  @Get('/result')
  result(@Query() of: string): unknown {
    return results[of];
  }

  @Delete('/empty', { status: 204 })
  empty() {
    return 'never sent';
  }

  @Get('/header')
  header(@Header('x-name') name: string, @Header('x-name', { type: [String] }) names: string[]) {
    return { name, names };
  }
}

describe('what a handler returns', () => {
  let t: TestApp;
  beforeAll(async () => {
    t = await serve(Results);
  });
  afterAll(() => t.close());

  it.each([
    ['nothing', 'null'],
    ['null', 'null'],
    ['text', '"ü"'],
    ['list', '[1,null,null]'],
    ['bigint', '1'],
    ['date', '{"at":"1970-01-01T00:00:00.000Z","nothing":null}'],
  ])('is sent as JSON: %s', async (of, text) => {
    const response = await t.client.get('/result', { query: { of } });
    expect([response.status, response.headers['content-type'], response.text]).toEqual([200, 'application/json', text]);
    expect(response.headers['content-length']).toBe(String(Buffer.byteLength(text)));
  });

  it.each(['infinite', 'nan', 'circle'])('is a 500 where JSON cannot hold it: %s', async (of) => {
    const response = await t.client.get('/result', { query: { of } });
    expect([response.status, response.json()]).toEqual([500, { detail: 'Internal Server Error' }]);
    expect(t.errors.at(-1)).toBeInstanceOf(of === 'circle' ? TenonError : TypeError);
  });

  it('is not sent with a status that has no body', async () => {
    const response = await t.client.delete('/empty');
    expect([response.status, response.text, response.headers['content-length']]).toEqual([204, '', undefined]);
  });
});

describe('a header that is repeated', () => {
  it('is its first line where one value is declared, and every line where a list is', async () => {
    await using t = await serve(Results);
    const response = await t.client.get('/header', { headers: { 'x-name': ['a, b', 'c'] } });
    expect(response.json()).toEqual({ name: 'a, b', names: ['a, b', 'c'] });
  });
});
