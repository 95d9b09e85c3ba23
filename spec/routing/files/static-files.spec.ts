import express from 'express';
import { rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pathToFileURL } from 'node:url';
import { Catch, Controller, Get, Injectable, staticFiles, type HttpException } from 'tenon';
import { testApp } from 'tenon/testing';
import { fill, folder } from './folders.js';
import { application } from './served.js';

const root = folder({
  'a.txt': '0123456789',
  'index.html': 'index',
  '404.html': 'not found',
  'sub/index.html': 'sub',
  'sub/x.js': 'x()',
  '.env': 'secret',
  '.git/config': 'secret',
  '.well-known/security.txt': 'mail us',
  'sub/.well-known/x.txt': 'hidden',
});

const mounted = (options?: Parameters<typeof staticFiles>[1], directory: string | URL = root) => {
  const app = application();
  app.mount('/files', staticFiles(directory, options));
  return testApp(app);
};

it('errors are those of the application, and go to its handlers', async () => {
  @Injectable()
  class Errors {
    @Catch(404)
    missing(error: HttpException) {
      return { sorry: error.status };
    }
  }
  const app = application({ providers: [Errors] }, { errorHandlers: [Errors] });
  app.mount('/files', staticFiles(root));
  await using t = await testApp(app);
  expect((await t.client.get('/files/none')).json()).toEqual({ sorry: 404 });
  const post = await t.client.post('/files/a.txt');
  expect([post.status, post.headers.allow, post.json()]).toEqual([405, 'GET, HEAD', { detail: 'Method Not Allowed' }]);
});

it('answers say what is sent, and that its type is not to be guessed', async () => {
  await using t = await mounted();
  const { headers } = await t.client.get('/files/a.txt');
  expect(headers).toMatchObject({
    'content-type': 'text/plain; charset=utf-8',
    'content-length': '10',
    'accept-ranges': 'bytes',
    'x-content-type-options': 'nosniff',
  });
  expect(headers.etag).toMatch(/^"[^"]+"$/);
  expect(new Date(headers['last-modified'] ?? '').getTime()).not.toBeNaN();
  expect(headers['cache-control']).toBe('no-cache');
});

it.each([
  ['app.mjs', 'text/javascript; charset=utf-8'],
  ['data.json', 'application/json'],
  ['module.wasm', 'application/wasm'],
  ['picture.AVIF', 'image/avif'],
  ['font.woff2', 'font/woff2'],
  ['site.webmanifest', 'application/manifest+json'],
  ['LICENCE', 'application/octet-stream'],
  ['unknown.ending', 'application/octet-stream'],
  ['a/b', 'application/octet-stream'],
  ['html', 'application/octet-stream'],
  ['name.tar.gz', 'application/gzip'],
])('%s is %s', async (name, type) => {
  await using t = await mounted({}, folder({ [name]: 'x' }));
  expect((await t.client.get(`/files/${name}`)).headers['content-type']).toBe(type);
});

describe('a folder', () => {
  it.each(['/files/', '/files/sub', '/files/sub/', '/files/.'])('is never listed: %s', async (path) => {
    await using t = await mounted();
    const answer = await t.client.get(path);
    expect([answer.status, answer.text]).toEqual([404, '{"detail":"Not Found"}']);
  });

  it('shows its index where pages are served, and 404.html where nothing is', async () => {
    await using t = await mounted({ html: true });
    expect((await t.client.get('/files/')).text).toBe('index');
    expect((await t.client.get('/files/sub/')).text).toBe('sub');
    expect((await t.client.get('/files/sub?a=1')).headers.location).toBe('http://testserver/files/sub/?a=1');
    const missing = await t.client.get('/files/none');
    expect([missing.status, missing.text]).toEqual([404, 'not found']);
    expect((await t.client.post('/files/')).status).toBe(405);
  });
});

describe('names that begin with a dot', () => {
  it.each(['/files/.env', '/files/.git/config', '/files/sub/.well-known/x.txt', '/files/sub/../.env'])(
    'are not there: %s',
    async (path) => {
      await using t = await mounted();
      expect((await t.client.get(path)).status).toBe(404);
    },
  );

  it('are there for .well-known, and where the options say so', async () => {
    await using t = await mounted();
    expect((await t.client.get('/files/.well-known/security.txt')).text).toBe('mail us');
    await using u = await mounted({ dotfiles: 'allow' });
    expect((await u.client.get('/files/.git/config')).text).toBe('secret');
  });
});

