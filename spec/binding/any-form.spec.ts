import fc from 'fast-check';
import { Form, type ParameterOptions } from 'tenon';
import type { TestApp } from 'tenon/testing';
import { anyName, anyPiece, anyText, holds, lists, objects, percent, scalars, witness, type Sort } from './support/any.js';

const json = Object.fromEntries(
  Object.entries({ ...lists, ...objects }).map(([name, sort]): [string, Sort] => [
    `${name}-json`,
    { ...sort, options: { ...sort.options, json: true } },
  ]),
);
const sorts = { ...scalars, ...lists, ...objects, ...json };

let app: TestApp;
let reached: Set<string>;
beforeAll(
  async () =>
    ({ app, reached } = await witness(sorts, (options: ParameterOptions) =>
      (Form as (name: string, options: ParameterOptions) => unknown)('a', options),
    )),
);
afterAll(() => app.close());

const urlencoded = 'application/x-www-form-urlencoded';
const status = async (name: string, body: string | Uint8Array, type = urlencoded): Promise<number> =>
  (await app.client.post(`/${name}`, { body, headers: { 'content-type': type } })).status;
const anySort = fc.constantFrom(...Object.keys(sorts));
const part = (name: string, value: string): string =>
  `--b\r\nContent-Disposition: form-data; name="${name.replaceAll(/["\r\n]/g, '')}"\r\n\r\n${value}\r\n`;

describe('any form', () => {
  it('is taken where it is of the type', async () => {
    for (const [name, { texts }] of Object.entries({ ...scalars, ...lists })) {
      for (const text of texts) {
        expect([name, text, await status(name, `a=${encodeURIComponent(text)}`)]).toEqual([name, text, 200]);
        expect([name, text, await status(name, `${part('a', text)}--b--`, 'multipart/form-data; boundary=b')]).toEqual([name, text, 200]);
      }
    }
    for (const [name, body] of [
      ['pair', 'a=1&a=x'],
      ['small', 'size=1'],
      ['either', 'name=x'],
      ['record', 'x=1'],
      ['map', '1=2'],
      ['small-json', 'a={"size":1}'],
      ['map-json', 'a={"1":[2]}'],
    ] as const)
      expect([name, await status(name, body)]).toEqual([name, 200]);
    expect(Object.keys({ ...scalars, ...lists, ...objects }).filter((name) => !reached.has(name))).toEqual([]);
  });

  it('reaches no handler with a value of another type, and is no 5xx', async () => {
    const pair = fc.tuple(fc.oneof(fc.constant('a'), anyName.map(percent), anyName), anyPiece).map(([name, piece]) => `${name}=${piece}`);
    const body = fc.oneof(
      fc.array(pair, { maxLength: 6 }).map((pairs) => pairs.join('&')),
      anyText,
      fc.uint8Array({ maxLength: 50 }),
    );
    await holds(fc.tuple(anySort, body), ([name, one]) => status(name, one), 1000);
  });

  it('in parts does neither', async () => {
    const parts = fc.array(fc.tuple(fc.oneof(fc.constant('a'), anyName), anyText), { maxLength: 5 });
    const body = fc.oneof(
      parts.map((all) => `${all.map(([name, text]) => part(name, text)).join('')}--b--`),
      parts.map((all) => all.map(([name, text]) => part(name, text)).join('')),
      anyText.map((text) => `--b\r\n${text}\r\n\r\n${text}\r\n--b--`),
    );
    await holds(fc.tuple(anySort, body), ([name, one]) => status(name, one, 'multipart/form-data; boundary=b'), 500);
  });
});
