// Time from starting an application to its first answer; see README.md.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ask } from './harness/ask.mjs';
import { wholeNumbers } from './harness/options.mjs';
import { obstacle, programOf } from './harness/programs.mjs';
import { shopEnvironment } from './harness/shop.mjs';
import { circumstances, printTable, tableOf } from './harness/report.mjs';
import { benchFolder, startServer } from './harness/server-process.mjs';
import { summarise } from './harness/statistics.mjs';

const pollInterval = 2;

const { values: options } = parseArgs({
  options: {
    runs: { type: 'string', default: '11' },
    node: { type: 'string', default: process.execPath },
    python: { type: 'string', default: 'python3' },
    markdown: { type: 'boolean', default: false },
  },
});
const runners = { node: options.node, python: options.python };

/** Samples of this repository, as they are built. */
function sample(name, path, env) {
  return { program: { command: options.node, args: [resolve(benchFolder, '../build/samples', name, 'main.js')], env }, path };
}

function peer(server, program, path) {
  return { program: programOf(server, { program }, runners), path };
}

/** What is compared: each application by the name of its server. The first is what the others are held against. */
const comparisons = {
  'Start to first answer: hello': {
    ...Object.fromEntries(
      ['express', 'fastify', 'nest-express', 'nest-fastify', 'fastapi'].map((server) => [server, peer(server, 'hello', '/')]),
    ),
    tenon: sample('hello', '/'),
  },
  'Start to first answer: a service of five features': {
    ...Object.fromEntries(
      ['fastify', 'nest-express', 'nest-fastify', 'fastapi', 'tenon'].map((server) => [server, peer(server, 'service', '/orders')]),
    ),
    // With a database and its migrations.
    'tenon: samples/shop': sample('shop', '/books', shopEnvironment),
  },
};

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

for (const [title, applications] of Object.entries(comparisons)) {
  const candidates = Object.entries(applications).filter(([name, { program }]) => isThere(name, program));
  const samples = Object.fromEntries(candidates.map(([name]) => [name, []]));
  for (const [, candidate] of candidates) await timeToAnswer(candidate); // fills the file cache
  for (let run = 0; run < runs; run++) {
    for (const [name, candidate] of candidates) samples[name].push(await timeToAnswer(candidate));
  }
  printTable(title, tableOf(summarise(samples, candidates[0][0]), 'ms'), options.markdown);
}

/** Whether it can be measured; says why not. */
function isThere(name, { args: [file] }) {
  const reason = name.startsWith('tenon')
    ? existsSync(resolve(benchFolder, file))
      ? undefined
      : `${file} does not exist`
    : obstacle(name, runners);
  if (reason !== undefined) console.error(`${name} skipped: ${reason}`);
  return reason === undefined;
}
