import { Body, Controller, Depends, dependency, Get, HttpException, Int, Post, Query, ResponseState } from 'tenon';
import type { TestApp } from 'tenon/testing';
import { serve } from './application.js';

class Sold extends HttpException {
  constructor() {
    super(410, { reason: 'sold' }, { headers: { 'x-reason': 'sold', 'set-cookie': 'seen=1' }, cause: new Error('secret') });
  }
}

const circle: Record<string, unknown> = {};
circle.self = circle;

const thrown: Readonly<Record<string, unknown>> = {
  nothing: undefined,
  null: null,
  text: 'a secret',
  object: { status: 418, detail: 'no exception' },
  error: new Error('a secret'),
};

const broken: Readonly<Record<string, () => HttpException>> = {
  header: () => new HttpException(400, 'x', { headers: { 'x-name': 'a\r\nset-cookie: b' } }),
  name: () => new HttpException(400, 'x', { headers: { 'x name': 'a' } }),
  circle: () => new HttpException(400, circle),
};

const resource = dependency(function* () {
  yield 'open';
});

@Controller()
class Failing {
  @Get('/sold')
  sold(): string {
    throw new Sold();
  }

  @Get('/sold-later')
  async soldLater(): Promise<string> {
    await Promise.resolve();
    throw new Sold();
  }

  @Get('/status')
  status(@Query({ type: Int }) code: number): string {
    throw new HttpException(code);
  }

  @Get('/thrown')
  thrown(@Query() what: string): string {
    throw thrown[what];
  }

  @Get('/rejected')
  rejected(@Query() what: string): Promise<string> {
    return Promise.reject(thrown[what]);
  }

  @Get('/thrown-with-resource')
  withResource(@Query() what: string, @Depends(resource) _open: string): string {
    throw thrown[what];
  }

  @Get('/broken')
  broken(@Query() what: string): string {
    throw broken[what]?.();
  }

  @Get('/broken-later')
  async brokenLater(@Query() what: string, @Depends(resource) _open: string): Promise<string> {
    throw broken[what]?.();
  }

  @Get('/result')
  result(@Query() what: string): unknown {
    return { undefined, bigint: 10n, circle, function: () => 1, nan: Number.NaN }[what];
  }

  @Post('/state')
  state(@Body({ type: Int }) status: number, @Depends() state: ResponseState) {
    state.headers.set('x-said', 'yes');
    state.status = status;
    return 'said';
  }

  @Get('/control')
  control(@Depends() state: ResponseState) {
    state.headers.set('x-said', 'a\u0001');
    return 'said';
  }
}

let app: TestApp;
beforeEach(async () => (app = await serve(Failing)));
afterEach(() => app.close());

describe('HttpException', () => {
  it.each(['/sold', '/sold-later'])('%s is the answer that it describes, and nothing to log', async (path) => {
    const response = await app.client.get(path);
    expect(response.status).toBe(410);
    expect(response.headers).toMatchObject({ 'content-type': 'application/json', 'x-reason': 'sold', 'set-cookie': ['seen=1'] });
    expect(response.json()).toEqual({ detail: { reason: 'sold' } });
    expect(app.errors).toEqual([]);
  });

  it.each([
    [404, '{"detail":"Not Found"}'],
    [418, '{"detail":"I\'m a Teapot"}'],
    [599, '{"detail":"Unknown Status"}'],
    [204, ''],
    [304, ''],
  ])('of status %i alone has the body %j', async (code, body) => {
    const response = await app.client.get('/status', { query: { code } });
    expect([response.status, response.text]).toEqual([code, body]);
  });

  it.each([99, 600, 404.5, -1])('is no status %i', (status) => {
    expect(() => new HttpException(status)).toThrow(RangeError);
  });
});

describe('what nobody meant to happen', () => {
  it.each(Object.keys(thrown).flatMap((what) => [`/thrown?what=${what}`, `/rejected?what=${what}`, `/thrown-with-resource?what=${what}`]))(
    '%s is a 500 that tells nothing, and is logged as an error without the query',
    async (path) => {
      const response = await app.client.get(path);
      expect(response.status).toBe(500);
      expect(response.headers['content-type']).toBe('application/json');
      expect(response.text).toBe('{"detail":"Internal Server Error"}');
      const [line] = app.logs.filter(({ level }) => level === 'error');
      const requestId = response.headers['x-request-id'];
      expect(line?.fields).toEqual({ err: expect.any(Error) as Error, requestId, method: 'GET', path: path.split('?')[0] });
    },
  );

  it('is logged as it was thrown where it is an error', async () => {
    await app.client.get('/thrown?what=error');
    expect(app.errors).toEqual([thrown.error]);
  });
});

describe('an answer that cannot be sent', () => {
  it.each(Object.keys(broken).flatMap((what) => [`/broken?what=${what}`, `/broken-later?what=${what}`]))(
    '%s is a logged 500',
    async (path) => {
      const response = await app.client.get(path);
      expect([response.status, response.text]).toEqual([500, '{"detail":"Internal Server Error"}']);
      expect(response.headers['set-cookie']).toBeUndefined();
      expect(app.errors).toHaveLength(1);
      expect((await app.client.get('/sold')).status).toBe(410);
    },
  );

  it('because JSON has no circle is a logged 500', async () => {
    expect((await app.client.get('/result', { query: { what: 'circle' } })).status).toBe(500);
    expect(app.errors).toHaveLength(1);
  });

  it.each([100, 199, 600, 1000, 0])('because there is no answer of status %i is a logged 500', async (status) => {
    expect((await app.client.post('/state', { json: status })).status).toBe(500);
    expect(app.errors).toEqual([expect.any(RangeError)]);
  });

  it('because HTTP has no such header is a 500, and the next one is fine', async () => {
    expect((await app.client.get('/control')).status).toBe(500);
    expect((await app.client.post('/state', { json: 202 })).status).toBe(202);
  });
});

describe('a result', () => {
  it.each(['undefined'])('that is JSON nothing (%s) is null', async (what) => {
    expect((await app.client.get('/result', { query: { what } })).text).toBe('null');
  });

  it.each([
    [201, '"said"'],
    [503, '"said"'],
    [204, ''],
    [205, ''],
    [304, ''],
  ])('goes with the status and the headers that were said: %i %s', async (status, body) => {
    const response = await app.client.post('/state', { json: status });
    expect([response.status, response.headers['x-said'], response.text]).toEqual([status, 'yes', body]);
  });
});
