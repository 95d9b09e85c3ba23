import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { BackgroundTasks, Controller, createApp, Depends, Get, Injectable, Module, OnStop, type ApplicationOptions } from 'tenon';
import { asking, raw, until } from './support/raw.js';

const log: string[] = [];
/** Lets those go on that wait. */
const held: (() => void)[] = [];
const hold = (): Promise<void> => new Promise((resolve) => void held.push(resolve));

@Injectable()
class Queue {
  @OnStop()
  flush() {
    log.push('hook');
  }
}

const pool = {
  provide: 'pool',
  useGenerator: function* () {
    yield 'pool';
    log.push('pool closed');
  },
};

@Controller()
class Work {
  constructor(readonly queue: Queue) {}

  @Get('/now')
  now() {
    return 'now';
  }

  @Get('/held')
  async held() {
    await hold();
    log.push('handler');
    return 'held';
  }

  @Get('/later')
  later(@Depends() tasks: BackgroundTasks) {
    tasks.add(async () => {
      await hold();
      log.push('task');
    });
    return 'later';
  }

  @Get('/large')
  large() {
    return 'x'.repeat(8_000_000);
  }
}

@Module({ controllers: [Work], providers: [Queue, pool] })
class WorkModule {}

const quiet = { error: () => undefined, warn: () => undefined, info: () => undefined, debug: () => undefined };
const make = (timeouts: ApplicationOptions['timeouts'] = {}) => createApp(WorkModule, { logger: quiet, timeouts });

beforeEach(() => {
  log.splice(0);
  held.splice(0);
});

describe('an application that is told to stop', () => {
  it('waits for handlers and for what is done after their answers, then calls the hooks, then closes the singletons', async () => {
    const app = make();
    const { port } = await app.listen(0);
    const client = await raw(port);
    client.socket.write(asking('/later'));
    await until(() => client.text().includes('later') && held.length === 1);
    const closing = app.close();
    await sleep(60);
    expect(log).toEqual([]);
    held[0]?.();
    const report = await closing;
    expect(log).toEqual(['task', 'hook', 'pool closed']);
    expect(report).toMatchObject({ isClean: true, cut: [] });
  });

  it('ends the connection with every answer that it had not begun', async () => {
    const app = make();
    const { port } = await app.listen(0);
    const client = await raw(port);
    client.socket.write(asking('/held'));
    await until(() => held.length === 1);
    const closing = app.close();
    held[0]?.();
    await client.closed;
    expect(client.text()).toMatch(/^HTTP\/1\.1 200 [^]*\r\nConnection: close\r\n[^]*"held"$/);
    expect((await closing).isClean).toBe(true);
  });

  it('answers every request that was read on a connection, and ends it with the last one', async () => {
    const app = make();
    const { port } = await app.listen(0);
    const client = await raw(port);
    client.socket.write(asking('/held').repeat(3));
    await until(() => held.length === 3);
    const closing = app.close();
    for (const one of held) one();
    await client.closed;
    const answers = client.text().split(/(?=HTTP\/1\.1 )/);
    expect(answers.map((answer) => /"held"$/.test(answer))).toEqual([true, true, true]);
    expect(answers.map((answer) => /Connection: close/.test(answer))).toEqual([false, false, true]);
    expect((await closing).isClean).toBe(true);
  });

  it('answers a request of which only a part had come', async () => {
    const app = make();
    const { port } = await app.listen(0);
    const client = await raw(port);
    client.socket.write('GET /now HTTP/1.1\r\nHo');
    await sleep(50);
    const closing = app.close();
    await sleep(150);
    expect(client.socket.destroyed).toBe(false);
    client.socket.write('st: x\r\n\r\n');
    await client.closed;
    expect(client.text()).toMatch(/^HTTP\/1\.1 200 [^]*Connection: close/);
    expect((await closing).isClean).toBe(true);
  });

  it('lets a client take all of an answer, however slow it is', async () => {
    const app = make();
    const { url } = await app.listen(0);
    const [answer] = (await once(get(`${url}/large`, { agent: false }), 'response')) as [IncomingMessage];
    const closing = app.close();
    await sleep(200);
    let length = 0;
    for await (const piece of answer) length += (piece as Buffer).length;
    expect(length).toBe(8_000_002);
    expect((await closing).isClean).toBe(true);
  });

  it('closes connections on which nothing is asked, used or never used', async () => {
    const app = make();
    const { port } = await app.listen(0);
    const [used, silent] = [await raw(port), await raw(port)];
    used.socket.write(asking('/now'));
    await until(() => used.text().includes('now'));
    const report = await app.close();
    await Promise.all([used.closed, silent.closed]);
    expect(report).toMatchObject({ isClean: true });
    expect(report.milliseconds).toBeLessThan(9_000);
  });
});

describe('a lame duck', () => {
  it('goes on to accept connections and ends them with their answers, then closes its port', async () => {
    const app = make({ lameDuck: 400 });
    const { url, port } = await app.listen(0);
    const idle = await raw(port);
    idle.socket.write(asking('/now'));
    await until(() => idle.text().includes('now'));
    const closing = app.close();
    await sleep(50);
    const fresh = await fetch(`${url}/now`);
    expect([fresh.status, fresh.headers.get('connection')]).toEqual([200, 'close']);
    idle.socket.write(asking('/now'));
    await idle.closed;
    expect(idle.text()).toMatch(/Connection: close[^]*"now"$/);
    expect(log).toEqual([]);
    const report = await closing;
    expect(report.isClean).toBe(true);
    expect(report.milliseconds).toBeGreaterThanOrEqual(390);
    await expect(fetch(`${url}/now`)).rejects.toThrow();
  });
});
