import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises';
import { Readable } from 'node:stream';
import { brotliDecompressSync, createGunzip, gunzipSync } from 'node:zlib';
import type { Response as ExpressResponse } from 'express';
import {
  compress,
  Controller,
  createApp,
  Get,
  Module,
  PlainTextResponse,
  Query,
  Res,
  StreamingResponse,
  type CompressOptions,
} from 'tenon';
import { testApp } from 'tenon/testing';

const text = 'under the linden '.repeat(60);
const block = 'x'.repeat(64 * 1024);
let pieces = 0;
let ended = 0;
let next: () => void = () => undefined;
let told = '';

@Controller()
class Songs {
  @Get('/text')
  text(
    @Query() type: string = 'text/plain',
    @Query() header: string = 'x-none',
    @Query() value: string = 'x',
    @Query() status: string = '200',
  ) {
    return new PlainTextResponse(text, { status: Number(status), headers: { [header]: value, 'content-type': type } });
  }

  @Get('/slow')
  slow(@Query() type: string = 'text/plain') {
    async function* sung() {
      yield 'first';
      await new Promise<void>((resolve) => (next = resolve));
      yield 'second';
    }
    return new StreamingResponse(sung(), { mediaType: type });
  }

  @Get('/endless')
  endless() {
    async function* sung() {
      try {
        for (;;) {
          pieces += 1;
          // Noise does not get smaller.
          yield randomBytes(65_536);
          await turn();
        }
      } finally {
        ended += 1;
      }
    }
    return new StreamingResponse(sung(), { mediaType: 'text/plain' });
  }

  @Get('/late-failure')
  lateFailure(@Res() response: ExpressResponse) {
    response.json({ text });
    throw new Error('too late');
  }

  @Get('/piped')
  piped(@Res() response: ExpressResponse) {
    Readable.from(Array<string>(64).fill(block)).pipe(response.type('text'));
  }

  @Get('/calls')
  calls(@Res() response: ExpressResponse) {
    const called: string[] = [];
    response.type('text');
    response.write('6f6e65', 'hex', () => called.push('written'));
    response.end('two', () => called.push('ended'));
    response.once('close', () => (told = called.join()));
  }
}

@Module({ controllers: [Songs] })
class SongsModule {}

async function sung(path: string, accepted: string | undefined, options: CompressOptions = {}, method = 'GET') {
  await using t = await testApp(createApp(SongsModule, { middleware: [compress(options)] }));
  return await t.client.request(method, path, { headers: accepted === undefined ? {} : { 'accept-encoding': accepted } });
}

describe('what a client accepts', () => {
  it.each<[string | undefined, 'gzip' | 'br' | undefined, CompressOptions?]>([
    ['gzip', 'gzip'],
    ['GZIP', 'gzip'],
    ['x-gzip', 'gzip'],
    ['br, gzip;q=0.5', 'gzip'],
    ['*', 'gzip'],
    ['*;q=0', undefined],
    ['gzip;q=0', undefined],
    ['gzip;q=0.000, *', undefined],
    ['gzip;q=2', undefined],
    ['gzip;q=', undefined],
    ['xgzip', undefined],
    ['identity', undefined],
    ['', undefined],
    [undefined, undefined],
    ['br', undefined],
    ['br, gzip', 'br', { encodings: ['br', 'gzip'] }],
    ['br;q=0.2, gzip', 'gzip', { encodings: ['br', 'gzip'] }],
    ['gzip, br', 'gzip', { encodings: ['gzip', 'br'] }],
  ])('%j is answered in %s', async (...[accepted, encoding, options]) => {
    const { headers, body } = await sung('/text', accepted, options);
    expect([headers['content-encoding'], headers.vary]).toEqual([encoding, 'Accept-Encoding']);
    const plain = encoding === 'gzip' ? gunzipSync(body) : encoding === 'br' ? brotliDecompressSync(body) : body;
    expect(plain.toString()).toBe(text);
    expect(headers['content-length']).toBe(encoding === undefined ? String(text.length) : undefined);
  });
});

describe('left alone is', () => {
  it.each<[string, string, CompressOptions?]>([
    ['a picture', '/text?type=image/png'],
    ['a film', '/text?type=video/mp4'],
    ['a stream of events', '/text?type=text/event-stream;%20charset=utf-8'],
    ['what is excluded', '/text?type=Application/PDF', { excluded: ['application/pdf'] }],
    ['a family that is excluded', '/text?type=text/css', { excluded: ['text/*'] }],
    ['what is encoded already', '/text?header=content-encoding&value=identity'],
    ['a part', '/text?header=content-range&value=bytes%200-9/10&status=206'],
    ['what must not be transformed', '/text?header=cache-control&value=private,%20no-transform'],
    ['what is too small', '/text', { minimumSize: text.length + 1 }],
  ])('%s', async (...[, path, options]) => {
    const { headers, text: got } = await sung(path, 'gzip', options);
    expect(got).toBe(text);
    expect(headers.vary).toBeUndefined();
    expect(headers['content-length']).toBe(String(text.length));
  });
});

