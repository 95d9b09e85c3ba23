import { request as httpRequest } from 'node:http';
import fc from 'fast-check';
import { Body, Controller, Get, Post } from 'tenon';
import type { TestApp, TestResponse } from 'tenon/testing';
import { problemsOf, serve } from '../routing/application.js';

let calls = 0;

@Controller()
class Api {
  @Post('/echo')
  echo(@Body({ type: Object }) body: unknown) {
    calls += 1;
    return body;
  }

  @Get('/echo')
  echoGet(@Body({ type: Object, optional: true }) body?: unknown) {
    return { body: body ?? 'nothing' };
  }

  @Post('/none')
  none() {
    return 'not read';
  }
}

const limit = 20_000;
let app: TestApp;
beforeAll(async () => (app = await serve(Api, { bodyLimit: limit })));
afterAll(() => app.close());
beforeEach(() => (calls = 0));

const post = (body: string | Uint8Array, headers: Record<string, string | readonly string[]>, path = '/echo'): Promise<TestResponse> =>
  app.client.post(path, { body, headers });
const json = { 'content-type': 'application/json' };

describe('the content type of a body', () => {
  it.each([
    'application/json',
    'APPLICATION/JSON',
    'application/json; charset=utf-8',
    'application/json;charset="UTF-8"',
    'application/json; charset=utf8',
    'application/json ; profile=x',
    'application/problem+json',
    'application/vnd.api+json; version=1',
  ])('%s is read', async (type) => expect((await post('{"a":1}', { 'content-type': type })).json()).toEqual({ a: 1 }));

  it.each([
    'text/plain',
    'text/json',
    'application/jsonx',
    'application/xjson',
    'xapplication/json',
    'application/+json',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/json; charset=latin1',
    'application/json; charset=utf-16',
    'application/json, text/plain',
    'json',
    ';',
  ])('%s is 415 and says what is read, and the handler does not run', async (type) => {
    const response = await post('{"a":1}', { 'content-type': type });
    expect([response.status, response.headers.accept, calls]).toEqual([415, 'application/json', 0]);
  });

  it('is needed', async () => {
    const response = await post('{"a":1}', {});
    expect([response.status, response.headers.accept, calls]).toEqual([415, 'application/json', 0]);
  });

  it('does not matter where no body is read, and none is sent', async () => {
    expect((await post('{"a":', { 'content-type': 'text/plain' }, '/none')).json()).toBe('not read');
    expect((await app.client.get('/echo', { headers: { 'content-type': 'text/plain' } })).json()).toEqual({ body: 'nothing' });
  });
});

describe('an encoded body', () => {
  it('is 415 and says so', async () => {
    const response = await post('x', { ...json, 'content-encoding': 'gzip' });
    expect([response.status, response.headers['accept-encoding'], calls]).toEqual([415, 'identity', 0]);
    expect((await post('1', { ...json, 'content-encoding': 'identity' })).json()).toBe(1);
  });
});

describe('the size of a body', () => {
  const text = (bytes: number) => JSON.stringify('\u00e9'.repeat(bytes / 2 - 1));
  it('has a limit in bytes, announced or not', async () => {
    expect((await post(text(limit), json)).status).toBe(200);
    const announced = await post(text(limit + 2), json);
    expect([announced.status, announced.headers.connection]).toEqual([413, 'close']);
    expect(
      (
        await chunked(
          Array<string>(limit / 100)
            .fill(' '.repeat(100))
            .concat('1'),
        )
      ).status,
    ).toBe(413);
    expect(calls).toBe(1);
  });

  it('may stay unannounced', async () => {
    expect(await chunked(['{"a":', '"\u00e9', '"}'])).toEqual({ status: 200, text: '{"a":"\u00e9"}' });
  });

  /** Sends a body without a content-length. */
  function chunked(parts: readonly string[]): Promise<{ status: number; text: string }> {
    return new Promise((done, failed) => {
      const address = app.app.server.address();
      if (address === null || typeof address === 'string') throw new Error('no port');
      const sent = httpRequest({ port: address.port, method: 'POST', path: '/echo', headers: json }, (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (piece: string) => (text += piece));
        answer.on('end', () => done({ status: answer.statusCode ?? 0, text }));
      });
      sent.on('error', failed);
      for (const part of parts) sent.write(part);
      sent.end();
    });
  }

  beforeAll(() => app.app.listen(0));
});

describe('the bytes of a body', () => {
  it('are UTF-8, or 400', async () => {
    for (const bytes of [
      [0x22, 0xff, 0x22],
      [0x22, 0xc3, 0x22],
      [0x22, 0xed, 0xa0, 0x80, 0x22],
      [0xff, 0xfe, 0x31, 0x00],
    ])
      expect((await post(Uint8Array.from(bytes), json)).status).toBe(400);
    expect(calls).toBe(0);
  });

  it('may begin with a mark', async () => expect((await post('\ufeff{"a":1}', json)).json()).toEqual({ a: 1 }));

  it('of any JSON come back', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue({ maxDepth: 3 }), async (value) => {
        if (value === null) return;
        expect((await post(JSON.stringify(value), json)).json()).toEqual(JSON.parse(JSON.stringify(value)));
      }),
      { numRuns: 50 },
    );
  });
});

describe('broken JSON', () => {
  it.each(['{', '{"a":}', '{"a" 1}', '[1,]', 'nul', "{'a':1}", ' ', '{"a":1}}', '\u0000', '"a\nb"', '01', 'NaN', '{"a":undefined}'])(
    '%j is 422, json_invalid',
    async (text) => {
      const found = problemsOf(await post(text, json));
      expect(found).toEqual([
        { type: 'json_invalid', loc: ['body', expect.any(Number)], input: {}, ctx: { error: expect.any(String) as string } },
      ]);
      expect(calls).toBe(0);
    },
  );

  it.each([
    '{"password": hunter2}',
    '{"password": "hunter2}',
    'hunter2',
    `{"password": hunter2, "more": "${'x'.repeat(200)}"}`,
    `${' '.repeat(200)}{"password": hunter2}`,
    `{"a": ["${'x'.repeat(200)}", "hunter2" "y"], "b": "${'x'.repeat(200)}"}`,
    '["hunter2" is not valid JSON',
    '{"password": "hunter2" is not valid JSON" x',
  ])('%j is not shown in the answer', async (text) => {
    const response = await post(text, json);
    expect(response.status).toBe(422);
    expect(response.text).not.toContain('hunter');
  });

  it('is 400 where it is nested without end', async () => {
    for (const open of ['[', '{"a":']) {
      expect((await post(open.repeat(33), json)).status).toBe(400);
      expect((await post(open.repeat(32), json)).status).toBe(422);
    }
    const brackets = ['[['.repeat(1_000), '\\"['.repeat(1_000), '\\\\'];
    expect((await post(`[${brackets.map((text) => `"${text}"`).join()}]`, json)).status).toBe(200);
  });
});

describe('no body', () => {
  it('is a missing one', async () => {
    expect(problemsOf(await app.client.post('/echo'))).toEqual([{ type: 'missing', loc: ['body'], input: null }]);
    expect(problemsOf(await post('', json))).toEqual([{ type: 'missing', loc: ['body'], input: null }]);
  });

  it('is fine where it is optional, and GET may have one', async () => {
    expect((await app.client.get('/echo')).json()).toEqual({ body: 'nothing' });
    expect((await app.client.get('/echo', { json: [1] })).json()).toEqual({ body: [1] });
  });
});
