import { once } from 'node:events';
import { Agent, get, IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { ABORT_SIGNAL, Controller, createApp, Depends, Get, Module, type ApplicationOptions } from 'tenon';

let release: () => void = () => undefined;
let entered: () => void = () => undefined;
const log: string[] = [];

@Controller()
class Waiting {
  @Get('/now')
  now() {
    return 'now';
  }

  @Get('/held')
  async held(@Depends(ABORT_SIGNAL) signal: AbortSignal) {
    signal.addEventListener('abort', () => log.push(`aborted: ${(signal.reason as { code: string }).code}`));
    await new Promise<void>((resolve) => {
      release = resolve;
      entered();
    });
    return 'held';
  }
}

const RESOURCE = 'resource';

@Module({
  controllers: [Waiting],
  providers: [
    {
      provide: RESOURCE,
      useGenerator: function* () {
        log.push('opened');
        yield 'resource';
        log.push('closed');
      },
    },
  ],
})
class WaitingModule {}

const quiet = { error: () => undefined, warn: () => undefined, info: () => undefined, debug: () => undefined };
const make = (options: ApplicationOptions = {}) => createApp(WaitingModule, { logger: quiet, ...options });

/** Sends a request; the answer is its status, or how its connection ended. */
const ask = (url: string, agent?: Agent): Promise<number | string> =>
  new Promise((resolve) => {
    const request = get(url, agent === undefined ? { agent: false } : { agent }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode ?? 0));
    });
    request.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'error'));
  });

/** Sends a request that the handler holds back, and waits until it is there. */
const hold = async (url: string): Promise<{ answer: Promise<number | string> }> => {
  const there = new Promise<void>((resolve) => (entered = resolve));
  const answer = ask(`${url}/held`);
  await there;
  return { answer };
};

beforeEach(() => log.splice(0));

describe('the server', () => {
  it('listens on a free port of the loopback and says where', async () => {
    await using app = make();
    const { url, port, host } = await app.listen(0);
    expect([host, url]).toEqual(['127.0.0.1', `http://127.0.0.1:${port}`]);
    expect(await ask(`${url}/now`)).toBe(200);
  });

  it('has the timeouts that it was told, or safe ones', async () => {
    await using app = make({ timeouts: { request: 20_000 } });
    await app.init();
    const { headersTimeout, requestTimeout, keepAliveTimeout } = app.server;
    expect({ headersTimeout, requestTimeout, keepAliveTimeout }).toEqual({
      headersTimeout: 10_000,
      requestTimeout: 20_000,
      keepAliveTimeout: 5_000,
    });
  });

  it('makes messages that have Express in them already, and are still messages of node', async () => {
    await using app = make();
    await app.init();
    const { request } = app.express;
    const made = Reflect.construct(request.constructor as never, [null]) as IncomingMessage;
    expect(made).toBeInstanceOf(IncomingMessage);
    expect(Object.getPrototypeOf(made)).toBe(request);
    expect(typeof (made as { accepts?: unknown }).accepts).toBe('function');
  });

  it('answers 408 to a head that does not come to an end', async () => {
    await using app = make({ timeouts: { headers: 100, request: 200, checking: 20 } });
    const { port } = await app.listen(0);
    const socket = connect(port, '127.0.0.1');
    socket.write('GET /now HTTP/1.1\r\nHost: x\r\n');
    const [chunk] = (await once(socket, 'data')) as [Buffer];
    expect(chunk.toString()).toMatch(/^HTTP\/1\.1 408 /);
    socket.destroy();
  });

  it('rejects a port that is taken, and closes what it had made', async () => {
    await using first = make();
    const { port } = await first.listen(0);
    log.splice(0);
    await expect(make().listen(port)).rejects.toMatchObject({ code: 'EADDRINUSE' });
    expect(log).toEqual(['opened', 'closed']);
  });

  it('closes at once when only idle connections are left', async () => {
    const app = make();
    const { url } = await app.listen(0);
    const agent = new Agent({ keepAlive: true });
    expect(await ask(`${url}/now`, agent)).toBe(200);
    await app.close();
    expect(log).toEqual(['opened', 'closed']);
    agent.destroy();
  });

  it('waits for a request under way, takes no new one, and closes the singletons after it', async () => {
    const app = make();
    const { url } = await app.listen(0);
    const { answer } = await hold(url);
    const closing = app.close();
    expect(await ask(`${url}/now`)).toBe('ECONNREFUSED');
    expect(log).toEqual(['opened']);
    release();
    expect(await answer).toBe(200);
    await closing;
    expect(log).toEqual(['opened', 'closed']);
  });

  it('fails a request that is not done at the deadline with 503', async () => {
    const app = make({ timeouts: { close: 30 } });
    const { url } = await app.listen(0);
    const { answer } = await hold(url);
    await app.close();
    expect(await answer).toBe(503);
    expect(log).toEqual(['opened', 'aborted: SERVER_CLOSING', 'closed']);
    release();
  });

  it('fails a handler that takes too long with 503', async () => {
    await using app = make({ timeouts: { handler: 20 } });
    const { url } = await app.listen(0);
    const { answer } = await hold(url);
    expect(await answer).toBe(503);
    expect(log).toContain('aborted: HANDLER_TIMEOUT');
    release();
  });

  it('aborts the signal when the client goes away', async () => {
    await using app = make();
    const { port } = await app.listen(0);
    const there = new Promise<void>((resolve) => (entered = resolve));
    const socket = connect(port, '127.0.0.1');
    socket.write('GET /held HTTP/1.1\r\nHost: x\r\n\r\n');
    await there;
    socket.destroy();
    while (!log.includes('aborted: REQUEST_ABORTED')) await delay(1);
    release();
  });

  it('does nothing when it is closed twice, or before it was started', async () => {
    const app = make();
    await app.listen(0);
    await Promise.all([app.close(), app.close()]);
    await app.close();
    expect(log).toEqual(['opened', 'closed']);
    await make().close();
    await expect(app.init()).rejects.toMatchObject({ code: 'APP_CLOSED' });
  });
});

describe('listening', () => {
  it('twice is refused, and the server goes on', async () => {
    await using app = make();
    const { url } = await app.listen(0);
    await expect(app.listen(0)).rejects.toMatchObject({ code: 'APP_LISTENING' });
    expect(await ask(`${url}/now`)).toBe(200);
  });

  it('comes to nothing when the application is closed meanwhile', async () => {
    const app = make();
    const listening = app.listen(0);
    await app.close();
    await expect(listening).rejects.toMatchObject({ code: 'APP_CLOSED' });
    expect(() => app.get(RESOURCE)).toThrow(expect.objectContaining({ code: 'APP_CLOSED' }));
  });
});
