import fc from 'fast-check';
import { Path, type ParameterOptions } from 'tenon';
import type { TestApp } from 'tenon/testing';
import { anyPiece, holds, scalars, witness } from './support/any.js';

let app: TestApp;
let reached: Set<string>;
beforeAll(
  async () =>
    ({ app, reached } = await witness(
      scalars,
      (options: ParameterOptions) => (Path as (name: string, options: ParameterOptions) => unknown)('a', options),
      '/:a',
    )),
);
afterAll(() => app.close());

const status = async (name: string, piece: string): Promise<number> => (await app.client.post(`/${name}/${piece}`)).status;

// A slash ends a part of a path, encoded or not.
const sendable = Object.entries(scalars).map(([name, { texts }]) => [name, texts.filter((text) => !text.includes('/'))] as const);

describe('any path', () => {
  it('is taken where it is of the type', async () => {
    for (const [name, texts] of sendable)
      for (const text of texts) expect([name, text, await status(name, encodeURIComponent(text))]).toEqual([name, text, 200]);
    expect(Object.keys(scalars).filter((name) => !reached.has(name))).toEqual(['url']);
  });

  it('reaches no handler with a value of another type, and is no 5xx', async () => {
    await holds(fc.tuple(fc.constantFrom(...Object.keys(scalars)), anyPiece), ([name, piece]) => status(name, piece), 1000);
  });
});
