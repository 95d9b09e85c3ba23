import { Agent, request as httpRequest } from 'node:http';
import { Readable, type Readable as ReadableType } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import express from 'express';
import { Base64, Body, Controller, createApp, Field, Form, Int, Module, Post } from 'tenon';
import { testApp, type TestApp, type TestResponse } from 'tenon/testing';
import { problemsOf, serve } from '../routing/application.js';

class Event {
  @Field() name!: string;
}

const ended: string[] = [];

async function lengthOf(stream: Readable): Promise<number> {
  let length = 0;
  for await (const chunk of stream) length += (chunk as Buffer).length;
  return length;
}

@Controller()
class Api {
  @Post('/bytes')
  bytes(@Body() data: Buffer) {
    return { isBuffer: Buffer.isBuffer(data), hex: data.toString('hex') };
  }

  @Post('/optional')
  optional(@Body({ optional: true }) data?: Uint8Array) {
    return { length: data?.length ?? null };
  }

  @Post('/image')
  image(@Body({ mediaType: ['image/png', 'image/gif'] }) data: Buffer) {
    return data.length;
  }

  @Post('/any-image')
  anyImage(@Body({ mediaType: 'image/*' }) data: Buffer) {
    return data.length;
  }

  @Post('/text')
  text(@Body({ mediaType: 'text/plain', maxLength: 5 }) text: string) {
    return { text };
  }

  @Post('/number')
  number(@Body({ mediaType: 'text/plain', type: Int }) number: number) {
    return { number };
  }

  @Post('/signed')
  signed(@Body() event: Event, @Body() raw: Buffer) {
    return { event, raw: raw.toString() };
  }

  @Post('/signed-form')
  signedForm(@Form() name: string, @Body() raw: Buffer) {
    return { name, raw: raw.toString() };
  }

  @Post('/embedded')
  embedded(@Body() data: Buffer, @Body() a: string, @Body({ type: Base64 }) b: Uint8Array) {
    return { data: data.length, a, b: [...b] };
  }

  @Post('/stream')
  async stream(@Body() data: Readable) {
    const length = await lengthOf(data);
    ended.push('handled');
    return { length };
  }

  @Post('/first')
  async first(@Body() data: Readable) {
    for await (const chunk of data) return { first: (chunk as Buffer).length };
    return { first: 0 };
  }

  @Post('/unread')
  unread(@Body() data: Readable) {
    return { isReadable: data.readable };
  }

  @Post('/opened')
  async opened(@Body() data: Readable) {
    data.once('readable', () => undefined);
    await pause(20);
    return { isReadable: data.readable };
  }
}

const limit = 100_000;
let app: TestApp;
beforeAll(async () => (app = await serve(Api, { bodyLimit: limit })));
afterAll(() => app.close());

const send = (path: string, body: string | Uint8Array, type?: string): Promise<TestResponse> =>
  app.client.post(path, { body, headers: type === undefined ? {} : { 'content-type': type } });
const missing = [{ type: 'missing', loc: ['body'], input: null }];

describe('the bytes of a body', () => {
  it('come as they are, whatever their type, or without one', async () => {
    const bytes = Uint8Array.from([0xff, 0x00, 0x7b]);
    for (const type of [undefined, 'application/json', 'image/png', 'text/plain; charset=latin1'])
      expect((await send('/bytes', bytes, type)).json()).toEqual({ isBuffer: true, hex: 'ff007b' });
  });

  it('are missing without a body', async () => {
    expect(problemsOf(await app.client.post('/bytes'))).toEqual(missing);
    expect((await app.client.post('/optional')).json()).toEqual({ length: null });
    expect((await send('/optional', 'abc')).json()).toEqual({ length: 3 });
  });

  it('have a limit', async () => expect((await send('/bytes', new Uint8Array(limit + 1), 'image/png')).status).toBe(413));

  it('may be of some media types only', async () => {
    expect((await send('/image', 'abc', 'IMAGE/PNG; x=y')).json()).toBe(3);
    expect((await send('/any-image', 'abc', 'image/webp')).json()).toBe(3);
    for (const [path, accept] of [
      ['/image', 'image/png, image/gif'],
      ['/any-image', 'image/*'],
    ] as const) {
      for (const type of ['text/plain', 'imagex/png', 'image', undefined]) {
        const response = await send(path, 'abc', type);
        expect([response.status, response.headers.accept]).toEqual([415, accept]);
      }
    }
  });

  it('may stand beside JSON or a form, whose rules then hold', async () => {
    const text = '{ "name" : "x" }';
    expect((await send('/signed', text, 'application/json')).json()).toEqual({ event: { name: 'x' }, raw: text });
    expect((await send('/signed', text, 'text/plain')).status).toBe(415);
    expect((await send('/signed', text)).status).toBe(415);
    expect((await send('/signed', '{', 'application/json')).status).toBe(422);
    const form = 'name=a+b';
    expect((await send('/signed-form', form, 'application/x-www-form-urlencoded')).json()).toEqual({ name: 'a b', raw: form });
    expect(problemsOf(await app.client.post('/signed'))).toEqual(missing);
  });

  it('do not count among the keys of JSON', async () => {
    const response = await app.client.post('/embedded', { json: { a: 'x', b: 'AQI=' } });
    expect(response.json()).toEqual({ data: 20, a: 'x', b: [1, 2] });
  });
});

