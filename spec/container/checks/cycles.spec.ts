import fc from 'fast-check';
import { dependency, provide, type Dependency } from 'tenon';
import { problemOf, problemsOf, withApp } from '../support/applications.js';

const step = (name: string, ...inject: readonly string[]) => provide({ provide: name, useFactory: () => name, inject: inject as never });

describe('providers that need each other', () => {
  it('are refused with the whole circle', async () => {
    expect(await problemOf({ providers: [step('a', 'b'), step('b', 'c'), step('c', 'a'), step('d', 'a')] })).toEqual({
      code: 'PROVIDER_CYCLE',
      what: 'a needs itself through what it needs.',
      path: ['a', 'b', 'c', 'a'],
      fix: expect.stringContaining('break the circle') as unknown,
    });
  });

  it('are refused where one needs itself, and where it is a name for itself', async () => {
    expect((await problemOf({ providers: [step('self', 'self')] })).path).toEqual(['self', 'self']);
    expect((await problemOf({ providers: [{ provide: 'self', useExisting: 'self' }] })).path).toEqual(['self', 'self']);
  });

  it('are refused for a dependency listed in a module', async () => {
    const inputs: Record<string, Dependency> = {};
    const first = dependency(inputs, () => 1, { name: 'first' });
    inputs.second = dependency({ first }, () => 2, { name: 'second' });
    expect((await problemOf({ providers: [first, inputs.second] })).path).toEqual(['first', 'second', 'first']);
  });

  it('are refused for dependencies that no module lists', async () => {
    const inputs: Record<string, Dependency> = {};
    const first = dependency(inputs, () => 1, { name: 'first' });
    inputs.second = dependency({ first }, () => 2, { name: 'second' });
    const asks = dependency({ first }, () => 3, { name: 'asks' });
    expect(await problemOf({ providers: [asks] })).toMatchObject({ code: 'PROVIDER_CYCLE', path: ['second', 'first', 'second'] });
  });

  it('are reported beside everything else', async () => {
    const captive = provide({ provide: 'captive', useFactory: () => 1, inject: ['request'] as never });
    const request = { provide: 'request', scope: 'request' as const, useFactory: () => 1 };
    const problems = await problemsOf({ providers: [step('a', 'b'), step('b', 'a'), step('m', 'missing'), captive, request] });
    expect(problems.map(({ code }) => code)).toEqual(['PROVIDER_MISSING', 'PROVIDER_CYCLE', 'SCOPE_CAPTIVE']);
  });
});

describe('any providers', () => {
  it('start exactly when no way leads back to its start, and are then made in order', async () => {
    const graphs = fc
      .integer({ min: 1, max: 7 })
      .chain((count) => fc.array(fc.tuple(fc.nat(count - 1), fc.nat(count - 1)), { maxLength: 9 }).map((edges) => ({ count, edges })));
    await fc.assert(
      fc.asyncProperty(graphs, async ({ count, edges }) => {
        const needs = (i: number) => [...new Set(edges.filter(([from]) => from === i).map(([, to]) => to))];
        const leadsTo = (from: number, to: number, seen = new Set<number>()): boolean =>
          needs(from).some((next) => next === to || (!seen.has(next) && leadsTo(next, to, seen.add(next))));
        const isCyclic = Array.from({ length: count }, (_, i) => leadsTo(i, i)).some(Boolean);
        const made: number[] = [];
        const providers = Array.from({ length: count }, (_, i) => ({
          provide: `p${i}`,
          inject: needs(i).map((j) => `p${j}`),
          useFactory: () => made.push(i),
        }));
        if (isCyclic) {
          const problems = await problemsOf({ providers });
          expect(new Set(problems.map(({ code }) => code))).toEqual(new Set(['PROVIDER_CYCLE']));
          for (const { path } of problems) {
            expect(path[0]).toBe(path.at(-1));
            for (const [i, name] of path.slice(0, -1).entries())
              expect(needs(Number(name.slice(1)))).toContain(Number(path[i + 1]?.slice(1)));
          }
          expect(made).toEqual([]);
          return;
        }
        await withApp({ providers }, () => {
          expect(made.toSorted()).toEqual(Array.from({ length: count }, (_, i) => i));
          for (const i of made) for (const needed of needs(i)) expect(made.indexOf(needed)).toBeLessThan(made.indexOf(i));
        });
      }),
      { numRuns: 150 },
    );
  });
});
