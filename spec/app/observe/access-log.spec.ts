import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { Controller, createApp, Get, HttpException, Module, Path, Post, StreamingResponse, type ApplicationOptions } from 'tenon';
import { testApp, type LogLine, type TestApp } from 'tenon/testing';
import { launchWith } from '../../../src/app/launch.js';

@Controller('/orders')
class Orders {
  @Get('/:id')
  read(@Path() id: string) {
    if (id === 'none') throw new HttpException(404, 'No such order');
    if (id === 'broken') throw new Error('broken');
    return { id };
  }

  @Get('/by-key/:key')
  byKey(@Path({ secret: true }) key: string) {
    return key.length;
  }

  @Get('/slow/one')
  slow() {
    return delay(10_000, 'late', { ref: false });
  }

  @Get('/stream/one')
  stream() {
    return new StreamingResponse(['one', 'two']);
  }

  @Post('/')
  make() {
    return null;
  }
}

@Module({ controllers: [Orders] })
class OrdersModule {}

@Controller('/items')
class Items {
  @Get('/:id')
  read(@Path() id: string) {
    return { id };
  }
}

@Module({ controllers: [Items] })
class ShopModule {}

const linesOf = ({ logs }: { readonly logs: readonly LogLine[] }) => logs.filter(({ message }) => message === 'request completed');

async function oneOf(logs: readonly LogLine[], count = 1): Promise<readonly LogLine[]> {
  for (let tries = 0; linesOf({ logs }).length < count && tries < 500; tries += 1) await delay(2);
  return linesOf({ logs });
}

async function logged(
  ask: (t: TestApp) => Promise<unknown>,
  options: ApplicationOptions = { accessLog: true },
  count = 1,
): Promise<readonly LogLine[]> {
  await using t = await testApp(createApp(OrdersModule, options));
  await ask(t);
  return oneOf(t.logs, count);
}

const uuid = expect.stringMatching(/^[\da-f-]{36}$/) as string;
const number = expect.any(Number) as number;

describe('the access log', () => {
  it('has a line for every request, with its route and without its query', async () => {
    const lines = await logged(({ client }) => client.get('/orders/7?access_token=canary', { headers: { 'user-agent': 'probe/1' } }));
    expect(lines).toEqual([
      {
        level: 'info',
        message: 'request completed',
        fields: {
          requestId: uuid,
          method: 'GET',
          path: '/orders/7',
          route: '/orders/:id',
          status: 200,
          duration: number,
          userAgent: 'probe/1',
        },
      },
    ]);
  });

  it.each([
    ['GET', '/orders/none', 404, '/orders/:id'],
    ['GET', '/orders/broken', 500, '/orders/:id'],
    ['GET', '/orders/stream/one', 200, '/orders/stream/one'],
    ['HEAD', '/orders/7', 200, '/orders/:id'],
    ['DELETE', '/orders/7', 405, undefined],
    ['GET', '/nowhere', 404, undefined],
    ['GET', '/orders/7/', 307, undefined],
    ['GET', '/orders/%ff', 400, undefined],
    ['OPTIONS', '/orders/7', 405, undefined],
  ])('tells of %s %s', async (method, path, status, route) => {
    const [line] = await logged(({ client }) => client.request(method, path));
    expect(line?.fields).toMatchObject({ method, path, status });
    expect(line?.fields.route).toBe(route);
  });

  it('hides what is secret in a path, also where no route answers', async () => {
    const lines = await logged(
      async ({ client }) => {
        await client.get('/orders/by-key/canary');
        await client.get('/nowhere/access_token=canary/x');
        await client.get('/nowhere/eyJhbGciOiJIUzI1NiJ9.canary');
      },
      { accessLog: true },
      3,
    );
    expect(lines.map(({ fields }) => fields.path)).toEqual([
      '/orders/by-key/[redacted]',
      '/nowhere/access_token=[redacted]',
      '/nowhere/[redacted]',
    ]);
  });

  it('tells of what is refused at the gate', async () => {
    const lines = await logged(({ client }) => client.get('/orders/7', { headers: { host: 'a b' } }));
    expect(lines.map(({ fields }) => [fields.path, fields.status])).toEqual([['/orders/7', 400]]);
  });

  it('leaves out what is ignored', async () => {
    const lines = await logged(
      async ({ client }) => {
        await client.get('/orders/1?q=2');
        await client.get('/orders/2');
      },
      { accessLog: { ignore: ['/orders/1'], level: 'debug' } },
    );
    expect(lines.map(({ level, fields }) => [level, fields.path])).toEqual([['debug', '/orders/2']]);
  });

  it('adds what the application says, and goes out without it where that fails', async () => {
    const fields = (request: { readonly query: unknown }, reply: { readonly statusCode: number }) => {
      if (reply.statusCode === 404) throw new Error('no fields');
      return { query: request.query, path: 'mine' };
    };
    await using t = await testApp(createApp(OrdersModule, { accessLog: { fields } }));
    await t.client.get('/orders/7?a=1');
    await t.client.get('/orders/none');
    const [first, second] = await oneOf(t.logs, 2);
    expect(first?.fields).toMatchObject({ query: { a: '1' }, path: 'mine', status: 200 });
    expect(second?.fields).toMatchObject({ path: '/orders/none', status: 404 });
    expect(t.logs.map(({ message }) => message)).toContain('access log fields failed');
  });

  it('has the id of the request, that of its trace, and that of its failure', async () => {
    const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
    await using t = await testApp(createApp(OrdersModule, { accessLog: true, requestIds: { trustIncoming: true } }));
    await t.client.get('/orders/broken', { headers: { 'x-request-id': 'r-1', traceparent: `00-${traceId}-00f067aa0ba902b7-01` } });
    await oneOf(t.logs);
    expect(t.logs.map(({ message, fields: { requestId, traceId: trace } }) => [message, requestId, trace])).toEqual([
      ['request failed', 'r-1', traceId],
      ['request completed', 'r-1', traceId],
    ]);
  });

  it('tells of what is mounted by its own routes and secrets', async () => {
    const app = createApp(ShopModule, { accessLog: true, rootPath: '/api' });
    app.mount('/sub', createApp(OrdersModule));
    app.use('/legacy', (_request, response) => void response.end('old'));
    await using t = await testApp(app);
    for (const path of ['/sub/orders/by-key/canary', '/sub/orders/7', '/api/items/7', '/items/7', '/legacy/items/7'])
      await t.client.get(path);
    expect((await oneOf(t.logs, 5)).map(({ fields: { path, route, status } }) => [path, route, status])).toEqual([
      ['/sub/orders/by-key/[redacted]', '/sub/orders/by-key/:key', 200],
      ['/sub/orders/7', '/sub/orders/:id', 200],
      ['/api/items/7', '/api/items/:id', 200],
      ['/items/7', '/items/:id', 200],
      ['/legacy/items/7', undefined, 200],
    ]);
  });

  it('is off unless somebody asks for it', async () => {
    await using t = await testApp(createApp(OrdersModule));
    await t.client.get('/orders/7');
    await delay(20);
    expect(t.logs).toEqual([]);
  });

  it('is switched by the command that runs the application', async () => {
    try {
      launchWith({ accessLog: true });
      expect(await logged(({ client }) => client.get('/orders/7'), {})).toHaveLength(1);
      expect((await logged(({ client }) => client.get('/orders/7'), { accessLog: { level: 'warn' } }))[0]?.level).toBe('warn');
      launchWith({ accessLog: false });
      const app = createApp(OrdersModule, { accessLog: true });
      expect(app.options.accessLog).toBe(false);
    } finally {
      launchWith({});
    }
  });
});

