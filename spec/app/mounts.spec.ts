import express from 'express';
import {
  Controller,
  createApp,
  Depends,
  Get,
  httpBearer,
  HttpException,
  Injectable,
  lifespan,
  Links,
  Module,
  override,
  Path,
  Post,
  Req,
} from 'tenon';
import { ROOT_PATH, type AuditEvent } from 'tenon';
import type { Request } from 'express';
import { testApp } from 'tenon/testing';

const log: string[] = [];
beforeEach(() => log.splice(0));

@Injectable()
class Pilots {
  readonly names = ['Ida'];
}

@Controller('/pilots')
class PilotsController {
  constructor(private readonly pilots: Pilots) {}

  @Get()
  list(@Depends(ROOT_PATH) root: string, @Req() { baseUrl, url, originalUrl }: Request) {
    return { names: this.pilots.names, root, baseUrl, url, originalUrl };
  }

  @Get('/broken')
  broken() {
    throw new Error('adrift');
  }
}

@Module({
  controllers: [PilotsController],
  providers: [Pilots],
  lifespan: function* () {
    log.push('inner opens');
    yield;
    log.push('inner closes');
  },
})
class InnerModule {}

@Controller()
class Outer {
  constructor(private readonly links: Links) {}

  @Get('/tide')
  tide() {
    return this.links.path('files', { path: 'a b/c+d.txt' });
  }

  @Post('/files/new')
  create() {
    return 'created';
  }
}

@Module({
  controllers: [Outer],
  lifespan: function* () {
    log.push('outer opens');
    try {
      yield;
    } finally {
      log.push('outer closes');
    }
  },
})
class OuterModule {}

const pool = lifespan(function* pool() {
  yield 'pool';
});

@Controller()
class Shared {
  @Get('/pool')
  pool(@Depends(pool) value: string) {
    return value;
  }
}

@Module({ controllers: [Shared] })
class SharedModule {}

@Controller()
class Watched {
  @Get('/reset/:token')
  reset(@Path({ secret: true }) token: string) {
    return token.length;
  }

  @Get('/guarded/:id', { use: [httpBearer()] })
  guarded() {
    return 1;
  }

  @Get('/ip')
  ip(@Req() { ip }: Request) {
    return ip;
  }
}

@Module({ controllers: [Watched] })
class WatchedModule {}

const inner = () => createApp(InnerModule, { title: 'Inner' });
const echo = express().get(
  '/echo/:word',
  ({ params, baseUrl, originalUrl }, response) => void response.json({ params, baseUrl, originalUrl }),
);
const outer = () =>
  createApp(OuterModule)
    .mount('/harbour', inner())
    .mount('/express/', echo)
    .mount('/plain', (request, reply) => void reply.end(`${request.method} ${request.url}`))
    .mount('/files', (_request, _reply, next) => next(new HttpException(403, 'no files today')), { name: 'files' })
    .mount('/nothing', (_request, _reply, next) => next());

describe('an application that is mounted', () => {
  it('starts after the one around it and stops before it', async () => {
    const app = outer();
    await app.init();
    await app.close();
    expect(log).toEqual(['outer opens', 'inner opens', 'inner closes', 'outer closes']);
  });

  it('answers below its path, and knows where it is', async () => {
    await using t = await testApp(outer());
    expect((await t.client.get('/harbour/pilots?x=1')).json()).toEqual({
      names: ['Ida'],
      root: '/harbour',
      baseUrl: '/harbour',
      url: '/pilots?x=1',
      originalUrl: '/harbour/pilots?x=1',
    });
    expect((await t.client.get('/harbour/none')).json()).toEqual({ detail: 'Not Found' });
    expect((await t.client.get('/harbourage/pilots')).status).toBe(404);
    expect((await t.client.post('/harbour/pilots')).status).toBe(405);
  });

  it('has a document and pages of its own', async () => {
    await using t = await testApp(outer());
    expect((await t.client.get('/harbour/openapi.json')).json()).toMatchObject({
      info: { title: 'Inner' },
      servers: [{ url: '/harbour' }],
    });
    expect((await t.client.get('/harbour/docs')).status).toBe(200);
    expect(Object.keys((await t.client.get('/openapi.json')).json<{ paths: object }>().paths)).toEqual(['/tide', '/files/new']);
  });

  it('logs its failures, and answers them', async () => {
    await using t = await testApp(outer());
    expect((await t.client.get('/harbour/pilots/broken')).status).toBe(500);
    expect(t.errors).toEqual([expect.objectContaining({ message: 'adrift' })]);
    expect(t.logs.at(-1)?.fields).toMatchObject({ path: '/harbour/pilots/broken' });
  });

  it('is asked for with a slash', async () => {
    await using t = await testApp(outer());
    const redirect = await t.client.get('/harbour?x=1');
    expect([redirect.status, redirect.headers.location]).toEqual([307, 'http://testserver/harbour/?x=1']);
  });

  it('that does not start keeps the one around it from starting, which closes what it has opened', async () => {
    const broken = createApp(InnerModule, {
      lifespan: function* () {
        throw new Error('no water');
        yield;
      },
    });
    await expect(createApp(OuterModule).mount('/harbour', broken).init()).rejects.toThrow('no water');
    expect(log).toEqual(['outer opens', 'outer closes']);
  });

  it('is another one in a copy for a test', async () => {
    const original = outer();
    await using one = await testApp(original);
    await using other = await testApp(original);
    await Promise.all([one, other].map(async ({ client }) => expect((await client.get('/harbour/pilots')).status).toBe(200)));
    expect(log.filter((line) => line === 'inner opens')).toHaveLength(2);
  });

  it('is waited for when the one around it stops', async () => {
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    let arrived = (): void => undefined;
    const arriving = new Promise<void>((resolve) => (arrived = resolve));
    @Controller()
    class Slow {
      @Get('/slow')
      async slow() {
        arrived();
        await released;
        return 'done';
      }
    }
    @Module({ controllers: [Slow] })
    class SlowModule {}
    const t = await testApp(createApp(OuterModule).mount('/slow', createApp(SlowModule)));
    const answer = t.client.get('/slow/slow');
    await arriving;
    const closing = t.close();
    release();
    expect((await answer).json()).toBe('done');
    await closing;
  });
});

