import { once } from 'node:events';
import { readdirSync, readlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { Controller, FileResponse, Get, staticFiles, type Interceptor, Injectable } from 'tenon';
import { testApp, type TestApp } from 'tenon/testing';
import { folder } from './folders.js';
import { application } from './served.js';

const megabyte = 1_048_576;
const root = folder({ 'small.txt': 'small', 'large.bin': Buffer.alloc(32 * megabyte, 'x'), 'index.html': 'page' });

/** The files below the folder that this process holds open. */
function openFiles(): string[] {
  return readdirSync('/proc/self/fd').flatMap((fd) => {
    try {
      const path = readlinkSync(`/proc/self/fd/${fd}`);
      return path.startsWith(root) ? [path] : [];
    } catch {
      return [];
    }
  });
}

async function until(condition: () => boolean): Promise<void> {
  const end = Date.now() + 20_000;
  while (!condition()) {
    if (Date.now() > end) throw new Error('it never came to that');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

@Injectable()
class Replacing implements Interceptor {
  async intercept(_call: unknown, next: () => Promise<unknown>) {
    await next();
    return 'something else';
  }
}

class Late extends FileResponse {
  protected override async open() {
    await new Promise((resolve) => setTimeout(resolve, 100));
    const file = await super.open();
    opened.push(file.path);
    return file;
  }
}

const opened: string[] = [];

@Controller('/own')
class Own {
  @Get('/large')
  large() {
    return new FileResponse(`${root}/large.bin`);
  }

  @Get('/late')
  late() {
    return new Late(`${root}/large.bin`);
  }

  @Get('/replaced', { interceptors: [Replacing] })
  replaced() {
    return new FileResponse(`${root}/large.bin`);
  }
}

function start(): Promise<TestApp> {
  const app = application({ controllers: [Own], providers: [Replacing] });
  app.mount('/files', staticFiles(root));
  app.frontend('/', { directory: root });
  return testApp(app);
}

const onLinux = process.platform === 'linux' ? describe : describe.skip;

onLinux('an open file', () => {
  it('is closed after each of 10,000 answers, of whatever kind', async () => {
    await using t = await start();
    const kinds: [path: string, headers: Record<string, string>, method?: string][] = [
      ['/files/small.txt', {}],
      ['/small.txt', {}],
      ['/files/small.txt', { 'if-none-match': '*' }],
      ['/files/small.txt', { 'if-match': '"x"' }],
      ['/files/small.txt', { range: 'bytes=0-0,2-2' }],
      ['/files/small.txt', { range: 'bytes=9-' }],
      ['/files/large.bin', {}, 'HEAD'],
      ['/files/large.bin', { range: 'bytes=0-99999' }],
      ['/own/large', { range: 'bytes=lines' }],
      ['/none', { accept: 'text/html' }],
    ];
    for (let i = 0; i < 10_000; i += 50)
      await Promise.all(
        Array.from({ length: 50 }, (_, k) => {
          const [path, headers, method = 'GET'] = kinds[k % kinds.length] as (typeof kinds)[number];
          return t.client.request(method, path, { headers });
        }),
      );
    await until(() => openFiles().length === 0);
  }, 120_000);

  it('is closed when a client goes away in the middle of it', async () => {
    await using t = await start();
    const { port } = await t.app.listen(0);
    for (const path of ['/files/large.bin', '/large.bin', '/own/large']) {
      const socket = connect(port, '127.0.0.1');
      socket.write(`GET ${path} HTTP/1.1\r\nhost: h\r\n\r\n`);
      // Nobody takes more than the system keeps, which is less than the file.
      await once(socket, 'readable');
      expect(openFiles()).toHaveLength(1);
      socket.destroy();
      await until(() => openFiles().length === 0);
    }
    expect(t.errors).toEqual([]);
  });

  it('is closed when it was opened too late', async () => {
    const app = application({ controllers: [Own], providers: [Replacing] }, { timeouts: { handler: 20 } });
    await using t = await testApp(app);
    expect((await t.client.get('/own/late')).status).toBe(503);
    await until(() => opened.length === 1);
    await until(() => openFiles().length === 0);
  });

  it('is not opened for a response that nobody sends', async () => {
    await using t = await start();
    expect((await t.client.get('/own/replaced')).json()).toBe('something else');
    expect(openFiles()).toEqual([]);
  });
});

it('a file that becomes shorter while it is sent breaks the connection off, and is told to the log', async () => {
  const size = 64 * megabyte;
  writeFileSync(`${root}/shrinking.bin`, '');
  truncateSync(`${root}/shrinking.bin`, size);
  const app = application();
  app.frontend('/', { directory: root });
  await using t = await testApp(app);
  const { port } = await t.app.listen(0);
  const socket = connect(port, '127.0.0.1');
  socket.write('GET /shrinking.bin HTTP/1.1\r\nhost: h\r\n\r\n');
  // The head is there, and nobody takes more than the system keeps.
  await once(socket, 'readable');
  truncateSync(`${root}/shrinking.bin`, 1000);
  let received = 0;
  socket.on('data', (chunk: Buffer) => (received += chunk.length)).on('error', () => undefined);
  if (!socket.closed) await once(socket, 'close');
  expect(received).toBeLessThan(size);
  expect(t.errors).toMatchObject([{ code: 'FILE_SHORTENED' }]);
});
