// Clients that keep their connections and ask again as soon as they are answered, and what became of every request.
import { performance } from 'node:perf_hooks';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** Starts `tenon run` with an application of this folder; resolves once it listens. */
export async function startServer(args, env) {
  // Not 0: workers of which all had gone would come back at another one.
  const free = String(await freePort());
  const [command, file] = ['../../dist/cli/main.js', './loaded-app.mjs'].map((path) => fileURLToPath(new URL(path, import.meta.url)));
  const child = spawn(process.execPath, [command, 'run', file, '--host', '127.0.0.1', '--port', free, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const lines = [];
  const ended = new Promise((resolve) => child.once('exit', (code, signal) => resolve({ code, signal, at: performance.now() })));
  const port = await new Promise((resolve, reject) => {
    ended.then(() => reject(new Error(lines.join(''))));
    child.stderr.setEncoding('utf8').on('data', (text) => {
      lines.push(text);
      const [, found] = /listening at http:\/\/127\.0\.0\.1:(\d+)/.exec(text) ?? [];
      if (found !== undefined) resolve(Number(found));
    });
  });
  return { child, port, ended, lines };
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** One request: its id, how it ended (a status, or the code of an error), who answered, and the local port of its connection. */
function ask(port, agent, id, wait) {
  return new Promise((resolve) => {
    const headers = { 'x-id': id, 'x-wait': String(wait) };
    const request = get({ host: '127.0.0.1', port, path: '/work', agent, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (piece) => (text += piece));
      response.on('error', (error) => resolve({ id, ended: error.code ?? 'error', reused: request.reusedSocket }));
      response.on('end', () =>
        resolve({
          id,
          ended: response.statusCode,
          pid: response.statusCode === 200 ? JSON.parse(text).pid : undefined,
          isLast: response.headers.connection === 'close',
        }),
      );
    });
    request.on('error', (error) => resolve({ id, ended: error.code ?? error.message, reused: request.reusedSocket }));
  });
}

/** Keeps so many clients asking until `isOver` says so, with a pause of so many milliseconds and a new connection after so many requests; `told` gets every outcome, and `leaves` says with which one a client goes. */
export async function load({ port, clients, waitOf, isOver, told, pause = 0, connectionLasts = Infinity, leaves = () => false }) {
  let count = 0;
  const client = async () => {
    let agent = new Agent({ keepAlive: true, maxSockets: 1 });
    for (let asked = 1; !isOver(); asked += 1) {
      const outcome = await ask(port, agent, `r${(count += 1)}`, waitOf());
      told(outcome);
      if (leaves(outcome)) break;
      if (asked % connectionLasts === 0) {
        agent.destroy();
        agent = new Agent({ keepAlive: true, maxSockets: 1 });
      }
      const rest = outcome.ended === 'ECONNREFUSED' ? 50 : pause;
      if (rest > 0) await sleep(rest);
    }
    agent.destroy();
  };
  await Promise.all(Array.from({ length: clients }, client));
}

/** The ids that reached a handler, with the process that had them. */
export function arrivalsIn(file) {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  return new Map(lines.map((line) => line.split(' ')).map(([id, pid]) => [id, Number(pid)]));
}
