// CPU time per request of Tenon and its peers, side by side; see README.md.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { findLoadGenerator } from './harness/load.mjs';
import { measure } from './harness/measure.mjs';
import { knownNames, wholeNumbers } from './harness/options.mjs';
import { baseline, obstacle, serverNames } from './harness/programs.mjs';
import { circumstances, extraTableOf, printTable, tableOf } from './harness/report.mjs';
import { summarise } from './harness/statistics.mjs';
import { defaultWorkloads, workloads } from './harness/workloads.mjs';

const { values: options } = parseArgs({
  options: {
    workload: { type: 'string', default: defaultWorkloads().join(',') },
    servers: { type: 'string', default: serverNames.join(',') },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '5' },
    warmup: { type: 'string', default: '2' },
    node: { type: 'string', default: process.execPath },
    python: { type: 'string', default: 'python3' },
    json: { type: 'string' },
    markdown: { type: 'boolean', default: false },
  },
});

/** The servers that can run here, the baseline always among them; the others are named with the reason. */
function availableServers(wanted, runners) {
  return [...new Set([baseline, ...wanted])].filter((server) => {
    const reason = obstacle(server, runners);
    if (reason !== undefined) console.error(`${server} skipped: ${reason}`);
    return reason === undefined;
  });
}

/** Measures a workload together with its twin and prints both; returns the samples by workload. */
async function run(name, servers, settings) {
  const { twin } = workloads[name];
  const names = twin === undefined ? [name] : [twin, name];
  const samples = await measure(Object.fromEntries(names.map((each) => [each, workloads[each]])), servers, settings);
  const summaries = Object.fromEntries(names.map((each) => [each, summarise(samples[each], baseline)]));
  for (const each of names) {
    printTable(`${each}: ${workloads[each].about}`, tableOf(summaries[each], 'µs CPU/request'), options.markdown);
  }
  if (twin !== undefined) {
    printTable(`${name} beyond ${twin}`, extraTableOf(summaries[name], summaries[twin]), options.markdown);
  }
  return samples;
}

const chosen = knownNames(options.workload, Object.keys(workloads));
const runners = { node: options.node, python: options.python };
const servers = availableServers(knownNames(options.servers, serverNames), runners);
const effort = wholeNumbers(options, ['rounds', 'seconds', 'warmup']);
const generator = findLoadGenerator();

const { date, node, cpu, cores } = circumstances(runners.node);
console.log(`${date}, Node ${node}, ${cpu}, ${cores} cores, ${generator.name}, ${effort.rounds} × ${effort.seconds} s\n`);
const samples = {};
for (const name of chosen) Object.assign(samples, await run(name, servers, { generator, runners, ...effort }));
if (options.json !== undefined) {
  const record = { date, node, cpu, cores, generator: generator.name, ...effort, samples };
  writeFileSync(options.json, `${JSON.stringify(record, null, 2)}\n`);
}
