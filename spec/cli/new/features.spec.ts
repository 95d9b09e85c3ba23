import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { run } from '../support/command.js';
import { project, removeProjects } from '../support/project.js';

afterEach(removeProjects);

const app = `import { createApp, Module } from 'tenon';

@Module({ controllers: [] })
class AppModule {}

export const app = createApp(AppModule);
`;
const read = (folder: string, path: string): string => readFileSync(join(folder, path), 'utf8');

describe('tenon new module', () => {
  it('writes a module and adds it to the root module', async () => {
    const folder = project({ 'src/app.ts': app });
    const { code, stdout, stderr } = await run(['new', 'module', 'orders'], { folder });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toBe(`written  src/orders/order.ts
written  src/orders/orders-controller.ts
written  src/orders/orders-module.ts
written  src/orders/orders-service.ts
written  src/orders/orders.spec.ts
changed  src/app.ts
`);
    expect(read(folder, 'src/app.ts')).toBe(`import { createApp, Module } from 'tenon';
import { OrdersModule } from './orders/orders-module.js';

@Module({ imports: [OrdersModule], controllers: [] })
class AppModule {}

export const app = createApp(AppModule);
`);
    expect(read(folder, 'src/orders/orders-controller.ts')).toContain(
      "@Controller('/orders', { tags: ['orders'] })\nexport class OrdersController {",
    );
  });

  it('refuses what is no name, and writes nothing', async () => {
    const folder = project({ 'src/app.ts': app });
    const { code, stderr } = await run(['new', 'module', '../orders'], { folder });
    expect(code).toBe(2);
    expect(stderr).toContain('[NAME_UNFIT]');
    expect([readdirSync(folder).sort(), readdirSync(join(folder, 'src'))]).toEqual([['node_modules', 'package.json', 'src'], ['app.ts']]);
  });

  it('overwrites nothing, and writes nothing where something is there', async () => {
    const folder = project({ 'src/app.ts': app, 'src/orders/orders-service.ts': 'mine' });
    const { code, stderr } = await run(['new', 'module', 'orders'], { folder });
    expect(code).toBe(2);
    expect(stderr).toContain('there is src/orders/orders-service.ts already. [FILES_TAKEN]');
    expect([readdirSync(join(folder, 'src/orders')), read(folder, 'src/app.ts')]).toEqual([['orders-service.ts'], app]);
  });

  it('finds the project from a folder in it, and the root module in a file of its own', async () => {
    const folder = project({ 'src/app.module.ts': app, 'src/main.ts': app, 'src/orders/README.md': '' });
    const { stdout } = await run(['new', 'module', 'returns'], { folder: join(folder, 'src/orders') });
    expect(stdout).toContain('written  ../returns/returns-module.ts\n');
    expect(stdout).toContain('changed  ../app.module.ts\n');
    expect(read(folder, 'src/main.ts')).toBe(app);
  });

  it('writes beside package.json where there is no src', async () => {
    const folder = project({ 'app.ts': app });
    expect((await run(['new', 'module', 'orders'], { folder })).stdout).toContain('changed  app.ts\n');
    expect(read(folder, 'app.ts')).toContain("from './orders/orders-module.js'");
  });

  it('refuses a name that the root file has already, and writes nothing', async () => {
    const folder = project({ 'src/app.ts': app });
    const { code, stdout, stderr } = await run(['new', 'module', 'app'], { folder });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('src/app.ts has the name AppModule already. [NAME_HELD]');
    expect(readdirSync(join(folder, 'src'))).toEqual(['app.ts']);
  });

  it.each([
    ['package.json', '{ "workspaces": ["packages/*"] }'],
    ['pnpm-workspace.yaml', 'packages: ["packages/*"]'],
  ])('writes nothing into the root of a workspace, told by %s', async (name, text) => {
    const folder = project({ [name]: text });
    const before = readdirSync(folder).sort();
    const { code, stderr } = await run(['new', 'module', 'orders'], { folder });
    expect(code).toBe(2);
    expect(stderr).toContain('[WORKSPACE_ROOT]');
    expect(readdirSync(folder).sort()).toEqual(before);
  });

  it('leaves a file alone that looks otherwise than expected, and says what to add', async () => {
    const text = `${app}\n@Module({})\nclass Another {}\n`;
    const folder = project({ 'src/app.ts': text });
    const { code, stdout } = await run(['new', 'module', 'orders'], { folder });
    expect(code).toBe(0);
    expect(stdout).toContain(`To use it, add to the file of the root module:

  import { OrdersModule } from './orders/orders-module.js';

  @Module({ imports: [..., OrdersModule] })
`);
    expect(read(folder, 'src/app.ts')).toBe(text);
  });
});

describe('tenon new controller', () => {
  it('writes a controller and its spec, and adds it to the root module', async () => {
    const folder = project({ 'src/app.ts': app });
    expect((await run(['new', 'controller', 'ReportsController'], { folder })).stdout).toBe(`written  src/reports/reports-controller.spec.ts
written  src/reports/reports-controller.ts
changed  src/app.ts
`);
    expect(read(folder, 'src/app.ts')).toContain('@Module({ controllers: [ReportsController] })');
    expect(read(folder, 'src/app.ts')).toContain("import { ReportsController } from './reports/reports-controller.js';");
  });

  it('is added to the module in its folder', async () => {
    const module = "import { Module } from 'tenon';\n\n@Module({})\nexport class ReportsModule {}\n";
    const folder = project({ 'src/app.ts': app, 'src/reports/reports-module.ts': module });
    expect((await run(['new', 'controller', 'reports'], { folder })).stdout).toContain('changed  src/reports/reports-module.ts\n');
    expect(read(folder, 'src/app.ts')).toBe(app);
    expect(read(folder, 'src/reports/reports-module.ts')).toBe(`import { Module } from 'tenon';
import { ReportsController } from './reports-controller.js';

@Module({ controllers: [ReportsController] })
export class ReportsModule {}
`);
  });
});

it('what is written compiles strictly, under names that are words of the language or of the framework, and does what its specs say', async () => {
  const folder = project({});
  await run(['new', 'my-app'], { folder });
  const at = join(folder, 'my-app');
  for (const name of ['class', 'paths', 'numbers', 'OrderItems']) expect((await run(['new', 'module', name], { folder: at })).code).toBe(0);
  for (const name of ['new', 'reports']) expect((await run(['new', 'controller', name], { folder: at })).code).toBe(0);
  mkdirSync(join(at, 'node_modules'));
  symlinkSync(process.cwd(), join(at, 'node_modules/tenon'), 'dir');
  for (const name of ['@jest', '@types', 'jest', 'ts-jest', 'typescript'])
    symlinkSync(resolve('node_modules', name), join(at, 'node_modules', name), 'dir');
  const node = (...args: readonly string[]): string => execFileSync(process.execPath, args, { cwd: at, encoding: 'utf8', stdio: 'pipe' });
  expect(node('node_modules/typescript/bin/tsc', '--noEmit')).toBe('');
  node('--experimental-vm-modules', 'node_modules/jest/bin/jest.js');
}, 120_000);

it('says so where there is no project', async () => {
  const { code, stderr } = await run(['new', 'module', 'orders'], { folder: '/' });
  expect(code).toBe(2);
  expect(stderr).toContain('[PROJECT_MISSING]');
});
