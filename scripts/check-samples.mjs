// Starts what a reader of the README starts, from the build, and asks it what the README asks.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'tenon-samples-'));

/** Starts a sample on a free port and gives the address that it prints. */
function start(sample) {
  const child = spawn(process.execPath, [join(root, 'build/samples', sample, 'main.js')], {
    cwd: folder,
    env: { ...process.env, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = new Promise((resolve, reject) => {
    const limit = setTimeout(() => reject(new Error(`${sample} printed no address within 20 s`)), 20_000);
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
      const found = /http:\/\/[\d.]+:\d+/.exec(output);
      if (found === null) return;
      clearTimeout(limit);
      resolve(found[0]);
    });
    child.once('exit', (code) => reject(new Error(`${sample} ended with ${code}`)));
  });
  return { child, url };
}

async function check(sample, path, expected) {
  const { child, url } = start(sample);
  try {
    const response = await fetch(`${await url}${path}`);
    const body = await response.text();
    if (response.status !== 200 || !expected.test(body)) throw new Error(`${sample}: GET ${path} answered ${response.status} ${body}`);
    console.log(`${sample}: GET ${path} answered ${response.status}`);
  } finally {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await ended;
  }
}

try {
  await check('hello', '/items/42?q=abc', /^\{"itemId":42,"q":"abc"\}$/);
  await check('shop', '/books', /title/);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