describe('the text of a body', () => {
  it('is UTF-8 of its media type', async () => {
    expect((await send('/text', 'héé', 'text/plain; charset=UTF-8')).json()).toEqual({ text: 'héé' });
    expect((await send('/number', ' 12 ', 'text/plain')).json()).toEqual({ number: 12 });
    expect((await send('/text', 'a', 'text/plain; charset=latin1')).status).toBe(415);
    expect((await send('/text', '"a"', 'application/json')).headers.accept).toBe('text/plain');
    expect((await send('/text', Uint8Array.from([0xff]), 'text/plain')).status).toBe(400);
  });

  it('is held against its type and limits', async () => {
    expect(problemsOf(await send('/text', 'too long', 'text/plain'))).toEqual([
      { type: 'string_too_long', loc: ['body'], input: 'too long', ctx: { max_length: 5 } },
    ]);
    expect(problemsOf(await send('/number', 'x', 'text/plain'))).toEqual([{ type: 'int_parsing', loc: ['body'], input: 'x' }]);
    expect(problemsOf(await app.client.post('/text'))).toEqual(missing);
  });
});

describe('the stream of a body', () => {
  beforeEach(() => (ended.length = 0));

  it('flows through the handler', async () => {
    expect((await send('/stream', new Uint8Array(limit), 'application/octet-stream')).json()).toEqual({ length: limit });
    expect(problemsOf(await app.client.post('/stream'))).toEqual(missing);
  });

  it('that is announced as too long does not begin', async () => {
    const response = await send('/stream', new Uint8Array(limit + 1));
    expect([response.status, response.headers.connection, ended]).toEqual([413, 'close', []]);
  });

  describe('over a connection that is kept', () => {
    let agent: Agent;
    beforeAll(() => app.app.listen(0));
    beforeEach(() => (agent = new Agent({ keepAlive: true, maxSockets: 1 })));
    afterEach(() => agent.destroy());

    /** Sends a body in pieces, without a content-length. */
    function chunked(path: string, pieces: number, breaksOff = false): Promise<{ status: number; text: string }> {
      return new Promise((done, failed) => {
        const { port } = app.app.server.address() as { port: number };
        const sent = httpRequest({ agent, port, method: 'POST', path }, (answer) => {
          let text = '';
          answer.setEncoding('utf8').on('data', (piece: string) => (text += piece));
          answer.on('end', () => done({ status: answer.statusCode ?? 0, text }));
        });
        sent.on('error', failed);
        for (let i = 0; i < pieces; i += 1) sent.write('x'.repeat(10_000));
        if (breaksOff) setTimeout(() => sent.destroy(), 30);
        else sent.end();
      });
    }

    it('breaks off beyond the limit, and the handler sees it', async () => {
      expect(await chunked('/stream', 10)).toEqual({ status: 200, text: '{"length":100000}' });
      expect((await chunked('/stream', 11)).status).toBe(413);
      expect(ended).toEqual(['handled']);
    });

    it.each(['/first', '/unread', '/opened'])('does not hold up the next request where it is not read to the end: %s', async (path) => {
      for (let i = 0; i < 3; i += 1) expect((await chunked(path, 9)).status).toBe(200);
      expect((await chunked('/stream', 1)).text).toBe('{"length":10000}');
    });

    it('breaks off when the client does', async () => {
      await expect(chunked('/stream', 2, true)).rejects.toThrow('socket hang up');
      await expect(
        chunked('/unread', 2, true).then(
          ({ status }) => status,
          () => 'gone',
        ),
      ).resolves.toBeDefined();
      expect((await chunked('/stream', 1)).status).toBe(200);
      expect(ended).toEqual(['handled']);
    });
  });
});

describe('a body whose class is imported with "import type"', () => {
  it('is refused at start-up, and the message says why', async () => {
    @Controller()
    class Lost {
      @Post('/lost')
      lost(@Body() data: ReadableType) {
        return data.readable;
      }
    }
    @Module({ controllers: [Lost] })
    class LostModule {}
    await expect(createApp(LostModule).init()).rejects.toThrow(/imported with "import type"/);
  });
});

describe('bytes that Express middleware has read', () => {
  it('are taken as they are; parsed JSON has none any more', async () => {
    @Module({ controllers: [Api] })
    class ApiModule {}
    await using parsed = await testApp(
      createApp(ApiModule)
        .use(express.raw({ type: 'image/*' }))
        .use(express.json())
        .use(express.text()),
    );
    const post = (path: string, body: string, type: string) => parsed.client.post(path, { body, headers: { 'content-type': type } });
    expect((await post('/bytes', 'abc', 'image/png')).json()).toEqual({ isBuffer: true, hex: '616263' });
    expect((await post('/stream', 'abc', 'image/png')).json()).toEqual({ length: 3 });
    expect((await post('/text', 'abc', 'text/plain')).json()).toEqual({ text: 'abc' });
    expect((await post('/signed', '{"name":"x"}', 'application/json')).status).toBe(500);
  });
});
