import { symlinkSync } from 'node:fs';
import {
  apiKeyHeader,
  BackgroundTasks,
  Catch,
  cookie,
  dependency,
  HttpException,
  Injectable,
  Int,
  Module,
  override,
  query,
  REQUEST,
  ResponseState,
  sessions,
  type AuditEvent,
  type Guard,
  type InterceptedCall,
  type Interceptor,
} from 'tenon';
import { testApp } from 'tenon/testing';
import { folder } from './folders.js';
import { application, page, refusals } from './served.js';

const dist = folder({ 'index.html': 'index', 'app.js': 'js', 'admin/index.html': 'admin', 'admin/secret.js': 'secret' });
const key = apiKeyHeader('x-key');
const order: string[] = [];
const step = (name: string) => dependency({}, () => void order.push(name));

describe('what stands in front of a front end', () => {
  beforeEach(() => order.splice(0));

  it('runs from the outside in, once, before anything is served', async () => {
    const app = application({
      prefix: '/area',
      use: [step('module')],
      frontend: { path: '/', directory: dist, use: [step('front end')] },
    });
    await using t = await testApp(app, { options: { use: [step('application')] } });
    expect((await t.client.get('/area/app.js')).text).toBe('js');
    expect(order).toEqual(['application', 'module', 'front end']);
  });

  it('of the application stands in front of the application’s own as well, that of its root module does not', async () => {
    const app = application({ use: [step('root module')] });
    app.frontend('/', { directory: dist });
    await using t = await testApp(app, { options: { use: [step('application')] } });
    await t.client.get('/app.js');
    expect(order).toEqual(['application']);
  });

  it('does not run for what somebody else answers', async () => {
    const app = application({ use: [step('module')], frontend: { path: '/site', directory: dist } });
    await using t = await testApp(app);
    await t.client.get('/elsewhere');
    expect(order).toEqual([]);
  });

  it('adds headers, cookies and tasks to what is served, to a redirect and to a 304', async () => {
    const done: string[] = [];
    const said = dependency({ state: ResponseState, tasks: BackgroundTasks, request: REQUEST }, ({ state, tasks, request }) => {
      state.headers.set('x-said', 'yes');
      state.setCookie('seen', '1');
      tasks.add(() => void done.push(request.url));
    });
    await using t = await testApp(application({ prefix: '/area', use: [said], frontend: { path: '/', directory: dist } }));
    const served = await t.client.get('/area/app.js');
    const etag = served.headers.etag ?? '';
    const known = await t.client.get('/area/app.js?again', { headers: { 'if-none-match': etag } });
    const redirect = await t.client.get('/area');
    const all = [served, known, redirect];
    expect(all.map(({ status, headers }) => [status, headers['x-said'], headers['set-cookie']?.[0]?.split(';')[0]])).toEqual([
      [200, 'yes', 'seen=1'],
      [304, 'yes', 'seen=1'],
      [307, 'yes', 'seen=1'],
    ]);
    expect(done).toEqual(['/area/app.js', '/area/app.js?again', '/area']);
  });

  it('says nothing of what is not there: an error is answered without it', async () => {
    const said = dependency({ state: ResponseState }, ({ state }) => void state.headers.set('x-said', 'yes'));
    await using t = await testApp(application({ use: [said], frontend: { path: '/', directory: dist, fallback: null } }));
    const missing = await t.client.get('/none');
    expect([missing.status, missing.headers['x-said']]).toEqual([404, undefined]);
  });

  it('may read the request; what does not fit is a 422', async () => {
    const floor = dependency({ floor: query({ type: Int }), night: cookie({ type: Boolean, default: false }) }, () => undefined);
    await using t = await testApp(application({ use: [floor], frontend: { path: '/', directory: dist } }));
    expect((await t.client.get('/app.js?floor=2')).text).toBe('js');
    const wrong = await t.client.get('/app.js?floor=two');
    expect([wrong.status, wrong.json()]).toMatchObject([422, { detail: [{ type: 'int_parsing', loc: ['query', 'floor'] }] }]);
  });

  it('refuses before anybody knows what is there, whatever the method', async () => {
    await using t = await testApp(application({ use: [key], frontend: { path: '/', directory: dist } }));
    const methods = ['GET', 'HEAD', 'POST', 'DELETE'];
    for (const path of ['/app.js', '/none', '/', '/admin'])
      for (const method of methods) expect((await t.client.request(method, path, page)).status).toBe(401);
    const open = { headers: { 'x-key': 'k' } };
    const served = await t.client.get('/app.js', open);
    // What credentials were asked for is for one alone.
    expect([served.text, served.headers['cache-control']]).toEqual(['js', 'no-store']);
    expect((await t.client.post('/app.js', open)).status).toBe(405);
  });

  it('is left out where the front end is public', async () => {
    const app = application();
    app.frontend('/', { directory: dist, public: true });
    await using t = await testApp(app, { options: { use: [key] } });
    expect((await t.client.get('/app.js')).text).toBe('js');
  });

  it('may be a guard class, Express middleware and interceptors', async () => {
    @Injectable()
    class Doorkeeper implements Guard {
      allows() {
        return order.push('guard') > 0;
      }
    }
    @Injectable()
    class Timing implements Interceptor {
      async intercept(call: InterceptedCall, next: () => Promise<unknown>) {
        order.push(`around ${call.route}`);
        return next();
      }
    }
    const app = application({ providers: [Doorkeeper, Timing] });
    app.frontend('/', {
      directory: dist,
      use: [Doorkeeper],
      interceptors: [Timing],
      middleware: [(_request, response, next) => void (order.push('middleware'), response.setHeader('x-by', 'middleware'), next())],
    });
    await using t = await testApp(app);
    const answer = await t.client.get('/app.js');
    expect([answer.text, answer.headers['x-by']]).toEqual(['js', 'middleware']);
    expect(order).toEqual(['middleware', 'guard', 'around frontend /']);
  });

  it('may answer for errors with a handler of its own', async () => {
    class Missing {
      @Catch(404)
      missing() {
        return { lost: true };
      }
    }
    Injectable()(Missing);
    await using t = await testApp(
      application({ providers: [Missing], frontend: { path: '/site', directory: dist, fallback: null, errorHandlers: [Missing] } }),
    );
    const answer = await t.client.get('/site/none');
    expect([answer.status, answer.json()]).toEqual([404, { lost: true }]);
    expect((await t.client.get('/none')).json()).toEqual({ detail: 'Not Found' });
  });

  it('is replaced in tests as anywhere', async () => {
    const locked = dependency({}, (): void => {
      throw new HttpException(401);
    });
    const app = application({ use: [locked], frontend: { path: '/', directory: dist } });
    await using t = await testApp(app, { override: [override(locked).withFactory(() => undefined)] });
    expect((await t.client.get('/app.js')).text).toBe('js');
  });
});

