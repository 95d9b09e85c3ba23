import express from 'express';
import { request } from 'node:http';
import { Readable } from 'node:stream';
import { Body, Controller, createApp, dependency, HttpException, Module, Post } from 'tenon';
import { chunk, Conversation, post } from './support/conversation.js';

const guard = dependency({}, () => {
  throw new HttpException(401);
});

@Controller()
class Api {
  @Post('/text')
  text(@Body({ mediaType: 'text/plain' }) text: string) {
    return text.length;
  }

  @Post('/stream')
  async stream(@Body() data: Readable) {
    let length = 0;
    for await (const piece of data) length += (piece as Buffer).length;
    return length;
  }

  @Post('/guarded', { use: [guard] })
  guarded(@Body({ mediaType: 'text/plain' }) text: string) {
    return text.length;
  }

  @Post('/none')
  none() {
    return 'none';
  }

  @Post('/parsed', { middleware: [express.json()] })
  parsed(@Body({ type: Object }) body: unknown) {
    return body;
  }
}

@Module({ controllers: [Api] })
class ApiModule {}

const quiet = { error: () => undefined, warn: () => undefined, info: () => undefined, debug: () => undefined };
const expects = 'Expect: 100-continue';
const text = 'Content-Type: text/plain';

let app: ReturnType<typeof createApp>;
let port: number;
beforeAll(async () => {
  app = createApp(ApiModule, { logger: quiet, bodyLimit: 100 });
  ({ port } = await app.listen(0));
});
afterAll(() => app.close());

describe('a client that waits to be told to send its body', () => {
  it.each([
    ['/text', text, '50'],
    ['/stream', text, '50'],
  ])('is told when the body is read: %s', async (path, type, length) => {
    const one = await Conversation.begin(port, post(path, type, `Content-Length: ${length}`, expects));
    await one.until(({ heard }) => heard === 'HTTP/1.1 100 Continue\r\n\r\n');
    one.say('a'.repeat(50));
    await one.until(({ statuses }) => statuses.length === 2);
    expect(one.heard).toMatch(/\r\n\r\n50$/);
    one.say(`${post('/text', text, 'Content-Length: 2')}aa`);
    await one.until(({ statuses }) => statuses.length === 3);
    one.socket.destroy();
  });

  it('is told when middleware reads the body', async () => {
    const one = await Conversation.begin(port, post('/parsed', 'Content-Type: application/json', 'Content-Length: 7', expects));
    await one.until(({ statuses }) => statuses.includes(100));
    one.say('{"a":1}');
    await one.until(({ heard }) => heard.endsWith('{"a":1}'));
    expect(one.statuses).toEqual([100, 200]);
    one.socket.destroy();
  });

  it.each([
    ['/text', text, 'Content-Length: 101', 413],
    ['/text', 'Content-Type: a/b', 'Content-Length: 50', 415],
    ['/guarded', text, 'Content-Length: 50', 401],
    ['/guarded', text, 'Transfer-Encoding: chunked', 401],
    ['/nowhere', text, 'Content-Length: 50', 404],
    ['/none', text, 'Content-Length: 50', 200],
  ])('is answered without being told where nobody reads it, and the connection ends: %s, %s, %s', async (path, type, framing, status) => {
    const one = await Conversation.begin(port, post(path, type, framing, expects));
    await one.until(({ isClosed }) => isClosed);
    expect(one.statuses).toEqual([status]);
    expect(one.heard).toMatch(/\r\nConnection: close\r\n/);
  });

  it('is answered 413 where what it then sends is too long', async () => {
    const one = await Conversation.begin(port, post('/text', text, 'Transfer-Encoding: chunked', expects));
    await one.until(({ statuses }) => statuses.length === 1);
    one.say(chunk(101));
    await one.until(({ isClosed }) => isClosed);
    expect(one.statuses).toEqual([100, 413]);
  });

  it('is served as any other by whoever listens to the server', async () => {
    let seen = 0;
    const count = (): void => void (seen += 1);
    app.server.on('request', count);
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const sent = request({
        port,
        method: 'POST',
        path: '/text',
        headers: { 'content-type': 'text/plain', 'content-length': 2, expect: '100-continue' },
      });
      sent.on('continue', () => sent.end('aa')).on('error', reject);
      sent.on('response', (answer) => resolve(answer.resume().statusCode));
      sent.flushHeaders();
    });
    app.server.off('request', count);
    expect([status, seen]).toEqual([200, 1]);
  });
});
