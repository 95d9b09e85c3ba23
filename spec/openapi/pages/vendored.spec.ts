import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { redocVersion } from '../../../src/openapi/pages/redoc-page.js';
import { swaggerVersion } from '../../../src/openapi/pages/swagger-page.js';

interface Pinned {
  readonly name: string;
  readonly version: string;
  readonly integrity: string;
  readonly licenses: readonly string[];
  readonly files: Readonly<Record<string, { readonly name: string; readonly integrity: string }>>;
}

const folder = 'openapi-ui';
const pinned = JSON.parse(readFileSync(join(folder, 'vendor.json'), 'utf8')) as readonly Pinned[];

describe.each(pinned)('what is taken from $name $version', ({ name, version, integrity, licenses, files }) => {
  const place = join(folder, 'vendor', `${name}-${version}`);

  it('is pinned by the sha512 of its tarball', () => {
    expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(integrity).toMatch(/^sha512-[\w+/]{86}==$/);
  });

  it('is what vendor.json says, no more and no less', () => {
    const names = Object.values(files).map((file) => file.name);
    expect(readdirSync(place).sort()).toEqual([...names].sort());
    for (const file of Object.values(files)) {
      const found = createHash('sha512')
        .update(readFileSync(join(place, file.name)))
        .digest('base64');
      expect([file.name, `sha512-${found}`]).toEqual([file.name, file.integrity]);
    }
  });

  it('has its licences beside it', () => {
    const taken = Object.values(files).map((file) => file.name);
    expect(taken).toEqual(expect.arrayContaining([...licenses]));
    expect(readFileSync(join(place, 'LICENSE'), 'utf8')).toMatch(name === 'redoc' ? /MIT License/ : /Apache License/);
  });
});

describe('the pages', () => {
  it('are of the versions that are vendored', () => {
    expect(pinned.map(({ name, version }) => `${name} ${version}`)).toEqual([`swagger-ui-dist ${swaggerVersion}`, `redoc ${redocVersion}`]);
  });

  it('have less than 60 kB of scripts of our own', () => {
    const own = readdirSync(join(folder, 'assets')).filter((file) => file.endsWith('.js'));
    expect(own.length).toBeGreaterThan(0);
    const bytes = own.reduce((sum, file) => sum + readFileSync(join(folder, 'assets', file)).length, 0);
    expect(bytes).toBeLessThan(60_000);
  });

  it('have no script and no style in themselves', () => {
    for (const file of readdirSync(join(folder, 'pages'))) {
      const html = readFileSync(join(folder, 'pages', file), 'utf8');
      expect(html).not.toMatch(/<style|\son\w+=|\sstyle=|javascript:/);
      for (const [, attributes] of html.matchAll(/<script([^>]*)>/g)) expect(attributes).toMatch(/src="|type="application\/json"/);
    }
  });

  it('come with the published package, without source maps', () => {
    const packed = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [{ files }] = JSON.parse(packed) as [{ files: readonly { path: string }[] }];
    const paths = files.map(({ path }) => path).filter((path) => path.startsWith('openapi-ui/'));
    const vendored = pinned.flatMap((one) =>
      Object.values(one.files).map((file) => `openapi-ui/vendor/${one.name}-${one.version}/${file.name}`),
    );
    expect(paths).toEqual(expect.arrayContaining([...vendored, 'openapi-ui/assets/theme.css', 'openapi-ui/pages/swagger.html']));
    expect(paths.filter((path) => path.endsWith('.map') || path.endsWith('.mjs'))).toEqual([]);
  });
});

describe('vendor.mjs', () => {
  let copy: string;
  beforeEach(() => {
    copy = mkdtempSync(join(tmpdir(), 'tenon-vendor-spec-'));
    cpSync(folder, copy, { recursive: true });
  });
  afterEach(() => rmSync(copy, { recursive: true, force: true }));

  /** Runs it with a script in npm's place. */
  const run = (npm: string): string => {
    writeFileSync(join(copy, 'npm.mjs'), npm);
    const env = { ...process.env, npm_execpath: join(copy, 'npm.mjs') };
    return execFileSync(process.execPath, [join(copy, 'vendor.mjs')], { env, stdio: 'pipe', encoding: 'utf8' });
  };
  const noNpm = 'throw new Error("the registry was asked")';
  const script = (): string => join(copy, 'vendor', `redoc-${redocVersion}`, 'redoc.standalone.js');

  it('leaves what is complete as it is and asks no registry', () => {
    expect(run(noNpm)).toBe('');
  });

  it('asks for what is there and is another', () => {
    writeFileSync(script(), 'changed');
    expect(() => run(noNpm)).toThrow(/the registry was asked/);
  });

  it('removes what is no longer pinned', () => {
    mkdirSync(join(copy, 'vendor', 'redoc-1.0.0'));
    run(noNpm);
    expect(readdirSync(join(copy, 'vendor')).sort()).toEqual(pinned.map(({ name, version }) => `${name}-${version}`).sort());
  });

  it('refuses a tarball that is not the pinned one, and says so', () => {
    rmSync(script());
    const npm = `import { writeFileSync } from 'node:fs';
      writeFileSync(process.argv[process.argv.indexOf('--pack-destination') + 1] + '/redoc.tgz', 'another');`;
    expect(() => run(npm)).toThrow(
      /redoc@[\d.]+ is not the package that openapi-ui\/vendor\.json pins:\n {2}pinned sha512-.*\n {2}found {2}sha512-/,
    );
  });
});
