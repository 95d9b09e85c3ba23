import fc from 'fast-check';
import { Header, type ParameterOptions } from 'tenon';
import type { TestApp } from 'tenon/testing';
import { anyText, holds, lists, objects, scalars, witness, type Sort } from './support/any.js';

// Every request has a host, which the closed class does not know and the numbers are none.
const { either } = objects as Record<string, Sort>;
const json = Object.fromEntries(
  Object.entries({ ...lists, ...objects }).map(([name, sort]): [string, Sort] => [
    `${name}-json`,
    { ...sort, options: { ...sort.options, json: true } },
  ]),
);
const sorts = { ...scalars, ...lists, ...objects, ...json, either: either as Sort };

let app: TestApp;
let reached: Set<string>;
beforeAll(
  async () =>
    ({ app, reached } = await witness(sorts, (options: ParameterOptions) =>
      (Header as (name: string, options: ParameterOptions) => unknown)('a', options),
    )),
);
afterAll(() => app.close());

const status = async (name: string, headers: Record<string, string | string[]>): Promise<number> =>
  (await app.client.post(`/${name}`, { headers })).status;

/** What a client can send at all: bytes but control characters, with the bytes of UTF-8 for what is beyond. */
const value = anyText.map((text) =>
  Buffer.from(text)
    .toString('latin1')
    .replaceAll(/[^\t\x20-\x7e\x80-\xff]/g, '')
    .slice(0, 3000),
);
const name = fc
  .oneof(
    fc.constantFrom('a', 'size', 'tag', 'name', 'weight', '__proto__', 'constructor', 'x-y', 'x_y'),
    fc.string({ unit: fc.constantFrom(..."abcXYZ019!#$%&'*+-.^_`|~"), minLength: 1, maxLength: 12 }),
  )
  .filter((one) => !/^(?:host|connection|content-length|transfer-encoding|expect|upgrade|trailer|te)$/i.test(one));

describe('any header', () => {
  it('is taken where it is of the type', async () => {
    for (const [one, { texts }] of Object.entries({ ...scalars, ...lists }))
      for (const text of texts)
        expect([one, text, await status(one, { a: Buffer.from(text).toString('latin1') })]).toEqual([one, text, 200]);
    expect(await status('pair', { a: ['1', 'x'] })).toBe(200);
    expect(await status('either', { name: 'x' })).toBe(200);
    for (const [one, text] of [
      ['small-json', '{"size":1}'],
      ['map-json', '{"1":[2]}'],
      ['pair-json', '[1,"x"]'],
      ['list-json', '[1]'],
    ] as const)
      expect(await status(one, { a: text })).toBe(200);
    expect(Object.keys({ ...scalars, ...lists }).filter((one) => !reached.has(one))).toEqual([]);
  });

  it('reaches no handler with a value of another type, and is no 5xx', async () => {
    const headers = fc.array(fc.tuple(name, fc.oneof(value, fc.array(value, { minLength: 1, maxLength: 4 }))), { maxLength: 4 });
    const request = fc.tuple(
      fc.constantFrom(...Object.keys(sorts)),
      fc.oneof(value, fc.array(value, { minLength: 1, maxLength: 4 })),
      headers,
    );
    await holds(
      request,
      ([one, mine, others]) => status(one, { ...Object.fromEntries(others.map(([key, of]) => [key.toLowerCase(), of])), a: mine }),
      1000,
    );
  });
});
