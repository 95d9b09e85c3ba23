import { jest } from '@jest/globals';
import { connect } from 'node:net';
import { run } from './support/command.js';
import { project, removeProjects } from './support/project.js';

jest.setTimeout(120_000);
afterAll(removeProjects);

/** A port that nobody else takes while these run: each fault must leave it closed. */
const port = 20_000 + Math.floor(Math.random() * 10_000);

const head = `import { readFileSync } from 'node:fs';
import { Controller, createApp, Get, Injectable, Module, OnStart, Depends, lifespan } from 'tenon';
const opened = { provide: 'opened', useGenerator: function* () { console.log('opened'); try { yield 1; } finally { console.log('closed'); } } };
`;
const tail = '\nexport const app = createApp(AppModule);';
const failing = (provider: string): string => `@Module({ providers: [opened, ${provider}] }) class AppModule {}${tail}`;
const factory = (body: string): string => failing(`{ provide: 'x', inject: ['opened'], useFactory: ${body} }`);

/** What is wrong, the file, and the line that tells it. */
const faults: readonly (readonly [what: string, file: string, told: RegExp])[] = [
  ['a factory throws', factory("() => { throw new Error('no database'); }"), /no database/],
  ['a factory rejects', factory("async () => { throw new Error('no queue'); }"), /no queue/],
  ['a factory throws a text', factory("() => { throw 'a text'; }"), /a text/],
  ['a factory throws nothing', factory('() => { throw undefined; }'), /undefined/],
  ['a factory fails late', factory("() => new Promise((_, reject) => setTimeout(() => reject(new Error('late')), 50))"), /late/],
  ['a file is missing', factory("() => readFileSync('nowhere.pem')"), /ENOENT.*nowhere\.pem/],
  ['an address refuses', factory("async () => { await fetch('http://127.0.0.1:9/'); }"), /fetch failed|bad port/],
  ['JSON is none', factory("() => JSON.parse('{')"), /JSON/],
  [
    'a generator throws',
    failing("{ provide: 'x', inject: ['opened'], useGenerator: function* () { throw new Error('never open'); } }"),
    /never open/,
  ],
  ['a generator yields nothing', failing("{ provide: 'x', useGenerator: function* () {} }"), /GENERATOR_EMPTY|did not yield|yield/],
  ['a constructor throws', `@Injectable() class Broken { constructor() { throw new Error('unbuilt'); } }\n${failing('Broken')}`, /unbuilt/],
  [
    'a start hook throws',
    `@Injectable() class Hooked { @OnStart() go() { throw new Error('no start'); } }\n${failing('Hooked')}`,
    /no start/,
  ],
  [
    'a start hook rejects',
    `@Injectable() class Hooked { @OnStart() async go() { throw new Error('no begin'); } }\n${failing('Hooked')}`,
    /no begin/,
  ],
  ['a provider is missing', `@Injectable() class Needy { constructor(readonly date: Date) {} }\n${failing('Needy')}`, /PROVIDER_MISSING/],
  ['a provider is invalid', failing("{ provide: 'x', useValue: 1, useFactory: () => 1 }"), /PROVIDER_INVALID/],
  [
    'providers go round',
    "@Injectable() class A { constructor(@Depends('b') readonly b: unknown) {} }\n" +
      failing("A, { provide: 'b', inject: [A], useFactory: (a) => a }"),
    /CYCLE|METADATA|circle|itself/i,
  ],
  ['a module is no module', `class Nothing {}\n@Module({ imports: [Nothing] }) class AppModule {}${tail}`, /MODULE_EXPECTED/],
  [
    'a route is there twice',
    `@Controller() class C { @Get('/a') a() { return 1; } @Get('/a') b() { return 1; } }\n@Module({ controllers: [C] }) class AppModule {}${tail}`,
    /\/a/,
  ],
  ['an option is unknown', '@Module({}) class AppModule {}\nexport const app = createApp(AppModule, { prot: 1 });', /OPTION_UNKNOWN/],
  [
    'everybody is trusted',
    '@Module({}) class AppModule {}\nexport const app = createApp(AppModule, { trustProxy: true });',
    /PROXY_TRUST_OPEN/,
  ],
  ['the file throws', "throw new Error('at the top');", /at the top/],
  ['the file imports what is not there', "import './nothing.js';", /nothing\.js/],
  ['the file exports no application', 'export const answer = 42;', /APP_EXPORT_MISSING/],
  ['the file waits for ever', 'await new Promise(() => undefined);', /APP_FILE_UNFINISHED/],
];

describe('a start that fails', () => {
  it.each(faults)('because %s: code 1, the cause, everything closed, no port', async (_, file, told) => {
    const folder = project({ 'app.js': head + file });
    const { code, stdout, stderr } = await run(['run', '--host', '127.0.0.1', '--port', String(port)], {
      folder,
      env: { NODE_ENV: 'production' },
    });
    expect(code).toBe(1);
    expect(stderr).toMatch(told);
    expect(stderr).not.toContain('"level"');
    expect(['', 'opened\nclosed\n']).toContain(stdout);
    await expect(
      new Promise((resolve, reject) => connect(port, '127.0.0.1').once('connect', resolve).once('error', reject)),
    ).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});
