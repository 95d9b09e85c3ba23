import { createApp, Module } from 'tenon';
import { testApp, type TestApp } from 'tenon/testing';
import express from 'express';
import { documented, text } from './support/documented.js';

describe('the document and its pages', () => {
  let t: TestApp;
  beforeAll(async () => {
    t = await documented();
  });
  afterAll(() => t.close());

  it('are where FastAPI has them', async () => {
    const found = await Promise.all(
      ['/openapi.json', '/openapi.yaml', '/docs', '/redoc', '/docs/oauth2-redirect'].map(async (path) => {
        const { status, headers } = await t.client.get(path);
        return [path, status, headers['content-type']];
      }),
    );
    expect(found).toEqual([
      ['/openapi.json', 200, 'application/json'],
      ['/openapi.yaml', 200, 'application/yaml'],
      ['/docs', 200, 'text/html; charset=utf-8'],
      ['/redoc', 200, 'text/html; charset=utf-8'],
      ['/docs/oauth2-redirect', 200, 'text/html; charset=utf-8'],
    ]);
  });

  it('give the document as it was written', async () => {
    expect((await t.client.get('/openapi.json')).text).toBe(text);
    expect((await t.client.get('/openapi.yaml')).text).toBe('openapi: 3.1.0\n');
  });

  it('answer HEAD without a body', async () => {
    const { status, headers, text: body } = await t.client.head('/docs');
    expect([status, body]).toEqual([200, '']);
    expect(headers.etag).toMatch(/^"[\w-]{27}"$/);
  });

  it('refuse other methods', async () => {
    const { status, headers } = await t.client.post('/docs');
    expect([status, headers.allow]).toEqual([405, 'GET, HEAD']);
  });

  it.each(['/openapi.json', '/openapi.yaml', '/docs', '/redoc'])('answer 304 to who has %s already', async (path) => {
    const first = await t.client.get(path);
    expect(first.headers['cache-control']).toBe('no-cache');
    const etag = String(first.headers.etag);
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const again = await t.client.get(path, { headers: { 'if-none-match': known } });
      expect([known, again.status, again.text, again.headers.etag]).toEqual([known, 304, '', etag]);
      expect(again.headers['content-type']).toBeUndefined();
    }
    expect((await t.client.get(path, { headers: { 'if-none-match': '"other"' } })).status).toBe(200);
  });

  it('give every file that a page names, for a year', async () => {
    for (const page of ['/docs', '/redoc', '/docs/oauth2-redirect']) {
      const { text: html } = await t.client.get(page);
      const addresses = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(
        ([, address]) => new URL(address as string, `http://host${page}`).pathname,
      );
      const files = addresses.filter((path) => path !== '/openapi.json');
      expect(files.length).toBeGreaterThanOrEqual(2);
      for (const path of files) {
        const { status, headers } = await t.client.get(path);
        expect([path, status]).toEqual([path, 200]);
        expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
        expect(headers['x-content-type-options']).toBe('nosniff');
        expect(headers['content-type']).toMatch(/^(text\/(javascript|css); charset=utf-8|image\/svg\+xml)$/);
        const again = await t.client.get(path, { headers: { 'if-none-match': String(headers.etag) } });
        expect(again.status).toBe(304);
      }
    }
  });

  it('give no other file', async () => {
    const { text: html } = await t.client.get('/docs');
    const folder = (/href="(docs\/[^/]+)\//.exec(html) as RegExpExecArray)[1] as string;
    for (const name of ['nothing.js', '../../../package.json', '..%2f..%2fpackage.json', 'constructor', '__proto__', 'theme.css/', '']) {
      const { status } = await t.client.get(`/${folder}/${name}`);
      expect([name, status === 404 || status === 307]).toEqual([name, true]);
    }
    expect((await t.client.get('/docs/swagger-ui-1.0.0/theme.css')).status).toBe(404);
  });

  it('take the redirect of an authorization server without redirecting anywhere', async () => {
    const { status, headers } = await t.client.get('/docs/oauth2-redirect?code=1&state=https://evil.example&redirect_uri=//evil.example');
    expect(status).toBe(200);
    expect(headers.location).toBeUndefined();
  });

  it('log nothing', () => {
    expect(t.logs.filter(({ level }) => level === 'error')).toEqual([]);
  });
});

describe('an application mounted below a path', () => {
  it('asks for the document of that place', async () => {
    const outer = express();
    await using inner = await documented();
    outer.use('/api/v1', inner.app.express);
    @Module()
    class Outer {}
    const app = createApp(Outer, { openapi: false });
    app.use(outer);
    await using t = await testApp(app);
    const { headers, text: body } = await t.client.get('/api/v1/openapi.json');
    expect([headers.etag, body]).toEqual(['"json/api/v1"', text]);
    expect((await t.client.get('/api/v1/docs')).status).toBe(200);
  });
});
