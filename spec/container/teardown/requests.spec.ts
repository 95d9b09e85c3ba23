import fc from 'fast-check';
import { Controller, Depends, dependency, Get, HttpException, Injectable, provide, type Dependency } from 'tenon';
import type { TestApp } from 'tenon/testing';
import { preDestroy } from 'inversify';
import { start, withApp } from '../support/applications.js';
import { behaviour, expected, generatorOf, nameOf, ownError } from './model.js';

const backEnds = ['on', 'off'] as const;

/** A transaction, as an application would write it. */
function transaction(log: string[], commit: () => void = () => undefined) {
  return dependency(
    async function* () {
      log.push('begin');
      try {
        yield 'transaction';
        commit();
        log.push('commit');
      } catch (error) {
        log.push(`roll back: ${nameOf(error)}`);
        throw error;
      } finally {
        log.push('release');
      }
    },
    { name: 'transaction' },
  );
}

/** An application with one route that asks for these and then does its work. */
function routeWith(asked: readonly Dependency[], work: () => unknown = () => 'done') {
  const all = dependency(Object.fromEntries(asked.map((one, i) => [`d${i}`, one])), () => undefined, { name: 'all' });
  @Controller()
  class Work {
    @Get('/')
    work(@Depends(all) _all: unknown) {
      return work();
    }
  }
  return { controllers: [Work] };
}

const codesOf = (t: TestApp) => t.errors.map((error) => (error instanceof AggregateError ? error.errors.map(nameOf) : nameOf(error)));

describe('a request whose handler succeeds', () => {
  it('commits before the first byte: a commit that fails is a 500, and the client never sees a 200', async () => {
    const log: string[] = [];
    const failing = transaction(log, () => {
      throw new Error('serialisation failure');
    });
    await withApp(routeWith([failing]), async (t) => {
      const response = await t.client.get('/');
      expect([response.status, response.json()]).toEqual([500, { detail: 'Internal Server Error' }]);
      expect(log).toEqual(['begin', 'roll back: serialisation failure', 'release']);
      expect(codesOf(t)).toEqual(['serialisation failure']);
    });
  });

  it('rolls the outer transaction back when the inner one fails to commit', async () => {
    const log: string[] = [];
    const outer = transaction(log);
    const inner = dependency({ outer }, function* () {
      yield 'inner';
      throw new HttpException(409, 'the inner one conflicts');
    });
    await withApp(routeWith([inner]), async ({ client }) => {
      const response = await client.get('/');
      expect([response.status, response.json()]).toEqual([409, { detail: 'the inner one conflicts' }]);
      expect(log).toEqual(['begin', 'roll back: the inner one conflicts', 'release']);
    });
  });

  it('waits for an answer that cannot be made into JSON before it commits', async () => {
    const log: string[] = [];
    const circular: Record<string, unknown> = {};
    circular.itself = circular;
    await withApp(
      routeWith([transaction(log)], () => circular),
      async ({ client }) => {
        expect((await client.get('/')).status).toBe(500);
        expect(log).toEqual(['begin', 'roll back: JSON_CYCLIC', 'release']);
      },
    );
  });
});

