import { jest } from '@jest/globals';
import { resolve } from 'node:path';
import { expectGolden } from '../container/support/golden.js';
import { run } from './support/command.js';
import { orders } from './support/planted.js';
import { project, removeProjects } from './support/project.js';

// Each starts processes, and other work may keep the machine busy.
jest.setTimeout(60_000);

const golden = (name: string): URL => new URL(`./golden/${name}`, import.meta.url);
const shop = resolve('build/samples/shop/app.js');
let folder: string;

beforeAll(() => {
  folder = project({ 'app.js': orders });
});
afterAll(removeProjects);

const rows = async (...written: string[]): Promise<string[]> => {
  const { code, stdout, stderr } = await run(['routes', ...written], { folder });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout
    .trimEnd()
    .split('\n')
    .slice(1)
    .filter((line) => /^[A-Z]+ +\//.test(line))
    .map((line) => line.split(/ {2,}/).slice(0, 2).join(' '));
};

describe('tenon routes', () => {
  it('lists the routes of the shop, with who may use them', async () => {
    const { code, stdout, stderr } = await run(['routes', shop]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expectGolden(golden('routes-shop.txt'), stdout);
  });

  it('tells open routes from public and from guarded ones, and looks into mounted applications', async () => {
    const { stdout } = await run(['routes'], { folder });
    expectGolden(golden('routes.txt'), stdout);
  });

  it('tells programs all of it', async () => {
    const { stdout } = await run(['routes', '--json'], { folder });
    expectGolden(golden('routes.json'), stdout);
  });

  it('has colours where they are asked for', async () => {
    const { stdout } = await run(['routes'], { folder, env: { FORCE_COLOR: '1' } });
    expect(stdout).toContain('\u001b[33mopen\u001b[39m');
  });

  it('keeps to methods, in any case', async () => {
    expect(await rows('--method', 'post')).toEqual(['POST /v1/orders', 'POST /admin/close', 'POST /admin/open']);
    expect(await rows('--method', 'post', '--method=DELETE', '--method', 'GET')).toHaveLength(7);
  });

  it('keeps to the beginning of paths', async () => {
    expect(await rows('--path', '/v1/orders/')).toEqual(['GET /v1/orders/:orderId', 'GET /v1/orders/menu/today']);
  });

  it('keeps to routes of which nothing says who may use them: a limit of requests does not', async () => {
    expect(await rows('--unguarded')).toEqual(['GET /v1/orders', 'GET /v1/orders/:orderId', 'POST /v1/orders', 'GET /pages/']);
  });

  it('says so where there are none', async () => {
    const { code, stdout } = await run(['routes', '--method', 'PATCH'], { folder });
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'no routes\nmounted at /old: no application of Tenon, not looked into\n' });
  });
});
