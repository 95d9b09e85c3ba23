import type { Response } from 'express';
import { Readable } from 'node:stream';
import {
  Body,
  Catch,
  Controller,
  createApp,
  dependency,
  Get,
  HttpException,
  JsonResponse,
  Module,
  Post,
  Res,
  StreamingResponse,
} from 'tenon';
import { chunk, Conversation, post } from './support/conversation.js';

const guard = dependency({}, () => {
  throw new HttpException(401);
});

@Controller()
class Api {
  @Get('/next')
  next() {
    return 'next';
  }

  @Post('/none')
  none() {
    return 'none';
  }

  @Post('/guarded', { use: [guard] })
  guarded() {
    return 'never';
  }

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

  @Post('/piecemeal')
  piecemeal() {
    return new StreamingResponse(['a', 'b']);
  }

  @Post('/by-hand')
  async byHand(@Body() data: Readable, @Res() response: Response) {
    for await (const piece of data) {
      response.json((piece as Buffer).length);
      return;
    }
  }
}

@Controller('/caught')
class Caught {
  @Post('/text')
  text(@Body({ mediaType: 'text/plain' }) text: string) {
    return text.length;
  }

  @Post('/stream')
  async stream(@Body() data: Readable) {
    for await (const piece of data) void piece;
  }

  @Post('/by-hand')
  byHand(@Body({ mediaType: 'text/plain' }) text: string) {
    return text.length;
  }

  @Catch(HttpException)
  caught(error: HttpException) {
    return new JsonResponse({ caught: error.status }, { status: error.status });
  }
}

@Module({ controllers: [Api, Caught] })
class ApiModule {}

const quiet = { error: () => undefined, warn: () => undefined, info: () => undefined, debug: () => undefined };
const next = 'GET /next HTTP/1.1\r\nHost: x\r\n\r\n';
const text = 'Content-Type: text/plain';
const chunked = 'Transfer-Encoding: chunked';
const wrong = 'Content-Type: a/b';
/** What a client may send in vain. */
const bound = 262_144;

let app: ReturnType<typeof createApp>;
let port: number;
beforeAll(async () => {
  app = createApp(ApiModule, { logger: quiet, bodyLimit: 100 });
  ({ port } = await app.listen(0));
});
afterAll(() => app.close());

const answered =
  (...statuses: readonly number[]) =>
  (one: Conversation): boolean =>
    JSON.stringify(one.statuses) === JSON.stringify(statuses);
const closed = ({ isClosed }: Conversation): boolean => isClosed;

describe('a body beyond the limit', () => {
  it.each([
    ['/text', chunked],
    ['/caught/text', chunked],
    ['/stream', chunked],
    ['/caught/stream', chunked],
    ['/text', 'Content-Length: 500'],
    ['/caught/text', 'Content-Length: 500'],
  ])('ends the connection with the answer, whoever gives it: %s, %s', async (path, framing) => {
    const body = framing === chunked ? `${chunk(50).repeat(10)}0\r\n\r\n` : 'a'.repeat(500);
    const one = await Conversation.begin(port, `${post(path, text, framing)}${body}${next}`);
    await one.until(closed);
    expect(one.statuses).toEqual([413]);
    expect(one.heard).toMatch(/\r\nConnection: close\r\n/);
    if (path.startsWith('/caught')) expect(one.heard).toContain('{"caught":413}');
  });
});

describe.each([
  ['that no route asks for', '/none', text, 200],
  ['that a guard refuses', '/guarded', text, 401],
  ['of a wrong type', '/text', wrong, 415],
  ['in front of a stream', '/piecemeal', text, 200],
])('a body %s', (_name, path, type, status) => {
  it('keeps the connection where it is small', async () => {
    const one = await Conversation.begin(port, `${post(path, type, 'Content-Length: 50')}${'a'.repeat(50)}${next}`);
    await one.until(answered(status, 200));
    one.say(`${post(path, type, chunked)}${chunk(50)}`);
    await one.until(answered(status, 200, status));
    one.say(`${chunk(50)}0\r\n\r\n${next}`);
    await one.until(answered(status, 200, status, 200));
    expect(one.heard).not.toMatch(/Connection: close/);
    one.socket.destroy();
  });

  it('that turns out to be long ends it', async () => {
    const one = await Conversation.begin(port, post(path, type, chunked));
    await one.until(answered(status));
    let sent = 0;
    const more = (): void => {
      if (one.isClosed || sent > 100 * bound) return;
      sent += 0x4000;
      one.socket.write(chunk(0x4000), () => setImmediate(more));
    };
    more();
    await one.until(closed);
    expect(sent).toBeLessThan(100 * bound);
  });
});

describe('a body that is announced as long', () => {
  it.each([
    ['/none', text, 200],
    ['/guarded', text, 401],
    ['/text', wrong, 415],
  ])('ends the connection, and the answer says so: %s', async (path, type, status) => {
    const one = await Conversation.begin(port, post(path, type, `Content-Length: ${bound + 1}`));
    await one.until(closed);
    expect(one.statuses).toEqual([status]);
    expect(one.heard).toMatch(/\r\nConnection: close\r\n/);
  });

  it('ends the connection after a stream', async () => {
    const one = await Conversation.begin(port, post('/piecemeal', text, `Content-Length: ${bound + 1}`));
    await one.until(closed);
    expect(one.heard).toMatch(/^HTTP\/1\.1 200 [^]*\r\n0\r\n\r\n$/);
  });
});

describe('a stream that is left in the middle', () => {
  it('does not hold up the next request, though the answer was given by hand', async () => {
    const one = await Conversation.begin(port, `${post('/by-hand', text, 'Content-Length: 90')}${'a'.repeat(10)}`);
    await one.until(answered(200));
    one.say(`${'a'.repeat(80)}${next}`);
    await one.until(answered(200, 200));
    one.socket.destroy();
  });
});