describe('a request whose handler fails', () => {
  it('rolls back, and the client sees the exception', async () => {
    const log: string[] = [];
    const work = () => {
      throw new HttpException(404, 'no such item');
    };
    await withApp(routeWith([transaction(log)], work), async (t) => {
      const response = await t.client.get('/');
      expect([response.status, response.json()]).toEqual([404, { detail: 'no such item' }]);
      expect(log).toEqual(['begin', 'roll back: no such item', 'release']);
      expect(t.errors).toEqual([]);
    });
  });

  it('is answered by the error that a resource puts in its place', async () => {
    const replacing = dependency(function* () {
      try {
        yield 'x';
      } catch (error) {
        throw new HttpException(418, 'replaced', { cause: error });
      }
    });
    const work = async () => {
      await Promise.resolve();
      throw new Error('original');
    };
    await withApp(routeWith([replacing], work), async (t) => {
      const response = await t.client.get('/');
      expect([response.status, response.json()]).toEqual([418, { detail: 'replaced' }]);
      expect(codesOf(t)).toEqual(['original']);
    });
  });

  it('is a 500 with ERROR_SWALLOWED when a resource swallows it, which the outer ones do not see', async () => {
    const log: string[] = [];
    const swallowing = dependency(
      { outer: transaction(log) },
      function* () {
        try {
          yield 'x';
        } catch {
          log.push('swallowed');
        }
      },
      { name: 'swallowing' },
    );
    const work = () => {
      throw new HttpException(404, 'gone');
    };
    await withApp(routeWith([swallowing], work), async (t) => {
      expect((await t.client.get('/')).status).toBe(500);
      expect(log).toEqual(['begin', 'swallowed', 'commit', 'release']);
      expect(codesOf(t)).toEqual(['ERROR_SWALLOWED']);
      expect((t.errors[0] as Error).message).toContain('swallowing caught the failure of the request at its yield');
    });
  });

  it.each([undefined, null, 'text', 0])('with %p is a 500, and rolls back', async (thrown) => {
    const seen: unknown[] = [];
    const watching = dependency(function* () {
      try {
        yield 'x';
      } catch (error) {
        seen.push(error);
        throw error;
      }
    });
    const work = () => {
      throw thrown;
    };
    await withApp(routeWith([watching], work), async (t) => {
      expect((await t.client.get('/')).status).toBe(500);
      expect(seen).toEqual([thrown]);
      expect(t.errors).toHaveLength(1);
    });
  });
});

describe.each(backEnds)('a generator that does not keep its word, with generated code %s', (codeGeneration) => {
  const options = { codeGeneration };

  it.each([
    ['throws before its yield', 'throwing', 432, []],
    ['ends before its yield', 'without a value', 500, ['GENERATOR_EMPTY']],
  ] as const)('and %s closes what was open', async (_, opens, status, codes) => {
    for (const isAsync of [true, false]) {
      const log: string[] = [];
      const broken = dependency(
        { before: transaction(log) },
        generatorOf(2, { isAsync, opens, onSuccess: 'close', onFailure: 'rethrow' }, log),
      );
      await withApp(
        routeWith([broken]),
        async (t) => {
          expect((await t.client.get('/')).status).toBe(status);
          expect(log).toEqual(['begin', '2 opens', expect.stringMatching(/^roll back/) as unknown, 'release']);
          expect(codesOf(t)).toEqual(codes);
        },
        { options },
      );
    }
  });

  it('and yields twice is a 500 that names it, after its finally has run', async () => {
    const log: string[] = [];
    const twice = dependency(
      function* () {
        try {
          yield 1;
          yield 2;
        } finally {
          log.push('finally');
        }
      },
      { name: 'twice' },
    );
    await withApp(
      routeWith([twice]),
      async (t) => {
        expect((await t.client.get('/')).status).toBe(500);
        expect(log).toEqual(['finally']);
        expect((t.errors[0] as Error).message).toContain('twice yielded a second time');
      },
      { options },
    );
  });

  it('a class that throws in its constructor closes what was open', async () => {
    const log: string[] = [];
    const open = transaction(log);
    @Injectable({ scope: 'request' })
    class Broken {
      constructor(@Depends(open) readonly transaction: string) {
        throw new HttpException(503, 'not today');
      }
    }
    @Controller()
    class Work {
      @Get('/')
      work(@Depends() broken: Broken) {
        return broken;
      }
    }
    await withApp(
      { controllers: [Work] },
      async ({ client }) => {
        expect((await client.get('/')).json()).toEqual({ detail: 'not today' });
        expect(log).toEqual(['begin', 'roll back: not today', 'release']);
      },
      { options },
    );
  });

  it('a request-scoped provider of any kind that throws is a 500, and closes what was open', async () => {
    const thrown = () => {
      throw new Error('broken');
    };
    const kinds = [
      { provide: 'broken', scope: 'request' as const, useFactory: thrown as () => unknown },
      { provide: 'broken', scope: 'request' as const, useFactory: async () => thrown() },
    ];
    for (const broken of kinds) {
      const log: string[] = [];
      const uses = dependency({ before: transaction(log), broken: 'broken' }, () => 1);
      await withApp(
        { ...routeWith([uses]), providers: [broken] },
        async (t) => {
          expect((await t.client.get('/')).status).toBe(500);
          expect(log).toEqual(['begin', 'roll back: broken', 'release']);
          expect(codesOf(t)).toEqual(['broken']);
        },
        { options },
      );
    }
  });
});

