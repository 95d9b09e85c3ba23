import assert from 'node:assert/strict';
import { Controller, Depends, dependency, Get, HttpException, Injectable, Int, Path, Query, query, Req, ResponseState } from 'tenon';
import type { Request } from 'express';
import { withApp, type Case } from './case.js';

@Injectable({ scope: 'request' })
class Marked {
  readonly mark = Math.random();
}

/** Several ways into one request: guards, controllers, handlers. */
export const routes: readonly Case[] = [
  {
    name: 'guards, controller and handler share what lives in the request',
    run: (codeGeneration) => {
      const first = dependency({ marked: Marked }, async ({ marked }) => marked.mark, { name: 'first' });
      const second = dependency({ first, marked: Marked }, ({ first, marked }) => assert.equal(first, marked.mark), { name: 'second' });
      @Controller({ use: [first] })
      class Marks {
        constructor(readonly marked: Marked) {}
        @Get('/', { use: [second] })
        marks(@Depends(first) fromGuard: number, @Depends(Marked) own: Marked) {
          return [this.marked.mark, fromGuard, own.mark];
        }
      }
      return withApp({ controllers: [Marks], providers: [Marked] }, codeGeneration, async ({ client }) => {
        const [one, other] = [(await client.get('/')).json<number[]>(), (await client.get('/')).json<number[]>()];
        assert.equal(new Set(one).size, 1);
        assert.notEqual(one[0], other[0]);
      });
    },
  },
  {
    name: 'a guard that refuses ends the request, and what it opened is closed',
    run: async (codeGeneration) => {
      const log: string[] = [];
      const session = dependency(async function* () {
        log.push('open');
        try {
          yield 'session';
        } finally {
          log.push('close');
        }
      });
      const guard = dependency({ session, role: query({ type: String }) }, ({ role }) => {
        if (role !== 'admin') throw new HttpException(403);
      });
      @Controller()
      class Guarded {
        @Get('/', { use: [guard] })
        read(@Depends(session) value: string) {
          log.push('handle');
          return value;
        }
      }
      await withApp({ controllers: [Guarded] }, codeGeneration, async ({ client }) => {
        assert.equal((await client.get('/?role=guest')).status, 403);
        assert.equal((await client.get('/')).status, 422);
        assert.equal((await client.get('/?role=admin')).json(), 'session');
        assert.deepEqual(log, ['open', 'close', 'open', 'handle', 'close']);
      });
    },
  },
  {
    name: 'a guard whose inputs are invalid is left out, and the next one makes what they share',
    run: async (codeGeneration) => {
      const log: string[] = [];
      const shared = dependency(() => log.push('shared'), { name: 'shared' });
      const strict = dependency({ shared, n: query({ type: Int }) }, () => void log.push('strict'), { name: 'strict' });
      const lenient = dependency({ shared }, ({ shared }) => void log.push(`lenient ${shared}`), { name: 'lenient' });
      @Controller()
      class Guarded {
        @Get('/', { use: [strict, lenient] })
        read(@Depends(shared) value: number) {
          return value;
        }
      }
      await withApp({ controllers: [Guarded] }, codeGeneration, async ({ client }) => {
        assert.equal((await client.get('/?n=x')).status, 422);
        assert.deepEqual(log.splice(0), ['shared', 'lenient 1']);
        assert.equal((await client.get('/?n=1')).json(), 1);
        assert.deepEqual(log, ['shared', 'strict', 'lenient 1']);
      });
    },
  },
  {
    name: 'a transient value is made anew in each guard',
    run: (codeGeneration) => {
      let count = 0;
      const next = dependency(() => (count += 1), { cache: false, name: 'next' });
      const seen: number[] = [];
      const guard = (name: string) => dependency({ next }, ({ next }) => void seen.push(next), { name });
      @Controller()
      class Guarded {
        @Get('/', { use: [guard('one'), guard('two')] })
        read(@Depends(next) value: number) {
          return value;
        }
      }
      return withApp({ controllers: [Guarded] }, codeGeneration, async ({ client }) => {
        assert.equal((await client.get('/')).json(), 3);
        assert.deepEqual(seen, [1, 2]);
      });
    },
  },
  {
    name: 'lazy singletons are made by the first request that needs them, sync and async, in guards too',
    run: (codeGeneration) => {
      const made: string[] = [];
      const providers = [
        { provide: 'sync', lazy: true, useFactory: () => made.push('sync') },
        { provide: 'async', lazy: true, useFactory: async () => made.push('async') },
      ];
      const guard = dependency({ value: 'sync' }, () => undefined, { name: 'guard' });
      const both = dependency({ a: 'async', s: 'sync' }, ({ a, s }) => [a, s]);
      @Controller()
      class Lazy {
        @Get('/', { use: [guard] })
        read(@Depends(both) value: unknown) {
          return value;
        }
      }
      return withApp({ controllers: [Lazy], providers }, codeGeneration, async ({ client }) => {
        assert.deepEqual(made, []);
        for (let i = 0; i < 3; i += 1) assert.deepEqual((await client.get('/')).json(), [2, 1]);
        assert.deepEqual(made, ['sync', 'async']);
      });
    },
  },
  {
    name: 'handlers take parameters, what the request brings along, and dependencies in any order',
    run: (codeGeneration) => {
      const doubled = dependency({ n: query({ type: Int }) }, ({ n }) => n * 2);
      @Controller('/things')
      class Things {
        private readonly made = 'with this';
        @Get('/:id')
        read(
          @Depends(doubled) doubled: number,
          @Path({ type: Int }) id: number,
          @Req() request: Request,
          @Depends(ResponseState) state: ResponseState,
          @Query({ optional: true }) q?: string,
        ) {
          state.status = 202;
          return [doubled, id, request.method, q ?? null, this.made];
        }
      }
      return withApp({ controllers: [Things] }, codeGeneration, async ({ client }) => {
        const response = await client.get('/things/5?n=4');
        assert.equal(response.status, 202);
        assert.deepEqual(response.json(), [8, 5, 'GET', null, 'with this']);
      });
    },
  },
  {
    name: 'handlers of any number of parameters that open nothing keep their controller',
    run: (codeGeneration) => {
      @Controller()
      class Plain {
        private readonly word = 'this';
        @Get('/0')
        none() {
          return [this.word];
        }
        @Get('/1')
        one(@Query() a: string) {
          return [this.word, a];
        }
        @Get('/2')
        two(@Query() a: string, @Query() b: string) {
          return [this.word, a, b];
        }
        @Get('/4')
        four(@Query() a: string, @Query() b: string, @Query() c: string, @Query() d: string) {
          return [this.word, a, b, c, d];
        }
      }
      return withApp({ controllers: [Plain] }, codeGeneration, async ({ client }) => {
        for (const count of [0, 1, 2, 4]) {
          const names = ['a', 'b', 'c', 'd'].slice(0, count);
          const query = Object.fromEntries(names.map((name) => [name, name.toUpperCase()]));
          assert.deepEqual((await client.get(`/${count}`, { query })).json(), ['this', ...names.map((name) => name.toUpperCase())]);
        }
      });
    },
  },
  {
    name: 'handlers that throw at once and later',
    run: (codeGeneration) => {
      const inRequest = dependency(() => 1);
      @Controller()
      class Failing {
        @Get('/now')
        now(@Depends(inRequest) _: number) {
          throw new HttpException(418);
        }
        @Get('/later')
        async later(@Depends(inRequest) _: number) {
          await Promise.resolve();
          throw new HttpException(418);
        }
      }
      return withApp({ controllers: [Failing] }, codeGeneration, async ({ client }) => {
        assert.equal((await client.get('/now')).status, 418);
        assert.equal((await client.get('/later')).status, 418);
      });
    },
  },
];
