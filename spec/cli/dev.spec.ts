import { jest } from '@jest/globals';
import { expectGolden } from '../container/support/golden.js';
import { greeter, Installation, settings } from './support/dev.js';

jest.setTimeout(120_000);

const installation = new Installation();
afterEach(() => installation.stop());
afterAll(() => installation.remove());

const ready = /(ready after|Ready at) .*\n/;

describe('tenon dev', () => {
  it('runs TypeScript with the metadata of its decorators, and says where and how it found it', async () => {
    const dev = installation.dev(installation.project(greeter()), ['--no-check']);
    const banner = await dev.until('Ctrl-C');
    expectGolden(
      new URL('./golden/dev-banner.txt', import.meta.url),
      banner.replace(/:\d{4,5}\b/g, ':<port>').replace(/after \d+ ms/, 'after <n> ms'),
    );
    expect(await dev.get('/?times=2')).toEqual({ text: 'Hello you', times: 2 });
    expect(dev.stdout).toBe('');
  });

  it('answers anew when a file is saved, at the same address, and again', async () => {
    const project = installation.project(greeter());
    const dev = installation.dev(project, ['--no-check']);
    await dev.until('Ctrl-C');
    for (const greeting of ['Hi', 'Ahoy']) {
      project.write('src/greeter.ts', greeter(greeting)['src/greeter.ts'] as string);
      expect(await dev.until(ready)).toContain('Changed: src/greeter.ts\n');
      expect(await dev.get()).toMatchObject({ text: `${greeting} you` });
    }
  });

  it.each([
    ['waits for it', 'await createApp(AppModule).listen(1);'],
    ['does not wait for it', 'void createApp(AppModule).listen(1);'],
    ['exports it as well', 'export const app = createApp(AppModule);\nawait app.listen(1);'],
    [
      'exports it, and starts it later',
      'export const app = createApp(AppModule);\nsetTimeout(() => void app.listen(1).then(({ port }) => console.log(`same ${port}`)), 300);',
    ],
    ['runs it', 'await createApp(AppModule).run({ port: 1 });'],
    ['starts it later', 'setTimeout(() => void createApp(AppModule).listen(1), 300);'],
  ])('does not start twice what its file starts, which %s', async (_, end) => {
    const dev = installation.dev(installation.project(greeter('Hello', end)), ['--no-check']);
    await dev.until('Ctrl-C');
    expect(await dev.get()).toMatchObject({ text: 'Hello you' });
    if (end.includes('same')) await dev.until(/same [1-9]\d+\n/);
    expect(await dev.interrupt()).toBe(0);
    expect(dev.text).not.toContain('APP_LISTENING');
  });

  it('takes the file and the export that are named', async () => {
    const project = installation.project({
      ...greeter(),
      'other/shop.ts': greeter('Shop', 'export const a = 1, shop = createApp(AppModule);')['src/app.ts'] as string,
    });
    project.write('other/greeter.ts', greeter('Welcome')['src/greeter.ts'] as string);
    const dev = installation.dev(project, ['other/shop.ts', '--app', 'shop', '--no-check']);
    expect(await dev.until('Ctrl-C')).toContain('other/shop.ts (shop), named by the argument');
    expect(await dev.get()).toMatchObject({ text: 'Welcome you' });
  });

  it('prefers what package.json says is the source of what runs in production', async () => {
    const manifest = '{ "type": "module", "tenon": { "path": "dist/app.js", "source": "src/app.ts" } }';
    const dev = installation.dev(installation.project({ ...greeter(), 'package.json': manifest, 'main.ts': 'export {};' }), ['--no-check']);
    expect(await dev.until('Ctrl-C')).toContain('src/app.ts, named by "tenon" in package.json');
  });

  it('runs JavaScript, and CommonJS', async () => {
    const app = `const { createApp, Module, provide } = require('tenon');
class AppModule {}
Module({})(AppModule);
exports.app = createApp(AppModule);
`;
    const dev = installation.dev(installation.project({ 'package.json': '{}', 'app.js': app }));
    expect(await dev.until('Ctrl-C')).toContain('app.js, found by its name');
    expect(await dev.get('/openapi.json')).toMatchObject({ openapi: '3.1.0' });
  });

  it('runs TypeScript of a package without a type, with names of paths and without extensions', async () => {
    const files = greeter();
    const app = (files['src/app.ts'] as string).replace("'./greeter.js'", "'@lib/greeter'");
    const compiled = settings({ module: 'CommonJS', moduleResolution: 'Bundler', paths: { '@lib/*': ['./src/*'] } });
    const dev = installation.dev(installation.project({ ...files, ...compiled, 'package.json': '{}', 'src/app.ts': app }), ['--no-check']);
    await dev.until('Ctrl-C');
    expect(await dev.get()).toMatchObject({ text: 'Hello you' });
  });
});