describe.each(backEnds)('any resources of a request, with generated code %s', (codeGeneration) => {
  it('are opened in order and closed by the rules; the answer says what decided', async () => {
    const works = fc.constantFrom<[string, string | undefined]>(
      ['done', undefined],
      ['fail', 'the work failed'],
      ['fail later', 'the work failed'],
    );
    await fc.assert(
      fc.asyncProperty(fc.array(behaviour(true), { maxLength: 5 }), works, async (resources, [work, workFails]) => {
        const log: string[] = [];
        const asked = resources.map((one, i) => dependency(generatorOf(i, one, log), { name: `resource ${i}` }));
        const handle = (): unknown => {
          if (work === 'done') return 'done';
          if (work === 'fail') throw new HttpException(420, workFails);
          return Promise.reject(new HttpException(420, workFails));
        };
        const t = await start(routeWith(asked, handle), { options: { codeGeneration } });
        const response = await t.client.get('/');
        await t.close();
        const rules = expected(resources, workFails);
        const opening = resources.findIndex(({ opens }) => opens !== 'well');
        expect(log).toEqual(rules.log);
        const { outcome } = opening >= 0 ? expected(resources, undefined) : rules;
        const status =
          outcome === undefined
            ? 200
            : outcome === workFails
              ? 420
              : /^error of \d$/.test(outcome)
                ? ownError(Number(outcome.at(-1))).status
                : 500;
        expect(response.status).toBe(status);
      }),
      { numRuns: 120 },
    );
  });
});

describe('what a request closes beside generators', () => {
  it('@preDestroy methods and resources close in one order, the last made first', async () => {
    const log: string[] = [];
    const first = dependency(function* () {
      yield 'first';
      log.push('first');
    });
    @Injectable({ scope: 'request' })
    class Second {
      constructor(@Depends(first) readonly first: string) {}
      @preDestroy()
      async stop() {
        await Promise.resolve();
        log.push('second');
      }
    }
    const third = dependency({ second: Second }, function* () {
      yield 'third';
      log.push('third');
    });
    await withApp(routeWith([third]), async ({ client }) => {
      await client.get('/');
      expect(log).toEqual(['third', 'second', 'first']);
    });
  });

  it('a @preDestroy that fails decides the answer, as a generator would', async () => {
    @Injectable({ scope: 'request' })
    class Unit {
      @preDestroy()
      stop() {
        throw new HttpException(409, 'cannot stop');
      }
    }
    const uses = dependency({ unit: Unit }, () => 1);
    await withApp(routeWith([uses]), async ({ client }) => {
      expect((await client.get('/')).json()).toEqual({ detail: 'cannot stop' });
    });
  });

  it('closes a transient resource as often as it was made', async () => {
    const log: string[] = [];
    const transient = {
      provide: 'transient',
      scope: 'transient' as const,
      useGenerator: function* () {
        log.push('open');
        yield log.length;
        log.push('close');
      },
    };
    const pair = provide({ provide: 'pair', scope: 'request', useFactory: (a, b) => [a, b], inject: ['transient', 'transient'] });
    const uses = dependency({ pair: 'pair' }, ({ pair }) => pair);
    await withApp({ ...routeWith([uses]), providers: [transient, pair] }, async ({ client }) => {
      await client.get('/');
      expect(log).toEqual(['open', 'open', 'close', 'close']);
    });
  });
});
