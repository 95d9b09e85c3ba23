import { execFileSync } from 'node:child_process';
import { accessSync, constants, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

interface Manifest {
  readonly bin: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
}

const app = `import { createApp, Module } from 'tenon';
class AppModule {}
Module({})(AppModule);
export const app = createApp(AppModule, { title: 'Packed' });
`;

describe('the packed package', () => {
  let folder: string;
  const command = (): string => join(folder, 'node_modules/.bin/tenon');

  /** A project with what `npm pack` gives, unpacked as npm does it; what it depends on is taken from here. */
  beforeAll(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'tenon-packed-')));
    const packed = join(folder, 'node_modules/tenon');
    mkdirSync(packed, { recursive: true });
    const [{ filename }] = JSON.parse(
      execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], { encoding: 'utf8', stdio: 'pipe' }),
    ) as [{ filename: string }];
    execFileSync('tar', ['-xzf', join(folder, filename), '-C', packed, '--strip-components=1']);
    const { bin, dependencies, peerDependencies } = JSON.parse(readFileSync(join(packed, 'package.json'), 'utf8')) as Manifest;
    for (const name of Object.keys({ ...dependencies, ...peerDependencies })) {
      mkdirSync(dirname(join(folder, 'node_modules', name)), { recursive: true });
      symlinkSync(join(process.cwd(), 'node_modules', name), join(folder, 'node_modules', name), 'dir');
    }
    mkdirSync(dirname(command()));
    symlinkSync(join(packed, bin.tenon as string), command());
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    writeFileSync(join(folder, 'app.js'), app);
  }, 60_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('brings the command tenon, ready to run', () => {
    accessSync(command(), constants.X_OK);
    expect(readFileSync(command(), 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
    const document = execFileSync(command(), ['openapi'], { cwd: folder, encoding: 'utf8' });
    expect(JSON.parse(document)).toMatchObject({ openapi: '3.1.0', info: { title: 'Packed' } });
  });

  it('writes YAML with what it depends on', () => {
    expect(execFileSync(command(), ['openapi', '--format', 'yaml'], { cwd: folder, encoding: 'utf8' })).toMatch(/^openapi: 3\.1\.0\n/);
  });
});
