import { jest } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { run } from './support/command.js';
import { project, removeProjects } from './support/project.js';

// Each starts processes, and other work may keep the machine busy.
jest.setTimeout(60_000);

afterEach(removeProjects);

/** Everything in it leaves a file where it is made, called, opened or closed. */
const telling = `import { appendFileSync } from 'node:fs';
import { Controller, createApp, Depends, dependency, Get, Injectable, Module, token } from 'tenon';

const tell = (what) => appendFileSync('made.txt', what + '\\n');
const POOL = token('Pool'), CLOCK = token('Clock');
const guard = dependency({}, function guard() { tell('guard'); });
@Injectable() class Service { constructor(@Depends(POOL) pool) { tell('service'); } onStart() { tell('hook'); } }
@Controller({ use: [guard] }) class Pages { constructor(@Depends(Service) service) { tell('controller'); } @Get('/') read() { return 1; } }
@Module({
  controllers: [Pages],
  providers: [Service, { provide: POOL, useGenerator: async function* () { tell('pool'); yield 1; tell('closed'); } }, { provide: CLOCK, lazy: true, useFactory: () => tell('clock') }],
})
class AppModule { constructor() { tell('module'); } }
export const app = createApp(AppModule, { lifespan: async function* () { tell('lifespan'); yield; } });
`;

const commands = [
  ['routes'],
  ['routes', '--json'],
  ['graph'],
  ['graph', '--format', 'dot'],
  ['check'],
  ['check', '--production'],
  ['openapi'],
];

describe.each(commands.map((written) => [written.join(' '), written] as const))('tenon %s', (_, written) => {
  it('makes nothing of the application', async () => {
    const folder = project({ 'app.js': telling });
    const { code, stderr } = await run(written, { folder });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(existsSync(join(folder, 'made.txt'))).toBe(false);
  });

  it('opens no port, though the file starts its application', async () => {
    const taken = createServer();
    await new Promise<void>((done) => void taken.listen(0, '127.0.0.1', done));
    const { port } = taken.address() as AddressInfo;
    const folder = project({ 'app.js': telling.replace('export const app =', 'const app =') + `await app.listen(${port});\n` });
    const { code, stderr } = await run(written, { folder });
    taken.close();
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(existsSync(join(folder, 'made.txt'))).toBe(false);
  });
});

it('would be noticed', () => {
  const folder = project({ 'app.js': telling });
  writeFileSync(join(folder, 'start.js'), "import { app } from './app.js';\nawait app.init();\nawait app.close();\nexport { app };\n");
  const { status } = spawnSync(process.execPath, ['start.js'], { cwd: folder });
  expect(status).toBe(0);
  expect(existsSync(join(folder, 'made.txt'))).toBe(true);
});
