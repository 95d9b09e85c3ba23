import { existsSync, readFileSync } from 'node:fs';
import { request, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { jest } from '@jest/globals';
import { greeter, Installation, isAlive, type Development, type Project } from './support/dev.js';

jest.setTimeout(120_000);

const installation = new Installation();
afterEach(() => installation.stop());
afterAll(() => installation.remove());

/** An application that starts a process which would run for ever, and says the numbers of both. */
const parent = greeter(
  'Hello',
  `import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
const helper = spawn(process.execPath, ['-e', "process.on('SIGTERM', () => undefined); setInterval(() => undefined, 1000)"]);
writeFileSync('pids-' + process.pid, process.pid + ' ' + helper.pid);
console.log('pids-' + process.pid + '.');
export const app = createApp(AppModule);`,
);

/** The numbers of the application's process and of the one that it has started. */
async function pidsOf(dev: Development, { folder }: Project): Promise<number[]> {
  const [, name = ''] = /(pids-\d+)\.\n/.exec(await dev.until(/pids-\d+\.\n/)) ?? [];
  expect(existsSync(join(folder, name))).toBe(true);
  return readFileSync(join(folder, name), 'utf8').split(' ').map(Number);
}

async function expectGone(pids: readonly number[]): Promise<void> {
  for (let tries = 0; tries < 500 && pids.some(isAlive); tries += 1) await sleep(20);
  expect(pids.filter(isAlive)).toEqual([]);
}

describe('the processes of tenon dev', () => {
  it('end with Ctrl-C, all of them, with exit code 0', async () => {
    const project = installation.project(parent);
    const dev = installation.dev(project);
    const pids = await pidsOf(dev, project);
    await dev.until('Ctrl-C');
    expect(pids.every(isAlive)).toBe(true);
    expect(await dev.interrupt()).toBe(0);
    expect(dev.text).toMatch(/Stopped\.\n$/);
    await expectGone(pids);
  });

  it('end with a change, and the next ones take their place', async () => {
    const project = installation.project(parent);
    const dev = installation.dev(project, ['--no-check']);
    const before = await pidsOf(dev, project);
    await dev.until('Ctrl-C');
    project.write('src/greeter.ts', greeter('Hi')['src/greeter.ts'] as string);
    const after = await pidsOf(dev, project);
    await expectGone(before);
    await dev.until(/Ready at .*\n/);
    expect(after.every(isAlive)).toBe(true);
    expect(await dev.get()).toMatchObject({ text: 'Hi you' });
  });

  it('end where it is killed itself', async () => {
    const project = installation.project(parent);
    const dev = installation.dev(project);
    const pids = await pidsOf(dev, project);
    await dev.until('Ctrl-C');
    await dev.kill();
    await expectGone(pids);
  });

  it('end in the middle of a start', async () => {
    const files = { ...parent, 'src/app.ts': (parent['src/app.ts'] as string).replace('export const app', 'for (;;);\nexport const app') };
    const project = installation.project(files);
    const dev = installation.dev(project, ['--no-check']);
    const pids = await pidsOf(dev, project);
    expect(await dev.interrupt()).toBe(0);
    await expectGone(pids);
  });

  it('are not held by a request that does not end', async () => {
    const files = greeter();
    const app = (files['src/app.ts'] as string).replace(
      "@Get('/')",
      "@Get('/wait') wait(): Promise<void> { return new Promise(() => undefined); }\n  @Get('/')",
    );
    const project = installation.project({ ...files, 'src/app.ts': app });
    const dev = installation.dev(project, ['--no-check']);
    const [url = ''] = /http:\S+/.exec(await dev.until('Ctrl-C')) ?? [];
    const waiting = request(`${url}/wait`).end();
    const cut = new Promise<number | undefined>((resolve) => {
      waiting.once('response', (response: IncomingMessage) => resolve(response.statusCode));
      waiting.once('error', () => resolve(undefined));
    });
    await new Promise((resolve) => void waiting.once('finish', resolve));
    expect(await dev.get()).toMatchObject({ text: 'Hello you' });
    project.write('src/greeter.ts', greeter('Hi')['src/greeter.ts'] as string);
    await dev.until(/Ready at .*\n/);
    expect(await dev.get()).toMatchObject({ text: 'Hi you' });
    expect([503, undefined]).toContain(await cut);
  });

  it('close what the application has opened before the next one starts', async () => {
    const end = `import { appendFileSync } from 'node:fs';
appendFileSync('life', 'start ');
const app = createApp(AppModule);
const close = app.close.bind(app);
app.close = async () => { await close(); appendFileSync('life', 'close '); return undefined as never; };
export { app };`;
    const project = installation.project(greeter('Hello', end));
    const dev = installation.dev(project, ['--no-check']);
    await dev.until('Ctrl-C');
    project.write('src/greeter.ts', greeter('Hi')['src/greeter.ts'] as string);
    await dev.until(/Ready at .*\n/);
    expect(await dev.interrupt()).toBe(0);
    expect(readFileSync(join(project.folder, 'life'), 'utf8')).toBe('start close start close ');
  });
});
