import { dependency, header, HttpException, Injectable, Module, StartupError } from 'tenon';
import { docsProblems } from '../../../src/openapi/pages/option-problems.js';
import { redocPage } from '../../../src/openapi/pages/redoc-page.js';
import { swaggerPage } from '../../../src/openapi/pages/swagger-page.js';
import { documented } from './support/documented.js';

const configOf = (html: string): Record<string, unknown> =>
  JSON.parse((/id="config">([^<]*)<\/script>/.exec(html) as RegExpExecArray)[1] as string) as Record<string, unknown>;

describe('Swagger UI', () => {
  it('has the settings of FastAPI, asks no validator, and uses PKCE', async () => {
    await using t = await documented();
    const { text } = await t.client.get('/docs');
    expect(text).toContain('<title>Ferries - Swagger UI</title>');
    expect(configOf(text)).toEqual({
      openapi: 'openapi.json',
      oauth2Redirect: 'docs/oauth2-redirect',
      oauth: { usePkceWithAuthorizationCodeGrant: true },
      parameters: {
        layout: 'StandaloneLayout',
        deepLinking: true,
        showExtensions: true,
        showCommonExtensions: true,
        displayRequestDuration: true,
        validatorUrl: null,
      },
    });
  });

  it('takes other settings, another place and another title', async () => {
    const swagger = {
      path: '/about/try',
      title: 'Try the ferries',
      oauth2Redirect: '/about/back',
      parameters: { deepLinking: false, syntaxHighlight: { theme: 'obsidian' } },
      oauth: { clientId: 'ferries', usePkceWithAuthorizationCodeGrant: false },
    };
    await using t = await documented({ docs: { swagger }, path: '/about/ferries.json' });
    const { text } = await t.client.get('/about/try');
    expect(text).toContain('<title>Try the ferries</title>');
    const { openapi, oauth2Redirect, oauth, parameters } = configOf(text);
    expect([openapi, oauth2Redirect]).toEqual(['ferries.json', 'back']);
    expect(oauth).toEqual({ clientId: 'ferries', usePkceWithAuthorizationCodeGrant: false });
    expect(parameters).toMatchObject({ deepLinking: false, showExtensions: true, syntaxHighlight: { theme: 'obsidian' } });
    for (const path of ['/about/ferries.json', '/about/ferries.yaml', '/about/back'])
      expect([path, (await t.client.get(path)).status]).toEqual([path, 200]);
    for (const path of ['/docs', '/openapi.json', '/docs/oauth2-redirect'])
      expect([path, (await t.client.get(path)).status]).toEqual([path, 404]);
  });

  it('does without the page of a login', async () => {
    await using t = await documented({ docs: { swagger: { oauth2Redirect: null } } });
    expect(configOf((await t.client.get('/docs')).text)).not.toHaveProperty('oauth2Redirect');
    expect((await t.client.get('/docs/oauth2-redirect')).status).toBe(404);
  });

  it('takes scripts, styles and a picture from elsewhere', async () => {
    const assets = { script: 'https://cdn.example.com/ui.js', preset: '/static/preset.js', style: 'https://css.example.com/ui.css?v=1' };
    await using t = await documented({
      docs: { swagger: { assets, favicon: 'https://img.example.com/f.png' }, redoc: { assets: { script: '/static/redoc.js' } } },
    });
    const { text, headers } = await t.client.get('/docs');
    for (const part of [
      'src="https://cdn.example.com/ui.js"',
      'src="static/preset.js"',
      'href="https://css.example.com/ui.css?v=1"',
      'href="https://img.example.com/f.png"',
    ]) {
      expect(text).toContain(part);
    }
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("script-src 'self' https://cdn.example.com;");
    expect(policy).toContain("style-src 'self' 'unsafe-inline' https://css.example.com;");
    expect(policy).toContain("img-src 'self' data: https://img.example.com;");
    expect((await t.client.get('/redoc')).text).toContain('src="static/redoc.js"');
  });
});

describe('ReDoc', () => {
  it('cleans what is written in Markdown, and takes settings', async () => {
    await using t = await documented({ docs: { redoc: { path: '/', title: 'Read', parameters: { hideDownloadButtons: true } } } });
    const { text } = await t.client.get('/');
    expect(text).toContain('<title>Read</title>');
    expect(configOf(text)).toEqual({ openapi: 'openapi.json', parameters: { sanitize: true, hideDownloadButtons: true } });
    expect(text).toMatch(/src="redoc-[\d.]+-[\d.]+\/redoc\.standalone\.js"/);
  });
});

describe('a page that is switched off', () => {
  it.each([
    [{ swagger: false as const }, [404, 404, 200, 200]],
    [{ redoc: false as const }, [200, 200, 404, 200]],
    [false as const, [404, 404, 404, 200]],
  ])('is not there: %j', async (docs, expected) => {
    await using t = await documented({ docs });
    const statuses = ['/docs', '/docs/oauth2-redirect', '/redoc', '/openapi.json'].map(async (path) => (await t.client.get(path)).status);
    expect(await Promise.all(statuses)).toEqual(expected);
  });
});

