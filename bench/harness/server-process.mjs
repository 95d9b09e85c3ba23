import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { firstAnswer } from './ask.mjs';

/** Programs are named relative to this folder, and run in it. */
export const benchFolder = fileURLToPath(new URL('..', import.meta.url));

const patience = 30_000;

const running = new Set();
process.once('exit', () => running.forEach((child) => child.kill('SIGKILL')));
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  await once(probe, 'close');
  return port;
}

async function stop(child) {
  if (!running.has(child)) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}

/** Starts a program that must outlive its readiness: the signal aborts when it ends. */
function launch({ command, args, env }, port) {
  const child = spawn(command, args, {
    cwd: benchFolder,
    env: { ...process.env, ...env, NODE_ENV: 'production', PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = new AbortController();
  child.once('spawn', () => running.add(child));
  child.once('error', (error) => ended.abort(error));
  child.once('exit', (code) => {
    running.delete(child);
    ended.abort(new Error(`${[command, ...args].join(' ')} ended with code ${code} before it answered`));
  });
  return { child, signal: AbortSignal.any([ended.signal, AbortSignal.timeout(patience)]) };
}

/**
 * Starts a program as a process of its own, told its port by PORT, and returns when it answers at `path`.
 *
 * @param {{ command: string, args: string[], env?: Record<string, string> }} program
 * @param {string} path
 * @param {number} [interval] in milliseconds between two attempts to ask
 * @returns {Promise<{ pid: number, origin: string, stop: () => Promise<void> }>} `stop` returns when the process is gone
 */
export async function startServer(program, path, interval = 25) {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const { child, signal } = launch(program, port);
  try {
    await firstAnswer(origin + path, interval, signal);
  } catch (error) {
    await stop(child);
    throw error;
  }
  return { pid: child.pid, origin, stop: () => stop(child) };
}
