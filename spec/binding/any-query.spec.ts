import fc from 'fast-check';
import { Query, type ParameterOptions } from 'tenon';
import type { TestApp } from 'tenon/testing';
import { anyName, anyPiece, holds, lists, objects, percent, scalars, witness, type Sort } from './support/any.js';

const delimited = Object.fromEntries(
  Object.entries(lists).flatMap(([name, sort]) =>
    (['pipeDelimited', 'spaceDelimited'] as const).map((style): [string, Sort] => [
      `${name}-${style}`,
      { ...sort, options: { ...sort.options, style } },
    ]),
  ),
);
const deep = Object.fromEntries(
  Object.entries(objects).map(([name, sort]): [string, Sort] => [
    `${name}-deep`,
    { ...sort, options: { ...sort.options, style: 'deepObject' } },
  ]),
);
const json = Object.fromEntries(
  Object.entries({ ...lists, ...objects }).map(([name, sort]): [string, Sort] => [
    `${name}-json`,
    { ...sort, options: { ...sort.options, json: true } },
  ]),
);
const commas: Sort = { ...(lists.list as Sort), options: { ...(lists.list as Sort).options, explode: false } };
const sorts = { ...scalars, ...lists, ...objects, ...delimited, ...deep, ...json, commas };

let app: TestApp;
let reached: Set<string>;
beforeAll(
  async () =>
    ({ app, reached } = await witness(sorts, (options: ParameterOptions) =>
      (Query as (name: string, options: ParameterOptions) => unknown)('a', options),
    )),
);
afterAll(() => app.close());

const status = async (name: string, query: string): Promise<number> => (await app.client.post(`/${name}?${query}`)).status;
const pair = fc.tuple(anyName.map(percent), anyPiece).map(([name, piece]) => `${name}=${piece}`);
const mine = anyPiece.map((piece) => `a=${piece}`);

/** Some of each sort that are fine, so that what refuses everything would be found. */
const fine: readonly (readonly [name: string, query: string])[] = [
  ...Object.entries({ ...scalars, ...lists }).flatMap(([name, { texts }]) =>
    texts.map((text) => [name, `a=${encodeURIComponent(text)}`] as const),
  ),
  ...([
    ['pair', 'a=1&a=x'],
    ['pair-pipeDelimited', 'a=1|x'],
    ['pair-spaceDelimited', 'a=1+x'],
  ] as const),
  ...Object.keys(delimited)
    .filter((name) => !name.startsWith('pair'))
    .map((name) => [name, name.startsWith('enums') ? 'a=red' : 'a=1'] as const),
  ['commas', 'a=1,2'],
  ['small', 'size=1&tag=a'],
  ['either', 'name=x'],
  ['record', 'x=1&y=2'],
  ['map', '1=2&1=3'],
  ['small-deep', 'a[size]=1'],
  ['either-deep', 'a[name]=x'],
  ['record-deep', 'a[x]=1'],
  ['map-deep', 'a[1]=2'],
  ['small-json', 'a={"size":1}'],
  ['either-json', 'a={"name":"x"}'],
  ['record-json', 'a={"x":1}'],
  ['map-json', 'a={"1":[2]}'],
  ['list-json', 'a=[1]'],
  ['enums-json', 'a=["red",7]'],
  ['set-json', 'a=["x"]'],
  ['pair-json', 'a=[1,"x"]'],
  ['lists-json', 'a="all"'],
  ['nullable-json', 'a=[1]'],
];

describe('any query', () => {
  it('is taken where it is of the type', async () => {
    for (const [name, query] of fine) expect([name, query, await status(name, query)]).toEqual([name, query, 200]);
    expect([...reached].sort()).toEqual(Object.keys(sorts).sort());
  });

  it('reaches no handler with a value of another type, and is no 5xx', async () => {
    const query = fc.array(fc.oneof(mine, pair), { maxLength: 5 }).map((pairs) => pairs.join('&').slice(0, 9000));
    await holds(fc.tuple(fc.constantFrom(...Object.keys(sorts)), query), ([name, text]) => status(name, text), 1500);
  });

  it('of names without end is answered', async () => {
    for (const name of Object.keys(objects)) {
      const long = Array.from({ length: 2500 }, (_, i) => `${i.toString(36)}=1`).join('&');
      expect((await status(name, long)) < 500).toBe(true);
      expect((await status(`${name}-deep`, Array.from({ length: 1500 }, (_, i) => `a[${i}]=1`).join('&'))) < 500).toBe(true);
    }
  });
});
