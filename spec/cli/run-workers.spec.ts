import { jest } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { codeOf, run as runToEnd, start } from './support/command.js';
import { project, removeProjects } from './support/project.js';
import { endAll, running, stoppable, type Running } from './support/running.js';

jest.setTimeout(90_000);
afterEach(() => {
  endAll();
  removeProjects();
});

const workersOf = ({ child }: Running): number[] => {
  try {
    const listed = execFileSync('ps', ['--ppid', String(child.pid), '-o', 'pid=,state='], { encoding: 'utf8' });
    const lines = listed.split('\n').map((line) => line.trim().split(/\s+/));
    return lines.filter(([pid, state]) => pid !== '' && state !== 'Z').map(([pid]) => Number(pid));
  } catch {
    return [];
  }
};

/** Who answers, on a connection of its own. */
const answering = async ({ url }: Running): Promise<number> =>
  (await (await fetch(url, { headers: { connection: 'close' } })).json()) as number;

const answerers = async (server: Running, count = 8): Promise<Set<number>> => {
  const all = new Set<number>();
  for (let i = 0; i < count; i += 1) all.add(await answering(server));
  return all;
};

const until = async (isTrue: () => boolean): Promise<void> => {
  while (!isTrue()) await sleep(20);
};

describe('tenon run --workers', () => {
  it('spreads connections, answers what was received when it stops, and ends with 0', async () => {
    const server = await running(stoppable(), ['--workers', '2']);
    expect((await answerers(server)).size).toBe(2);
    const answer = fetch(`${server.url}/slow`);
    await until(() => server.said().includes('slow'));
    server.child.kill('SIGTERM');
    expect((await answer).status).toBe(200);
    expect(await server.code).toBe(0);
    expect(server.said()).toBe('slow\nhook\nhook\n');
    expect(server.text()).toMatch(/"worker":1.*"msg":"stopping/);
  });

  it('ends with 1 when a worker has cut something, which that tells', async () => {
    const server = await running(stoppable(), ['--workers', '2', '--grace', '1']);
    void fetch(`${server.url}/stuck`).catch(() => undefined);
    await until(() => server.said().includes('stuck'));
    server.child.kill('SIGINT');
    expect(await server.code).toBe(1);
    expect(server.text()).toContain('stopped before everything was done: 1 handler (GET /stuck for');
  });

  it('replaces a worker that was killed, while the other one answers', async () => {
    const server = await running(stoppable(), ['--workers', '2']);
    const [first] = workersOf(server);
    process.kill(first as number, 'SIGKILL');
    const other = await answering(server);
    expect(other).not.toBe(first);
    while ((await answerers(server)).size < 2) await sleep(20);
    expect(server.text()).toMatch(/worker \d \(\d+\) ended with signal SIGKILL; another one starts in 100 ms/);
    server.child.kill('SIGTERM');
    expect(await server.code).toBe(0);
  });

  it('reloads on SIGHUP without a request that fails, and goes on with those of before where the new ones fail', async () => {
    const folder = stoppable();
    const server = await running(folder, ['--workers', '2']);
    const before = new Set(workersOf(server));
    const failures: unknown[] = [];
    let isOver = false;
    const asking = (async () => {
      while (!isOver) await answering(server).catch((error: unknown) => failures.push(error));
    })();
    server.child.kill('SIGHUP');
    await until(() => server.text().includes('reloaded: 2 new workers take requests'));
    await until(() => workersOf(server).length === 2);
    isOver = true;
    await asking;
    expect(failures).toEqual([]);
    const after = workersOf(server);
    expect(after.filter((pid) => before.has(pid))).toEqual([]);

    writeFileSync(join(folder, 'app.js'), "throw new Error('a new mistake');");
    server.child.kill('SIGHUP');
    await until(() => server.text().includes('the reload failed, and the workers of before go on'));
    expect(server.text()).toContain('a new mistake');
    await until(() => workersOf(server).length === 2);
    expect([...(await answerers(server))].sort()).toEqual(after.sort());
    server.child.kill('SIGTERM');
    expect(await server.code).toBe(0);
  });

  it('leaves nothing behind when it is killed itself', async () => {
    const server = await running(stoppable(), ['--workers', '2']);
    const answer = fetch(`${server.url}/slow`);
    await until(() => server.said().includes('slow'));
    server.child.kill('SIGKILL');
    expect((await answer).status).toBe(200);
    await until(() => server.said() === 'slow\nhook\nhook\n');
    await expect(fetch(server.url)).rejects.toThrow();
  });

  it('tells a start that fails once, whoever fails', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => taken.once('listening', resolve));
    const { port } = taken.address() as AddressInfo;
    const outcome = await runToEnd(['run', '--workers', '3', '--host', '127.0.0.1', '--port', String(port)], { folder: stoppable() });
    taken.close();
    expect(outcome.code).toBe(1);
    expect(outcome.stderr.match(/ADDRESS_UNUSABLE/g)).toHaveLength(1);
    const broken = await runToEnd(['run', '--workers', '3', '--port', '0'], { folder: stoppable("throw new Error('at the top');") });
    expect(broken.code).toBe(1);
    expect(broken.stderr.match(/APP_FILE_FAILED/g)).toHaveLength(1);
  });

  it('begins a reload anew on a further SIGHUP, and leaves no worker of the one before', async () => {
    const folder = stoppable();
    const server = await running(folder, ['--workers', '2']);
    const before = workersOf(server).sort();
    const fine = readFileSync(join(folder, 'app.js'), 'utf8');
    writeFileSync(join(folder, 'app.js'), "console.log('hangs'); for (;;) {}");
    server.child.kill('SIGHUP');
    await until(() => server.said().includes('hangs'));
    writeFileSync(join(folder, 'app.js'), fine);
    server.child.kill('SIGHUP');
    await until(() => server.text().includes('reloaded: 2 new workers take requests'));
    expect(server.text()).toContain('the reload that was under way is given up for a further one');
    await until(() => workersOf(server).length === 2);
    expect(workersOf(server).filter((pid) => before.includes(pid))).toEqual([]);
    server.child.kill('SIGTERM');
    expect(await server.code).toBe(0);
  });

  it('stops soon while workers hang before they listen, whatever the grace', async () => {
    const folder = project({ 'app.js': "console.log('hangs'); for (;;) {}" });
    const child = start(['run', '--workers', '2', '--port', '0', '--grace', '60'], { folder });
    let said = '';
    child.stdout.on('data', (piece: Buffer) => (said += piece.toString()));
    const code = codeOf(child);
    await until(() => said.split('hangs').length === 3);
    const since = performance.now();
    child.kill('SIGTERM');
    expect(await code).toBe(0);
    expect(performance.now() - since).toBeLessThan(10_000);
  });

  it('leaves no worker behind that has not started when it is killed itself', async () => {
    const waits = 'console.log(process.pid); setInterval(() => undefined, 1_000); await new Promise(() => undefined);';
    const child = start(['run', '--workers', '2', '--port', '0'], { folder: project({ 'app.js': waits }) });
    let said = '';
    child.stdout.on('data', (piece: Buffer) => (said += piece.toString()));
    const pids = (): number[] => said.trim().split(/\s+/).map(Number);
    await until(() => pids().length === 2);
    child.kill('SIGKILL');
    const isThere = (pid: number): boolean => {
      try {
        return process.kill(pid, 0);
      } catch {
        return false;
      }
    };
    await until(() => !pids().some(isThere));
  });

  it('gives up when workers end as soon as they have begun', async () => {
    const dying =
      'const { listen } = app; app.listen = async (...at) => { const place = await listen.apply(app, at); setTimeout(() => process.exit(7), 150); return place; };';
    const server = await running(stoppable(dying), ['--workers', '3']);
    expect(await server.code).toBe(1);
    expect(server.text()).toMatch(/Workers failed 10 times within 5 minutes, the last one with exit code 7\. \[WORKERS_CRASHING\]/);
    expect(server.text()).toMatch(/starts in 200 ms/);
  });
});
