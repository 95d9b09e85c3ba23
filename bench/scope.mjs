/**
 * Opening the scopes of 40 different routes in one process: generated code and interpreted steps against hand-written code.
 *   node scope.mjs [--rounds 15] [--passes 20000]
 */
import { parseArgs } from 'node:util';
import { fortyScopes } from './build/tenon/forty-scopes.js';
import { median } from './harness/statistics.mjs';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '15' }, passes: { type: 'string', default: '20000' } } });
const ways = await fortyScopes();
const frame = { request: {} };
const passes = Number(values.passes);

/** Nanoseconds for one scope, going round the routes so that each call is another one. */
function measure(routes) {
  const start = process.hrtime.bigint();
  for (let pass = 0; pass < passes; pass += 1) for (const route of routes) route(frame);
  return Number(process.hrtime.bigint() - start) / (passes * routes.length);
}

const names = Object.keys(ways);
const samples = Object.fromEntries(names.map((name) => [name, []]));
for (const name of names) measure(ways[name]);
for (let round = 0; round < Number(values.rounds); round += 1) for (const name of names) samples[name].push(measure(ways[name]));
const [first] = names;
for (const name of names) {
  const ns = median(samples[name]);
  console.log(`${name.padEnd(14)} ${ns.toFixed(1).padStart(7)} ns  ×${(ns / median(samples[first])).toFixed(2)}`);
}
