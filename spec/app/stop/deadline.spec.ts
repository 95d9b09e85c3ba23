import { setTimeout as sleep } from 'node:timers/promises';
import {
  ABORT_SIGNAL,
  BackgroundTasks,
  Controller,
  createApp,
  Depends,
  Get,
  Injectable,
  Module,
  OnStop,
  StreamingResponse,
  type ApplicationOptions,
} from 'tenon';
import { asking, raw, until } from './support/raw.js';

const log: string[] = [];
const never = (): Promise<never> => new Promise(() => undefined);

@Injectable()
class Reluctant {
  static isStuck = false;

  @OnStop()
  async part() {
    log.push('hook');
    if (Reluctant.isStuck) await never();
  }
}

const session = {
  provide: 'session',
  scope: 'request' as const,
  useGenerator: function* () {
    try {
      yield 'session';
      log.push('session closed');
    } catch (error) {
      log.push(`session failed: ${(error as { code: string }).code}`);
      throw error;
    }
  },
};

const pool = {
  provide: 'pool',
  useGenerator: function* () {
    yield 'pool';
    log.push('pool closed');
  },
};

@Controller()
class Work {
  constructor(readonly reluctant: Reluctant) {}

  @Get('/stuck/:id')
  async stuck(@Depends('session') _session: string) {
    log.push('stuck');
    await never();
  }

  @Get('/stream')
  stream() {
    const pieces = async function* (): AsyncGenerator<string> {
      try {
        for (;;) {
          yield 'piece';
          await sleep(10);
        }
      } finally {
        log.push('generator returned');
      }
    };
    return new StreamingResponse(pieces());
  }

  @Get('/task')
  task(@Depends() tasks: BackgroundTasks, @Depends(ABORT_SIGNAL) signal: AbortSignal) {
    signal.addEventListener('abort', () => log.push(`task told: ${(signal.reason as { code: string }).code}`));
    tasks.add(async () => {
      log.push('task');
      await never();
    });
    return 'later';
  }
}

@Module({ controllers: [Work], providers: [Reluctant, session, pool] })
class WorkModule {}

const lines: { fields: object; message: string }[] = [];
const logger = {
  error: () => undefined,
  warn: (fields: object, message: string) => void lines.push({ fields, message }),
  info: () => undefined,
  debug: () => undefined,
};
const make = (timeouts: ApplicationOptions['timeouts']) => createApp(WorkModule, { logger, timeouts });

beforeEach(() => {
  log.splice(0);
  lines.splice(0);
  Reluctant.isStuck = false;
});

describe('at the deadline', () => {
  it('handlers are failed, streams returned, tasks told, connections cut, and the report says what that was', async () => {
    const app = make({ close: 300 });
    const { port } = await app.listen(0);
    const [stuck, stream, task] = [await raw(port), await raw(port), await raw(port)];
    stuck.socket.write(asking('/stuck/7?token=hidden'));
    stream.socket.write(asking('/stream'));
    task.socket.write(asking('/task'));
    await until(() => log.includes('stuck') && log.includes('task') && stream.text().includes('piece'));
    log.splice(0);
    const report = await app.close();
    await Promise.all([stuck.closed, stream.closed, task.closed]);
    expect(stuck.text()).toMatch(/^HTTP\/1\.1 503 /);
    expect(log.slice(0, -2).sort()).toEqual(['generator returned', 'session failed: SERVER_CLOSING', 'task told: SERVER_CLOSING']);
    expect(log.slice(-2)).toEqual(['hook', 'pool closed']);
    expect(report.isClean).toBe(false);
    expect(report.cut.map(({ kind, name }) => `${kind} ${name}`).sort()).toEqual([
      'handler GET /stuck/:id',
      'stream GET /stream',
      'task GET /task',
    ]);
    for (const { milliseconds } of report.cut) expect(milliseconds).toBeGreaterThanOrEqual(290);
    expect(report.milliseconds).toBeGreaterThanOrEqual(290);
    expect(lines.map(({ message }) => message)).toEqual([
      expect.stringMatching(
        /^stopped before everything was done: 1 handler \(GET \/stuck\/:id for \d+\.\d s\), 1 stream \(GET \/stream for .* s\), 1 background task \(GET \/task for .* s\)$/,
      ),
    ]);
  });

  it('a hook that does not end is given up, and everything else is closed all the same', async () => {
    Reluctant.isStuck = true;
    const app = make({ close: 5_000, hook: 50 });
    await app.listen(0);
    const report = await app.close();
    expect(log).toEqual(['hook', 'pool closed']);
    expect(report.cut).toEqual([{ kind: 'hook', name: expect.stringContaining('Reluctant.part'), milliseconds: expect.any(Number) }]);
    expect(lines[0]?.message).toMatch(/1 hook \(.*Reluctant\.part.* for 0\.\d s\)/);
  });

  it('the head of a request that does not come to its end is answered with 408, and nothing was cut', async () => {
    const app = make({ close: 200 });
    const { port } = await app.listen(0);
    const slow = await raw(port);
    slow.socket.write('GET /stream HTTP/1.1\r\nHost: x\r\n');
    await sleep(50);
    const report = await app.close();
    await slow.closed;
    expect(slow.text()).toMatch(/^HTTP\/1\.1 408 /);
    expect(report.isClean).toBe(true);
  });

  it('the limit of heads holds as before', async () => {
    const app = make({ close: 8_000, headers: 100 });
    const { port } = await app.listen(0);
    const slow = await raw(port);
    slow.socket.write('GET /stream HTTP/1.1\r\nHost: x\r\n');
    await sleep(20);
    const report = await app.close();
    expect(slow.text()).toMatch(/^HTTP\/1\.1 408 /);
    expect(report.isClean).toBe(true);
    expect(report.milliseconds).toBeLessThan(7_000);
  });

  it('a connection that speaks something else is cut and told', async () => {
    const app = make({ close: 100 });
    await app.init();
    app.server.on('upgrade', (_message, socket) => void socket.write('HTTP/1.1 101 Switching Protocols\r\n\r\n'));
    const { port } = await app.listen(0);
    const other = await raw(port);
    other.socket.write(asking('/stream', 'Connection: upgrade\r\nUpgrade: other\r\n'));
    await until(() => other.text().includes('101'));
    const { cut } = await app.close();
    await other.closed;
    expect(cut).toEqual([{ kind: 'socket', name: 'not HTTP any more', milliseconds: expect.any(Number) }]);
  });
});

describe('closing', () => {
  it('happens once, however often it is asked for, and everybody gets the same report', async () => {
    const app = make({ close: 100 });
    const { port } = await app.listen(0);
    const stuck = await raw(port);
    stuck.socket.write(asking('/stuck/1'));
    await until(() => log.includes('stuck'));
    const [first, second] = await Promise.all([app.close(), app.close()]);
    expect(second).toBe(first);
    expect(await app.close()).toBe(first);
    expect(log.filter((line) => line !== 'stuck')).toEqual(['session failed: SERVER_CLOSING', 'hook', 'pool closed']);
  });
});
