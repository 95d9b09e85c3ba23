import fc from 'fast-check';
import { Body, type ParameterOptions } from 'tenon';
import type { TestApp } from 'tenon/testing';
import { anyName, anyText, holds, lists, objects, scalars, witness } from './support/any.js';

const sorts = { ...scalars, ...lists, ...objects };

let whole: Awaited<ReturnType<typeof witness>>;
let keyed: Awaited<ReturnType<typeof witness>>;
const body = (more: ParameterOptions) => (options: ParameterOptions) =>
  (Body as (name: string, options: ParameterOptions) => unknown)('a', { ...options, ...more });
beforeAll(async () => {
  whole = await witness(sorts, body({}));
  keyed = await witness(sorts, body({ embed: true }));
});
afterAll(async () => {
  await whole.app.close();
  await keyed.app.close();
});

const send = async (app: TestApp, name: string, text: string | Uint8Array): Promise<number> =>
  (await app.client.post(`/${name}`, { body: text, headers: { 'content-type': 'application/json' } })).status;

/** JSON of anything, with the names and texts that nobody wants. */
const { value: anyValue } = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 3 }, fc.jsonValue({ maxDepth: 1 }), anyText, fc.double(), tie('list'), tie('object')),
  list: fc.array(tie('value'), { maxLength: 4 }),
  object: fc.array(fc.tuple(anyName, tie('value')), { maxLength: 4 }).map((pairs) => Object.fromEntries(pairs) as unknown),
}));
const near = fc.record(
  {
    size: fc.oneof(fc.integer({ min: -5, max: 15 }), anyValue),
    tag: fc.oneof(fc.array(anyText, { maxLength: 4 }), anyValue),
    name: anyText,
    weight: anyValue,
  },
  { requiredKeys: [] },
);
const value = fc.oneof(anyValue, near, fc.array(fc.integer({ min: -1, max: 5 }), { maxLength: 5 }), fc.array(anyText, { maxLength: 4 }));
const text = fc.oneof(
  value.map((one) => JSON.stringify(one) ?? ''),
  anyText,
  fc.tuple(value, fc.nat(40)).map(([one, cut]) => (JSON.stringify(one) ?? '').slice(0, cut)),
  fc.constantFrom(
    '1e999',
    '-1e999',
    '{"size":1e999}',
    '"\\ud800"',
    '{"__proto__":1}',
    '{"constructor":{"prototype":{}}}',
    '[1e400]',
    '{"size":1,"size":2}',
    '['.repeat(100_000),
  ),
);

const fine: Readonly<Record<string, unknown>> = {
  ...{
    text: 'a',
    int: 7,
    float: 2.5,
    number: 0.1,
    switch: true,
    big: 5,
    date: '2029-11-30T10:00:00Z',
    day: '2029-11-30',
    time: '10:30',
    duration: 'PT5M',
  },
  ...{ uuid: '5c1d7a04-33aa-4d0e-8f3e-6a8a2b90d1f7', url: 'https://example.org/', anyUrl: 'ftp://example.org/', email: 'desk@example.org' },
  ...{
    decimal: '12.50',
    bytes: 'AQI=',
    enum: 7,
    literal: 'a',
    union: 'all',
    list: [1, 2],
    enums: ['red', 7],
    set: ['a', 'a'],
    pair: [1, 'x'],
  },
  ...{ lists: [1], nullable: [1], small: { size: 1 }, either: { name: 'x' }, record: { x: 1 }, map: { 1: [2] } },
};

describe('any JSON', () => {
  it('is taken where it is of the type', async () => {
    for (const [name, one] of Object.entries(fine)) {
      expect([name, await send(whole.app, name, JSON.stringify(one))]).toEqual([name, 200]);
      expect([name, await send(keyed.app, name, JSON.stringify({ a: one }))]).toEqual([name, 200]);
    }
    expect([...whole.reached].sort()).toEqual(Object.keys(sorts).sort());
  });

  it('reaches no handler with a value of another type, and is no 5xx', async () => {
    await holds(fc.tuple(fc.constantFrom(...Object.keys(sorts)), text), ([name, one]) => send(whole.app, name, one), 1500);
    await holds(fc.tuple(fc.constantFrom(...Object.keys(sorts)), text), ([name, one]) => send(keyed.app, name, `{"a":${one}}`), 1000);
  });

  it('of any bytes does neither', async () => {
    await holds(
      fc.tuple(fc.constantFrom(...Object.keys(sorts)), fc.uint8Array({ maxLength: 40 })),
      ([name, bytes]) => send(whole.app, name, bytes),
      300,
    );
  });
});
