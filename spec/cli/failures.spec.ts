import { expectGolden } from '../container/support/golden.js';
import { run } from './support/command.js';
import { application, project, removeProjects } from './support/project.js';

afterEach(removeProjects);

const broken = `import { Controller, createApp, Get, Injectable, Module } from 'tenon';
class Clock {}
@Injectable() class Orders { constructor(readonly clock: Clock) {} }
@Controller('/orders') class OrdersController { constructor(readonly orders: Orders) {} @Get('/:') read() { return 1; } }
@Module({ providers: [Orders], controllers: [OrdersController] }) class AppModule {}
export const app = createApp(AppModule);
`;

interface Failure {
  readonly files: Readonly<Record<string, string>>;
  readonly written?: readonly string[];
  readonly code: 1 | 2;
}

/** What each says is held in golden/<name>.txt. */
const failures: Readonly<Record<string, Failure>> = {
  'not-well-declared': { files: { 'app.js': broken }, code: 1 },
  'exports-no-application': { files: { 'app.js': 'export const start = () => 1; export const name = "shop";' }, code: 1 },
  'exports-nothing': { files: { 'app.js': '1;' }, code: 1 },
  'named-export-missing': {
    files: { 'app.js': application('Shop', 'export const shop = createApp(AppModule, options);') },
    written: ['--app', 'shpo'],
    code: 1,
  },
  'named-export-behind-a-start': {
    files: { 'app.js': application('Shop', 'export const shop = createApp(AppModule, options); await shop.listen(0);') },
    written: ['--app', 'shop'],
    code: 1,
  },
  'throws-on-import': { files: { 'app.js': "function open() { throw new RangeError('no more pages'); }\nopen();" }, code: 1 },
  'imports-what-is-not-there': { files: { 'app.js': "import 'left-pad';" }, code: 1 },
  'is-no-javascript': {
    files: { 'package.json': '{ "type": "module", "tenon": "app.txt.mjs" }', 'app.txt.mjs': 'const name = 1;\nexport const app = = name;' },
    code: 1,
  },
  'ends-the-process': { files: { 'app.js': 'process.exit(3);' }, code: 1 },
  'waits-for-nothing': { files: { 'app.js': 'await new Promise(() => undefined); export {};' }, code: 1 },
  'never-settles': {
    files: { 'app.js': 'setInterval(() => 1, 1000); await new Promise(() => undefined); export {};' },
    written: ['--timeout', '1'],
    code: 1,
  },
  'extension-never-settles': {
    files: {
      'app.js': application(
        'Shop',
        'setInterval(() => 1, 1000); export const app = createApp(AppModule, { openapi: { extend: () => new Promise(() => undefined) } });',
      ),
    },
    written: ['--timeout', '2'],
    code: 1,
  },
  'extension-throws': {
    files: {
      'app.js': application(
        'Shop',
        "export const app = createApp(AppModule, { openapi: { extend() { throw new RangeError('no logo'); } } });",
      ),
    },
    code: 1,
  },
  'typescript-without-loader': { files: { 'src/app.ts': application('Shop') }, written: ['src/app.ts'], code: 1 },
  'package-field-invalid': { files: { 'package.json': '{ "tenon": ["dist/app.js"] }' }, code: 1 },
  'package-field-missing-file': { files: { 'package.json': '{ "tenon": "dist/shop.js" }' }, code: 2 },
  'file-missing': { files: {}, written: ['dist/mian.js'], code: 2 },
  'folder-empty': { files: {}, code: 2 },
  'version-unknown': { files: {}, written: ['--version', '3.3'], code: 2 },
  'version-empty': { files: {}, written: ['--version'], code: 2 },
  'output-empty': { files: {}, written: ['--output='], code: 2 },
  'timeout-zero': { files: {}, written: ['--timeout', '0'], code: 2 },
  'timeout-long': { files: {}, written: ['--timeout', '3601'], code: 2 },
  'timeout-broken': { files: {}, written: ['--timeout', '1.5'], code: 2 },
  'value-is-an-option': { files: {}, written: ['--output', '--format', 'json'], code: 2 },
  'format-unknown': { files: {}, written: ['--format', 'yml'], code: 2 },
  'option-unknown': { files: {}, written: ['--formt', 'yaml'], code: 2 },
  'argument-extra': { files: {}, written: ['a.js', 'b.js'], code: 2 },
};

describe('tenon openapi', () => {
  it.each(Object.entries(failures))('says what is wrong: %s', async (name, { files, written = [], code }) => {
    const folder = project(files);
    const outcome = await run(['openapi', ...written], { folder });
    expect({ code: outcome.code, stdout: outcome.stdout }).toEqual({ code, stdout: '' });
    expectGolden(new URL(`./golden/${name}.txt`, import.meta.url), tidied(outcome.stderr, folder));
  });
});

/** Without what differs from one run, machine or version of Node to the next, and without what a function is called on. */
function tidied(text: string, folder: string): string {
  return text
    .replaceAll(folder, '<folder>')
    .replace(/^Node\.js v.*\n/gm, '')
    .replaceAll(' at Object.', ' at ')
    .replace(/^\s+at (?!.*<folder>\/[\w.]+js).*\n/gm, '');
}
