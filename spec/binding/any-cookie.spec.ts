import fc from 'fast-check';
import { Cookie, type ParameterOptions } from 'tenon';
import type { TestApp } from 'tenon/testing';
import { anyName, anyText, holds, lists, objects, scalars, witness } from './support/any.js';

const sorts = { ...scalars, ...lists, ...objects };

let app: TestApp;
let reached: Set<string>;
beforeAll(
  async () =>
    ({ app, reached } = await witness(sorts, (options: ParameterOptions) =>
      (Cookie as (name: string, options: ParameterOptions) => unknown)('a', options),
    )),
);
afterAll(() => app.close());

const status = async (name: string, cookie: string): Promise<number> => (await app.client.post(`/${name}`, { headers: { cookie } })).status;
const sendable = (text: string): string =>
  Buffer.from(text)
    .toString('latin1')
    .replaceAll(/[^\t\x20-\x7e\x80-\xff]/g, '')
    .slice(0, 2000);

describe('any cookie', () => {
  it('is taken where it is of the type', async () => {
    for (const [name, { texts }] of Object.entries({ ...scalars, ...lists }))
      for (const text of texts.filter((one) => !one.includes(';')))
        expect([name, text, await status(name, `a=${sendable(text)}`)]).toEqual([name, text, 200]);
    expect(
      await Promise.all([status('small', 'size=1'), status('either', 'name=x'), status('record', 'x=1'), status('map', '1=2')]),
    ).toEqual([200, 200, 200, 200]);
    // A cookie has one value, so a pair is never sent.
    expect(Object.keys(sorts).filter((name) => !reached.has(name))).toEqual(['pair']);
  });

  it('reaches no handler with a value of another type, and is no 5xx', async () => {
    const pair = fc.tuple(fc.oneof(fc.constant('a'), anyName), anyText).map(([name, text]) => `${name}=${text}`);
    const header = fc.array(fc.oneof(pair, anyText), { maxLength: 5 }).map((pairs) => sendable(pairs.join('; ')));
    await holds(fc.tuple(fc.constantFrom(...Object.keys(sorts)), header), ([name, cookie]) => status(name, cookie), 1000);
  });
});
