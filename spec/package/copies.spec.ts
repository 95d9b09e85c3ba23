import { cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { install, unpack, type Installed } from './support/installed.js';

let installed: Installed;
beforeAll(() => (installed = install()), 60_000);
afterEach(() => {
  for (const brought of ['@acme', 'tenon/node_modules'])
    rmSync(join(installed.folder, 'node_modules', brought), { recursive: true, force: true });
});
afterAll(() => installed.remove());

const app = (start: string): string => `import { createApp, Injectable, Module } from 'tenon';
class AppModule {}
Module({})(AppModule);
${start}
const app = createApp(AppModule);
await app.init().then(() => console.log('started'), ({ problems, message }) => console.log(problems?.map(({ what }) => what).join('; ') ?? message));
await app.close();`;

const part = `import { Injectable } from 'tenon';
export class Part {}
Injectable()(Part);`;

describe('an application', () => {
  it('starts where each package is there once, also for whoever runs it from elsewhere', () => {
    expect(installed.run({ 'app.js': app('') }, 'app.js')).toBe('started');
  });

  it('does not start with a part that brings its own copy of tenon', () => {
    const own = unpack(installed.tarball, join(installed.folder, 'node_modules/@acme/orders'), 'tenon');
    const files = {
      'node_modules/@acme/orders/package.json': '{ "type": "module", "exports": "./index.js" }',
      'node_modules/@acme/orders/index.js': part,
      'app.js': app("await import('@acme/orders');"),
    };
    const told = installed.run(files, 'app.js');
    expect(told).toContain('There are two copies of tenon');
    for (const place of [own, join(installed.folder, 'node_modules/tenon')]) expect(told).toContain(` in ${place}`);
  });

  it('takes parts that ask for its own copy', () => {
    const files = {
      'node_modules/@acme/orders/package.json': '{ "type": "module", "exports": "./index.js" }',
      'node_modules/@acme/orders/index.js': part,
      'app.js': app("await import('@acme/orders');"),
    };
    expect(installed.run(files, 'app.js')).toBe('started');
  });

  it.each(['inversify', 'class-validator', 'class-transformer'])(
    'does not start where tenon has another copy of %s than it has itself',
    (name) => {
      const own = join(installed.folder, 'node_modules/tenon/node_modules', name);
      cpSync(realpathSync(join(installed.folder, 'node_modules', name)), own, { recursive: true, dereference: true });
      if (name === 'inversify') {
        const beside = join(installed.folder, 'node_modules/tenon/node_modules/@inversifyjs');
        cpSync(join(process.cwd(), 'node_modules/@inversifyjs'), beside, { recursive: true });
      }
      const told = installed.run({ 'app.js': app('') }, 'app.js');
      expect(told).toContain(`There are two copies of ${name}`);
      for (const place of [own, realpathSync(join(installed.folder, 'node_modules', name))]) expect(told).toContain(` in ${place}`);
    },
  );

  it.each([['openapi'], ['graph'], ['routes'], ['check']])('is looked at by a command of another copy: tenon %s', (command) => {
    const other = unpack(installed.tarball, join(installed.folder, 'node_modules/@acme/tools'), 'tenon');
    const files = { 'exported.js': app('').replace(/const app = [^]*/, 'export const app = createApp(AppModule);') };
    expect(installed.run(files, join(other, 'dist/cli/main.js'), command, 'exported.js')).not.toContain('two copies');
  });

  it('is not held against what the folder has that it is started in, where that has nothing to do with tenon', () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'tenon-elsewhere-'));
    cpSync(join(process.cwd(), 'node_modules/inversify'), join(elsewhere, 'node_modules/inversify'), { recursive: true });
    const files = { 'app.js': app(`process.chdir(${JSON.stringify(elsewhere)});`) };
    expect(installed.run(files, 'app.js')).toBe('started');
    rmSync(elsewhere, { recursive: true });
  });
});
