/**
 * What the OpenAPI document of a large application costs: written once, on first use, and served from memory afterwards. Each run in a fresh process, in CPU time.
 *   node document.mjs [--routes 1000] [--runs 7] [--node PATH]
 */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { circumstances } from './harness/report.mjs';
import { median } from './harness/statistics.mjs';

const { values } = parseArgs({
  options: {
    routes: { type: 'string', default: '1000' },
    runs: { type: 'string', default: '7' },
    node: { type: 'string', default: process.execPath },
  },
});
const program = `
  import { createApp } from 'tenon';
  import { documentedApplication } from './build/tenon/documented.js';
  const cpu = async (work) => {
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
  const app = createApp(documentedApplication(${Number(values.routes)}));
  const start = await cpu(() => app.init());
  const { url } = await app.listen(0);
  let bytes = 0;
  const ask = async () => { bytes = (await (await fetch(url + '/openapi.json')).arrayBuffer()).byteLength; };
  await (await fetch(url + '/nothing')).arrayBuffer(); // what fetch itself needs the first time
  const first = await cpu(ask);
  const asked = 50;
  const later = await cpu(async () => { for (let i = 0; i < asked; i += 1) await ask(); });
  console.log(JSON.stringify({ start, first, later: later / asked, bytes, routes: app.routes.length }));
  await app.close();
`;
const cwd = fileURLToPath(new URL('.', import.meta.url));
const runs = Array.from({ length: Number(values.runs) }, () =>
  JSON.parse(execFileSync(values.node, ['--input-type=module', '-e', program], { cwd }).toString()),
);
const { date, node, cpu, cores } = circumstances(values.node);
const of = (key) => {
  const all = runs.map((run) => run[key]);
  return `${median(all).toFixed(1)} ms (${Math.min(...all).toFixed(1)}..${Math.max(...all).toFixed(1)})`;
};
const [{ routes, bytes }] = runs;
console.log(`${date}, Node ${node}, ${cpu}, ${cores} cores, ${runs.length} runs, CPU time of the process`);
console.log(`${routes} routes, a document of ${Math.round(bytes / 1024)} kB`);
console.log(`start-up, which writes no document: ${of('start')}`);
console.log(`the first request for it, client included: ${of('first')}`);
console.log(`each later one, client included: ${of('later')}`);
