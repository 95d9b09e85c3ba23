import { connect } from 'node:net';
import { once } from 'node:events';
import { Controller, createApp, Get, Module, Path, Post } from 'tenon';

@Controller()
class Places {
  @Get('/')
  root() {
    return 'root';
  }

  @Get('/admin/users')
  users() {
    return 'secret';
  }

  @Post('/items/:item')
  item(@Path() item: string) {
    return item;
  }
}

@Module({ controllers: [Places] })
class PlacesModule {}

const quiet = { error: () => undefined, warn: () => undefined, info: () => undefined, debug: () => undefined };

/** Sends one request line over a bare socket; the answer is the status line, the Allow header and the body. */
async function send(port: number, line: string): Promise<{ status: number; allow: string | undefined; body: string }> {
  const socket = connect(port, '127.0.0.1');
  socket.write(`${line} HTTP/1.1\r\nHost: testserver\r\nConnection: close\r\n\r\n`);
  let text = '';
  socket.on('data', (chunk: Buffer) => (text += chunk.toString()));
  await once(socket, 'close');
  return { status: Number(text.slice(9, 12)), allow: /^allow: (.*)$/im.exec(text)?.[1]?.trim(), body: text.split('\r\n\r\n')[1] ?? '' };
}

describe('the target of a request', () => {
  it.each([
    ['GET http://elsewhere.test/admin/users', 200, '"secret"'],
    ['GET http://elsewhere.test', 200, '"root"'],
    ['POST https://elsewhere.test/items/a%20b?x=1', 200, '"a b"'],
    ['POST /items/100%25', 200, '"100%"'],
    ['POST /items/%252F', 200, '"%2F"'],
    ['POST /x/../items/a', 200, '"a"'],
    ['POST /items/./a', 200, '"a"'],
    ['POST /../../items/%2e%2e/items/a?x=/../y', 200, '"a"'],
    ['POST /items/.a', 200, '".a"'],
    ['POST /items/a..', 200, '"a.."'],
    ['GET /items/..', 200, '"root"'],
    ['GET *', 400, '{"detail":"The target of the request is no path"}'],
    ['GET *admin/users', 400, '{"detail":"The target of the request is no path"}'],
    ['POST *', 400, '{"detail":"The target of the request is no path"}'],
  ])('%s: %i', async (line, status, body) => {
    await using app = createApp(PlacesModule, { logger: quiet });
    const { port } = await app.listen(0);
    expect(await send(port, line)).toMatchObject({ status, body });
  });

  it('is the server as a whole in OPTIONS *', async () => {
    await using app = createApp(PlacesModule, { logger: quiet });
    const { port } = await app.listen(0);
    const { status, allow } = await send(port, 'OPTIONS *');
    expect([status, allow?.split(', ').sort()]).toEqual([204, ['GET', 'HEAD', 'POST']]);
  });

  it.each([
    '/admin/users',
    '/%61dmin/users',
    '/admin%2Fusers',
    '/%61%64min%2fusers',
    '//admin/users',
    '/./admin/users',
    '/x/../admin/users',
    '/%2e/admin/users',
    '/a/..%2fadmin/users',
    '/ADMIN/users',
  ])('passes no middleware by: %s', async (path) => {
    const app = createApp(PlacesModule, { logger: quiet }).use('/admin', (_request, response) => {
      response.status(401).end();
    });
    await using started = app;
    const { port } = await started.listen(0);
    expect([401, 404]).toContain((await send(port, `GET ${path}`)).status);
  });
});
