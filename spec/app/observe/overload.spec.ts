import { request } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { Controller, createApp, Get, HealthCheck, Injectable, Module, type ApplicationOptions } from 'tenon';
import type { LogLine } from 'tenon/testing';
import { launchWith } from '../../../src/app/launch.js';
import { Overload } from '../../../src/app/observe/overload.js';

const doors = { wait: Promise.resolve(), open: (): void => undefined };

@Injectable()
class Clock {
  @HealthCheck('clock')
  check() {
    return true;
  }
}

@Controller()
class Doors {
  @Get('/')
  root() {
    return 'in';
  }

  @Get('/waits')
  async waits() {
    await doors.wait;
    return 'waited';
  }
}

@Module({ controllers: [Doors], providers: [Clock] })
class DoorsModule {}

const logs: LogLine[] = [];
const at = (level: LogLine['level']) => (fields: object, message: string) => void logs.push({ level, fields: { ...fields }, message });
const logger = { error: at('error'), warn: at('warn'), info: at('info'), debug: at('debug') };

beforeEach(() => {
  logs.splice(0);
  doors.wait = new Promise((resolve) => (doors.open = resolve));
});

async function listening(options: ApplicationOptions, ask: (url: string, port: number) => Promise<void>): Promise<void> {
  await using app = createApp(DoorsModule, { logger, ...options });
  const { url, port } = await app.listen(0);
  try {
    await ask(url, port);
  } finally {
    doors.open();
  }
}

/** Keeps the event loop from everything else. */
function block(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

/** Blocks it again and again until something is so. */
async function blockUntil(isSo: () => boolean, milliseconds: number): Promise<void> {
  for (let tries = 0; !isSo() && tries < 400; tries += 1) {
    block(milliseconds);
    await delay(1);
  }
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await isSo()) && tries < 1_000; tries += 1) await delay(5);
}

describe('overload', () => {
  it('is refused with 503 and when to come again, health excepted, and ends by itself', () =>
    listening({ overload: { delay: 40, window: 200, retryAfter: 7 }, health: true }, async (url) => {
      expect((await fetch(url)).status).toBe(200);
      await blockUntil(() => logs.length > 0, 120);
      const [refused, healthy] = await Promise.all([fetch(url), fetch(`${url}/readyz`)]);
      expect([refused.status, refused.headers.get('retry-after'), await refused.json()]).toEqual([
        503,
        '7',
        { detail: 'The server is overloaded' },
      ]);
      expect(healthy.status).toBe(200);
      await until(() => logs.length > 1);
      expect((await fetch(url)).status).toBe(200);
      expect(logs.map(({ level, message }) => [level, message])).toEqual([
        ['warn', 'overloaded: requests are refused'],
        ['info', 'no longer overloaded'],
      ]);
      expect(logs[0]?.fields.delay).toBeGreaterThan(40);
    }));

  it('is no single pause, however long', () =>
    listening({ overload: { delay: 200, window: 1_200 } }, async (url) => {
      block(500);
      await delay(20);
      expect((await fetch(url)).status).toBe(200);
      expect(logs).toEqual([]);
    }));

  it('is too much memory as well', () =>
    listening({ overload: { window: 20, maxRss: 1_000 } }, async (url) => {
      await until(() => logs.length > 0);
      expect((await fetch(url)).status).toBe(503);
      expect(logs).toMatchObject([{ level: 'warn', fields: { rss: expect.any(Number) as number } }]);
    }));

  it('is watched no longer than the application lives', async () => {
    const watch = new Overload({ window: 4, maxHeapUsed: 1 }, logger);
    await until(() => watch.isOn);
    watch.stop();
    logs.splice(0);
    await delay(30);
    expect([watch.isOn, logs]).toEqual([false, []]);
  });

  it('stops with the application', async () => {
    const app = createApp(DoorsModule, { logger, overload: { window: 4, maxHeapUsed: 1 } });
    await app.init();
    await until(() => logs.length > 0);
    await app.close();
    logs.splice(0);
    await delay(30);
    expect(logs).toEqual([]);
  });
});

describe('maxConcurrency', () => {
  const inBackground = (url: string) => fetch(`${url}/waits`).then(({ status }) => status);
  const status = async (url: string) => (await fetch(url)).status;

  it('refuses one request more with 503, health excepted, until another one is done', () =>
    listening({ maxConcurrency: 2, health: true }, async (url) => {
      const waiting = [inBackground(url), inBackground(url)];
      await until(async () => (await status(url)) === 503);
      const refused = await fetch(url);
      expect([refused.headers.get('retry-after'), await refused.json()]).toEqual(['1', { detail: 'Too many requests at the same time' }]);
      expect(await status(`${url}/livez`)).toBe(200);
      doors.open();
      expect(await Promise.all(waiting)).toEqual([200, 200]);
      await until(async () => (await status(url)) === 200);
      expect(await status(url)).toBe(200);
    }));

  it('does not count those whose client is gone, on their own connections or in line on one', () =>
    listening({ maxConcurrency: 3, timeouts: { close: 50 } }, async (url, port) => {
      const socket = connect(port, '127.0.0.1');
      const get = 'GET /waits HTTP/1.1\r\nHost: a\r\n\r\n';
      socket.on('error', () => undefined).write(get + get);
      const sent = request(`${url}/waits`).on('error', () => undefined);
      sent.end();
      await until(async () => (await status(url)) === 503);
      socket.destroy();
      sent.destroy();
      const free = async () => (await Promise.all([1, 2, 3].map(() => status(url)))).every((one) => one === 200);
      await until(free);
      expect(await free()).toBe(true);
    }));

  it('is what the command says that runs the application', () => {
    try {
      launchWith({ maxConcurrency: 7 });
      expect(createApp(DoorsModule, { maxConcurrency: 2 }).options.maxConcurrency).toBe(7);
    } finally {
      launchWith({});
    }
  });
});

describe('limits', () => {
  it('let the health of an application be asked on a connection too many', () =>
    listening({ maxConnections: 1, health: true }, async (url, port) => {
      const socket = connect(port, '127.0.0.1').on('error', () => undefined);
      await until(async () => (await fetch(url)).status === 503);
      expect((await fetch(`${url}/livez`)).status).toBe(200);
      socket.destroy();
    }));

  it('are told of a head that is too large, in either direction from the usual size', async () => {
    const asking = async (bytes: number, url: string) => (await fetch(url, { headers: { 'x-large': 'a'.repeat(bytes) } })).status;
    await listening({ maxHeaderSize: 1_000 }, async (url) =>
      expect([await asking(300, url), await asking(1_200, url)]).toEqual([200, 431]),
    );
    await listening({ maxHeaderSize: 40_000 }, async (url) =>
      expect([await asking(20_000, url), await asking(45_000, url)]).toEqual([200, 431]),
    );
  });

  it.each([
    ['maxConcurrency', 0],
    ['maxHeaderSize', 1.5],
    ['overload', 'yes'],
    ['overload', { delay: -1 }],
    ['overload', { retryAfter: 0.5 }],
    ['requestIds', { header: 'two words' }],
    ['requestIds', { trustIncoming: 'all' }],
    ['accessLog', { ignore: '/livez' }],
    ['accessLog', { level: 'silent' }],
    ['logLevel', 'verbose'],
  ])('are not told by %s: %p', async (option, value) => {
    const app = createApp(DoorsModule, { [option]: value });
    await expect(app.init()).rejects.toMatchObject({ problems: [{ code: 'OPTION_INVALID' }] });
  });
});
