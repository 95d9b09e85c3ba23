import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { Controller, createApp, Get, Module, StreamingResponse, type ApplicationOptions } from 'tenon';

/** More than the buffers of both ends take. */
const size = 16 * 1024 * 1024;

@Controller()
class Sizes {
  @Get('/large')
  large() {
    return 'a'.repeat(size);
  }

  @Get('/quiet')
  quiet() {
    return new StreamingResponse(quietly());
  }

  @Get('/slow')
  slow() {
    return delay(900, 'late');
  }
}

async function* quietly() {
  yield 'one';
  await delay(900);
  yield 'two';
}

@Module({ controllers: [Sizes] })
class SizesModule {}

const silent = () => undefined;
const logger = { error: silent, warn: silent, info: silent, debug: silent };

async function listening(ask: (port: number, closed: Promise<unknown>) => Promise<void>, options: ApplicationOptions = {}): Promise<void> {
  await using app = createApp(SizesModule, { logger, ...options, timeouts: { close: 50, ...options.timeouts } });
  const { port } = await app.listen(0);
  const closed = once(app.server, 'connection').then(([socket]) => once(socket as Socket, 'close'));
  await ask(port, closed);
}

async function asking(port: number, path: string): Promise<Socket> {
  const socket = connect(port, '127.0.0.1').on('error', silent);
  await once(socket, 'connect');
  socket.write(`GET ${path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`);
  return socket;
}

async function bytesOf(socket: Socket, pause = 0): Promise<number> {
  let count = 0;
  for await (const piece of socket) {
    count += (piece as Buffer).length;
    if (pause > 0) await delay(pause);
  }
  return count;
}

describe('timeouts.send', () => {
  it('cuts off a client that takes nothing of its answer', () =>
    listening(
      async (port, closed) => {
        const begun = performance.now();
        const socket = (await asking(port, '/large')).pause();
        await closed;
        expect(performance.now() - begun).toBeGreaterThan(250);
        socket.destroy();
      },
      { timeouts: { send: 300 } },
    ));

  it('waits for one that takes it slowly, longer than that altogether', () =>
    listening(
      async (port) => {
        const begun = performance.now();
        const socket = await asking(port, '/large');
        expect(await bytesOf(socket, 4)).toBeGreaterThan(size);
        expect(performance.now() - begun).toBeGreaterThan(300);
      },
      { timeouts: { send: 300 } },
    ));

  it.each(['/quiet', '/slow'])('leaves %s alone, which has nothing to send', (path) =>
    listening(async (port) => expect(await bytesOf(await asking(port, path))).toBeGreaterThan(100), { timeouts: { send: 100 } }),
  );

  it('is for ever with 0', () =>
    listening(
      async (port, closed) => {
        const socket = (await asking(port, '/large')).pause();
        expect(await Promise.race([closed, delay(500, 'open')])).toBe('open');
        socket.destroy();
      },
      { timeouts: { send: 0 } },
    ));
});