describe('a guarded front end whose folder lies in that of an open one', () => {
  @Module({ prefix: '/admin', use: [key], frontend: { path: '/', directory: `${dist}/admin` } })
  class AdminModule {}
  const make = () => application({ imports: [AdminModule], frontend: { path: '/', directory: dist } });

  it.each([
    '/admin/secret.js',
    '//admin/secret.js',
    '/./admin/secret.js',
    '/x/../admin/secret.js',
    '/admin//secret.js',
    '/%61dmin/secret.js',
  ])('is not passed by with %s', async (path) => {
    await using t = await testApp(make());
    const answer = await t.client.get(path);
    expect([401, 404]).toContain(answer.status);
    expect(answer.text).not.toContain('secret');
  });

  it('is served to whoever has the key, and the rest to everybody', async () => {
    await using t = await testApp(make());
    expect((await t.client.get('/admin/secret.js', { headers: { 'x-key': 'k' } })).text).toBe('secret');
    expect((await t.client.get('/app.js')).text).toBe('js');
  });

  it('is nobody’s secret where both have the same guards', async () => {
    const app = application({
      frontend: [
        { path: '/', directory: dist },
        { path: '/manual', directory: `${dist}/admin` },
      ],
    });
    await using t = await testApp(app);
    expect((await t.client.get('/admin/secret.js')).text).toBe('secret');
    expect((await t.client.get('/manual/secret.js')).text).toBe('secret');
  });
});

describe('a guarded front end in an application that is mounted within an open front end', () => {
  const make = () => {
    const inner = application();
    inner.frontend('/', { directory: `${dist}/admin`, use: [key] });
    const app = application();
    app.mount('/admin', inner);
    app.frontend('/', { directory: dist, fallback: 'index.html' });
    return app;
  };

  it.each([
    '//admin/secret.js',
    '/x/../admin/secret.js',
    '/%2fadmin/secret.js',
    '/.//admin/secret.js',
    '/%2e%2e//admin/secret.js',
    '/x%5c../admin/secret.js',
  ])('is not passed by with %s', async (path) => {
    await using t = await testApp(make());
    const answer = await t.client.get(path);
    expect([401, 404]).toContain(answer.status);
    expect((await t.client.post(path)).status).not.toBe(405);
  });

  it('leaves what is written in another form to the fallback of the open one', async () => {
    await using t = await testApp(make());
    const answer = await t.client.get('//app.js', page);
    expect([answer.status, answer.text]).toEqual([200, 'index']);
    expect((await t.client.get('/app.js')).text).toBe('js');
  });
});

