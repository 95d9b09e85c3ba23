import { Body, Controller, createApp, Delete, Get, Head, Header, Cookie, Module, Options, Patch, Post, Put, Query, Req } from 'tenon';
import { testApp, type TestApp } from 'tenon/testing';
import type { Request } from 'express';

@Controller('/echo')
class Echo {
  @Get()
  get(
    @Query({ type: [String], default: [] }) tag: string[],
    @Header({ optional: true }) xTrace?: string,
    @Cookie({ optional: true }) jar?: string,
  ) {
    return { tag, xTrace, jar };
  }

  @Post()
  post(@Body({ type: Object }) body: unknown) {
    return { body };
  }

  @Put()
  @Patch()
  @Delete()
  @Options()
  other(@Req() request: Request) {
    return { method: request.method };
  }

  @Head('/head')
  head() {
    return null;
  }

  @Get('/hangs-up')
  hangUp(@Req() request: Request) {
    request.socket.destroy();
  }
}

@Module({ controllers: [Echo] })
class EchoModule {}

describe('the test client', () => {
  let t: TestApp;
  beforeEach(async () => {
    t = await testApp(createApp(EchoModule));
  });
  afterEach(() => t.close());

  it('sends queries, repeated names among them, headers and cookies', async () => {
    const response = await t.client.get('/echo?tag=a', {
      query: { tag: ['b c', 3] },
      headers: { 'X-Trace': 't1' },
      cookies: { jar: 'full' },
    });
    expect(response.json()).toEqual({ tag: ['a', 'b c', '3'], xTrace: 't1', jar: 'full' });
  });

  it('sends JSON with its content type, and text as it is', async () => {
    expect((await t.client.post('/echo', { json: { a: ['ü'] } })).json()).toEqual({ body: { a: ['ü'] } });
    const raw = await t.client.post('/echo', { body: '[1]', headers: { 'content-type': 'application/json' } });
    expect(raw.json()).toEqual({ body: [1] });
  });

  it.each(['put', 'patch', 'delete', 'options'] as const)('sends %s', async (method) => {
    expect((await t.client[method]('/echo')).json()).toEqual({ method: method.toUpperCase() });
  });

  it('sends HEAD and reads no body', async () => {
    const response = await t.client.head('/echo/head');
    expect([response.status, response.text]).toEqual([200, '']);
  });

  it('tells a connection that broke off from an answer', async () => {
    await expect(t.client.get('/echo/hangs-up')).rejects.toMatchObject({ code: 'ECONNRESET' });
  });

  it('sends many requests at once', async () => {
    const responses = await Promise.all(Array.from({ length: 50 }, (_, i) => t.client.get('/echo', { query: { tag: i } })));
    expect(responses.map((response) => response.json<{ tag: string[] }>().tag[0])).toEqual(Array.from({ length: 50 }, (_, i) => String(i)));
  });

  it('needs no port', () => {
    expect(t.app.server.listening).toBe(false);
  });
});

describe('a test application', () => {
  it('is a copy: the original is not started by it, nor closed', async () => {
    const app = createApp(EchoModule);
    const copy = await testApp(app);
    await copy.close();
    expect(() => app.server).toThrow(expect.objectContaining({ code: 'APP_NOT_STARTED' }));
    await app.init();
    await app.close();
  });

  it('has the middleware of the original', async () => {
    const app = createApp(EchoModule).use((_request, response, next) => {
      response.setHeader('x-middleware', 'yes');
      next();
    });
    await using copy = await testApp(app);
    expect((await copy.client.get('/echo')).headers['x-middleware']).toBe('yes');
  });

  it('has the settings of the original, and refuses to go without middleware that was put on app.express by hand', async () => {
    const app = createApp(EchoModule);
    app.express.set('trust proxy', 1);
    await using copy = await testApp(app);
    expect(copy.app.express.get('trust proxy')).toBe(1);
    app.express.use((_request, response) => void response.status(418).end());
    await expect(testApp(app)).rejects.toMatchObject({ code: 'EXPRESS_BY_HAND' });
  });
});
