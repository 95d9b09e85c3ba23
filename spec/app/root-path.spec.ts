import type { Request } from 'express';
import express from 'express';
import { Controller, createApp, Depends, Get, Links, Module, Path, Req, ROOT_PATH } from 'tenon';
import { testApp } from 'tenon/testing';

@Controller('/days')
class Days {
  constructor(private readonly links: Links) {}

  @Get('/:day', { name: 'day' })
  read(@Path() day: string, @Depends(ROOT_PATH) root: string, @Req() request: Request) {
    return { day, root, path: this.links.path('day', { day }), whole: this.links.url(request, 'day', { day }), url: request.url };
  }
}

@Module({ controllers: [Days] })
class DaysModule {}

const app = createApp(DaysModule, { rootPath: '/api/v2' });

describe('an application behind a prefix', () => {
  it('answers with and without it, and tells handlers and links the same', async () => {
    await using t = await testApp(app);
    const expected = { day: '3', root: '/api/v2', path: '/days/3', whole: 'http://testserver/api/v2/days/3', url: '/days/3' };
    expect((await t.client.get('/days/3')).json()).toEqual(expected);
    expect((await t.client.get('/api/v2/days/3')).json()).toEqual(expected);
  });

  it('takes it off once, and only as whole segments', async () => {
    await using t = await testApp(app);
    for (const path of ['/api/v2/api/v2/days/3', '/api/v20/days/3', '/api/v2', '/api/days/3'])
      expect([path, (await t.client.get(path)).status]).toEqual([path, 404]);
  });

  it('shows its middleware the path without it', async () => {
    const seen: string[] = [];
    const admin = createApp(DaysModule, { rootPath: '/api' }).use('/days', (request, _response, next) => {
      seen.push(`${request.baseUrl} ${request.url} ${request.originalUrl}`);
      next();
    });
    await using t = await testApp(admin);
    await t.client.get('/api/days/4');
    await t.client.get('/days/4');
    expect(seen).toEqual(['/api/days /4 /api/days/4', '/days /4 /days/4']);
  });

  it('redirects to where the request came from', async () => {
    await using t = await testApp(app);
    expect((await t.client.get('/days/3/')).headers.location).toBe('http://testserver/days/3');
    expect((await t.client.get('/api/v2/days/3/?x=1')).headers.location).toBe('http://testserver/api/v2/days/3?x=1');
  });

  it('is known where Express mounts it, too', async () => {
    const inner = createApp(DaysModule);
    await inner.init();
    const outer = express().use('/below', inner.express);
    await using t = await testApp(createApp(DaysModule).mount('/express', outer));
    expect((await t.client.get('/express/below/days/5')).json()).toMatchObject({
      root: '/express/below',
      whole: 'http://testserver/express/below/days/5',
    });
    await inner.close();
  });
});

describe('the servers of the document', () => {
  const serversAt = async (rootPathInServers: boolean, path: string): Promise<unknown> => {
    const openapi = { rootPathInServers, servers: [{ url: 'https://days.example' }] };
    await using t = await testApp(createApp(DaysModule, { rootPath: '/api', openapi }));
    return (await t.client.get(path)).json<{ servers: unknown }>().servers;
  };

  it('begin with the prefix', async () => {
    const servers = [{ url: '/api' }, { url: 'https://days.example' }];
    expect(await serversAt(true, '/openapi.json')).toEqual(servers);
    expect(await serversAt(true, '/api/openapi.json')).toEqual(servers);
  });

  it('leave it out where that is asked for', async () => {
    expect(await serversAt(false, '/openapi.json')).toEqual([{ url: 'https://days.example' }]);
  });
});
