import { Controller, createApp, Get, Module, Path } from 'tenon';
import { testApp } from 'tenon/testing';
import { folder } from './folders.js';
import { application, page, refusals } from './served.js';

const named = (name: string) => folder({ 'index.html': name, 'own.txt': `file of ${name}`, 'deep/a/b.txt': `deep in ${name}` });

describe('of several front ends', () => {
  const make = () => {
    const app = application();
    app.frontend('/', { directory: named('site') });
    app.frontend('/admin/users', { directory: named('users') });
    app.frontend('/admin/', { directory: named('admin') });
    return app;
  };

  it.each([
    ['/settings', 'site'],
    ['/admin/', 'admin'],
    ['/admin/settings', 'admin'],
    ['/admin/own.txt', 'file of admin'],
    ['/admin/users/7', 'users'],
    ['/admin/users/', 'users'],
    ['/admin/users/deep/a/b.txt', 'deep in users'],
    ['/administration', 'site'],
    ['/admin.html', 'site'],
    ['/admin/usersx', 'admin'],
    ['/Admin/x', 'site'],
    ['/%61dmin/x', 'admin'],
    ['/admin%2Fx', 'admin'],
  ])('%s is for the longest path in whole parts: %s', async (path, text) => {
    await using t = await testApp(make());
    const answer = await t.client.get(path, page);
    expect([answer.status, answer.text]).toEqual([200, text]);
  });

  it('one alone at a path leaves what is beside it', async () => {
    const app = application();
    app.frontend('/app', { directory: named('app') });
    await using t = await testApp(app);
    expect((await t.client.get('/application', page)).status).toBe(404);
    expect((await t.client.get('/', page)).status).toBe(404);
  });

  it('two at one path keep the application from starting', async () => {
    const app = application({ frontend: { path: '/site', directory: named('one') } });
    app.frontend('/site/', { directory: named('two') });
    expect(await refusals(app)).toEqual([
      'ROUTE_TWICE: frontend /site can never be reached: frontend /site already answers GET /site/*path.',
    ]);
  });
});

describe('the path of a front end', () => {
  it('of a module stands below the prefixes of the application and of the module', async () => {
    @Module({
      prefix: '/child',
      frontend: [
        { path: '/', directory: named('child') },
        { path: '/more', directory: named('more') },
      ],
    })
    class ChildModule {}
    @Module({ imports: [ChildModule] })
    class ParentModule {}
    await using t = await testApp(createApp(ParentModule, { prefix: '/parent' }));
    expect((await t.client.get('/parent/child/x', page)).text).toBe('child');
    expect((await t.client.get('/parent/child', page)).headers.location).toBe('http://testserver/parent/child/');
    expect((await t.client.get('/parent/child/more/x', page)).text).toBe('more');
    expect((await t.client.get('/child/x', page)).status).toBe(404);
  });

  it('of the application is whole: its prefix is that of the routes', async () => {
    @Controller()
    class Api {
      @Get('/users')
      users() {
        return [];
      }
    }
    @Module({ controllers: [Api] })
    class ApiModule {}
    const app = createApp(ApiModule, { prefix: '/api' });
    app.frontend('/', { directory: named('site') });
    await using t = await testApp(app);
    expect((await t.client.get('/api/users', page)).json()).toEqual([]);
    expect((await t.client.get('/users', page)).text).toBe('site');
  });

  it('may have parameters in its prefix', async () => {
    @Controller('/:tenant')
    class Tenants {
      @Get('/name')
      name(@Path() tenant: string) {
        return tenant;
      }
    }
    await using t = await testApp(
      application({ prefix: '/tenants', controllers: [Tenants], frontend: { path: '/:tenant', directory: named('tenant') } }),
    );
    expect((await t.client.get('/tenants/red/name')).json()).toBe('red');
    expect((await t.client.get('/tenants/red/own.txt')).text).toBe('file of tenant');
    expect((await t.client.get('/tenants/red/x', page)).text).toBe('tenant');
    expect((await t.client.get('/tenants/red', page)).headers.location).toBe('http://testserver/tenants/red/');
  });

  it('of a mounted application stands below where that is mounted', async () => {
    const inner = application();
    inner.frontend('/', { directory: named('inner') });
    const outer = application();
    outer.mount('/inner', inner);
    outer.frontend('/', { directory: named('outer') });
    await using t = await testApp(outer);
    expect((await t.client.get('/inner/own.txt')).text).toBe('file of inner');
    expect((await t.client.get('/inner/x', page)).text).toBe('inner');
    expect((await t.client.get('/x', page)).text).toBe('outer');
  });
});
