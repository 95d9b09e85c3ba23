import { setTimeout as delay } from 'node:timers/promises';
import {
  Controller,
  createApp,
  Get,
  HealthCheck,
  Injectable,
  Module,
  override,
  StartupError,
  type ApplicationOptions,
  type HealthOption,
  type OpenApiDocument,
} from 'tenon';
import { testApp, type TestApp } from 'tenon/testing';

@Injectable()
class Database {
  calls = 0;
  readonly signals: AbortSignal[] = [];
  answer: () => unknown = () => undefined;

  @HealthCheck('database', { timeout: 60 })
  ping(signal: AbortSignal) {
    this.calls += 1;
    this.signals.push(signal);
    return this.answer();
  }

  @HealthCheck('loop', { kind: 'liveness' })
  lives() {
    return this.calls < 100;
  }
}

class Pool {
  @HealthCheck('pool')
  protected check() {
    return true;
  }
}

class SmallPool extends Pool {
  protected override check() {
    return false;
  }
}

@Injectable({ lazy: true })
class Printer {
  @HealthCheck('printer')
  check() {
    throw new Error('out of paper');
  }
}

@Controller()
class Pages {
  constructor(
    readonly database: Database,
    readonly pool: Pool,
  ) {}

  @Get('/')
  root() {
    return 'in';
  }

  @Get('/:page')
  page() {
    return 'a page';
  }
}

@Module({ controllers: [Pages], providers: [Database, { provide: Pool, useFactory: () => new Pool() }, Printer], exports: [Database] })
class PagesModule {}

const start = (health: HealthOption, options: ApplicationOptions = {}, Root = PagesModule) =>
  testApp(createApp(Root, { ...options, health }));
const ask = async ({ client }: TestApp, path: string) => {
  const { status, text, headers } = await client.get(path);
  return { status, body: JSON.parse(text) as unknown, type: headers['content-type'], caching: headers['cache-control'] };
};
const messagesOf = ({ logs }: TestApp) => logs.map(({ level, message, fields }) => [level, message, fields.check]);
const good = { status: 200, body: { status: 'pass' }, type: 'application/health+json', caching: 'no-store' };
const bad = { ...good, status: 503, body: { status: 'fail' } };

describe('health', () => {
  it('is not there unless somebody asks for it', async () => {
    await using t = await testApp(createApp(PagesModule));
    expect((await t.client.get('/livez')).text).toBe('"a page"');
  });

  it('is answered at two paths, and says no more than that all is well', async () => {
    await using t = await start(true);
    expect([await ask(t, '/readyz'), await ask(t, '/livez?verbose')]).toEqual([good, good]);
    const head = await t.client.head('/readyz');
    expect([head.status, head.text]).toEqual([200, '']);
    expect((await t.client.get('/startupz')).text).toBe('"a page"');
  });

  it('is for GET and HEAD alone', async () => {
    await using t = await start(true);
    const answer = await t.client.post('/livez', { json: {} });
    expect([answer.status, answer.headers.allow, answer.json()]).toEqual([405, 'GET, HEAD', { detail: 'Method Not Allowed' }]);
  });

  it('is found where it is put', async () => {
    await using t = await start({ readiness: '/health/ready', liveness: false, startup: '/health/started' });
    expect([await ask(t, '/health/ready'), await ask(t, '/health/started')]).toEqual([good, good]);
    for (const path of ['/readyz', '/livez']) expect((await t.client.get(path)).text).toBe('"a page"');
  });

  it('tells of each check where it is told to', async () => {
    await using t = await start({ details: true });
    const pass = [{ status: 'pass' }];
    expect((await ask(t, '/readyz')).body).toEqual({ status: 'pass', checks: { database: pass, pool: pass } });
    expect((await ask(t, '/livez')).body).toEqual({ status: 'pass', checks: { loop: pass } });
  });

  it('is not in the document', async () => {
    const document: OpenApiDocument = await createApp(PagesModule, { health: true }).openapi();
    expect(Object.keys(document.paths ?? {})).toEqual(['/', '/{page}']);
  });

  it('stands in front of middleware', async () => {
    const app = createApp(PagesModule, { health: true });
    app.use((_request, response) => void response.status(403).end());
    await using t = await testApp(app);
    expect((await t.client.get('/')).status).toBe(403);
    expect(await ask(t, '/%72eadyz')).toEqual(good);
  });

  it('asks what replaces a provider in a test', async () => {
    const app = createApp(PagesModule, { health: { details: true } });
    await using t = await testApp(app, { override: [override(Pool).with(new SmallPool())] });
    expect((await ask(t, '/readyz')).body).toMatchObject({ status: 'fail', checks: { pool: [{ status: 'fail' }] } });
  });

  it('asks a lazy singleton once it is there', async () => {
    await using t = await start(true);
    expect(await ask(t, '/readyz')).toEqual(good);
    t.app.get(Printer);
    expect(await ask(t, '/readyz')).toEqual(bad);
  });

  it('says no at once where the application was told to stop, but that it lives', async () => {
    await using app = createApp(PagesModule, { health: { details: true }, logger: quiet, timeouts: { lameDuck: 2_000, close: 5_000 } });
    const { url } = await app.listen(0);
    const database = app.get(Database);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    const closing = app.close();
    const ready = await fetch(`${url}/readyz`);
    expect([ready.status, await ready.json(), database.calls]).toEqual([503, { status: 'fail', output: 'stopping' }, 1]);
    expect((await fetch(`${url}/livez`)).status).toBe(200);
    await closing;
  });
});

