import { execFileSync } from 'node:child_process';
import { accessSync, constants, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { install, pack, unpack, type Installed } from './support/installed.js';

const app = `import { createApp, Module } from 'tenon';
class AppModule {}
Module({})(AppModule);
export const app = createApp(AppModule, { title: 'Packed' });
`;

describe('the packed package', () => {
  let installed: Installed;
  const command = (): string => join(installed.folder, 'node_modules/.bin/tenon');
  const run = (...written: readonly string[]): string => execFileSync(command(), written, { cwd: installed.folder, encoding: 'utf8' });

  beforeAll(() => {
    installed = install();
    writeFileSync(join(installed.folder, 'app.js'), app);
  }, 60_000);

  afterAll(() => installed.remove());

  it('brings the command tenon, ready to run', () => {
    accessSync(command(), constants.X_OK);
    expect(readFileSync(command(), 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
    expect(JSON.parse(run('openapi'))).toMatchObject({ openapi: '3.1.0', info: { title: 'Packed' } });
  });

  it('writes YAML with what it depends on', () => {
    expect(run('openapi', '--format', 'yaml')).toMatch(/^openapi: 3\.1\.0\n/);
  });

  it('writes a project, by itself and as npm create tenon', () => {
    expect(run('new', 'my-app')).toContain('npx tenon dev');
    const creator = unpack(pack('create-tenon', installed.folder), installed.folder, 'create-tenon');
    const { bin } = JSON.parse(readFileSync(join(creator, 'package.json'), 'utf8')) as { bin: Readonly<Record<string, string>> };
    const file = join(creator, bin['create-tenon'] as string);
    expect(execFileSync(file, ['another', '--name', '@acme/another'], { cwd: installed.folder, encoding: 'utf8' })).toContain('cd another');
    for (const [folder, name] of Object.entries({ 'my-app': 'my-app', another: '@acme/another' })) {
      expect(JSON.parse(readFileSync(join(installed.folder, folder, 'package.json'), 'utf8'))).toMatchObject({ name });
      expect(readFileSync(join(installed.folder, folder, 'src/app.ts'), 'utf8')).toContain(`title: '${name}'`);
      expect(readFileSync(join(installed.folder, folder, '.gitignore'), 'utf8')).toContain('node_modules');
    }
  });
});

it('create-tenon brings the version of tenon that it is made for', () => {
  const manifest = (folder: string) =>
    JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
      version: string;
      engines: unknown;
      dependencies: Record<string, string>;
    };
  const { version, engines } = manifest('.');
  expect(manifest('create-tenon')).toMatchObject({ version, engines, dependencies: { tenon: version } });
});
