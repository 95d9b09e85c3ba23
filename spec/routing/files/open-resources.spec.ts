import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Controller, createApp, dependency, Depends, FileResponse, Get, Module } from 'tenon';

const folder = mkdtempSync(join(tmpdir(), 'tenon-open-'));
const large = join(folder, 'large.bin');
beforeAll(() => writeFileSync(large, Buffer.alloc(30_000_000)));
afterAll(() => rmSync(folder, { recursive: true }));

const log: string[] = [];
beforeEach(() => log.splice(0));

function deferred(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((settle) => (resolve = settle));
  return { promise, resolve };
}

let closed = deferred();
let failsToCommit = false;

const session = dependency(async function* session() {
  log.push('begin');
  yield 'session';
  await Promise.resolve();
  if (failsToCommit) throw new Error('commit failed');
  log.push('commit');
  closed.resolve();
});

@Controller()
class Downloads {
  @Get('/large')
  large(@Depends(session) _session: string) {
    return new FileResponse(large);
  }
}

@Module({ controllers: [Downloads] })
class DownloadsModule {}

describe('what is open while a file is made an answer', () => {
  beforeEach(() => {
    closed = deferred();
    failsToCommit = false;
  });

  it('is closed before the file is sent, however slowly that is taken', async () => {
    await using app = createApp(DownloadsModule, { timeouts: { close: 200 } });
    const { port } = await app.listen(0);
    const socket = connect(port, '127.0.0.1');
    socket.pause();
    socket.write('GET /large HTTP/1.1\r\nhost: x\r\n\r\n');
    await closed.promise;
    expect(log).toEqual(['begin', 'commit']);
    expect(socket.bytesRead).toBeLessThan(30_000_000);
    socket.destroy();
    await once(socket, 'close');
  });

  it('that fails to close is a 500, and nothing of the file is sent', async () => {
    failsToCommit = true;
    await using app = createApp(DownloadsModule, {
      logger: { error: () => log.push('logged'), warn: () => 0, info: () => 0, debug: () => 0 },
    });
    const { url } = await app.listen(0);
    const answer = await fetch(`${url}/large`);
    expect([answer.status, await answer.json()]).toEqual([500, { detail: 'Internal Server Error' }]);
    expect(log).toEqual(['begin', 'logged']);
  });
});