it('Cache-Control is a text, or what a function says of each file', async () => {
  await using t = await mounted({ cacheControl: 'max-age=60' });
  expect((await t.client.get('/files/a.txt')).headers['cache-control']).toBe('max-age=60');
  const hashed = (file: string) => (file.startsWith('sub/') ? 'max-age=31536000, immutable' : undefined);
  await using u = await mounted({ cacheControl: hashed });
  const known = await u.client.get('/files/./sub//x.js', { headers: { 'if-none-match': '*' } });
  expect([known.status, known.headers['cache-control']]).toEqual([304, 'max-age=31536000, immutable']);
  expect((await u.client.get('/files/a.txt')).headers['cache-control']).toBe('no-cache');
});

it('what is usually said to caches gives way to middleware', async () => {
  const app = application();
  app.use('/later', (_request, response, next) => void (response.setHeader('cache-control', 'max-age=9'), next()));
  app.use('/later', staticFiles(root));
  await using t = await testApp(app);
  expect((await t.client.get('/later/a.txt')).headers['cache-control']).toBe('max-age=9');
});

it('in front of the routes, what is not there may be left to them', async () => {
  @Controller()
  class Api {
    @Get('/users')
    users() {
      return ['ada'];
    }
  }
  const app = application({ controllers: [Api] });
  app.use(staticFiles(root, { fallthrough: true, html: true }));
  await using t = await testApp(app);
  expect((await t.client.get('/a.txt')).text).toBe('0123456789');
  expect((await t.client.get('/')).text).toBe('index');
  expect((await t.client.get('/users')).json()).toEqual(['ada']);
  expect((await t.client.post('/users')).status).toBe(405);
  expect((await t.client.get('/none')).json()).toEqual({ detail: 'Not Found' });
});

it('in front of the routes, nothing is there while the folder is not', async () => {
  @Controller()
  class Api {
    @Get('/users')
    users() {
      return ['ada'];
    }
  }
  const app = application({ controllers: [Api] });
  const later = folder({});
  app.use(staticFiles(`${later}/none`, { fallthrough: true, checkDirectory: false, html: true }));
  app.use(staticFiles(later, { fallthrough: true }));
  await using t = await testApp(app);
  rmSync(later, { recursive: true });
  expect((await t.client.get('/users')).json()).toEqual(['ada']);
  expect([(await t.client.get('/none')).status, t.errors]).toEqual([404, []]);
});

it('is a handler that any Express application takes', async () => {
  const app = express();
  app.use('/site', staticFiles(pathToFileURL(`${root}/`), { html: true }));
  app.use('/files', staticFiles(root));
  const server = createServer(app);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    expect(await (await fetch(`${at}/files/a.txt`, { headers: { range: 'bytes=2-3' } })).text()).toBe('23');
    const redirect = await fetch(`${at}/site`, { redirect: 'manual' });
    expect([redirect.status, redirect.headers.get('location')]).toEqual([307, `${at}/site/`]);
    expect((await fetch(`${at}/files/none`)).status).toBe(404);
    expect((await fetch(`${at}/files/%ff`)).status).toBe(400);
    expect((await fetch(`${at}/files/a%00b`)).status).toBe(404);
    expect((await fetch(`${at}/files/a.txt`, { method: 'PUT' })).headers.get('allow')).toBe('GET, HEAD');
  } finally {
    server.closeAllConnections();
    server.close();
  }
});

describe('what it is given is looked at when it is declared', () => {
  it.each([
    ['a folder that is not there', () => staticFiles(`${root}/none`), `FOLDER_MISSING`],
    ['a file', () => staticFiles(`${root}/a.txt`), 'FOLDER_MISSING'],
    ['nothing', () => staticFiles(undefined as never), 'OPTION_INVALID'],
    ['an address', () => staticFiles(new URL('http://host/')), 'OPTION_INVALID'],
    ['an option that there is not', () => staticFiles(root, { index: false } as never), 'OPTION_UNKNOWN'],
    ['an option that is none', () => staticFiles(root, { dotfiles: 'deny' as never }), 'OPTION_INVALID'],
  ])('%s is refused', (_, declare, code) => {
    expect(declare).toThrow(expect.objectContaining({ code }) as Error);
  });

  it('the folder may come later, and be gone', async () => {
    const later = `${root}/later`;
    await using t = await mounted({ checkDirectory: false }, later);
    const gone = await t.client.get('/files/a.txt');
    expect([gone.status, t.errors]).toEqual([404, []]);
    fill(later, { 'a.txt': 'there' });
    expect((await t.client.get('/files/a.txt')).text).toBe('there');
  });
});
