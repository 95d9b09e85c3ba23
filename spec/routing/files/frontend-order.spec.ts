import { Controller, Get, HttpException, Module, Post, staticFiles } from 'tenon';
import { testApp } from 'tenon/testing';
import { folder } from './folders.js';
import { application, page } from './served.js';

const dist = folder({
  'index.html': 'page',
  'api/users': 'a file',
  'api/index.html': 'the index of api',
  'files/own.txt': 'of the front end',
  'late/here': 'a file',
});

@Controller('/late')
class Late {
  @Get('/here')
  here() {
    return 'route';
  }
}

@Module({ controllers: [Late] })
class LateModule {}

@Controller('/api')
class Api {
  @Get('/users')
  users() {
    return 'route';
  }

  @Get('/gone')
  gone() {
    throw new HttpException(404, 'gone for good');
  }

  @Post('/orders')
  order() {
    return 'ordered';
  }

  @Get('/')
  index() {
    return 'the route of api';
  }
}

// The front end stands in a module that is met before the routes.
@Module({ frontend: { path: '/', directory: dist } })
class EarlyModule {}

const make = () => application({ imports: [EarlyModule, LateModule], controllers: [Api] });

describe('a front end', () => {
  it.each(['/api/users', '/late/here'])('leaves %s to its route, in whichever module that is', async (path) => {
    await using t = await testApp(make());
    expect((await t.client.get(path, page)).json()).toBe('route');
  });

  it('does not take the place of a 404 that a route answers', async () => {
    await using t = await testApp(make());
    const answer = await t.client.get('/api/gone', page);
    expect([answer.status, answer.json()]).toEqual([404, { detail: 'gone for good' }]);
  });

  it('does not take the place of a 405', async () => {
    await using t = await testApp(make());
    const answer = await t.client.get('/api/orders', page);
    expect([answer.status, answer.headers.allow]).toEqual([405, 'POST']);
  });

  it('does not take the place of a redirect to a route, and takes that of one which is switched off', async () => {
    await using t = await testApp(make());
    const redirect = await t.client.get('/api', page);
    expect([redirect.status, redirect.headers.location]).toEqual([307, 'http://testserver/api/']);
    expect((await t.client.get('/api/', page)).json()).toBe('the route of api');
    await using strict = await testApp(make(), { options: { redirectSlashes: false } });
    const own = await strict.client.get('/api?x=1', page);
    expect([own.status, own.headers.location]).toEqual([307, 'http://testserver/api/?x=1']);
  });

  it('is asked for what a mount hands on, and for nothing that it answers', async () => {
    const mounted = folder({ 'mounted.txt': 'of the mount' });
    const app = make();
    app.mount('/files', staticFiles(mounted));
    await using t = await testApp(app);
    expect((await t.client.get('/files/mounted.txt')).text).toBe('of the mount');
    expect((await t.client.get('/files/own.txt', page)).status).toBe(404);
    const open = make();
    open.mount('/files', staticFiles(mounted, { fallthrough: true }));
    await using u = await testApp(open);
    expect((await u.client.get('/files/own.txt')).text).toBe('of the front end');
    expect((await u.client.get('/files/mounted.txt')).text).toBe('of the mount');
  });

  it('is asked after what was put on Express behind the routes', async () => {
    await using t = await testApp(make());
    t.app.express.get('/behind', (_, response) => void response.send('behind'));
    expect((await t.client.get('/behind', page)).text).toBe('behind');
    expect((await t.client.get('/elsewhere', page)).text).toBe('page');
  });

  it('that says it is not meant has nobody behind it', async () => {
    const app = application();
    app.frontend('/', { directory: dist, middleware: [(_request, _response, next) => next('route')] });
    await using t = await testApp(app);
    expect((await t.client.get('/', page)).status).toBe(404);
    t.app.express.get('/behind', (_, response) => void response.send('behind'));
    expect((await t.client.get('/', page)).status).toBe(404);
    expect((await t.client.get('/behind', page)).text).toBe('behind');
  });

  it.each([
    ['POST', '/api/users', 405],
    ['POST', '/index.html', 405],
    ['PUT', '/', 405],
    ['DELETE', '/none', 404],
    ['OPTIONS', '/files/own.txt', 405],
    ['POST', '/files', 404],
  ])('answers %s %s with %i: 405 for what is there', async (method, path, status) => {
    await using t = await testApp(make());
    const answer = await t.client.request(method, path, page);
    expect([answer.status, answer.headers.allow]).toEqual([status, status === 404 ? undefined : 'GET, HEAD']);
  });

  it('is in no document, and shown as what it is in the wiring', async () => {
    await using t = await testApp(make());
    expect(Object.keys((await t.app.openapi()).paths ?? {}).sort()).toEqual([
      '/api/',
      '/api/gone',
      '/api/orders',
      '/api/users',
      '/late/here',
    ]);
    expect(t.app.wiring().routes.map(({ id, handler }) => [id, handler])).toContainEqual(['GET /*path', 'frontend /']);
  });

  it('is part of a copy of the application', async () => {
    const app = application();
    app.frontend('/', { directory: dist });
    await using t = await testApp(app.fork({}));
    expect((await t.client.get('/none', page)).text).toBe('page');
  });

  it('cannot be added once the application has started', async () => {
    await using t = await testApp(make());
    expect(() => t.app.frontend('/late', { directory: dist })).toThrow(expect.objectContaining({ code: 'APP_STARTED' }) as Error);
  });
});
