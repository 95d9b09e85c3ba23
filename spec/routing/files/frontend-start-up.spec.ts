import { renameSync, rmSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { relative } from 'node:path';
import { StartupError, type FrontendOptions } from 'tenon';
import { testApp } from 'tenon/testing';
import { folder } from './folders.js';
import { application, page, refusals } from './served.js';

const dist = folder({ 'index.html': 'index', 'a file': '' });
const at = (options: object, path: unknown = '/') => {
  const app = application();
  app.frontend(path as string, options as FrontendOptions);
  return app;
};

describe('a front end keeps the application from starting', () => {
  it.each<[name: string, options: object, problem: string]>([
    [
      'without its folder',
      { directory: `${dist}/none` },
      `FOLDER_MISSING: frontend / serves the files of ${dist}/none, which is not there.`,
    ],
    [
      'with a file for a folder',
      { directory: `${dist}/a file` },
      `FOLDER_MISSING: frontend / serves the files of ${dist}/a file, which is no folder.`,
    ],
    [
      'without its stated fallback',
      { directory: dist, fallback: '404.html' },
      `FALLBACK_MISSING: frontend / answers with 404.html for what is not there, and there is no such file in ${dist}.`,
    ],
    [
      'with no folder at all',
      {},
      'OPTION_INVALID: app.frontend(): directory is undefined, where the path of a folder, a text or a URL of a file belongs.',
    ],
    [
      'with a fallback that there is not',
      { directory: dist, fallback: 'home.html' },
      'OPTION_INVALID: app.frontend(): fallback is "home.html", where "auto", "index.html", "404.html" or null belongs.',
    ],
    [
      'with a misspelt option',
      { directory: dist, checkDir: false },
      'OPTION_UNKNOWN: app.frontend() is given an option that there is not, checkDir.',
    ],
    ['with a guard that is none', { directory: dist, use: [undefined] }, 'TOKEN_UNDEFINED: frontend / names undefined (use[0])'],
  ])('%s', async (_, options, problem) => {
    expect(await refusals(at(options))).toEqual([expect.stringContaining(problem.slice(0, 120))]);
  });

  it.each(['', 'app', '/*rest', '/a?b', null])('at the path %j', async (path) => {
    expect(await refusals(at({ directory: dist }, path))).toEqual([expect.stringContaining('OPTION_INVALID: app.frontend(): path is')]);
  });

  it('of a module likewise, which is named', async () => {
    const app = application({ frontend: { path: 'app', directory: dist } });
    expect(await refusals(app)).toEqual([expect.stringContaining('FilesModule: frontend: path is "app"')]);
  });

  it('where it is told with all other problems of its kind', async () => {
    const app = at({ directory: `${dist}/one` });
    app.frontend('/two', { directory: `${dist}/two` });
    expect(await refusals(app)).toHaveLength(2);
  });
});

describe('the document of an application', () => {
  it('can be written before its front end is built', async () => {
    const app = at({ directory: `${dist}/none` });
    expect((await app.openapi()).paths).toEqual({});
    await expect(app.init()).rejects.toThrow(StartupError);
  });
});

describe('checkDirectory', () => {
  const before = process.env.NODE_ENV;
  afterEach(() => {
    if (before === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = before;
  });

  it('is a line in the log in development, and a start-up error elsewhere', async () => {
    process.env.NODE_ENV = 'development';
    await using t = await testApp(at({ directory: `${dist}/none`, fallback: 'index.html' }));
    expect(t.logs.filter(({ level }) => level === 'warn')).toEqual([
      { level: 'warn', fields: { frontend: 'frontend /', directory: `${dist}/none` }, message: 'the folder of a front end is not there' },
    ]);
    expect((await t.client.get('/x', page)).status).toBe(404);
    expect(t.errors).toEqual([]);
    process.env.NODE_ENV = 'production';
    await expect(testApp(at({ directory: `${dist}/none` }))).rejects.toThrow(`${dist}/none`);
  });

  it('true looks in development, too', async () => {
    process.env.NODE_ENV = 'development';
    await expect(testApp(at({ directory: `${dist}/none`, checkDirectory: true }))).rejects.toThrow('FOLDER_MISSING');
  });

  it('false looks nowhere, so that a folder may come later', async () => {
    const later = folder({ 'now/404.html': 'not found' });
    await using t = await testApp(at({ directory: `${later}/dist`, checkDirectory: false, fallback: '404.html' }));
    expect([(await t.client.get('/x')).json(), t.errors]).toEqual([{ detail: 'Not Found' }, []]);
    renameSync(`${later}/now`, `${later}/dist`);
    expect((await t.client.get('/x')).text).toBe('not found');
    rmSync(`${later}/dist/404.html`);
    expect((await t.client.get('/x')).status).toBe(500);
    expect(t.errors).toMatchObject([{ code: 'FALLBACK_MISSING' }]);
  });

  it('looks when the application starts: a folder that is gone later is an error in the log', async () => {
    const gone = folder({ 'index.html': 'index' });
    await using t = await testApp(at({ directory: gone, checkDirectory: true }));
    rmSync(gone, { recursive: true });
    expect((await t.client.get('/x', page)).status).toBe(500);
    expect(t.errors).toMatchObject([{ code: 'FOLDER_MISSING' }]);
  });
});

it.each([
  ['relative to where the process was started', relative(process.cwd(), dist)],
  ['a URL', pathToFileURL(`${dist}/`)],
])('a folder may be %s', async (_, directory) => {
  await using t = await testApp(at({ directory }));
  expect((await t.client.get('/')).text).toBe('index');
});