describe('the access log of a server', () => {
  const logs: LogLine[] = [];
  const at = (level: LogLine['level']) => (fields: object, message: string) => void logs.push({ level, fields: { ...fields }, message });
  const logger = { error: at('error'), warn: at('warn'), info: at('info'), debug: at('debug') };
  beforeEach(() => void logs.splice(0));

  it('counts the bytes that were sent, head and body', async () => {
    await using app = createApp(OrdersModule, { logger, accessLog: true });
    const { port } = await app.listen(0);
    const socket = connect(port, '127.0.0.1');
    let heard = '';
    socket.on('data', (piece) => (heard += piece.toString()));
    for (const path of ['/orders/7', '/orders/1234567']) {
      heard = '';
      socket.write(`GET ${path} HTTP/1.1\r\nHost: a\r\n\r\n`);
      const known = linesOf({ logs }).length;
      const last = (await oneOf(logs, known + 1)).at(-1);
      for (let tries = 0; !heard.endsWith('}') && tries < 500; tries += 1) await delay(2);
      expect(last?.fields).toMatchObject({ path, bytes: heard.length, remoteAddress: '127.0.0.1' });
    }
    socket.destroy();
  });

  it('tells where a request comes from as a trusted proxy tells it', async () => {
    await using app = createApp(OrdersModule, { logger, accessLog: true, trustProxy: 'loopback' });
    const { url } = await app.listen(0);
    await fetch(`${url}/orders/7`, { headers: { 'x-forwarded-for': '192.0.2.7' } });
    expect((await oneOf(logs))[0]?.fields.remoteAddress).toBe('192.0.2.7');
  });

  it('believes nobody else', async () => {
    await using app = createApp(OrdersModule, { logger, accessLog: true });
    const { url } = await app.listen(0);
    await fetch(`${url}/orders/7`, { headers: { 'x-forwarded-for': '192.0.2.7' } });
    expect((await oneOf(logs))[0]?.fields.remoteAddress).toBe('127.0.0.1');
  });

  it('has a line for each request on one connection, and for those whose client has gone', async () => {
    await using app = createApp(OrdersModule, { logger, accessLog: true, timeouts: { close: 50 } });
    const { port } = await app.listen(0);
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    const get = (path: string) => `GET ${path} HTTP/1.1\r\nHost: a\r\n\r\n`;
    socket.write(get('/orders/1') + get('/orders/2') + get('/orders/slow/one') + get('/orders/3'));
    await oneOf(logs, 2);
    socket.destroy();
    const lines = (await oneOf(logs, 4)).map(({ fields: { path, status, aborted, remoteAddress } }) => [
      path,
      status,
      aborted,
      remoteAddress,
    ]);
    expect(lines.slice(0, 2)).toEqual([
      ['/orders/1', 200, undefined, '127.0.0.1'],
      ['/orders/2', 200, undefined, '127.0.0.1'],
    ]);
    expect(lines.slice(2).toSorted()).toEqual([
      ['/orders/3', null, true, '127.0.0.1'],
      ['/orders/slow/one', null, true, '127.0.0.1'],
    ]);
  });

  it('takes nothing along where the logger fails', async () => {
    const failing = {
      ...logger,
      info: () => {
        throw new Error('full');
      },
    };
    await using app = createApp(OrdersModule, { logger: failing, accessLog: true });
    const { url } = await app.listen(0);
    for (const _ of [1, 2]) expect((await fetch(`${url}/orders/7`)).status).toBe(200);
  });
});
