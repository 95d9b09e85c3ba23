import { Catch, Controller, createApp, dependency, Get, HttpException, Injectable, Module, PlainTextResponse, Post, REQUEST } from 'tenon';
import { testApp } from 'tenon/testing';
import { wireApp } from './application.js';
import { exchange, type Answer } from './exchange.js';

const quiet = { error: () => undefined, warn: () => undefined, info: () => undefined, debug: () => undefined };

async function first(port: number, bytes: string): Promise<Answer> {
  const { answers } = await exchange(port, bytes);
  return answers[0] as Answer;
}

const connectTo = 'CONNECT shop.example:443 HTTP/1.1\r\nHost: shop.example:443\r\n\r\n';
const twoHosts = 'GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n';

describe('a request that is not HTTP', () => {
  it.each([
    ['two Hosts', twoHosts, 400, 'The request has more than one Host'],
    ['an expectation', 'GET / HTTP/1.1\r\nHost: a\r\nExpect: x\r\n\r\n', 417, 'The only expectation that can be met is 100-continue'],
    ['a tunnel', connectTo, 405, undefined],
  ])('is answered in the format of the application: %s', async (_what, bytes, status, detail) => {
    await using app = wireApp({ errorFormat: 'problem' });
    const { port } = await app.listen(0);
    const { headers, body } = await first(port, bytes);
    expect(headers.get('content-type')).toBe('application/problem+json');
    expect(JSON.parse(body)).toEqual({
      type: 'about:blank',
      title: expect.any(String),
      status,
      ...(detail === undefined ? {} : { detail }),
    });
  });

  it('is answered by the handlers of errors of the application, and its connection ends all the same', async () => {
    @Injectable()
    class Words {
      @Catch(HttpException)
      say(error: HttpException) {
        return new PlainTextResponse(`no: ${error.status}`, { status: error.status });
      }
    }
    @Module({})
    class Empty {}
    await using app = createApp(Empty, { logger: quiet, errorHandlers: [Words] });
    const { port } = await app.listen(0);
    const { status, headers, body } = await first(port, twoHosts);
    expect([status, headers.get('connection'), body]).toEqual([400, 'close', 'no: 400']);
  });

  it('comes by no middleware', async () => {
    const passed: string[] = [];
    await using app = wireApp().use((request, _response, next) => {
      passed.push(request.method);
      next();
    });
    const { port } = await app.listen(0);
    expect((await first(port, twoHosts)).status).toBe(400);
    expect((await first(port, connectTo)).status).toBe(405);
    expect((await first(port, 'GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n')).status).toBe(200);
    expect(passed).toEqual(['GET']);
  });

  it('is refused to the client of a test as well', async () => {
    await using t = await testApp(wireApp());
    const refused = await t.client.get('/', { headers: { host: 'a, b' } });
    expect([refused.status, refused.json()]).toEqual([400, { detail: 'The Host of the request is not a host' }]);
    expect((await t.client.get('/', { headers: { expect: 'x' } })).status).toBe(417);
    expect((await t.client.get('/')).status).toBe(200);
  });

  it('is left to whoever listens to the server by hand', async () => {
    await using app = wireApp();
    await app.init();
    app.server.on('connect', (_message, socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n'));
    app.server.on('clientError', (_error, socket) => socket.end('HTTP/1.1 418 Teapot\r\ncontent-length: 0\r\n\r\n'));
    const { port } = await app.listen(0);
    expect((await first(port, connectTo)).status).toBe(200);
    expect((await first(port, 'nonsense\r\n\r\n')).status).toBe(418);
  });

  it('is answered 408 with a body where it does not come to an end', async () => {
    await using app = wireApp({ timeouts: { headers: 60, request: 120, checking: 20 } });
    const { port } = await app.listen(0);
    for (const bytes of [
      '',
      'GET / HT',
      'GET / HTTP/1.1\r\nHost: a\r\n',
      'POST /text HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nContent-Length: 9\r\n\r\nab',
    ]) {
      const { answers, isClosed } = await exchange(port, bytes);
      expect([bytes, isClosed, answers.map(({ status, body }) => [status, body])]).toEqual([
        bytes,
        true,
        [[408, '{"detail":"Request Timeout"}']],
      ]);
    }
  });
});

describe('methods', () => {
  it.each([
    ['OPTIONS *', 'OPTIONS * HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n', 204, 'GET, HEAD, POST, PUT'],
    ['CONNECT', connectTo, 405, 'GET, HEAD, POST, PUT'],
    ['TRACE', 'TRACE / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n', 405, 'GET, HEAD'],
  ])('%s says what is allowed', async (_method, bytes, status, allow) => {
    await using app = wireApp();
    const { port } = await app.listen(0);
    const answer = await first(port, bytes);
    expect([answer.status, answer.headers.get('allow')?.split(', ').sort().join(', ')]).toEqual([status, allow]);
  });

  it.each(['x-http-method-override', 'x-http-method', 'x-method-override'])(
    'are what the request line says, whatever %s says',
    async (name) => {
      await using t = await testApp(wireApp());
      expect((await t.client.post('/put', { headers: { [name]: 'PUT' } })).status).toBe(405);
      expect((await t.client.post('/put?_method=PUT', { form: { _method: 'PUT' } })).status).toBe(405);
      expect((await t.client.get('/', { headers: { [name]: 'DELETE' } })).status).toBe(200);
    },
  );

  it('HEAD runs the guards of GET, and has its headers', async () => {
    const guard = dependency({ request: REQUEST }, ({ request }: { request: { headers: Record<string, unknown> } }) => {
      if (request.headers.authorization === undefined)
        throw new HttpException(401, undefined, { headers: { 'www-authenticate': 'Bearer' } });
    });
    let runs = 0;
    @Controller()
    class Vault {
      @Get('/vault', { use: [guard] })
      read() {
        runs += 1;
        return 'gold';
      }

      @Post('/vault')
      add() {
        return null;
      }
    }
    @Module({ controllers: [Vault] })
    class VaultModule {}
    await using t = await testApp(createApp(VaultModule));
    const heads: Record<string, string>[] = [{}, { authorization: 'x' }];
    for (const headers of heads) {
      const [get, head] = [await t.client.get('/vault', { headers }), await t.client.head('/vault', { headers })];
      const { date: _, ...same } = get.headers;
      expect([head.status, head.headers, head.text]).toEqual([get.status, expect.objectContaining(same), '']);
    }
    expect(runs).toBe(2);
  });
});
