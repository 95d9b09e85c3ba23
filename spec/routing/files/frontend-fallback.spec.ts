import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createApp, Module, type FrontendOptions } from 'tenon';
import { testApp } from 'tenon/testing';
import { fill, folder } from './folders.js';
import { application, page } from './served.js';

type Fallback = FrontendOptions['fallback'];

const both = folder({ 'index.html': 'index', '404.html': 'not found' });
const index = folder({ 'index.html': 'index', 'assets/app.js': 'js', 'users/john.doe/photo.png': 'png' });
const neither = folder({ 'app.js': 'js' });

/** Status and body of a path that is not there. */
async function asked(directory: string, fallback: Fallback, accept: string | undefined, path = '/dashboard/settings') {
  const app = application();
  app.frontend('/', { directory, ...(fallback !== undefined && { fallback }) });
  await using t = await testApp(app);
  const { status, headers, text } = await t.client.get(path, accept === undefined ? {} : { headers: { accept } });
  return [status, headers['content-type']?.startsWith('application/json') === true ? 'JSON' : text];
}

describe('what is not there', () => {
  it.each<[name: string, directory: string, fallback: Fallback, accept: string, expected: unknown]>([
    ['auto takes 404.html before index.html', both, undefined, 'text/html', [404, 'not found']],
    ['auto takes 404.html whatever is accepted', both, 'auto', 'image/png', [404, 'not found']],
    ['auto takes index.html where there is no 404.html', index, 'auto', 'text/html', [200, 'index']],
    ['auto takes neither where there is none', neither, 'auto', 'text/html', [404, 'JSON']],
    ['index.html is taken although there is a 404.html', both, 'index.html', 'text/html', [200, 'index']],
    ['404.html, and no page for a script', both, '404.html', '*/*', [404, 'not found']],
    ['null takes neither', both, null, 'text/html', [404, 'JSON']],
  ])('%s', async (_, directory, fallback, accept, expected) => {
    expect(await asked(directory, fallback, accept)).toEqual(expected);
  });

  it.each([
    'text/html',
    'text/html; q=0.8',
    'application/xhtml+xml',
    'image/png, text/html;q=0.1',
    'TEXT/HTML;level=1',
    'text/html;q=nonsense',
    'text/html;q=',
    'text/html;q="0.5"',
  ])('looks for a page with Accept: %s', async (accept) => {
    expect(await asked(index, 'index.html', accept)).toEqual([200, 'index']);
  });

  it.each([
    undefined,
    '',
    '*/*',
    'text/*',
    'text/html; q=0',
    'text/html;q=0.0, */*;q=1',
    'application/xhtml+xml;q=0',
    'text/htmlx',
    'a,b;text/html',
  ])('looks for no page with Accept: %s', async (accept) => {
    expect(await asked(index, 'index.html', accept)).toEqual([404, 'JSON']);
  });

  it.each(['/users/jane.doe', '/assets/gone.js', '/a/b/c/', '/assets', '/assets/', '/assets/app.js/more'])(
    'is a page for %s, dots or not',
    async (path) => {
      expect(await asked(index, 'auto', 'text/html', path)).toEqual([200, 'index']);
    },
  );

  it('is told to caches apart for pages and for scripts', async () => {
    const app = application();
    app.frontend('/', { directory: index });
    await using t = await testApp(app);
    const [navigated, fetched] = [await t.client.get('/x', page), await t.client.get('/x')];
    expect([navigated.headers.vary, fetched.headers.vary]).toEqual(['accept', 'accept']);
  });

  it('is a page for HEAD, without its body, and none for POST', async () => {
    const app = application();
    app.frontend('/', { directory: index });
    await using t = await testApp(app);
    const head = await t.client.head('/orders/7', page);
    expect([head.status, head.headers['content-length'], head.text]).toEqual([200, '5', '']);
    expect((await t.client.post('/orders/7', page)).status).toBe(404);
  });

  it('answers with what the build has left by then', async () => {
    const dist = folder({ 'index.html': 'index' });
    const app = application();
    app.frontend('/', { directory: dist });
    await using t = await testApp(app);
    expect((await t.client.get('/x', page)).text).toBe('index');
    fill(dist, { '404.html': 'not found', 'index.html': 'newer' });
    expect((await t.client.get('/x', page)).text).toBe('not found');
    rmSync(join(dist, '404.html'));
    expect((await t.client.get('/x', page)).text).toBe('newer');
  });

  it('is a 500 that the log explains, once the stated fallback is gone, or the whole folder', async () => {
    const dist = folder({ 'index.html': 'index' });
    const app = application();
    app.frontend('/', { directory: dist, fallback: 'index.html' });
    await using t = await testApp(app);
    rmSync(join(dist, 'index.html'));
    expect((await t.client.get('/x', page)).status).toBe(500);
    rmSync(dist, { recursive: true });
    const answer = await t.client.get('/x');
    expect([answer.status, answer.json()]).toEqual([500, { detail: 'Internal Server Error' }]);
    expect(t.errors).toMatchObject([{ code: 'FALLBACK_MISSING' }, { code: 'FOLDER_MISSING' }]);
  });

  it('may answer parts of the page, and nothing where it is known already, but for 404.html', async () => {
    const app = application();
    app.frontend('/', { directory: index });
    app.frontend('/old', { directory: both });
    await using t = await testApp(app);
    const etag = (await t.client.get('/x', page)).headers.etag ?? '';
    expect((await t.client.get('/y', { headers: { ...page.headers, 'if-none-match': etag } })).status).toBe(304);
    expect((await t.client.get('/y', { headers: { ...page.headers, range: 'bytes=0-1' } })).text).toBe('in');
    const known = await t.client.get('/old/x', { headers: { 'if-none-match': '*', range: 'bytes=0-1' } });
    expect([known.status, known.text]).toEqual([404, 'not found']);
  });
});

it('an index has a slash behind its folder', async () => {
  const site = folder({ 'index.html': 'root', 'about/index.html': 'about', 'empty/readme.txt': '' });
  const app = application();
  app.frontend('/site', { directory: site });
  await using t = await testApp(app);
  for (const [path, location] of [
    ['/site', 'http://testserver/site/'],
    ['/site/about?x=1', 'http://testserver/site/about/?x=1'],
    ['/site/about?', 'http://testserver/site/about/'],
  ] as const) {
    const answer = await t.client.get(path);
    expect([answer.status, answer.headers.location]).toEqual([307, location]);
  }
  expect((await t.client.get('/site/')).text).toBe('root');
  expect((await t.client.get('/site/about/')).text).toBe('about');
  expect((await t.client.get('/site/empty', {})).status).toBe(404);
  // What would be taken for another host stays a path.
  const strange = await t.client.get('/site//about', { headers: { host: 'not a host' } });
  expect(strange.headers.location ?? '').not.toMatch(/^\/\//);
});

it('a redirect tells where the application is found from outside', async () => {
  const site = folder({ 'about/index.html': 'about' });
  const inner = application();
  inner.frontend('/site', { directory: site });
  const outer = application();
  outer.mount('/inner', inner);
  await using t = await testApp(outer);
  expect((await t.client.get('/inner/site/about')).headers.location).toBe('http://testserver/inner/site/about/');

  @Module({ frontend: { path: '/site', directory: site } })
  class Behind {}
  await using u = await testApp(createApp(Behind, { rootPath: '/proxy' }));
  expect((await u.client.get('/site/about')).headers.location).toBe('http://testserver/proxy/site/about/');
  expect((await u.client.get('/proxy/site/about/')).text).toBe('about');
});
