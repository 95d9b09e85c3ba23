import { jest } from '@jest/globals';
import { resolve } from 'node:path';
import { expectGolden } from '../container/support/golden.js';
import type { Finding } from '../../src/cli/check/finding.js';
import { run } from './support/command.js';
import { application, project, removeProjects } from './support/project.js';

// Each starts processes, and other work may keep the machine busy.
jest.setTimeout(60_000);

afterEach(removeProjects);

const golden = (name: string): URL => new URL(`./golden/${name}.txt`, import.meta.url);
/** What depends on the day. */
const today = ['--ignore', 'NODE_OLD'];

const planted = `import { Body, Controller, cors, createApp, Field, Get, Module, Path, Post, Public, Query, sessions } from 'tenon';
class Line { code; short; fine; }
Field({ type: String, pattern: '^(a|a)*$' })(Line.prototype, 'code');
Field({ type: String, pattern: /^(b+)+$/, maxLength: 20 })(Line.prototype, 'short');
Field({ type: String, pattern: /^[a-z]+$/ })(Line.prototype, 'fine');
class Order { lines; }
Field({ type: [Line] })(Order.prototype, 'lines');
export const session = sessions({ keys: ['my-super-secret-session-key-0123456789'] });
@Controller('/orders') class Orders {
  @Get('/:a-:b-:c') read(@Path({ type: String }) a) { return a; }
  @Get() list(@Query({ type: String, pattern: '^.*x.*x$' }) q) { return q; }
  @Post() add(@Body({ type: Order }) order) { return order; }
  @Public() @Post('/open') open() { return 1; }
}
@Module({ controllers: [Orders] }) class AppModule {}
export const app = createApp(AppModule, {
  middleware: [cors({ allowOrigins: ['*'] })], trustProxy: ['128.0.0.0/1', '10.0.0.0/8'], timeouts: { handler: 0 }, bodyLimit: Infinity,
});
`;

const codes = (stdout: string): string[] =>
  (JSON.parse(stdout) as { findings: Finding[] }).findings.map(({ level, code }) => `${level} ${code}`);

describe('tenon check', () => {
  it('finds nothing in the shop', async () => {
    const { code, stdout, stderr } = await run(['check', resolve('build/samples/shop/app.js'), ...today]);
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: 'nothing found\n', stderr: '' });
  });

  it('finds what is unwise', async () => {
    const { code, stdout, stderr } = await run(['check', ...today], { folder: project({ 'app.js': planted }) });
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expectGolden(golden('check'), stdout);
  });

  it('finds more in production, and takes it more to heart', async () => {
    const { code, stdout } = await run(['check', '--production', ...today], { folder: project({ 'app.js': planted }) });
    expect(code).toBe(1);
    expectGolden(golden('check-production'), stdout);
  });

  it('looks at the application as it is in production', async () => {
    const app = application('Shop', 'export const app = createApp(AppModule, { ...options, trustProxy: true });');
    const folder = project({ 'app.js': app });
    const [here, there] = [
      await run(['check', '--format=json'], { folder }),
      await run(['check', '--format=json', '--production'], { folder }),
    ];
    expect(codes(here.stdout)).toContain('warning PROXY_TRUST_OPEN');
    expect(here.code).toBe(0);
    expect(codes(there.stdout)).toContain('error PROXY_TRUST_OPEN');
    expect(there.code).toBe(1);
  });

  it('says where NODE_ENV keeps it from that', async () => {
    const folder = project({ 'app.js': application('Shop') });
    const { stdout } = await run(['check', '--production', '--format', 'json'], { folder, env: { NODE_ENV: 'test' } });
    expect(codes(stdout)).toContain('warning NODE_ENV_UNFIT');
  });

  it('finds everything that start-up refuses, all at once', async () => {
    const broken = `import { Controller, createApp, Get, Injectable, Module } from 'tenon';
class Clock {}
@Injectable() class Orders { constructor(readonly clock: Clock) {} }
@Controller('/orders') class OrdersController { constructor(readonly orders: Orders) {} @Get('/:') read() { return 1; } }
@Module({ providers: [Orders], controllers: [OrdersController] }) class AppModule {}
export const app = createApp(AppModule);
`;
    const { code, stdout, stderr } = await run(['check', '--format', 'json', ...today], { folder: project({ 'app.js': broken }) });
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(codes(stdout)).toEqual(['error PROVIDER_MISSING', 'error PATH_INVALID']);
  });

  it('looks into what is mounted', async () => {
    const inner = planted.replace('export const app', 'export const inner');
    const outer = application('Outer', "export const app = createApp(AppModule, options).mount('/inner', inner);");
    const folder = project({ 'inner.js': inner, 'app.js': `import { inner } from './inner.js';\n${outer}` });
    const { stdout } = await run(['check', '--format', 'json'], { folder });
    const { findings } = JSON.parse(stdout) as { findings: Finding[] };
    expect(findings.filter(({ code }) => code === 'ROUTE_UNGUARDED').map(({ where }) => where)).toEqual([
      ['POST /inner/orders (Orders.add)'],
      ['GET / (Pages.read)', 'GET /inner/orders/:a-:b-:c (Orders.read)', 'GET /inner/orders (Orders.list)'],
    ]);
    expect(findings.filter(({ code }) => code === 'PATTERN_SLOW').flatMap(({ where }) => where)).toContain('Line.code');
    expect(findings.filter(({ code }) => code === 'LIMIT_OFF')).toHaveLength(2);
  });

  it('leaves out what is ignored', async () => {
    const folder = project({ 'app.js': application('Shop') });
    const { code, stdout } = await run(['check', '--ignore', 'route_unguarded', '--ignore=SECURE_BY_DEFAULT_OFF', ...today], { folder });
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'nothing found\n' });
    const wrong = await run(['check', '--ignore', 'ROUTE_UNGARDED'], { folder });
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toContain('Did you mean ROUTE_UNGUARDED?');
  });

  it('is strict where it is told to be, about warnings and not about notes', async () => {
    const open = application('Shop');
    const posting = open.replaceAll('Get', 'Post');
    const codesOf = async (file: string): Promise<(number | null)[]> => {
      const folder = project({ 'app.js': file });
      return [(await run(['check', ...today], { folder })).code, (await run(['check', '--strict', ...today], { folder })).code];
    };
    expect(await codesOf(open)).toEqual([0, 0]);
    expect(await codesOf(posting)).toEqual([0, 1]);
  });

  it('tells of a file that cannot be loaded as the other commands do', async () => {
    const { code, stdout, stderr } = await run(['check'], { folder: project({ 'app.js': "throw new RangeError('no more pages');" }) });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('[APP_FILE_FAILED]');
  });
});
