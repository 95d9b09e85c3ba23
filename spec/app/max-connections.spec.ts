import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { Controller, createApp, Get, Module, StartupError } from 'tenon';
import { Conversation } from './support/conversation.js';

@Controller()
class Doors {
  @Get('/')
  root() {
    return 'in';
  }
}

@Module({ controllers: [Doors] })
class DoorsModule {}

const quiet = { error: () => undefined, warn: () => undefined, info: () => undefined, debug: () => undefined };
const ask = 'GET / HTTP/1.1\r\nHost: a\r\n\r\n';

async function idle(port: number, count: number): Promise<Socket[]> {
  const sockets = Array.from({ length: count }, () => connect(port, '127.0.0.1').on('error', () => undefined));
  await Promise.all(sockets.map((socket) => once(socket, 'connect')));
  return sockets;
}

describe('more connections than are allowed', () => {
  it('are refused with 503 and closed, until others have gone', async () => {
    await using app = createApp(DoorsModule, { logger: quiet, maxConnections: 3 });
    const { port } = await app.listen(0);
    const sockets = await idle(port, 3);
    const refused = await Conversation.begin(port, ask + ask);
    await refused.until(({ isClosed }) => isClosed);
    expect(refused.statuses).toEqual([503]);
    expect(refused.heard).toMatch(/\r\nretry-after: 1\r\n[^]*\r\n\r\n\{"detail":"Too many connections"\}$/i);
    sockets.pop()?.destroy();
    let statuses: readonly number[] = [];
    for (let tries = 0; statuses[0] !== 200 && tries < 100; tries += 1) {
      const next = await Conversation.begin(port, ask);
      await next.until((one) => one.statuses.length > 0);
      ({ statuses } = next);
      next.socket.destroy();
      await delay(5);
    }
    expect(statuses).toEqual([200]);
    sockets.forEach((socket) => socket.destroy());
  });

  it('are closed without a word where even those to be told are too many', async () => {
    await using app = createApp(DoorsModule, { logger: quiet, maxConnections: 1 });
    const { port } = await app.listen(0);
    const sockets = await idle(port, 101);
    const one = await Conversation.begin(port, ask);
    await one.until(({ isClosed }) => isClosed);
    expect(one.heard).toBe('');
    sockets.forEach((socket) => socket.destroy());
  });

  it.each([0, -1, 1.5, '10', Infinity])('are not told by %p', async (maxConnections) => {
    const app = createApp(DoorsModule, { maxConnections: maxConnections as number });
    const error = await app.init().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(StartupError);
    expect((error as StartupError).problems).toMatchObject([{ code: 'OPTION_INVALID' }]);
  });
});
