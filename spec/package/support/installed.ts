import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

interface Manifest {
  readonly bin: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
}

/** A project that has what `npm pack` gives, unpacked as npm does it; what it depends on is taken from here. */
export interface Installed {
  readonly folder: string;
  readonly tarball: string;
  /** Writes files and runs one of them with node. */
  readonly run: (files: Readonly<Record<string, string>>, ...args: readonly string[]) => string;
  readonly remove: () => void;
}

/** Packs a package into a folder and gives the file. */
export function pack(packageFolder: string, into: string): string {
  const written = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', into], {
    cwd: packageFolder,
    encoding: 'utf8',
    stdio: 'pipe',
  });
  const [{ filename }] = JSON.parse(written) as [{ filename: string }];
  return join(into, filename);
}

/** Unpacks a package into node_modules of a folder. */
export function unpack(tarball: string, folder: string, name: string): string {
  const at = join(folder, 'node_modules', name);
  mkdirSync(at, { recursive: true });
  execFileSync('tar', ['-xzf', tarball, '-C', at, '--strip-components=1']);
  return at;
}

/** Installs the package as it is packed. */
export function install(): Installed {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'tenon-packed-')));
  const tarball = pack('.', folder);
  const packed = unpack(tarball, folder, 'tenon');
  const { bin, dependencies, peerDependencies } = JSON.parse(readFileSync(join(packed, 'package.json'), 'utf8')) as Manifest;
  for (const name of Object.keys({ ...dependencies, ...peerDependencies })) link(folder, name);
  mkdirSync(join(folder, 'node_modules/.bin'));
  symlinkSync(join(packed, bin.tenon as string), join(folder, 'node_modules/.bin/tenon'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  const run: Installed['run'] = (files, ...args) => {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    const options = ['--disable-warning=ExperimentalWarning', ...args];
    return execFileSync(process.execPath, options, { cwd: folder, encoding: 'utf8', stdio: 'pipe' }).trim();
  };
  return { folder, tarball, run, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

function link(folder: string, name: string): void {
  const at = join(folder, 'node_modules', name);
  mkdirSync(dirname(at), { recursive: true });
  symlinkSync(resolve('node_modules', name), at, 'dir');
}
