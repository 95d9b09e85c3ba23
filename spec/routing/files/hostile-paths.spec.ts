import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { staticFiles } from 'tenon';
import { testApp, type TestApp } from 'tenon/testing';
import { fill, folder } from './folders.js';
import { application, page } from './served.js';

const outside = folder({
  'secret.txt': 'secret',
  'dist2/secret.txt': 'secret',
  'dist/a.txt': 'fine',
  'dist/index.html': 'page',
  'dist/sub/b.txt': 'fine',
});
const dist = join(outside, 'dist');
symlinkSync('../secret.txt', join(dist, 'link.txt'));
symlinkSync('..', join(dist, 'up'));
symlinkSync('/etc', join(dist, 'etc'));
symlinkSync('circle', join(dist, 'circle'));
symlinkSync('a.txt', join(dist, 'inside.txt'));
symlinkSync('sub', join(dist, 'folder'));
symlinkSync('nowhere', join(dist, 'broken.txt'));
execFileSync('mkfifo', [join(dist, 'pipe')]);

let t: TestApp;
beforeAll(async () => {
  const app = application();
  app.mount('/files', staticFiles(dist));
  app.mount('/pages', staticFiles(dist, { html: true }));
  app.frontend('/', { directory: dist, fallback: null });
  app.frontend('/app', { directory: dist, fallback: 'index.html' });
  t = await testApp(app);
});
afterAll(() => t.close());

const ways = [
  '/../secret.txt',
  '/%2e%2e/secret.txt',
  '/%2E%2e%2fsecret.txt',
  '/..%2fsecret.txt',
  '/..%5csecret.txt',
  '/..\\secret.txt',
  '/%5c..%5c..%5csecret.txt',
  '/sub/../../secret.txt',
  '/./../secret.txt',
  '/a.txt/../../secret.txt',
  '//../secret.txt',
  '/../dist2/secret.txt',
  '/../dist/a.txt',
  '/....//secret.txt',
  '/..;/secret.txt',
  '/%252e%252e/secret.txt',
  '/%c0%ae%c0%ae/secret.txt',
  '/link.txt',
  '/up/secret.txt',
  '/up/dist2/secret.txt',
  '/etc/passwd',
  '//etc/passwd',
  '/%2fetc/passwd',
  '/circle',
  '/circle/a.txt',
  '/broken.txt',
  '/pipe',
  '/a.txt%00.html',
  '/a.txt%00',
  '/%00',
  '/a.txt::$DATA',
  `/${'x'.repeat(300)}`,
  `/${'x/'.repeat(3000)}`,
  `/${'../'.repeat(500)}etc/passwd`,
];

describe.each(['/files', '/pages', '', '/app'])('below "%s"', (prefix) => {
  it.each(ways)('%s leads nowhere', async (way) => {
    const answer = await t.client.get(prefix + way);
    // What is no UTF-8 is no path at all.
    expect([answer.status, answer.text.includes('secret')]).toEqual([way.includes('%c0') ? 400 : 404, false]);
    expect(answer.text).not.toContain('root:');
  });

  it.each(['/..', '/../', '/%2e%2e/', '/sub/../../'])('%s leads to the pages at the root at most', async (way) => {
    const answer = await t.client.get(prefix + way);
    expect(answer.text).toBe(answer.status === 200 ? 'page' : '{"detail":"Not Found"}');
  });

  it('links within the folder lead where they lead', async () => {
    expect((await t.client.get(`${prefix}/inside.txt`)).text).toBe('fine');
    expect((await t.client.get(`${prefix}/folder/b.txt`)).text).toBe('fine');
    expect((await t.client.get(`${prefix}/up/dist/a.txt`)).text).toBe('fine');
  });
});

it('a name that no file can have is no page either', async () => {
  for (const way of [`/app/${'x'.repeat(300)}`, '/app/%00']) expect((await t.client.get(way, page)).status).toBe(404);
});

it('nothing of this is an error in the log', () => expect(t.errors).toEqual([]));

it('links out of the folder are followed where the options say so', async () => {
  const app = application();
  app.mount('/files', staticFiles(dist, { followSymlinks: true }));
  await using u = await testApp(app);
  expect((await u.client.get('/files/link.txt')).text).toBe('secret');
  expect((await u.client.get('/files/../secret.txt')).status).toBe(404);
});

it('a folder whose name is a link is served from where that leads now', async () => {
  const site = folder({ 'one/a.txt': 'one', 'two/a.txt': 'two' });
  symlinkSync('one', join(site, 'current'));
  const app = application();
  app.frontend('/', { directory: join(site, 'current') });
  await using u = await testApp(app);
  expect((await u.client.get('/a.txt')).text).toBe('one');
  symlinkSync('two', join(site, 'next'));
  renameSync(join(site, 'next'), join(site, 'current'));
  expect((await u.client.get('/a.txt')).text).toBe('two');
});

describe('what the process may not read', () => {
  const closed = folder({ 'closed.txt': 'secret', 'closed/a.txt': 'secret', 'open.txt': 'open' });
  chmodSync(closed, 0o755);
  chmodSync(join(closed, 'closed.txt'), 0o000);
  chmodSync(join(closed, 'closed'), 0o000);
  const { geteuid, seteuid } = process;
  const isRoot = geteuid?.() === 0;
  // Nothing is closed to root.
  beforeAll(() => void (isRoot && seteuid?.(65_534)));
  afterAll(() => {
    if (isRoot) seteuid?.(0);
    chmodSync(join(closed, 'closed'), 0o700);
  });

  it.each(['/files/closed.txt', '/files/closed/a.txt', '/closed.txt', '/closed/a.txt'])('is a 401: %s', async (path) => {
    const app = application();
    app.mount('/files', staticFiles(closed));
    app.frontend('/', { directory: closed });
    await using u = await testApp(app);
    for (const method of ['GET', 'HEAD']) expect((await u.client.request(method, path)).status).toBe(401);
    expect((await u.client.get('/files/open.txt')).text).toBe('open');
    expect(u.errors).toEqual([]);
  });
});

it('files that come and go while they are asked for are there or are not', async () => {
  const root = folder({});
  const app = application();
  app.mount('/files', staticFiles(root));
  app.frontend('/', { directory: root });
  await using u = await testApp(app);
  let isOver = false;
  const changing = (async () => {
    for (let i = 0; !isOver; i += 1) {
      const kind = i % 4;
      if (kind === 0) fill(root, { 'x.txt': 'whole' });
      else if (kind === 1) rmSync(join(root, 'x.txt'), { force: true });
      else if (kind === 2) mkdirSync(join(root, 'x.txt'));
      else rmSync(join(root, 'x.txt'), { recursive: true, force: true });
      await new Promise((resolve) => setImmediate(resolve));
    }
  })();
  const seen = new Map<number, number>();
  for (let i = 0; i < 300; i += 1) {
    const answers = await Promise.all(['/files/x.txt', '/x.txt', '/files/x.txt'].map((path) => u.client.get(path)));
    for (const { status, text } of answers) {
      seen.set(status, (seen.get(status) ?? 0) + 1);
      if (status === 200) expect(['whole', '']).toContain(text);
    }
  }
  isOver = true;
  await changing;
  expect([...seen.keys()].filter((status) => status !== 200 && status !== 404)).toEqual([]);
  expect(u.errors).toEqual([]);
});