describe('the variables of the application', () => {
  const end = `export const app = createApp(AppModule, { rootPath: '/' + process.env.NODE_ENV + '/' + process.env.PLACE + '/' + process.env.NUMBER });`;

  it('come from the files that are named, unless they are set already, and are read again when those change', async () => {
    const project = installation.project({ ...greeter('Hello', end), '.env': 'PLACE=file\nNUMBER=1\n', 'more.env': 'NUMBER=2\n' });
    const dev = installation.dev(project, ['--env-file', '.env', '--env-file', 'more.env', '--no-check'], { PLACE: 'shell' });
    await dev.until('Ctrl-C');
    expect(await dev.get('/openapi.json')).toMatchObject({ servers: [{ url: '/development/shell/2' }] });
    project.write('more.env', 'NUMBER=3\nNODE_ENV=test\n');
    await dev.until(ready);
    expect(await dev.get('/openapi.json')).toMatchObject({ servers: [{ url: '/test/shell/3' }] });
  });

  it('say where to listen if the command line does not', async () => {
    const project = installation.project({ ...greeter(), 'place.env': 'PORT=0\nHOST=127.0.0.2\n' });
    const dev = installation.dev(project, ['--env-file', 'place.env', '--no-check'], {}, []);
    expect(await dev.until('Ctrl-C')).toMatch(/Address +http:\/\/127\.0\.0\.2:\d+\n/);
    const other = installation.dev(project, ['--env-file', 'place.env', '--host', '127.0.0.1', '--no-check'], { PORT: '0' }, []);
    expect(await other.until('Ctrl-C')).toMatch(/Address +http:\/\/127\.0\.0\.1:\d+\n/);
  });

  it('are refused where they say no port', async () => {
    const dev = installation.dev(installation.project(greeter()), ['--no-check'], { PORT: 'none' }, []);
    expect(await dev.ended).toBe(2);
    expect(dev.text).toContain('PORT');
  });
});

describe('what is changed', () => {
  it('counts where it is a source, or lies in a folder that is named', async () => {
    const project = installation.project({ ...greeter(), 'views/a.txt': '', 'dist/old.js': '' });
    const dev = installation.dev(project, ['--reload-dir', 'views', '--no-check']);
    expect(await dev.until('Ctrl-C')).toContain('on changes in ., views\n');
    for (const name of ['src/app.spec.ts', 'dist/old.js', 'notes.txt', '.git/x.ts', 'node_modules/a/index.js', 'data.json'])
      project.write(name, '//');
    project.write('views/a.txt', 'changed');
    expect(await dev.until(ready)).toContain('Changed: views/a.txt\n');
    project.write('package.json', '{ "type": "module", "name": "other" }');
    expect(await dev.until(ready)).toContain('Changed: package.json\n');
  });

  it('does not count where it is not asked for', async () => {
    const project = installation.project(greeter());
    const dev = installation.dev(project, ['--no-reload', '--no-check', '--root-path', '/api']);
    expect(await dev.until('Ctrl-C')).toMatch(/Reload +off\n/);
    expect(await dev.get('/openapi.json')).toMatchObject({ servers: [{ url: '/api' }] });
    expect(await dev.interrupt()).toBe(0);
  });
});