describe('what else is mounted', () => {
  it('may be an Express application, or any listener', async () => {
    await using t = await testApp(outer());
    expect((await t.client.get('/express/echo/hi?x=1')).json()).toEqual({
      params: { word: 'hi' },
      baseUrl: '/express',
      originalUrl: '/express/echo/hi?x=1',
    });
    expect((await t.client.put('/plain/a/b?c=d')).text).toBe('PUT /a/b?c=d');
    expect((await t.client.get('/plain/')).text).toBe('GET /');
  });

  it('comes after the routes, whatever their method', async () => {
    await using t = await testApp(outer());
    expect((await t.client.post('/files/new')).json()).toBe('created');
    expect((await t.client.get('/files/old')).json()).toEqual({ detail: 'no files today' });
  });

  it('leaves what it does not answer as not found', async () => {
    await using t = await testApp(outer());
    expect((await t.client.get('/nothing/here')).json()).toEqual({ detail: 'Not Found' });
    expect((await t.client.get('/express/none')).json()).toEqual({ detail: 'Not Found' });
  });

  it('that fails is a logged 500', async () => {
    const app = createApp(OuterModule)
      .mount('/sync', () => {
        throw new Error('sync');
      })
      .mount('/async', () => Promise.reject(new Error('async')));
    await using t = await testApp(app);
    expect((await t.client.get('/sync/x')).status).toBe(500);
    expect((await t.client.get('/async/x')).status).toBe(500);
    expect(t.errors).toEqual([expect.objectContaining({ message: 'sync' }), expect.objectContaining({ message: 'async' })]);
  });

  it('may stand at the root, behind everything', async () => {
    await using t = await testApp(createApp(OuterModule).mount('/', (request, reply) => void reply.end(`rest: ${request.url}`)));
    expect((await t.client.get('/anything/else')).text).toBe('rest: /anything/else');
    expect((await t.client.get('/tide/')).text).toBe('rest: /tide/');
  });

  it('of two paths that fit the longer counts', async () => {
    const saying = (what: string) => (_: unknown, reply: { end: (text: string) => void }) => reply.end(what);
    await using t = await testApp(
      createApp(OuterModule)
        .mount('/a', saying('a') as never)
        .mount('/a/b', saying('a/b') as never),
    );
    expect((await t.client.get('/a/b/c')).text).toBe('a/b');
    expect((await t.client.get('/a/bc')).text).toBe('a');
  });

  it('has a name for links', async () => {
    await using t = await testApp(outer());
    expect((await t.client.get('/tide')).json()).toBe('/files/a%20b/c%2Bd.txt');
  });
});

