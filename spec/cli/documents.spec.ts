import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Application } from 'tenon';
import { testApp } from 'tenon/testing';
import { parse } from 'yaml';
import { app as hello } from '../../samples/hello/app.js';
import { app as shop } from '../../samples/shop/app.js';
import { run } from './support/command.js';

const samples: Readonly<Record<string, Application>> = { hello, shop };
const built = (file: string): string => resolve('build/samples', file);

describe.each(Object.keys(samples))('tenon openapi, of samples/%s', (name) => {
  const app = samples[name] as Application;

  it.each(['3.0', '3.1', '3.2'] as const)('writes the document of app.openapi() in version %s', async (version) => {
    const { code, stdout, stderr } = await run(['openapi', built(`${name}/app.js`), '--version', version]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout)).toEqual(await app.openapi({ version }));
  });

  it('writes it as YAML', async () => {
    const { code, stdout } = await run(['openapi', built(`${name}/app.js`), '--format=yaml']);
    expect(code).toBe(0);
    expect(parse(stdout)).toEqual(await app.openapi());
  });
});

it('writes the very YAML that is served', async () => {
  await using t = await testApp(hello);
  const { stdout } = await run(['openapi', built('hello/app.js'), '--format=yaml']);
  expect(stdout).toBe((await t.client.get('/openapi.yaml')).text);
});

it('writes JSON for people: indented, and a line break at the end', async () => {
  const { stdout } = await run(['openapi', built('hello/app.js')]);
  expect(stdout).toMatch(/^\{\n {2}"openapi": "3\.1\.0",\n[^]*\n\}\n$/);
});

describe('a file that starts its application', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tenon-cli-'));
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('opens no port', async () => {
    const taken = createServer();
    await new Promise<void>((done) => void taken.listen(0, '127.0.0.1', done));
    const { port } = taken.address() as AddressInfo;
    const { code, stdout, stderr } = await run(['openapi', built('hello/main.js')], { folder, env: { PORT: String(port) } });
    taken.close();
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout)).toEqual(await hello.openapi());
  });

  it('makes no provider', async () => {
    const { code, stdout } = await run(['openapi', built('shop/main.js')], { folder, env: { DATABASE_URL: 'sqlite:shop.sqlite' } });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual(await shop.openapi());
    expect(readdirSync(folder)).toEqual([]);
    expect(existsSync(join(folder, 'shop.sqlite'))).toBe(false);
  });
});
