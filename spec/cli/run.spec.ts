import { jest } from '@jest/globals';
import { createServer, type AddressInfo } from 'node:net';
import { run as runToEnd } from './support/command.js';
import { application, project, removeProjects } from './support/project.js';
import { endAll, running, stoppable } from './support/running.js';

jest.setTimeout(60_000);
afterEach(() => {
  endAll();
  removeProjects();
});

const settled = async (isTrue: () => boolean): Promise<void> => {
  while (!isTrue()) await new Promise((resolve) => setTimeout(resolve, 10));
};

describe('tenon run', () => {
  it('answers what it has received, calls the hooks, and ends with 0', async () => {
    const { child, url, said, text, code } = await running(stoppable());
    const answer = fetch(`${url}/slow`);
    await settled(() => said().includes('slow'));
    child.kill('SIGTERM');
    const { status, headers } = await answer;
    expect([status, headers.get('connection')]).toEqual([200, 'close']);
    expect(await code).toBe(0);
    expect(said()).toBe('slow\nhook\n');
    expect(text()).toContain('"msg":"stopping: SIGTERM"');
    await expect(fetch(url)).rejects.toThrow();
  });

  it('ends at the deadline with 1 and says what was cut', async () => {
    const { child, url, said, text, code } = await running(stoppable(), ['--grace', '1']);
    const stuck = fetch(`${url}/stuck`);
    const stream = await fetch(`${url}/stream`);
    const reading = stream.text().catch(() => 'broken off');
    await fetch(`${url}/task`);
    await settled(() => said().includes('stuck') && said().includes('task'));
    const since = performance.now();
    child.kill('SIGINT');
    expect((await stuck).status).toBe(503);
    expect(await reading).toBe('broken off');
    expect(await code).toBe(1);
    expect(performance.now() - since).toBeGreaterThan(900);
    expect(performance.now() - since).toBeLessThan(8_000);
    expect(said()).toMatch(/returned\nhook\n$/);
    expect(text()).toMatch(
      /stopped before everything was done: 1 handler \(GET \/stuck for .*1 stream \(GET \/stream for .*1 background task \(GET \/task for /,
    );
  });

  it('ends at once on a second signal', async () => {
    const { child, url, said, code } = await running(stoppable());
    void fetch(`${url}/stuck`).catch(() => undefined);
    await settled(() => said().includes('stuck'));
    const since = performance.now();
    child.kill('SIGTERM');
    await new Promise((resolve) => setTimeout(resolve, 100));
    child.kill('SIGTERM');
    expect(await code).toBe(1);
    expect(performance.now() - since).toBeLessThan(8_000);
    expect(said()).toBe('stuck\n');
  });

  it.each([
    ['throw', 'thrown, password=[redacted]'],
    ['reject', 'rejected'],
  ])('logs an error that nobody caught (%s), stops in order, and ends with 1', async (path, message) => {
    const { url, said, text, code } = await running(stoppable());
    await fetch(`${url}/${path}`);
    expect(await code).toBe(1);
    expect(said()).toBe('hook\n');
    const logged = text()
      .split('\n')
      .filter((line) => line.includes('nobody caught an error'))
      .map((line) => JSON.parse(line) as { err: { message: string; stack: string } });
    expect(logged).toEqual([expect.objectContaining({ level: 50, err: expect.objectContaining({ message }) })]);
    expect(logged[0]?.err.stack).toContain('app.js');
    expect(text()).not.toContain('hunter2');
  });

  it('runs an application that its file starts, at the address that the command says', async () => {
    const folder = project({ 'main.js': application('Own', "await createApp(AppModule, options).listen(1, '10.255.255.1');") });
    const { child, url, code } = await running(folder);
    expect((await fetch(url)).status).toBe(200);
    child.kill('SIGTERM');
    expect(await code).toBe(0);
  });

  it('runs in production, unless something else is said', async () => {
    const show = 'console.log(process.env.NODE_ENV, process.env.COLOUR);';
    const folder = stoppable(show);
    const { child, said, code } = await running(folder, ['--env-file', project({ '.env': 'COLOUR=blue\nNODE_ENV=test\n' }) + '/.env'], {
      NODE_ENV: '',
    });
    expect(said()).toMatch(/ blue\n$/);
    child.kill('SIGTERM');
    expect(await code).toBe(0);
  });

  it('tells a port that is taken in one error', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    const outcome = await runToEnd(['run', '--host', '127.0.0.1', '--port', String(port)], { folder: stoppable() });
    server.close();
    expect(outcome).toMatchObject({ code: 1, stdout: 'hook\n' });
    expect(outcome.stderr).toMatch(/^Port \d+ of 127\.0\.0\.1 is in use by another process\. \[ADDRESS_UNUSABLE\]\n {2}fix: /);
  });

  it.each([
    [['--workers', 'many'], {}, '--workers of tenon run takes a whole number from 1 to 999, or auto (N), and "many" is given.'],
    [[], { WEB_CONCURRENCY: '0' }, '"0" is given'],
    [['--trusted-proxies', '10.0.0.0/8,everybody'], {}, 'and "everybody" is given.'],
    [['--port', '70000'], {}, '--port of tenon run takes a whole number from 0 to 65535'],
  ] as const)('refuses %j with %j', async (written, env, text) => {
    const { code, stderr } = await runToEnd(['run', ...written], { folder: stoppable(), env });
    expect(code).toBe(2);
    expect(stderr).toContain(text);
  });
});