describe('the head of a compressed answer', () => {
  it('says the same to HEAD', async () => {
    const { headers: got } = await sung('/text?header=etag&value=%22v1%22', 'gzip');
    const { headers: head, body } = await sung('/text?header=etag&value=%22v1%22', 'gzip', {}, 'HEAD');
    const told = ({ 'content-encoding': encoding, 'content-length': length, etag, vary }: typeof head) => ({
      encoding,
      length,
      etag,
      vary,
    });
    expect(told(head)).toEqual(told(got));
    expect(told(head)).toEqual({ encoding: 'gzip', length: undefined, etag: 'W/"v1"', vary: 'Accept-Encoding' });
    expect(body.length).toBe(0);
  });

  it('varies also where nothing has changed', async () => {
    const { status, headers } = await sung('/text?status=304', 'gzip');
    expect([status, headers.vary]).toEqual([304, 'Accept-Encoding']);
  });

  it('offers no parts, and keeps a weak tag', async () => {
    const { headers } = await sung('/text?header=etag&value=W/%22v1%22', 'gzip');
    expect(headers.etag).toBe('W/"v1"');
    expect((await sung('/text?header=accept-ranges&value=bytes', 'gzip')).headers['accept-ranges']).toBeUndefined();
    expect((await sung('/text?header=accept-ranges&value=bytes', undefined)).headers['accept-ranges']).toBe('bytes');
  });

  it.each([1, 9])('is the same at level %i', async (level) => {
    const { headers, body } = await sung('/text', 'gzip', { level });
    expect([headers['content-encoding'], gunzipSync(body).toString()]).toEqual(['gzip', text]);
  });
});

describe('a stream', () => {
  async function listening(): Promise<{ url: string; close: () => Promise<unknown> }> {
    const app = createApp(SongsModule, { middleware: [compress({ encodings: ['gzip'] })], timeouts: { close: 500 } });
    const { url } = await app.listen(0);
    return { url, close: () => app.close() };
  }

  const open = async (url: string): Promise<IncomingMessage> => {
    const asked = request(url, { headers: { 'accept-encoding': 'gzip' } }).end();
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    return answer;
  };

  it.each(['text/plain', 'application/jsonl'])('that pauses goes out as far as it is: %s', async (type) => {
    const { url, close } = await listening();
    const answer = await open(`${url}/slow?type=${type}`);
    expect(answer.headers['content-encoding']).toBe('gzip');
    const plain = answer.pipe(createGunzip());
    const [first] = (await once(plain, 'data')) as [Buffer];
    expect(first.toString()).toBe('first');
    next();
    const [second] = (await once(plain, 'data')) as [Buffer];
    expect(second.toString()).toBe('second');
    await once(plain, 'end');
    await close();
  });

  it('waits for whoever takes it slowly, and ends with the connection', async () => {
    const { url, close } = await listening();
    [pieces, ended] = [0, 0];
    const answer = await open(`${url}/endless`);
    answer.pause();
    let before = -1;
    while (before !== pieces) {
      before = pieces;
      // Far more than a connection holds: 128 MiB.
      if (pieces > 2_000) break;
      await wait(250);
    }
    expect(pieces).toBeLessThan(2_000);
    answer.resume();
    while (pieces < before + 50) await wait(5);
    answer.destroy();
    while (ended === 0) await wait(5);
    await close();
  });

  it('that is piped arrives whole', async () => {
    const { headers, body } = await sung('/piped', 'gzip');
    expect(headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(body).toString()).toBe(block.repeat(64));
  });

  it('that fails after its end arrives whole', async () => {
    const { url, close } = await listening();
    const answer = await fetch(`${url}/late-failure`, { headers: { 'accept-encoding': 'gzip' } });
    expect([answer.headers.get('content-encoding'), await answer.json()]).toEqual(['gzip', { text }]);
    await close();
  });

  it('keeps encodings and callbacks of its writer', async () => {
    const { body } = await sung('/calls', 'gzip');
    expect(gunzipSync(body).toString()).toBe('onetwo');
    while (told === '') await turn();
    expect(told).toBe('written,ended');
  });
});

it.each<[CompressOptions, string]>([
  [{ minimumSize: -1 }, 'OPTION_INVALID'],
  [{ level: 0 }, 'OPTION_INVALID'],
  [{ level: 10 }, 'OPTION_INVALID'],
  [{ encodings: [] }, 'OPTION_INVALID'],
  [{ encodings: ['deflate' as never] }, 'OPTION_INVALID'],
  [{ excluded: 'image/*' as never }, 'OPTION_INVALID'],
  [{ minSize: 5 } as never, 'OPTION_UNKNOWN'],
])('compress is not made with %j', (options, code) => {
  expect(() => compress(options)).toThrow(expect.objectContaining({ code }));
});
