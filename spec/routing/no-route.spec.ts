import { Controller, Get, Int, Path, Post, Put } from 'tenon';
import type { TestApp } from 'tenon/testing';
import { serve } from './application.js';

@Controller('/berths')
class Berths {
  @Get('/')
  list() {
    return [];
  }

  @Post('/')
  add() {
    return null;
  }

  @Get('/:berth')
  read(@Path({ type: Int }) berth: number) {
    return { berth };
  }

  @Put('/:berth/crew/*names')
  crew(@Path() berth: string, @Path() names: string) {
    return { berth, names };
  }
}

let app: TestApp;
beforeAll(async () => (app = await serve(Berths)));
afterAll(() => app.close());

describe('a path without a route', () => {
  it.each(['/', '/nowhere', '/berth', '/Berths/', '/berths/a/b/c', '//', '/berths//', '//berths/'])('%s is 404', async (path) => {
    const response = await app.client.get(path);
    expect(response.status).toBe(404);
    expect(response.headers['content-type']).toBe('application/json');
    expect(response.json()).toEqual({ detail: 'Not Found' });
  });

  it.each(['/berths/%', '/berths/%ff', '/%00', '/berths/a%00b'])('%s is 400: no text can be read from it', async (path) => {
    expect((await app.client.get(path)).status).toBe(400);
  });
});

describe('a path whose routes have other methods', () => {
  it.each([
    ['POST', '/berths/1', 'GET, HEAD'],
    ['DELETE', '/berths/', 'GET, HEAD, POST'],
    ['OPTIONS', '/berths/', 'GET, HEAD, POST'],
    ['TRACE', '/berths/1/crew/a/b', 'PUT'],
    ['HEAD', '/berths/1/crew/a', 'PUT'],
    ['PROPFIND', '/berths/x', 'GET, HEAD'],
  ])('%s %s is 405 and allows %s', async (method, path, allow) => {
    const response = await app.client.request(method, path);
    expect([response.status, response.headers.allow]).toEqual([405, allow]);
    expect(response.text).toBe(method === 'HEAD' ? '' : '{"detail":"Method Not Allowed"}');
  });
});

describe('a path that differs by its last slash', () => {
  it.each([
    ['/berths', '/berths/'],
    ['/berths/4/', '/berths/4'],
    ['/berths/4//', '/berths/4'],
    ['/berths/x/', '/berths/x'],
    ['/berths?full=true&x=a%20b', '/berths/?full=true&x=a%20b'],
    ['/berths?', '/berths/'],
    ['/berths/J%C3%BCrg/', '/berths/J%C3%BCrg'],
    ['/berths/a%20b/', '/berths/a%20b'],
    ['/berths/4/crew', '/berths/4/crew/'],
  ])('%s is redirected to %s', async (from, to) => {
    for (const method of ['GET', 'POST', 'HEAD', 'OPTIONS']) {
      const response = await app.client.request(method, from);
      expect([response.status, response.headers.location, response.text]).toEqual([307, `http://testserver${to}`, '']);
    }
  });

  it.each([
    ['shop.example:8443', 'http://shop.example:8443/berths/'],
    ['[::1]:80', 'http://[::1]:80/berths/'],
    ['-', '/berths/'],
    ["(evil.example'", '/berths/'],
  ])('is redirected on the host %s only where that is a host', async (host, location) => {
    expect((await app.client.get('/berths', { headers: { host } })).headers.location).toBe(location);
  });

  it('is not found where redirection is off, whatever the method', async () => {
    await using exact = await serve(Berths, { redirectSlashes: false });
    expect((await exact.client.get('/berths')).status).toBe(404);
    expect((await exact.client.post('/berths/4/')).status).toBe(404);
    expect((await exact.client.get('/berths/')).status).toBe(200);
  });

  it('is never redirected to another host', async () => {
    @Controller()
    class Anything {
      @Get('/*path/end/')
      read(@Path() path: string) {
        return path;
      }
    }
    await using any = await serve(Anything);
    const response = await any.client.get('//evil.example/end', { headers: { host: '-' } });
    expect([response.status, response.headers.location]).toEqual([307, '/evil.example/end/']);
  });
});
