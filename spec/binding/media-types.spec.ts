import fc from 'fast-check';
import { Body, Controller, createApp, Field, Module, Post } from 'tenon';
import { testApp, type TestApp, type TestResponse } from 'tenon/testing';
import { isJson, isUtf8, isWithin, mediaTypeOf } from '../../src/binding/media-type.js';

class Order {
  @Field() name!: string;
}

let seen: unknown[] = [];

@Controller()
class Api {
  @Post('/usual')
  usual(@Body() order: Order) {
    seen.push(order);
    return order;
  }

  @Post('/api')
  api(@Body({ mediaType: 'application/vnd.api+json' }) order: Order) {
    return order;
  }

  @Post('/both')
  both(
    @Body({ mediaType: ['application/json', 'application/vnd.api+json'] }) a: Order,
    @Body({ mediaType: 'application/vnd.api+json' }) b: Order,
  ) {
    return { a, b };
  }
}

@Controller({ prefix: '/lax', strictContentType: false })
class Lax {
  @Post('/usual')
  usual(@Body() order: Order) {
    return order;
  }
}

@Module({ controllers: [Api, Lax] })
class ApiModule {}

let app: TestApp;
beforeAll(async () => (app = await testApp(createApp(ApiModule))));
afterAll(() => app.close());
beforeEach(() => (seen = []));

const text = '{"name":"x"}';
const send = (path: string, type?: string, body = text): Promise<TestResponse> =>
  app.client.post(path, { body, headers: type === undefined ? {} : { 'content-type': type } });

describe('mediaType', () => {
  it('says what JSON is read from', async () => {
    expect((await send('/api', 'application/vnd.api+json; version=1')).json()).toEqual({ name: 'x' });
    const response = await send('/api', 'application/json');
    expect([response.status, response.headers.accept]).toEqual([415, 'application/vnd.api+json']);
  });

  it('is what all bodies of a route share', async () => {
    const body = '{"a":{"name":"x"},"b":{"name":"y"}}';
    expect((await send('/both', 'application/vnd.api+json', body)).status).toBe(200);
    expect((await send('/both', 'application/json', body)).status).toBe(415);
  });
});

describe('strictContentType: false', () => {
  it('reads a body without a type as JSON, and one of a wrong type never', async () => {
    expect((await send('/lax/usual')).json()).toEqual({ name: 'x' });
    expect((await send('/lax/usual', 'text/plain')).status).toBe(415);
    expect((await send('/lax/usual', '')).status).toBe(415);
    expect((await send('/usual')).status).toBe(415);
  });
});

describe('a content type', () => {
  it.each([
    ['text/plain', 'text/plain', []],
    [
      'Text/PLAIN ; A=b;c="d;\\"e"',
      'text/plain',
      [
        ['a', 'b'],
        ['c', 'd;"e'],
      ],
    ],
    ['a/b;', 'a/b', []],
    ['a/b ; ; x=y', 'a/b', [['x', 'y']]],
  ])('%j is read', (header, essence, parameters) => expect(mediaTypeOf(header)).toEqual({ essence, parameters }));

  it.each(['', 'a', 'a/', '/b', 'a/b/c', 'a/b c', 'a/b;x', 'a/b;x=', 'a/b;x="', 'a/b;x=y z', 'a/b, c/d', ' a/b', 'a/b\t/c', 'a/b;=x'])(
    '%j is none',
    (header) => expect(mediaTypeOf(header)).toBeUndefined(),
  );

  it('is JSON by its name alone', () => {
    for (const one of ['application/json', 'application/a+json', 'application/vnd.a-b.c+json', 'application/a+b+json'])
      expect(isJson(one)).toBe(true);
    for (const one of ['text/json', 'application/jsonx', 'application/+json', 'application/json-seq', 'application/a+json-seq'])
      expect(isJson(one)).toBe(false);
  });

  it('is within itself and its ranges', () => {
    expect(['image/png', 'image/*', '*/*'].map((range) => isWithin('image/png', range))).toEqual([true, true, true]);
    expect(['image/pn', 'text/*', 'imag/*'].map((range) => isWithin('image/png', range))).toEqual([false, false, false]);
  });

  it('says the charset more than once only as UTF-8', () => {
    expect(
      isUtf8({
        essence: 'a/b',
        parameters: [
          ['charset', 'utf-8'],
          ['charset', 'latin1'],
        ],
      }),
    ).toBe(false);
  });

  it('of any text lets no body through but JSON that was held against its type', async () => {
    const piece = fc.constantFrom('application', '/', 'json', 'text', ';', ' ', '\t', 'charset', '=', 'utf-8', '"', '+', ',', 'x');
    await fc.assert(
      fc.asyncProperty(
        fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join('').trim()),
        async (type) => {
          seen = [];
          const { status } = await send('/usual', type, '{"name":"x","admin":true}');
          expect([200, 400, 415]).toContain(status);
          expect(seen.every((order) => order instanceof Order && !('admin' in order))).toBe(true);
          if (status === 200) expect(mediaTypeOf(type)?.essence).toMatch(/^application\/(?:.+\+)?json$/);
        },
      ),
      { numRuns: 300 },
    );
  });
});
