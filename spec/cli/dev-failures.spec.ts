import { createServer, type AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { jest } from '@jest/globals';
import { greeter, Installation, settings, type Development } from './support/dev.js';

jest.setTimeout(120_000);

const installation = new Installation();
afterEach(() => installation.stop());
afterAll(() => installation.remove());

const greeterFile = greeter()['src/greeter.ts'] as string;
const ready = /(ready after|Ready at) .*\n/;

/** Breaks the greeter, waits for what is said of it, mends it, and sees that it answers again. */
async function broken(text: string): Promise<string> {
  const project = installation.project(greeter());
  const dev = installation.dev(project, ['--no-check']);
  await dev.until('Ctrl-C');
  project.write('src/greeter.ts', text);
  const told = await dev.until('Waiting for a change.');
  project.write('src/greeter.ts', greeter('Mended')['src/greeter.ts'] as string);
  await dev.until(ready);
  expect(await dev.get()).toMatchObject({ text: 'Mended you' });
  return told;
}

describe('tenon dev says what is wrong, and is mended by the next save', () => {
  it('with the line of a syntax error', async () => {
    const told = await broken(greeterFile.replace('greet(name: string)', 'greet(name: string'));
    expect(told).toContain('src/greeter.ts could not be read as TypeScript: ');
    expect(told).toMatch(/ {2}src\/greeter\.ts:4:\d+\n/);
    expect(told).toMatch(/> 4 \| {3}greet\(name: string: string \{\n +\| +\^\n/);
  });

  it('with the line of an error that its file throws', async () => {
    const told = await broken(`${greeterFile}type Unused = string;\nthrow new Error('no database');\n`);
    expect(told).toContain('src/app.ts could not be loaded:\n\nError: no database\n');
    expect(told).toMatch(/ {2}src\/greeter\.ts:9:7\n[^]*> +9 \| throw new Error\('no database'\);\n/);
    expect(told).not.toContain('DevelopedApplication');
  });

  it('with the text of a start-up error as it is', async () => {
    const told = await broken(
      greeterFile
        .replace('@Injectable()\n', `class Clock {}\n@Injectable()\n`)
        .replace('  greet(', '  constructor(readonly clock: Clock) {}\n  greet('),
    );
    expect(told).toMatch(/^The application cannot start: 1 problem\.$/m);
    expect(told).toContain('[PROVIDER_MISSING]');
    expect(told).not.toContain('    at ');
  });

  it('with the line of a crash later on', async () => {
    const told = await broken(`${greeterFile}setTimeout(() => {\n  throw new TypeError('gone');\n}, 100);\n`);
    expect(told).toContain('The application has crashed:\n\nTypeError: gone\n');
    expect(told).toMatch(/ {2}src\/greeter\.ts:9:9\n/);
  });

  it('also of an end that nobody asked for', async () => {
    expect(await broken(`${greeterFile}setTimeout(() => process.exit(3), 100);\n`)).toContain('The application has ended (exit code 3).\n');
  });

  it('also where nothing is exported', async () => {
    const project = installation.project({ ...greeter(), 'src/app.ts': 'export const application = 1;\n' });
    const dev = installation.dev(project, ['--no-check']);
    const told = await dev.until('Waiting for a change.');
    expect(told).toContain('src/app.ts exports no application: it exports application. [APP_EXPORT_MISSING]');
    project.write('src/app.ts', greeter()['src/app.ts'] as string);
    await dev.until('Ctrl-C');
    expect(await dev.get()).toMatchObject({ text: 'Hello you' });
  });

  it('in JavaScript too', async () => {
    const project = installation.project({ 'package.json': '{ "type": "module" }', 'app.js': 'const a = {;\n' });
    const dev = installation.dev(project);
    expect(await dev.until('Waiting for a change.')).toMatch(/app\.js:1\nconst a = \{;\n +\^\n/);
  });
});

describe('metadata that the compiler does not write', () => {
  it.each([
    ['emitDecoratorMetadata', { emitDecoratorMetadata: false }, 'the types of parameters and constructors are unknown.'],
    ['experimentalDecorators', { experimentalDecorators: false }, 'tsconfig.json does not switch decorators on for it.'],
  ])('is told with the setting: %s', async (_, options, what) => {
    const project = installation.project({ ...greeter(), ...settings(options) });
    const dev = installation.dev(project, ['--no-check']);
    const told = await dev.until('Waiting for a change.');
    expect(told).toContain(what);
    expect(told).toContain('[LOADER_WITHOUT_METADATA]');
    expect(told).toContain('set "experimentalDecorators" and "emitDecoratorMetadata" to true under "compilerOptions" in tsconfig.json');
    project.write('tsconfig.json', settings()['tsconfig.json'] as string);
    await dev.until('Ctrl-C');
    expect(await dev.get('/?times=2')).toMatchObject({ times: 2 });
  });

  it('is a note where the application starts all the same', async () => {
    const project = installation.project({ ...greeter(), ...settings({ emitDecoratorMetadata: false }) });
    project.write(
      'src/app.ts',
      `import { Controller, createApp, Get, Module } from 'tenon';
@Controller() class Pages { @Get('/') read(): unknown { return { text: 'there' }; } }
@Module({ controllers: [Pages] }) class AppModule {}
export const app = createApp(AppModule);
`,
    );
    const dev = installation.dev(project, ['--no-check']);
    await dev.until(/Note: .*\[LOADER_WITHOUT_METADATA\]/);
    expect(await dev.get()).toEqual({ text: 'there' });
  });
});

describe('where @oxc-node/core is not installed', () => {
  const bare = new Installation({ without: ['@oxc-node/core'] });
  const loader = fileURLToPath(new URL('./support/loader.mjs', import.meta.url));
  afterEach(() => bare.stop());
  afterAll(() => bare.remove());

  it('TypeScript does not run, and the command that mends it is told', async () => {
    const dev = bare.dev(bare.project(greeter()));
    expect(await dev.ended).toBe(1);
    expect(dev.text).toContain('[LOADER_MISSING]\n  fix:  run npm install --save-dev @oxc-node/core, and start again.\n');
  });

  it('what Node was started with compiles it', async () => {
    const dev = bare.dev(bare.project(greeter()), ['--no-check'], { NODE_OPTIONS: `--import=${loader}` });
    await dev.until('Ctrl-C');
    expect(await dev.get('/?times=2')).toEqual({ text: 'Hello you', times: 2 });
  });

  it('and what Node was started with writes no metadata, that is told', async () => {
    const dev = bare.dev(bare.project(greeter()), ['--no-check'], { NODE_OPTIONS: `--import=${loader}`, SPEC_METADATA: 'off' });
    const told = await dev.until('Waiting for a change.');
    expect(told).toContain('[LOADER_WITHOUT_METADATA]');
    expect(told).toContain('npm install --save-dev @oxc-node/core');
  });

  it('JavaScript runs', async () => {
    const app = `import { createApp, Module } from 'tenon';
class AppModule {}
Module({})(AppModule);
export const app = createApp(AppModule);
`;
    const dev = bare.dev(bare.project({ 'app.js': app }));
    await dev.until('Ctrl-C');
  });
});

describe('what no save can mend', () => {
  async function end(dev: Development, code: number): Promise<string> {
    expect(await dev.ended).toBe(code);
    return dev.text;
  }

  it('is a port in use', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => void taken.once('listening', resolve));
    const { port } = taken.address() as AddressInfo;
    const text = await end(installation.dev(installation.project(greeter()), ['--port', `${port}`, '--no-check']), 1);
    expect(text).toContain(`Port ${port} of 127.0.0.1 is in use by another process. [ADDRESS_UNUSABLE]`);
    await new Promise((resolve) => void taken.close(resolve));
  });

  it('is a folder without an application', async () => {
    const text = await end(installation.dev(installation.project({})), 2);
    expect(text).toContain('This folder holds no application: there is no main.ts, app.ts, ');
  });

  it('is a folder that is not there', async () => {
    expect(await end(installation.dev(installation.project(greeter()), ['--reload-dir', 'views']), 2)).toContain('[RELOAD_FOLDER_MISSING]');
  });

  it('is a file of variables that is not there', async () => {
    const dev = installation.dev(installation.project(greeter()), ['--env-file', 'no.env']);
    // Node 20 looks for the option itself, wherever it stands.
    expect([1, 9]).toContain(await dev.ended);
    expect(dev.text).toContain('no.env');
  });
});
