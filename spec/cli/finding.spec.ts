import { fileURLToPath } from 'node:url';
import { run } from './support/command.js';
import { application, project, removeProjects } from './support/project.js';

const loader = `--import=${fileURLToPath(new URL('./support/loader.mjs', import.meta.url))}`;

/** The title of the application that the command finds. */
async function found(folder: string, written: readonly string[] = [], node: readonly string[] = []): Promise<string> {
  const { code, stdout, stderr } = await run(['openapi', ...written], { folder, node });
  if (code !== 0) throw new Error(stderr);
  return (JSON.parse(stdout) as { info: { title: string } }).info.title;
}

afterEach(removeProjects);

describe('the file of the application', () => {
  it('is the argument', async () => {
    const folder = project({ 'dist/main.js': application('Main'), 'dist/other.js': application('Other') });
    expect(await found(folder, ['dist/other.js'])).toBe('Other');
  });

  it('is found in the folder that the argument names', async () => {
    expect(await found(project({ 'services/shop/app.js': application('Shop') }), ['services/shop'])).toBe('Shop');
  });

  it.each(['"out/shop.js"', '{ "path": "out/shop.js" }'])('is what package.json says: %s', async (tenon) => {
    const manifest = `{ "type": "module", "tenon": ${tenon} }`;
    expect(await found(project({ 'package.json': manifest, 'out/shop.js': application('Shop'), 'main.js': application('Main') }))).toBe(
      'Shop',
    );
  });

  it.each([
    ['dist/main.js', 'dist/app.js'],
    ['dist/app.js', 'build/main.js'],
    ['build/app.js', 'main.js'],
    ['app.js', 'src/main.js'],
    ['src/main.js', 'src/app.js'],
  ])('is %s before %s', async (first, second) => {
    expect(await found(project({ [first]: application('First'), [second]: application('Second') }))).toBe('First');
  });

  it('is TypeScript where a loader is in use, before what was once compiled', async () => {
    const folder = project({ 'src/main.ts': application('New'), 'dist/main.js': application('Old') });
    expect(await found(folder, [], [loader])).toBe('New');
    expect(await found(folder)).toBe('Old');
  });
});

describe('the application in its file', () => {
  it.each([
    ['the export that is named', 'export const app = createApp(AppModule), shop = createApp(AppModule, options);', ['--app', 'shop']],
    ['the export app', "export const a = createApp(AppModule, { title: 'A' }), app = createApp(AppModule, options);", []],
    ['the default export', "export const a = createApp(AppModule, { title: 'A' }); export default createApp(AppModule, options);", []],
    [
      'the first export that is an application',
      'export const app = 1, zoo = createApp(AppModule), shop = createApp(AppModule, options);',
      [],
    ],
    ['what a promise gives', 'export const app = Promise.resolve(createApp(AppModule, options));', []],
    ['the one that is started', 'await createApp(AppModule, options).listen(0);', []],
    ['the one that is started and not waited for', 'void createApp(AppModule, options).listen(0);', []],
    [
      'the one that is started, also where the file then fails without it',
      'const app = createApp(AppModule, options); void app.init(); app.server.ref();',
      [],
    ],
    [
      'the export, where another application is started as well',
      "void createApp(AppModule, { title: 'Admin' }).listen(0); export const app = createApp(AppModule, options);",
      [],
    ],
    [
      'the promise that starts it',
      'async function boot() { const app = createApp(AppModule, options); await app.init(); return app; } export const app = boot();',
      [],
    ],
  ])('is %s', async (_, end, written) => {
    expect(await found(project({ 'app.js': application('Meant', end) }), written)).toBe('Meant');
  });

  it('is the export that package.json names', async () => {
    const end = 'export const app = createApp(AppModule), shop = createApp(AppModule, options);';
    const manifest = '{ "type": "module", "tenon": { "path": "out.js", "app": "shop" } }';
    expect(await found(project({ 'package.json': manifest, 'out.js': application('Meant', end) }))).toBe('Meant');
  });

  it.each(['exports.app = createApp(AppModule, options);', 'module.exports = { ...{ shop: createApp(AppModule, options) } };'])(
    'is found in CommonJS: %s',
    async (end) => {
      expect(await found(project({ 'app.cjs': application('Meant', end) }), ['app.cjs'])).toBe('Meant');
    },
  );
});

it('is found from where the file itself is asked whether it was started', async () => {
  const end =
    "if (process.argv[1] === (await import('node:url')).fileURLToPath(import.meta.url)) await createApp(AppModule, options).listen(0);";
  expect(await found(project({ 'main.js': application('Meant', end) }))).toBe('Meant');
});
