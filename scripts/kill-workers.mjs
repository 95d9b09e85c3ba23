// Kills a worker of `tenon run --workers 2` with SIGKILL every two seconds, under load, and asks whose requests failed.
//
//   npm run build && node scripts/kill-workers.mjs [--seconds 60] [--clients 50] [--every 2]
//
// Good: nothing failed but requests that a killed worker had, or that were on their way to it; nobody was refused; and there was another worker within a second.
import { performance } from 'node:perf_hooks';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { arrivalsIn, load, startServer } from './support/load.mjs';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    every: { type: 'string', default: '2' },
    clients: { type: 'string', default: '50' },
  },
});
const folder = mkdtempSync(join(tmpdir(), 'tenon-load-'));
const arrivals = join(folder, 'arrivals.txt');
const server = await startServer(['--workers', '2', '--no-access-log'], { ARRIVALS: arrivals });
const outcomes = [];
const seen = new Map();
let isOver = false;
const loading = load({
  port: server.port,
  clients: Number(values.clients),
  waitOf: () => Math.floor(Math.random() * 30),
  isOver: () => isOver,
  pause: 20,
  connectionLasts: 10,
  told: (outcome) => {
    outcomes.push(outcome);
    if (outcome.pid !== undefined && !seen.has(outcome.pid)) seen.set(outcome.pid, performance.now());
  },
});

const workers = () =>
  execFileSync('ps', ['--ppid', String(server.child.pid), '-o', 'pid=,state='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([pid, state]) => pid !== '' && state !== 'Z')
    .map(([pid]) => Number(pid));

const killed = new Set();
const respawned = [];
await sleep(1_000);
for (const end = performance.now() + Number(values.seconds) * 1_000; performance.now() < end;) {
  const known = new Set(seen.keys());
  const [pid] = workers().filter((one) => known.has(one));
  const at = performance.now();
  process.kill(pid, 'SIGKILL');
  killed.add(pid);
  const fresh = () => [...seen].find(([one]) => !known.has(one));
  // On a machine with much else to do a worker may need longer than that to start.
  while (fresh() === undefined || performance.now() - at < Number(values.every) * 1_000) await sleep(20);
  respawned.push(Math.round(fresh()[1] - at));
}
isOver = true;
await loading;
server.child.kill('SIGTERM');
const { code } = await server.ended;
const reached = arrivalsIn(arrivals);
const failed = outcomes.filter(({ ended }) => ended !== 200);
const ofKilled = failed.filter(({ id }) => killed.has(reached.get(id))).length;
const onTheWay = failed.filter(({ id, ended }) => !reached.has(id) && ended !== 'ECONNREFUSED').length;
const refused = failed.filter(({ ended }) => ended === 'ECONNREFUSED').length;
const others = failed.length - ofKilled - onTheWay - refused;
rmSync(folder, { recursive: true, force: true });
respawned.sort((one, other) => one - other);
console.log(
  `${outcomes.length} requests, ${killed.size} workers killed, ${failed.length} requests failed: ${ofKilled} that a killed worker had, ${onTheWay} on their way to it`,
);
console.log(`refused: ${refused}; of workers that were not killed: ${others}; code ${code}`);
console.log(`first answer of a new worker after ms: median ${respawned[respawned.length >> 1]}, longest ${respawned.at(-1)}`);
process.exitCode = others === 0 && refused === 0 && code === 0 && respawned.at(-1) <= 1_000 ? 0 : 1;