describe('a page twice', () => {
  it('is there twice', async () => {
    const pages = [swaggerPage({ path: '/try', parameters: { tryItOutEnabled: true } }), redocPage({ path: '/read' })];
    await using t = await documented({ docs: { pages } });
    for (const path of ['/docs', '/redoc', '/try', '/read', '/try/oauth2-redirect'])
      expect([path, (await t.client.get(path)).status]).toEqual([path, 200]);
  });

  it('at one path keeps the application from starting', async () => {
    const starting = documented({ docs: { redoc: { path: '/docs' } } });
    await expect(starting).rejects.toThrow(StartupError);
    await expect(starting).rejects.toThrow(
      /Documentation\.redoc can never be reached: Documentation\.swagger already answers GET \/docs\. \[ROUTE_TWICE\]\n {5}fix: {2}move the page of the documentation/,
    );
  });
});

describe('guards on the pages', () => {
  @Injectable()
  class Keys {
    readonly valid = 'open';
  }
  @Module({ providers: [Keys], exports: [Keys] })
  class KeysModule {}
  const staff = dependency({ keys: Keys, key: header('x-key', { type: String, optional: true }) }, ({ keys, key }) => {
    if (key !== keys.valid) throw new HttpException(401);
  });

  it('stand in front of the document, of every page and of what pages load, and of nothing else', async () => {
    await using t = await documented({ docs: { use: [staff], imports: [KeysModule] } });
    const { text } = await t.client.get('/docs', { headers: { 'x-key': 'open' } });
    const file = `/${(/src="([^"]+)"/.exec(text) as RegExpExecArray)[1] as string}`;
    for (const path of ['/openapi.json', '/openapi.yaml', '/docs', '/redoc', '/docs/oauth2-redirect', file]) {
      expect([path, (await t.client.get(path)).status]).toEqual([path, 401]);
      expect([path, (await t.client.get(path, { headers: { 'x-key': 'open' } })).status]).toEqual([path, 200]);
    }
    expect((await t.client.get('/ferries')).status).toBe(200);
  });
});

describe('options that cannot be meant', () => {
  const page = (files: unknown, ...companions: unknown[]): unknown => ({ name: 'p', path: '/p', files, companions, render: () => '' });

  it.each([
    [{ swager: {} }, /OPTION_UNKNOWN.*docs\.swager\. Did you mean "?swagger/s],
    [{ swagger: true }, /docs\.swagger is true, where an object belongs/],
    [{ swagger: { path: 'docs' } }, /docs\.swagger\.path is "docs", where a path that begins with a slash/],
    [{ swagger: { path: '/docs/:page' } }, /docs\.swagger\.path is "\/docs\/:page"/],
    [{ redoc: { path: '//evil.example' } }, /docs\.redoc\.path/],
    [{ swagger: { oauth2Redirect: 'back' } }, /docs\.swagger\.oauth2Redirect is "back", where a path that begins with a slash, or null/],
    [{ swagger: { parameters: { onComplete: () => 1 } } }, /docs\.swagger\.parameters is an object, where settings of plain data/],
    [{ swagger: { oauth: { clientSecret: 'x' } } }, /docs\.swagger\.oauth\.clientSecret/],
    [{ redoc: { assets: { style: '/x.css' } } }, /docs\.redoc\.assets\.style/],
    [{ pages: [{ name: 'x', path: '/x' }] }, /docs\.pages is a list, where a list of pages/],
    [
      { pages: [page({ version: '../up', content: {} })] },
      /docs\.pages\[0\]\.files\.version is "\.\.\/up", where the plain name of a folder/,
    ],
    [{ pages: [page({ version: '..', content: {} })] }, /files\.version is "\.\."/],
    [{ pages: [page({ version: '', content: {} })] }, /files\.version is ""/],
    [{ pages: [page({ version: ':v', content: {} })] }, /files\.version is ":v"/],
    [{ pages: [redocPage(), page({ version: '1', content: 'x' })] }, /docs\.pages\[1\]\.files\.content is "x", where an object of files/],
    [{ pages: [page(undefined, page('x'))] }, /docs\.pages\[0\]\.companions\[0\]\.files is "x", where an object/],
    [{ pages: [page({ content: {} })] }, /docs\.pages\[0\]\.files\.version is undefined/],
    [{ use: () => 1 }, /docs\.use is .*, where a list belongs/],
    ['on', /docs is "on", where an object belongs/],
  ])('are refused: %j', (docs, expected) => {
    const problems = docsProblems(docs);
    expect(problems).toHaveLength(1);
    expect(problems.map(({ code, what, fix }) => `${code} ${what} ${fix}`).join()).toMatch(expected);
  });

  it.each([
    undefined,
    false,
    {},
    { swagger: false, redoc: undefined },
    { pages: [page({ version: '1.2.0+b-3', content: {} }), page(undefined)] },
    { swagger: { oauth2Redirect: null, oauth: { scopes: ['a'] } }, pages: [redocPage()] },
  ])('are not these: %j', (docs) => {
    expect(docsProblems(docs)).toEqual([]);
  });
});
