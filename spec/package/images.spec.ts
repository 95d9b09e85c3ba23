import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeSettings } from 'tenon';
import { parse } from 'yaml';
import { healthPaths } from '../../src/app/observe/health.js';
import { ShopSettings } from '../../samples/shop/settings.js';
import { run } from '../cli/support/command.js';

interface Instruction {
  readonly name: string;
  readonly rest: string;
}

interface Service {
  readonly build?: { readonly context: string; readonly dockerfile: string };
  readonly image?: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly ports?: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly volumes?: readonly string[];
}

const folder = mkdtempSync(join(tmpdir(), 'tenon-images-'));
beforeAll(() => run(['new', 'my-app'], { folder }));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The instructions of a Dockerfile, each on one line. */
function instructionsOf(file: string): Instruction[] {
  const lines = readFileSync(file, 'utf8')
    .replace(/^\s*#.*\n/gm, '')
    .replace(/\\\n/g, ' ')
    .split('\n');
  return lines
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [, name = '', rest = ''] = /^([A-Z]+)\s+(.*)$/.exec(line) ?? [];
      return { name, rest };
    });
}

describe.each([
  { what: 'the shop', context: () => '.', file: () => 'samples/shop/Dockerfile', later: [] },
  // What npm install writes.
  {
    what: 'what tenon new writes',
    context: () => join(folder, 'my-app'),
    file: () => join(folder, 'my-app/Dockerfile'),
    later: ['package-lock.json'],
  },
])('the Dockerfile of $what', ({ context, file, later }) => {
  const all = (name: string): string[] =>
    instructionsOf(file())
      .filter((one) => one.name === name)
      .map(({ rest }) => rest);

  it('has two stages, both on a version of Node that is supported for long', () => {
    expect(all('FROM')).toEqual(['node:24-slim AS build', 'node:24-slim']);
  });

  it('copies what is there', () => {
    const sources = all('COPY')
      .filter((rest) => !rest.startsWith('--from'))
      .flatMap((rest) => rest.split(' ').slice(0, -1));
    expect(sources.length).toBeGreaterThan(0);
    expect(sources.filter((source) => !existsSync(join(context(), source)) && !later.includes(source))).toEqual([]);
  });

  it('runs scripts that package.json has, on what the lock file says', () => {
    const { scripts } = JSON.parse(readFileSync(join(context(), 'package.json'), 'utf8')) as { scripts: Record<string, string> };
    const commands = all('RUN').join(' ');
    expect(commands).toContain('npm ci');
    const run = [...commands.matchAll(/npm run ([\w:-]+)/g)].map(([, script = '']) => script);
    expect(run).toEqual(['build']);
    expect(run.filter((script) => scripts[script] === undefined)).toEqual([]);
  });

  it('leaves behind what only the build needs', () => {
    expect(all('RUN').join(' ')).toMatch(/npm (prune|ci) --omit=dev/);
    expect(all('ENV')).toEqual(['NODE_ENV=production']);
  });

  it('is started by node itself, and not as root', () => {
    const last = instructionsOf(file()).slice(-1)[0];
    expect(last?.name).toBe('CMD');
    const command = JSON.parse(last?.rest ?? '') as string[];
    expect(command[0]).toBe('node');
    expect(command.slice(2, 3)).toEqual(['run']);
    expect(command.slice(-4)).toEqual(['--host', '0.0.0.0', '--port', all('EXPOSE')[0]]);
    expect(all('USER')).toEqual(['node']);
  });

  it('asks for the health of the application where that tells of it', () => {
    const [check = ''] = all('HEALTHCHECK');
    const [, command = '[]'] = /CMD (\[.*\])$/.exec(check) ?? [];
    const [, port, path] = /http:\/\/127\.0\.0\.1:(\d+)(\/\w+)/.exec((JSON.parse(command) as string[])[2] ?? '') ?? [];
    expect([port, path]).toEqual([all('EXPOSE')[0], healthPaths(true).find(([, question]) => question === 'readiness')?.[0]]);
    const app = readFileSync(context() === '.' ? 'samples/shop/app.ts' : join(context(), 'src/app.ts'), 'utf8');
    expect(app).toContain('health: true');
  });
});

it('the Dockerfile of the shop gives it the packages that it imports', () => {
  const text = readFileSync('samples/shop/Dockerfile', 'utf8');
  const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { devDependencies: Record<string, string> };
  const named = (/for name in ([^;]+);/.exec(text)?.[1] ?? '').split(' ');
  expect(named.filter((name) => devDependencies[name] === undefined)).toEqual([]);
  for (const file of ['postgres.ts', 'sqlite.ts']) {
    const imported = [...readFileSync(`samples/shop/database/${file}`, 'utf8').matchAll(/from '([a-z@][^']*)'/g)].map(
      ([, name = '']) => name,
    );
    expect(imported.filter((name) => !named.includes(name) && !name.startsWith('node:'))).toEqual([]);
  }
});

it('the build of the shop takes along all that it needs, and no specs', () => {
  const ignore = readFileSync('samples/shop/Dockerfile.dockerignore', 'utf8').trim().split('\n');
  const kept = ignore.filter((line) => line.startsWith('!')).map((line) => line.slice(1));
  expect(ignore[0]).toBe('*');
  expect(kept.filter((path) => !path.includes('*') && !existsSync(path))).toEqual([]);
  expect(kept).toEqual(expect.arrayContaining(['package.json', 'package-lock.json', 'scripts', 'src', 'openapi-ui', 'samples']));
});

describe('the compose file of the shop', () => {
  const text = readFileSync('samples/shop/compose.yaml', 'utf8');
  const { services, volumes } = parse(text) as { services: Readonly<Record<'shop' | 'database', Service>>; volumes: object };
  const { shop, database } = services;

  it('builds the image from its Dockerfile, and waits for a database that is well', () => {
    const at = join('samples/shop', shop.build?.context ?? '');
    expect(existsSync(join(at, shop.build?.dockerfile ?? ''))).toBe(true);
    expect(shop.depends_on).toEqual({ database: { condition: 'service_healthy' } });
    expect(database.healthcheck?.test).toEqual(expect.arrayContaining(['CMD', 'pg_isready']));
  });

  it('says to the shop what it reads, and the same to both of the database', () => {
    const known = describeSettings(ShopSettings).map(({ variable }) => variable);
    expect(Object.keys(shop.environment).filter((name) => !known.includes(name))).toEqual([]);
    const { POSTGRES_USER: user, POSTGRES_DB: name } = database.environment;
    expect(shop.environment.DATABASE_URL).toMatch(
      new RegExp(`^postgres://${user}:\\$\\{POSTGRES_PASSWORD:\\?[^}]*\\}@database:5432/${name}$`),
    );
  });

  it('holds no secret, and does not come up without one', () => {
    expect(shop.environment.TOKEN_KEY).toMatch(/^\$\{TOKEN_KEY:\?.*\}$/);
    expect(database.environment.POSTGRES_PASSWORD).toMatch(/^\$\{POSTGRES_PASSWORD:\?.*\}$/);
  });

  it('opens the shop to this machine alone, at the port that it listens at', () => {
    const exposed = instructionsOf('samples/shop/Dockerfile').find(({ name }) => name === 'EXPOSE')?.rest;
    expect(shop.ports).toEqual([`127.0.0.1:8000:${exposed}`]);
    expect(database.ports).toBeUndefined();
  });

  it('keeps the database in a volume', () => {
    expect(database.volumes?.map((volume) => volume.split(':')[0])).toEqual(Object.keys(volumes));
  });
});
