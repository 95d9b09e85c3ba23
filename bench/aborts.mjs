// Whether every request scope closes exactly once when clients hang up at random; see README.md.
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { ask } from './harness/ask.mjs';
import { wholeNumbers } from './harness/options.mjs';
import { provoke } from './harness/rude-client.mjs';
import { startServer } from './harness/server-process.mjs';

const { values: options } = parseArgs({
  options: {
    requests: { type: 'string', default: '100000' },
    concurrency: { type: 'string', default: '200' },
    seconds: { type: 'string', default: '300' },
    settle: { type: 'string', default: '3' },
    node: { type: 'string', default: process.execPath },
    program: { type: 'string', default: 'build/tenon/aborts.js' },
  },
});

/** What is wrong with a run, in words. */
function faultsOf({ sent, polite, answered }, { opened, closed, double }, requests) {
  const faults = [];
  if (sent < requests) faults.push(`only ${sent} of ${requests} requests were sent in time`);
  if (answered < polite) faults.push(`${polite - answered} of ${polite} clients that waited got no 200`);
  if (opened !== closed) faults.push(`${opened - closed} of ${opened} scopes never closed`);
  if (double > 0) faults.push(`${double} scopes closed twice`);
  return faults;
}

const mebibytes = (bytes) => `${(bytes / 2 ** 20).toFixed(0)} MiB`;

const limits = wholeNumbers(options, ['requests', 'concurrency', 'seconds', 'settle']);
const { origin, stop } = await startServer({ command: options.node, args: [options.program] }, '/counts');
const readCounts = async () => JSON.parse((await ask(`${origin}/counts`)).body);

const before = await readCounts();
const tally = await provoke(Number(new URL(origin).port), limits);
await delay(limits.settle * 1000);
const counts = await readCounts();
await stop();

console.log(`requests ${tally.sent}, of them waited for ${tally.polite}, answered ${tally.answered}`);
console.log(`scopes opened ${counts.opened}, closed ${counts.closed}, closed twice ${counts.double}`);
console.log(`RSS ${mebibytes(before.rss)} before, ${mebibytes(counts.rss)} after`);
const faults = faultsOf(tally, counts, limits.requests);
for (const fault of faults) console.error(`FAULT: ${fault}`);
process.exitCode = faults.length > 0 ? 1 : 0;
