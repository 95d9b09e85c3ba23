/**
 * Reading and writing models in one process, as ratios to class-transformer and class-validator: rounds go over all ways in turn, and
 * medians of the rounds are compared.
 *   node model.mjs [--rounds 9] [--milliseconds 60] [--others 500] [--dist ../dist] [--hostile]
 * `--hostile` prints instead how long hostile bodies keep the event loop busy.
 */
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import fastJsonStringify from 'fast-json-stringify';
import { existsSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { measureHostile } from './harness/hostile-models.mjs';
import { badOrders, loadOthers, orderClasses, orderSchema, sampleOrder, zodOrder } from './harness/models.mjs';
import { median } from './harness/statistics.mjs';

const { values: given } = parseArgs({
  options: {
    rounds: { type: 'string', default: '9' },
    milliseconds: { type: 'string', default: '60' },
    others: { type: 'string', default: '500' },
    dist: { type: 'string', default: '../dist' },
    hostile: { type: 'boolean', default: false },
  },
});
const dist = realpathSync(resolve(import.meta.dirname, given.dist));
const load = (path) => import(pathToFileURL(join(dist, path)).href);
const { explain, parse, pick, plainToInstance, validateSync } = await load('model/index.js');
// The copies that Tenon uses, whatever this folder has.
const require = createRequire(join(dist, 'index.js'));
const v = require('class-validator');
const t = require('class-transformer');

const strict = { whitelist: true, forbidNonWhitelisted: true };
const generated = { unknownKeys: 'forbid', codeGeneration: 'on' };
const closures = { unknownKeys: 'forbid', codeGeneration: 'off' };

if (given.hostile) {
  await measureHostile({ parse, v, t });
} else {
  const { Order } = orderClasses(v, t);
  await reading('an order, 830 bytes', Order);
  const { one, eleven } = badOrders();
  await refusing('one error', Order, one, 1);
  await refusing('eleven errors', Order, eleven, 11);
  await parts(Order);
  await writing(Order);
  const others = Number(given.others);
  loadOthers(v, others);
  const late = orderClasses(v, t).Order;
  await reading(`the same among ${others} other classes`, late);
  await refusing(`one error among ${others} other classes`, late, one, 1);
}

async function reading(title, Order) {
  const next = pool(sampleOrder);
  const ajv = addFormats.default(new Ajv.default({ allowUnionTypes: true })).compile(orderSchema);
  const zod = zodOrder(z);
  const body = JSON.stringify(sampleOrder());
  for (const accepts of [() => parse(Order, next(), generated), () => ajv(next()), () => zod.safeParse(next()).success]) {
    if (!accepts()) throw new Error('an order is refused');
  }
  await compare(`${title}: ${body.length} bytes`, {
    'plainToInstance + await validate': async () => {
      await v.validate(t.plainToInstance(Order, next()), strict);
    },
    'plainToInstance + validateSync': () => v.validateSync(t.plainToInstance(Order, next()), strict),
    'parse, generated code': () => parse(Order, next(), generated),
    'parse, closures': () => parse(Order, next(), closures),
    'ajv, compiled': () => ajv(next()),
    'zod 4 safeParse': () => zod.safeParse(next()),
    'JSON.parse, for scale': () => JSON.parse(body),
  });
}

async function refusing(title, Order, bad, count) {
  const next = pool(() => structuredClone(bad));
  const found = explain(Order, bad, generated).problems.length;
  if (found !== count) throw new Error(`${found} problems instead of ${count}`);
  const refused = (options) => {
    try {
      parse(Order, next(), options);
    } catch (error) {
      return error;
    }
    throw new Error('a bad order is accepted');
  };
  await compare(title, {
    'plainToInstance + await validate': async () => {
      await v.validate(t.plainToInstance(Order, next()), strict);
    },
    'plainToInstance + validateSync': () => v.validateSync(t.plainToInstance(Order, next()), strict),
    explain: () => explain(Order, next(), generated),
    'parse, with its error': () => refused(generated),
    'explain as the library does': () => explain(Order, next(), { ...generated, conversion: 'library' }),
  });
}

async function parts(Order) {
  const next = pool(sampleOrder);
  const nextInstance = pool(() => t.plainToInstance(Order, sampleOrder()));
  await compare('drop-ins', {
    'class-validator validateSync': () => v.validateSync(nextInstance(), strict),
    validateSync: () => validateSync(nextInstance(), strict),
    'class-transformer plainToInstance': () => t.plainToInstance(Order, next()),
    plainToInstance: () => plainToInstance(Order, next()),
  });
}

async function writing(Order) {
  const next = pool(() => parse(Order, sampleOrder(), generated));
  const withoutFormats = JSON.parse(JSON.stringify(orderSchema, (key, value) => (key === 'format' ? undefined : value)));
  const stringify = fastJsonStringify(withoutFormats);
  await compare('writing the order', {
    'instanceToPlain + JSON.stringify': () => JSON.stringify(t.instanceToPlain(next())),
    'JSON.stringify': () => JSON.stringify(next()),
    'fast-json-stringify': () => stringify(next()),
    ...(pick && { 'pick + JSON.stringify': () => JSON.stringify(pick(Order, next())) }),
  });
}

/** Several equal objects, so that no cache is measured. */
function pool(make) {
  const objects = Array.from({ length: 64 }, make);
  let at = 0;
  return () => objects[at++ & 63];
}

async function compare(title, ways) {
  const names = Object.keys(ways);
  const samples = Object.fromEntries(names.map((name) => [name, []]));
  for (const name of names) await measure(ways[name]);
  for (let round = 0; round < Number(given.rounds); round += 1) for (const name of names) samples[name].push(await measure(ways[name]));
  const unit = median(samples[names[0]]);
  console.log(`\n${title}`);
  for (const name of names) {
    const us = median(samples[name]);
    console.log(`  ${name.padEnd(34)} ${us.toFixed(2).padStart(9)} µs ${`×${(unit / us).toFixed(1)}`.padStart(8)}`);
  }
}

/** Microseconds for one call. */
async function measure(way) {
  const isAsync = way.constructor.name === 'AsyncFunction';
  const start = process.hrtime.bigint();
  const end = start + BigInt(Number(given.milliseconds)) * 1_000_000n;
  let count = 0;
  let now = start;
  while (now < end) {
    for (let i = 0; i < 20; i += 1) {
      if (isAsync) await way();
      else way();
    }
    count += 20;
    now = process.hrtime.bigint();
  }
  return Number(now - start) / 1000 / count;
}
