// Stops `tenon run` with SIGTERM while 200 connections ask without a pause, and holds what reached a handler against what was answered.
//
//   npm run build && node scripts/stop-under-load.mjs [--rounds 20] [--clients 200] [--lame-duck 0] [--workers 1]
//
// Every round must end with code 0, no later than the slowest handler and half a second, and with no request unanswered that had reached a handler. "Unreached" are
// requests that were sent on a connection while it was being closed, which HTTP lets a client send again; with --lame-duck there are none of those either.
import { performance } from 'node:perf_hooks';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { arrivalsIn, load, startServer } from './support/load.mjs';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '20' },
    clients: { type: 'string', default: '200' },
    'lame-duck': { type: 'string', default: '0' },
    workers: { type: 'string', default: '1' },
  },
});
const slowest = 400;
const folder = mkdtempSync(join(tmpdir(), 'tenon-load-'));

async function round(number) {
  const arrivals = join(folder, `${number}.txt`);
  const server = await startServer(['--lame-duck', values['lame-duck'], '--workers', values.workers, '--no-access-log'], {
    ARRIVALS: arrivals,
  });
  const outcomes = [];
  let isOver = false;
  let isTold = false;
  const loading = load({
    port: server.port,
    clients: Number(values.clients),
    waitOf: () => (Math.random() < 0.02 ? slowest : Math.floor(Math.random() * 20)),
    isOver: () => isOver,
    // What spreads the load sees the readiness, and sends nobody any more whose connection has ended.
    leaves: ({ isLast }) => values['lame-duck'] !== '0' && isTold && isLast,
    told: (outcome) => {
      outcomes.push({ ...outcome, isTold });
      // The port is closed: whoever asks on would ask for ever.
      if (outcome.ended === 'ECONNREFUSED') isOver = true;
    },
  });
  await sleep(2_000);
  const signalled = performance.now();
  isTold = true;
  server.child.kill('SIGTERM');
  const { code, at } = await server.ended;
  isOver = true;
  await loading;
  const reached = arrivalsIn(arrivals);
  const answered = new Set(outcomes.filter(({ ended }) => ended === 200).map(({ id }) => id));
  const failed = outcomes.filter(({ ended }) => ended !== 200 && ended !== 'ECONNREFUSED');
  const lost = [...reached.keys()].filter((id) => !answered.has(id)).length;
  const unreached = failed.filter(({ id }) => !reached.has(id)).length;
  const milliseconds = Math.round(at - signalled);
  const limit = slowest + 500 + Number(values['lame-duck']) * 1_000;
  const isGood = code === 0 && lost === 0 && milliseconds <= limit && (values['lame-duck'] === '0' || unreached === 0);
  const afterSignal = outcomes.filter((one) => one.isTold && one.ended === 200).length;
  console.log(
    `${String(number).padStart(2)}: reached ${reached.size}, lost ${lost}, unreached ${unreached}, answered after the signal ${afterSignal}, code ${code}, ${milliseconds} ms${isGood ? '' : '  <-- NOT GOOD'}`,
  );
  if (!isGood) console.log(server.lines.slice(-4).join(''), JSON.stringify(failed.slice(0, 5)));
  return isGood;
}

let bad = 0;
for (let number = 1; number <= Number(values.rounds); number += 1) if (!(await round(number))) bad += 1;
rmSync(folder, { recursive: true, force: true });
console.log(bad === 0 ? 'all good' : `${bad} not good`);
process.exitCode = bad === 0 ? 0 : 1;
