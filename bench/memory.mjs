// Memory of a server before and after requests; see README.md.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { drive, findLoadGenerator } from './harness/load.mjs';
import { wholeNumbers } from './harness/options.mjs';
import { obstacle, programOf } from './harness/programs.mjs';
import { shopEnvironment } from './harness/shop.mjs';
import { circumstances, printTable } from './harness/report.mjs';
import { benchFolder, startServer } from './harness/server-process.mjs';

const { values: options } = parseArgs({
  options: {
    requests: { type: 'string', default: '100000' },
    servers: { type: 'string', default: 'fastify,nest-express,nest-fastify,fastapi,tenon' },
    node: { type: 'string', default: process.execPath },
    python: { type: 'string', default: 'python3' },
    markdown: { type: 'boolean', default: false },
  },
});
const runners = { node: options.node, python: options.python };
const { requests } = wholeNumbers(options, ['requests']);
const paths = ['/orders?limit=5', '/orders/1', '/books?limit=2', '/accounts/7'];

/** Resident memory of a process, in megabytes. */
function residentOf(pid) {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}

async function rowOf(name, program, path, asked) {
  const { pid, origin, stop } = await startServer(program, path);
  try {
    const before = residentOf(pid);
    const readings = [];
    for (let count = 0, half = false; count < requests;) {
      count += await drive(generator, origin, { paths: asked }, 1);
      if (!half && count >= requests / 2) half = readings.push(residentOf(pid)) > 0;
    }
    const after = residentOf(pid);
    return [name, before.toFixed(0), readings[0]?.toFixed(0) ?? '', after.toFixed(0)];
  } finally {
    await stop();
  }
}

const generator = findLoadGenerator();
const { date, node, cpu, cores } = circumstances(options.node);
console.log(`${date}, Node ${node}, ${cpu}, ${cores} cores, ${generator.name}\n`);

const rows = [];
for (const name of options.servers.split(',')) {
  const reason = obstacle(name, runners);
  if (reason === undefined) rows.push(await rowOf(name, programOf(name, { program: 'service' }, runners), '/orders', paths));
  else console.error(`${name} skipped: ${reason}`);
}
const shop = resolve(benchFolder, '../build/samples/shop/main.js');
rows.push(await rowOf('tenon: samples/shop', { command: options.node, args: [shop], env: shopEnvironment }, '/books', ['/books?limit=2']));
printTable(
  `Resident memory, MB: after the start, halfway, after ${requests} requests and more`,
  [['server', 'start', 'halfway', 'end'], ...rows],
  options.markdown,
);
