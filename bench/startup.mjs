// Time from starting a hello application to its first answer; see README.md.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ask } from './harness/ask.mjs';
import { wholeNumbers } from './harness/options.mjs';
import { programOf } from './harness/programs.mjs';
import { circumstances, printTable, tableOf } from './harness/report.mjs';
import { benchFolder, startServer } from './harness/server-process.mjs';
import { summarise } from './harness/statistics.mjs';

const baseline = 'express';
const pollInterval = 2;

const { values: options } = parseArgs({
  options: {
    runs: { type: 'string', default: '11' },
    node: { type: 'string', default: process.execPath },
    tenon: { type: 'string', default: resolve(benchFolder, '../build/samples/hello/main.js') },
    'tenon-path': { type: 'string', default: '/' },
    markdown: { type: 'boolean', default: false },
  },
});

/** @returns the applications by name, each with its program and the path that it answers */
function applications() {
  const runners = { node: options.node };
  const peers = ['express', 'fastify', 'nest-express', 'nest-fastify'].map((server) => [
    server,
    { program: programOf(server, { program: 'hello' }, runners), path: '/' },
  ]);
  const file = resolve(options.tenon);
  if (!existsSync(file)) {
    console.error(`tenon skipped: ${options.tenon} does not exist`);
    return Object.fromEntries(peers);
  }
  const tenon = { program: { command: options.node, args: [file] }, path: options['tenon-path'] };
  return Object.fromEntries([...peers, ['tenon', tenon]]);
}

/** Milliseconds from the start of the process to its first answer, which must be a success. */
async function timeToAnswer({ program, path }) {
  const begin = performance.now();
  const { origin, stop } = await startServer(program, path, pollInterval);
  const elapsed = performance.now() - begin;
  const { status } = await ask(origin + path);
  await stop();
  if (status !== 200) throw new Error(`${program.args[0]} answered ${status} at ${path}`);
  return elapsed;
}

const { runs } = wholeNumbers(options, ['runs']);
const { date, node, cpu, cores } = circumstances(options.node);
console.log(`${date}, Node ${node}, ${cpu}, ${cores} cores, ${runs} runs\n`);

const candidates = Object.entries(applications());
const samples = Object.fromEntries(candidates.map(([name]) => [name, []]));
for (const [, candidate] of candidates) await timeToAnswer(candidate); // fills the file cache
for (let run = 0; run < runs; run++) {
  for (const [name, candidate] of candidates) samples[name].push(await timeToAnswer(candidate));
}
printTable('Start to first answer', tableOf(summarise(samples, baseline), 'ms'), options.markdown);
