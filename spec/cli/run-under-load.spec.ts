import { jest } from '@jest/globals';
import { Agent, get } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { removeProjects, project } from './support/project.js';
import { endAll, running } from './support/running.js';

jest.setTimeout(90_000);
afterEach(() => {
  endAll();
  removeProjects();
});

/** Writes the id of every request that reaches its handler. */
const app = `import { writeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Controller, createApp, Get, Header, Module } from 'tenon';
@Controller() class Work {
  @Get('/work') async work(@Header('x-id') id: string, @Header('x-wait') wait: number) {
    writeSync(1, id + '\\n');
    if (wait > 0) await sleep(wait);
    return id;
  }
}
@Module({ controllers: [Work] }) class AppModule {}
export const app = createApp(AppModule);
`;

/** The status, or the code of the error. */
const ask = (url: string, agent: Agent, id: string, wait: number): Promise<number | string> =>
  new Promise((resolve) => {
    const request = get(`${url}/work`, { agent, headers: { 'x-id': id, 'x-wait': String(wait) } }, (response) => {
      response.on('error', () => resolve('broken')).on('end', () => resolve(response.statusCode ?? 0));
      response.resume();
    });
    request.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'error'));
  });

describe('SIGTERM under load', () => {
  it.each([1, 2, 3])('leaves no request unanswered that has reached its handler (%i)', async () => {
    const server = await running(project({ 'app.js': app }));
    const answered = new Set<string>();
    let isOver = false;
    let count = 0;
    const client = async (): Promise<void> => {
      const agent = new Agent({ keepAlive: true, maxSockets: 1 });
      while (!isOver) {
        const id = `r${(count += 1)}`;
        const outcome = await ask(server.url, agent, id, count % 50 === 0 ? 300 : count % 15);
        if (outcome === 200) answered.add(id);
        else if (outcome === 'ECONNREFUSED') isOver = true;
      }
      agent.destroy();
    };
    const clients = Promise.all(Array.from({ length: 200 }, client));
    await sleep(1_000);
    const before = answered.size;
    server.child.kill('SIGTERM');
    expect(await server.code).toBe(0);
    isOver = true;
    await clients;
    const reached = server.said().trim().split('\n');
    expect(before).toBeGreaterThan(200);
    expect(reached.filter((id) => !answered.has(id))).toEqual([]);
  });
});