describe('a guarded front end whose files are links', () => {
  const site = folder({
    'dist/app.js': 'js',
    'dist/admin/index.html': 'admin',
    'store/linked.js': 'secret',
    'release/secret.js': 'secret',
    'open/own.js': 'own',
  });
  symlinkSync(`${site}/store/linked.js`, `${site}/dist/admin/linked.js`);
  symlinkSync(`${site}/release`, `${site}/dist/inside`);
  symlinkSync(`${site}/dist/admin`, `${site}/dist/side`);
  symlinkSync(`${site}/open`, `${site}/dist/open`);
  const make = (path: string, directory: string) => {
    const app = application();
    app.frontend('/', { directory: `${site}/dist`, followSymlinks: true });
    app.frontend(path, { directory: `${site}/dist/${directory}`, followSymlinks: true, use: [key] });
    return app;
  };

  // Below another path than the folder's, so that nothing but the folder keeps them apart.
  it.each([
    ['admin', '/admin/linked.js'],
    ['admin', '/side/linked.js'],
    ['inside', '/inside/secret.js'],
  ])('in %s are not served by an open one around it: %s', async (directory, path) => {
    await using t = await testApp(make('/guarded', directory));
    expect((await t.client.get(path)).status).toBe(404);
    const own = await t.client.get(`/guarded/${path.split('/').at(-1) ?? ''}`, { headers: { 'x-key': 'k' } });
    expect([own.status, own.text]).toEqual([200, 'secret']);
    expect((await t.client.get('/app.js')).text).toBe('js');
    expect((await t.client.get('/open/own.js')).text).toBe('own');
  });

  it('leaves an open one within it what is its own', async () => {
    const app = application();
    app.frontend('/', { directory: `${site}/dist`, followSymlinks: true, use: [key] });
    app.frontend('/public', { directory: `${site}/dist/admin`, followSymlinks: true });
    await using t = await testApp(app);
    expect((await t.client.get('/public/')).text).toBe('admin');
    expect((await t.client.get('/public/linked.js')).text).toBe('secret');
  });
});

describe('caches', () => {
  const guard = dependency({}, () => undefined);
  const cachingOf = async (own: object, headers = {}) => {
    const app = application();
    app.frontend('/', { directory: dist, ...own });
    await using t = await testApp(app);
    const first = await t.client.get('/app.js', { headers });
    const known = await t.client.get('/app.js', { headers: { ...headers, 'if-none-match': first.headers.etag ?? '' } });
    const fallback = await t.client.get('/none', { headers: { ...page.headers, ...headers } });
    return [first, known, fallback].map((one) => one.headers['cache-control']);
  };
  const thrice = (said: string) => [said, said, said];

  it('ask each time, and only those of one user keep what is guarded', async () => {
    expect(await cachingOf({})).toEqual(thrice('no-cache'));
    expect(await cachingOf({ use: [guard] })).toEqual(thrice('private, no-cache'));
    expect(await cachingOf({ middleware: [(_request: unknown, _response: unknown, next: () => void) => next()] })).toEqual(
      thrice('private, no-cache'),
    );
  });

  it('keep nothing of what credentials were asked for', async () => {
    expect(await cachingOf({ use: [key] }, { 'x-key': 'k' })).toEqual(thrice('no-store'));
  });

  it('are told what the option or a dependency says', async () => {
    const saying = dependency({ state: ResponseState }, ({ state }) => void state.headers.set('cache-control', 'max-age=5'));
    expect(await cachingOf({ use: [saying] })).toEqual(thrice('max-age=5'));
    expect(await cachingOf({ use: [guard], cacheControl: 'max-age=6' })).toEqual(thrice('max-age=6'));
  });

  it('keep no cookie of a session', async () => {
    const session = sessions<{ seen?: boolean }>({ keys: ['a-key-of-thirty-two-bytes-or-more'] });
    const begin = dependency({ visit: session }, ({ visit }) => void (visit.data.seen = true));
    const app = application();
    app.frontend('/', { directory: dist, use: [begin] });
    await using t = await testApp(app);
    expect((await t.client.get('/app.js')).headers['cache-control']).toBe('no-store');
  });
});

describe('secureByDefault', () => {
  const start = (own: object) => {
    const app = application({}, { secureByDefault: true, docs: false, openapi: false });
    app.frontend('/', { directory: dist, ...own });
    return app;
  };

  it('asks of a front end, too, who may have it', async () => {
    expect(await refusals(start({}))).toEqual([expect.stringContaining('ROUTE_UNSECURED: frontend /')]);
  });

  it.each([{ public: true }, { use: [key] }])('is content with %o', async (own) => {
    await using app = start(own);
    await app.init();
  });
});

it('what is refused is told to the audit trail with the front end', async () => {
  const events: AuditEvent[] = [];
  const app = application({ use: [key], frontend: { path: '/area', directory: dist } });
  await using t = await testApp(app, { options: { audit: (event) => events.push(event) } });
  await t.client.get('/area/app.js');
  expect(events).toMatchObject([{ event: 'authentication-refused', route: 'frontend /area', path: '/area/*path', status: 401 }]);
});
