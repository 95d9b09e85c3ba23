/**
 * How long start-up takes for a large application: 40 modules, 400 providers, 400 routes, from scan to emit, each in a fresh process.
 *   node scale.mjs [--runs 7] [--node PATH]
 */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { median } from './harness/statistics.mjs';

const { values } = parseArgs({ options: { runs: { type: 'string', default: '7' }, node: { type: 'string', default: process.execPath } } });
const program = `
  import { createApp } from 'tenon';
  import { largeApplication } from './build/tenon/large.js';
  const root = largeApplication(40, 10);
  const app = createApp(root);
  const start = performance.now();
  await app.init();
  console.log(JSON.stringify({ ms: performance.now() - start, routes: app.routes.length, providers: app.wiring().providers.length }));
  await app.close();
`;
const cwd = fileURLToPath(new URL('.', import.meta.url));
const runs = Array.from({ length: Number(values.runs) }, () =>
  JSON.parse(execFileSync(values.node, ['--input-type=module', '-e', program], { cwd }).toString()),
);
const times = runs.map(({ ms }) => ms);
const [{ routes, providers }] = runs;
console.log(
  `scan to emit of 40 modules, ${providers} providers and controllers, ${routes} routes: ${median(times).toFixed(0)} ms (${Math.min(...times).toFixed(0)}..${Math.max(...times).toFixed(0)})`,
);