const quiet = { error: () => undefined, warn: () => undefined, info: () => undefined, debug: () => undefined };

describe('a health check', () => {
  it.each([
    [
      'throws',
      () => {
        throw new Error('canary');
      },
    ],
    ['rejects', () => Promise.reject(new Error('canary'))],
    ['gives false', () => false],
    ['promises false', () => Promise.resolve(false)],
  ])('has failed where it %s, and nobody but the log is told why', async (_, answer) => {
    await using t = await start({ details: true });
    const database = t.app.get(Database);
    database.answer = answer;
    const answered = await ask(t, '/readyz');
    expect(answered).toMatchObject({ status: 503, body: { status: 'fail', checks: { database: [{ status: 'fail' }] } } });
    expect(JSON.stringify(answered)).not.toContain('canary');
    expect((await ask(t, '/livez')).status).toBe(200);
  });

  it('is logged when it fails and when it passes again, not every time', async () => {
    await using t = await start(true);
    const database = t.app.get(Database);
    database.answer = () => Promise.reject(new Error('no route to host'));
    for (const _ of [1, 2, 3]) expect((await ask(t, '/readyz')).status).toBe(503);
    expect(t.logs.map(({ fields }) => (fields.err as Error).message)).toEqual(['no route to host']);
    database.answer = () => true;
    for (const _ of [1, 2]) expect((await ask(t, '/readyz')).status).toBe(200);
    expect(messagesOf(t)).toEqual([
      ['warn', 'health check failed', 'database'],
      ['info', 'health check passes again', 'database'],
    ]);
  });

  it('that hangs has failed after its time, is told so, and is not called again before it is done', async () => {
    await using t = await start(true);
    const database = t.app.get(Database);
    let resolve = (): void => undefined;
    const promise = new Promise<void>((done) => (resolve = done));
    database.answer = () => promise;
    const all = await Promise.all([1, 2, 3].map(() => ask(t, '/readyz')));
    expect(all).toEqual([bad, bad, bad]);
    expect(await ask(t, '/readyz')).toEqual(bad);
    expect([database.calls, database.signals[0]?.aborted]).toEqual([1, true]);
    expect(messagesOf(t)).toEqual([['warn', 'health check failed', 'database']]);
    resolve();
    await delay(5);
    database.answer = () => true;
    expect([await ask(t, '/readyz'), database.calls]).toEqual([good, 2]);
  });

  it('is made once for all who ask at the same time', async () => {
    await using t = await start(true);
    const database = t.app.get(Database);
    database.answer = () => delay(20);
    expect(await Promise.all([1, 2, 3].map(() => ask(t, '/readyz')))).toEqual([good, good, good]);
    expect(database.calls).toBe(1);
  });

  it('is kept for as long as that is said', async () => {
    await using t = await start({ cache: 60_000 });
    const database = t.app.get(Database);
    for (const _ of [1, 2, 3]) await ask(t, '/readyz');
    expect(database.calls).toBe(1);
  });
});

async function problemsOf(Root: new () => object, options: ApplicationOptions): Promise<readonly object[]> {
  const error: unknown = await createApp(Root, options)
    .init()
    .catch((thrown: unknown) => thrown);
  if (!(error instanceof StartupError)) throw error;
  return error.problems;
}

describe('an application does not start', () => {
  it('with a check that nobody could ask', async () => {
    @Injectable({ scope: 'request' })
    class Visit {
      @HealthCheck('visit')
      check() {
        return true;
      }
    }
    @Controller()
    class Visits {
      constructor(readonly visit: Visit) {}
    }
    @Module({ controllers: [Visits], providers: [Visit] })
    class VisitsModule {}
    expect(await problemsOf(VisitsModule, {})).toMatchObject([{ code: 'HEALTH_CHECK_UNASKED' }]);
  });

  it('with a check that is told nonsense', async () => {
    class Wrong {
      @HealthCheck('wrong', { timeout: 0, kind: 'startup' as 'liveness' })
      check() {
        return true;
      }
    }
    @Module({ providers: [Wrong] })
    class WrongModule {}
    expect(await problemsOf(WrongModule, {})).toMatchObject([{ code: 'OPTION_INVALID' }, { code: 'OPTION_INVALID' }]);
  });

  it('with a path that a route has', async () => {
    @Controller()
    class Taken {
      @Get('/livez')
      live() {
        return 'mine';
      }
    }
    @Module({ controllers: [Taken] })
    class TakenModule {}
    expect(await problemsOf(TakenModule, { health: true })).toMatchObject([{ code: 'HEALTH_PATH_TAKEN' }]);
    expect(await problemsOf(TakenModule, { health: { liveness: '/ok', readiness: '/ok' } })).toMatchObject([{ code: 'HEALTH_PATH_TAKEN' }]);
    await using app = createApp(TakenModule, { health: { liveness: '/alive' } });
    await app.init();
  });

  it.each([
    ['health', 'yes'],
    ['health.readiness', { readiness: '/:id' }],
    ['health.timeout', { timeout: 0 }],
    ['health.verbose', { verbose: true }],
  ])('with %s that makes no sense', async (_, health) => {
    const [first] = await problemsOf(PagesModule, { health: health as HealthOption });
    expect(first).toMatchObject({ code: expect.stringMatching(/^OPTION_/) as string });
  });
});
