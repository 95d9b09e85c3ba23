import express, { type RequestHandler } from 'express';
import { Body, Controller, createApp, Field, Form, Module, Post } from 'tenon';
import { testApp, type TestApp, type TestResponse } from 'tenon/testing';
import { problemsOf } from '../routing/application.js';

class Event {
  @Field() name!: string;
}

@Controller()
class Api {
  @Post('/echo')
  echo(@Body({ type: Object }) body: unknown) {
    return body;
  }

  @Post('/event')
  event(@Body() event: Event) {
    return event;
  }

  @Post('/signed')
  signed(@Body() event: Event, @Body() raw: Buffer) {
    return { event, raw: raw.toString() };
  }

  @Post('/form')
  form(@Form() name: string) {
    return { name };
  }

  @Post('/text')
  text(@Body({ mediaType: 'text/plain' }) text: string) {
    return { text };
  }
}

@Module({ controllers: [Api] })
class ApiModule {}

const json = 'application/json';
const urlencoded = 'application/x-www-form-urlencoded';
const limit = 200;
let app: TestApp;

const behind = (...parsers: RequestHandler[]): void => {
  beforeAll(async () => (app = await testApp(createApp(ApiModule, { middleware: parsers, bodyLimit: limit }))));
  afterAll(() => app.close());
};
const post = (path: string, body: string | Uint8Array, type?: string): Promise<TestResponse> =>
  app.client.post(path, { body, headers: type === undefined ? {} : { 'content-type': type } });

describe('behind express.json()', () => {
  behind(express.json({ type: [json, 'text/json'] }));

  it('JSON is taken as it was parsed', async () => {
    expect((await post('/event', '{"name":"x"}', json)).json()).toEqual({ name: 'x' });
    expect((await post('/event', '{', json)).status).toBe(400);
  });

  it('a content type that is not read here is 415, as it is without', async () => {
    const other = await post('/echo', '{"a":1}', 'text/json');
    expect([other.status, other.headers.accept]).toEqual([415, json]);
    const form = await post('/form', '{"name":"x"}', json);
    expect([form.status, form.headers.accept]).toEqual([415, `${urlencoded}, multipart/form-data`]);
  });

  it('JSON that is nested without end, or has the key __proto__, is 400', async () => {
    const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
    expect((await post('/echo', nested(32), json)).status).toBe(200);
    expect((await post('/echo', nested(33), json)).status).toBe(400);
    expect((await post('/echo', '{"a":[{"__proto__":{"admin":true}}]}', json)).status).toBe(400);
  });

  it('the bytes are gone', async () => {
    expect((await post('/signed', '{"name":"x"}', json)).status).toBe(500);
    expect(app.errors).toEqual([expect.objectContaining({ code: 'BODY_CONSUMED' })]);
  });
});

describe('behind express.urlencoded()', () => {
  behind(express.urlencoded({ extended: true }));

  it('a form is taken as it was parsed', async () => {
    expect((await post('/form', 'name=x', urlencoded)).json()).toEqual({ name: 'x' });
  });

  it('a form does not pass for JSON', async () => {
    const response = await post('/event', 'name=x', urlencoded);
    expect([response.status, response.headers.accept]).toEqual([415, json]);
  });
});

describe.each([
  ['express.raw()', express.raw({ type: () => true })],
  ['express.text()', express.text({ type: () => true })],
])('behind %s', (_name, parser) => {
  behind(parser);

  it('what it left is parsed as if it had been read here', async () => {
    expect((await post('/event', '{"name":"x"}', json)).json()).toEqual({ name: 'x' });
    expect((await post('/form', 'name=a+b', urlencoded)).json()).toEqual({ name: 'a b' });
    const parts = '--b\r\nContent-Disposition: form-data; name="name"\r\n\r\nx\r\n--b--';
    expect((await post('/form', parts, 'multipart/form-data; boundary=b')).json()).toEqual({ name: 'x' });
    expect((await post('/text', 'a', 'text/plain')).json()).toEqual({ text: 'a' });
  });

  it('a model may stand beside the bytes', async () => {
    expect((await post('/signed', '{ "name": "x" }', json)).json()).toEqual({ event: { name: 'x' }, raw: '{ "name": "x" }' });
  });

  it('the rules are those of a body that is read here', async () => {
    expect(problemsOf(await post('/event', '{', json))[0]).toMatchObject({ type: 'json_invalid' });
    expect(problemsOf(await post('/event', '', json))).toEqual([{ type: 'missing', loc: ['body'], input: null }]);
    expect((await post('/echo', '['.repeat(33), json)).status).toBe(400);
    expect((await post('/echo', '{"__proto__":{"admin":true}}', json)).status).toBe(400);
    expect((await post('/echo', `"${'x'.repeat(limit)}"`, json)).status).toBe(413);
    expect((await post('/event', '{"name":"x"}', 'text/plain')).status).toBe(415);
    expect((await post('/event', '{"name":"x"}')).status).toBe(415);
  });
});

describe('behind a middleware that puts a body where none was sent', () => {
  behind((request, _response, next) => {
    request.body = { name: 'made up' };
    next();
  });

  it('it is taken without a content type', async () => expect((await app.client.post('/event')).json()).toEqual({ name: 'made up' }));
});

describe('bytes that are no UTF-8', () => {
  behind(express.raw({ type: () => true }));

  it('are 400 where text is read', async () => {
    for (const [path, type] of [
      ['/echo', json],
      ['/form', urlencoded],
      ['/text', 'text/plain'],
    ] as const)
      expect((await post(path, Uint8Array.from([0x22, 0xff, 0x22]), type)).status).toBe(400);
  });
});
