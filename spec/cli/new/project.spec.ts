import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { run } from '../support/command.js';

interface Manifest {
  readonly name: string;
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

let folder: string;
beforeEach(() => void (folder = realpathSync(mkdtempSync(join(tmpdir(), 'tenon-new-')))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const create = (...written: readonly string[]) => run(['new', ...written], { folder });
const read = (path: string): string => readFileSync(join(folder, path), 'utf8');
const manifest = (path: string): Manifest => JSON.parse(read(`${path}/package.json`)) as Manifest;
const filesOf = (path: string): string[] => (existsSync(join(folder, path)) ? readdirSync(join(folder, path)).sort() : []);

describe('tenon new', () => {
  it('writes a project, and says what comes next', async () => {
    const { code, stdout, stderr } = await create('my-app');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toBe(`my-app is written. Next:

  cd my-app
  npm install
  npm test
  npx tenon dev

Then http://127.0.0.1:8000/docs shows what it can do, and README.md what is where.
`);
    expect(filesOf('my-app')).toEqual(
      [
        '.dockerignore',
        '.env.example',
        '.gitignore',
        'Dockerfile',
        'README.md',
        'package.json',
        'src',
        'tsconfig.build.json',
        'tsconfig.json',
      ].sort(),
    );
    expect(read('my-app/src/app.ts')).toContain("createApp(AppModule, { title: 'my-app'");
    expect(read('my-app/README.md')).not.toContain('Starter');
  });

  it('depends on this version of tenon, on all that it expects beside it, and on what is tested here', async () => {
    await create('my-app');
    const own = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest & {
      version: string;
      peerDependencies: Record<string, string>;
      peerDependenciesMeta: Record<string, unknown>;
    };
    const peers = Object.entries(own.peerDependencies).filter(([name]) => own.peerDependenciesMeta[name] === undefined);
    const { dependencies, devDependencies } = manifest('my-app');
    expect(dependencies).toEqual({ ...Object.fromEntries(peers), tenon: `^${own.version}` });
    expect(Object.keys(devDependencies).filter((name) => devDependencies[name] !== own.devDependencies[name])).toEqual([]);
    expect(Object.keys(devDependencies)).toEqual(expect.arrayContaining(['@oxc-node/core', 'jest', 'pino-pretty', 'typescript']));
  });

  it('writes what compiles strictly, and does what its specs say', async () => {
    await create('my-app');
    const modules = join(folder, 'my-app/node_modules');
    mkdirSync(modules);
    symlinkSync(process.cwd(), join(modules, 'tenon'), 'dir');
    for (const name of ['@jest', '@types', 'jest', 'ts-jest', 'typescript'])
      symlinkSync(resolve('node_modules', name), join(modules, name), 'dir');
    const { scripts } = manifest('my-app');
    const npmRun = (script: string): string => {
      const [program = '', ...args] = (scripts[script] ?? '').split(' ');
      const [file, before] = program === 'tsc' ? [process.execPath, ['node_modules/typescript/bin/tsc']] : [process.execPath, []];
      return execFileSync(file, [...before, ...args], { cwd: join(folder, 'my-app'), encoding: 'utf8', stdio: 'pipe' });
    };
    expect(npmRun('typecheck')).toBe('');
    expect(npmRun('build')).toBe('');
    expect(filesOf('my-app/dist')).toEqual(['app.js', 'app.js.map', 'hello', 'items']);
    npmRun('test');
  }, 120_000);

  it.each([
    ['My App', 'my-app'],
    ['.hidden_', 'hidden_'],
    ['a/b/c', 'c'],
  ])('calls the package of %s %s', async (path, name) => {
    const { code, stdout } = await create(path);
    expect(code).toBe(0);
    expect(manifest(path).name).toBe(name);
    expect(stdout).toContain(path.includes(' ') ? `cd '${path}'` : `cd ${path}\n`);
  });

  it('calls the package what is asked for', async () => {
    await create('my-app', '--name', '@acme/orders');
    expect(manifest('my-app').name).toBe('@acme/orders');
    expect(read('my-app/src/app.ts')).toContain("title: '@acme/orders'");
  });

  it('fills the folder that it stands in, and one with nothing but a repository', async () => {
    mkdirSync(join(folder, 'cloned/.git'), { recursive: true });
    const { code, stdout } = await run(['new', '.'], { folder: join(folder, 'cloned') });
    expect(code).toBe(0);
    expect(stdout).not.toContain('cd ');
    expect(manifest('cloned').name).toBe('cloned');
  });
});

describe('tenon new writes nothing', () => {
  it('into a folder that holds something', async () => {
    mkdirSync(join(folder, 'my-app'));
    writeFileSync(join(folder, 'my-app/notes.txt'), '');
    const { code, stderr } = await create('my-app');
    expect(code).toBe(2);
    expect(stderr).toContain('my-app is not empty: it holds notes.txt. [FOLDER_TAKEN]');
    expect(filesOf('my-app')).toEqual(['notes.txt']);
  });

  it('in place of a file', async () => {
    writeFileSync(join(folder, 'my-app'), 'mine');
    expect((await create('my-app')).stderr).toContain('my-app is a file. [FOLDER_TAKEN]');
    expect(read('my-app')).toBe('mine');
  });

  it.each([
    [['express'], 'it is the name of a package that it would depend on'],
    [['tenon'], 'it is the name of a package that it would depend on'],
    [['my-app', '--name', 'My App'], 'npm takes small letters'],
    [['my-app', '--name', 'a'.repeat(215)], 'it has more than 214 characters'],
    [['node_modules'], 'npm keeps it for itself'],
    [['_'], 'npm takes small letters'],
  ])('by a name that npm would refuse: %j', async (written, reason) => {
    const { code, stderr } = await create(...written);
    expect(code).toBe(2);
    expect(stderr).toContain('[PACKAGE_NAME_UNFIT]');
    expect(stderr).toContain(reason);
    expect(filesOf('.')).toEqual([]);
  });

  it('where it may write only a part', async () => {
    // Whoever runs as root may write everywhere, except through a file.
    mkdirSync(join(folder, 'closed'));
    writeFileSync(join(folder, 'closed/file'), '');
    chmodSync(join(folder, 'closed/file'), 0o444);
    const { code, stderr } = await create('closed/file/my-app');
    expect(code).toBe(1);
    expect(stderr).toContain('[OUTPUT_UNWRITABLE]');
    expect(filesOf('closed')).toEqual(['file']);
  });

  it.each([
    [[], 'COMMAND_ARGUMENT_MISSING'],
    [['my-app', 'orders'], 'COMMAND_ARGUMENT_EXTRA'],
    [['module'], 'COMMAND_ARGUMENT_MISSING'],
    [['my-app', '--force'], 'COMMAND_OPTION_UNKNOWN'],
  ])('where it is not written as it has to be: tenon new %j', async (written, problem) => {
    const { code, stderr } = await create(...written);
    expect(code).toBe(2);
    expect(stderr).toContain(`[${problem}]`);
    expect(filesOf('.')).toEqual([]);
  });
});