describe('mounting', () => {
  it.each(['admin', '/admin/:id', '/a?b', '/a//b', '/*rest', 5 as never])('is refused at %s', (path) => {
    expect(() => createApp(OuterModule).mount(path, echo)).toThrow(expect.objectContaining({ code: 'MOUNT_PATH_INVALID' }));
  });

  it('is refused twice at one path, for what is no application, and for one that others mount or start', async () => {
    const one = inner();
    const app = createApp(OuterModule).mount('/one', one);
    expect(() => app.mount('/one/', echo)).toThrow(expect.objectContaining({ code: 'MOUNT_TWICE' }));
    expect(() => app.mount('/two', {} as never)).toThrow(expect.objectContaining({ code: 'MOUNT_INVALID' }));
    expect(() => app.mount('/two', one)).toThrow(expect.objectContaining({ code: 'MOUNT_INVALID' }));
    await using started = inner();
    await started.init();
    expect(() => app.mount('/two', started)).toThrow(expect.objectContaining({ code: 'MOUNT_INVALID' }));
  });

  it('is refused when it is too late', async () => {
    await using app = createApp(OuterModule);
    await app.init();
    expect(() => app.mount('/late', echo)).toThrow(expect.objectContaining({ code: 'APP_STARTED' }));
    expect(() => app.mount('/late', inner())).toThrow(expect.objectContaining({ code: 'APP_STARTED' }));
  });

  it('is refused in itself, however far around', () => {
    const [one, other] = [createApp(OuterModule), createApp(OuterModule)];
    expect(() => one.mount('/one', one)).toThrow(expect.objectContaining({ code: 'MOUNT_INVALID' }));
    one.mount('/other', other);
    expect(() => other.mount('/one', one)).toThrow(expect.objectContaining({ code: 'MOUNT_INVALID' }));
  });

  it.each(['/a b', '/ä', '/%41', '/@a', '/a/../b'])('is refused at %s, where no request arrives', (path) => {
    expect(() => createApp(OuterModule).mount(path, echo)).toThrow(expect.objectContaining({ code: 'MOUNT_PATH_INVALID' }));
  });

  it('leaves starting and stopping to the application around', async () => {
    const one = inner();
    createApp(OuterModule).mount('/one', one);
    for (const work of [() => one.init(), () => one.listen(0), () => one.close()])
      await expect(work()).rejects.toMatchObject({ code: 'MOUNT_INVALID' });
  });

  it('may come after somebody has looked at what is mounted', async () => {
    const one = createApp(SharedModule);
    await one.openapi().catch(() => undefined);
    await using t = await testApp(createApp(OuterModule, { lifespan: pool }).mount('/one', one));
    expect((await t.client.get('/one/pool')).json()).toBe('pool');
  });
});

describe('a test of an application with others mounted in it', () => {
  it('replaces what they have, too', async () => {
    await using t = await testApp(outer(), { override: [override(Pilots).with({ names: ['Bo'] })] });
    expect((await t.client.get('/harbour/pilots')).json()).toMatchObject({ names: ['Bo'] });
  });

  it('may not replace what none of them has', async () => {
    class Nobody {}
    await expect(testApp(outer(), { override: [override(Nobody).with(new Nobody())] })).rejects.toThrow('OVERRIDE_UNKNOWN');
  });
});

describe('what is told of a request to a mounted application', () => {
  const inside = () => createApp(WatchedModule);

  it('names its route, wherever it was refused, and hides its secrets', async () => {
    const events: AuditEvent[] = [];
    const app = createApp(OuterModule, { accessLog: true, audit: (event) => void events.push(event) })
      .use('/in/reset', (request, response, next) => (request.get('x-stop') === undefined ? next() : void response.status(403).end()))
      .mount('/in', createApp(WatchedModule, { audit: (event) => void events.push(event) }));
    await using t = await testApp(app);
    await t.client.get('/in/reset/s3cr3t');
    await t.client.get('/in/reset/s3cr3t', { headers: { 'x-stop': '1' } });
    await t.client.get('/in/guarded/5');
    const lines = t.logs
      .filter(({ message }) => message === 'request completed')
      .map(({ fields }) => [fields.path, fields.route, fields.status]);
    expect(lines).toEqual([
      ['/in/reset/[redacted]', '/in/reset/:token', 200],
      ['/in/reset/[redacted]', '/in/reset/:token', 403],
      ['/in/guarded/5', '/in/guarded/:id', 401],
    ]);
    expect(events).toEqual([expect.objectContaining({ route: 'Watched.guarded', path: '/in/guarded/:id', status: 401 })]);
  });

  it('names the whole path of an Express application, which has the logger of the request', async () => {
    const legacy = express().get('/a', (request, response) => {
      request.log.info({}, 'seen');
      response.end();
    });
    await using t = await testApp(createApp(OuterModule, { accessLog: { ignore: ['/a'] } }).mount('/ex', legacy));
    await t.client.get('/ex/a');
    expect(t.logs.map(({ message, fields }) => [message, fields.path])).toEqual([
      ['seen', undefined],
      ['request completed', '/ex/a'],
    ]);
  });

  it('is told of the client as trusted proxies tell it', async () => {
    const headers = { 'x-forwarded-for': '203.0.113.9', 'x-forwarded-proto': 'https', 'x-forwarded-host': 'shop.example' };
    const legacy = express().get('/ip', ({ ip }, response) => void response.json(ip));
    const trusting = createApp(OuterModule, { trustProxy: () => true })
      .mount('/in', inside())
      .mount('/ex', legacy);
    await using t = await testApp(trusting);
    expect((await t.client.get('/in/ip', { headers })).json()).toBe('203.0.113.9');
    expect((await t.client.get('/ex/ip', { headers })).json()).toBe('203.0.113.9');
    expect((await t.client.get('/in/ip/', { headers })).headers.location).toBe('https://shop.example/in/ip');
  });
});
