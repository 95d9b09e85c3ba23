import {
  Controller,
  createApp,
  Depends,
  dependency,
  Get,
  Injectable,
  Int,
  Module,
  override,
  provide,
  query,
  REQUEST,
  token,
  type Closes,
  type Dependency,
  type Wanted,
  type Wish,
} from 'tenon';
import { moduleNamed, problemOf, problemsOf, withApp, type Start } from './support/applications.js';

/** A dependency that counts its calls; what it is worth is the number of the call. */
function counter(log: string[] = [], name = 'count') {
  let calls = 0;
  const count = dependency(
    () => {
      log.push(`${name} ${(calls += 1)}`);
      return calls;
    },
    { name },
  );
  return { count, calls: () => calls };
}

/** A resource that says when it opens and closes. */
function resource(log: string[], name: string, inputs: Readonly<Record<string, Wish>> = {}, closes?: Closes) {
  let calls = 0;
  return dependency(
    inputs,
    function* () {
      const opened = `${name} ${(calls += 1)}`;
      log.push(`open ${opened}`);
      yield opened;
      log.push(`close ${opened}`);
    },
    { name, closes },
  );
}

/** A controller whose one route answers with what these are worth. */
function answering(asked: readonly Wish[], use: readonly (Dependency | Wanted)[] = []) {
  const all = dependency(Object.fromEntries(asked.map((one, i) => [`d${i}`, one])), (worth) => Object.values(worth), { name: 'all' });
  @Controller()
  class Answering {
    @Get({ use })
    answer(@Depends(all) worth: unknown) {
      return worth;
    }
  }
  return Answering;
}

const fresh = <T>(one: Dependency<T>) => ({ token: one, cache: false }) as const;
const closing = <T>(one: Dependency<T>, closes: Closes) => ({ token: one, closes }) as const;

describe.each(['on', 'off'] as const)('options of a use, with generated code %s', (codeGeneration) => {
  const how = { options: { codeGeneration } };
  const answerOf = (asked: readonly Wish[], use?: Parameters<typeof answering>[1], more: Start = {}) =>
    withApp({ controllers: [answering(asked, use)] }, async ({ client }) => (await client.get('/')).json(), { ...how, ...more });

  describe('cache: false', () => {
    it('calls anew for this use; the others keep what is remembered', async () => {
      const { count } = counter();
      expect(await answerOf([count, fresh(count), count, fresh(count)])).toEqual([1, 2, 1, 3]);
    });

    it('is remembered if it comes first', async () => {
      const { count } = counter();
      expect(await answerOf([fresh(count), count, fresh(count), count])).toEqual([1, 1, 2, 1]);
    });

    it('stands at a parameter, for a dependency, a class, and the class that is the declared type', async () => {
      const { count } = counter();
      let made = 0;
      @Injectable({ scope: 'request' })
      class Clerk {
        readonly number = (made += 1);
      }
      @Controller()
      class Desk {
        @Get('/')
        desk(
          @Depends(count) a: number,
          @Depends(count, { cache: false }) b: number,
          @Depends() c: Clerk,
          @Depends(Clerk, { cache: false }) d: Clerk,
          @Depends({ cache: false }) e: Clerk,
          @Depends({}) f: Clerk,
        ) {
          return [a, b, c.number, d.number, e.number, f.number];
        }
      }
      const answer = await withApp({ controllers: [Desk] }, async ({ client }) => (await client.get('/')).json(), how);
      expect(answer).toEqual([1, 2, 1, 2, 3, 1]);
    });

    it('stands at the parameter of a constructor, and in inject', async () => {
      const { count } = counter();
      @Injectable({ scope: 'request' })
      class Fresh {
        constructor(
          @Depends(count) readonly a: number,
          @Depends(count, { cache: false }) readonly b: number,
        ) {}
      }
      const PAIR = token<readonly [number, number]>('Pair');
      const pair = provide({ provide: PAIR, scope: 'request', inject: [count, fresh(count)], useFactory: (a, b) => [a, b] as const });
      const both = dependency({ made: Fresh, pair: PAIR }, ({ made, pair }) => [made.a, made.b, ...pair]);
      const options = { controllers: [answering([both])], providers: [pair] };
      expect(await withApp(options, async ({ client }) => (await client.get('/')).json(), how)).toEqual([[1, 2, 1, 3]]);
    });

    it('below what is remembered is called again where that is used again', async () => {
      const log: string[] = [];
      const { count } = counter(log);
      const outer = dependency({ count: fresh(count) }, ({ count }) => `outer ${count}`);
      const outermost = dependency({ outer }, ({ outer }) => `outermost, ${outer}`);
      const expected = ['outermost, outer 1', 'outer 1', 'outermost, outer 1', 4];
      expect(await answerOf([outermost, outer, outermost, fresh(count)])).toEqual(expected);
      expect(log).toEqual(['count 1', 'count 2', 'count 3', 'count 4']);
    });

    it('below what is remembered is called again with what it needs itself', async () => {
      const log: string[] = [];
      const leaf = counter(log, 'leaf').count;
      const middle = dependency({ leaf: fresh(leaf) }, ({ leaf }) => {
        log.push(`middle of ${leaf}`);
        return leaf;
      });
      const outer = dependency({ middle: fresh(middle), leaf }, ({ middle, leaf }) => [middle, leaf]);
      expect(await answerOf([outer, outer])).toEqual([
        [1, 1],
        [1, 1],
      ]);
      expect(log).toEqual(['leaf 1', 'middle of 1', 'leaf 2', 'middle of 2']);
    });

    it('opens a resource of its own, which is closed in its turn', async () => {
      const log: string[] = [];
      const berth = resource(log, 'berth');
      expect(await answerOf([berth, fresh(berth)])).toEqual(['berth 1', 'berth 2']);
      expect(log).toEqual(['open berth 1', 'open berth 2', 'close berth 2', 'close berth 1']);
    });

    it('waits where the function does', async () => {
      let calls = 0;
      const later = dependency(async () => Promise.resolve((calls += 1)));
      expect(await answerOf([fresh(later), later, fresh(later)], [later, fresh(later)])).toEqual([3, 1, 4]);
    });

    it('in a guard is remembered if it comes first, and calls anew if it does not', async () => {
      for (const [use, expected] of [
        [(count: Dependency) => [fresh(count), count, fresh(count)], [1, 3]],
        [(count: Dependency) => [count, fresh(count)], [1, 3]],
        [(count: Dependency) => [fresh(count), fresh(count)], [1, 3]],
        [(count: Dependency) => [fresh(count)], [1, 2]],
      ] as const) {
        const { count } = counter();
        expect(await answerOf([count, fresh(count)], use(count))).toEqual(expected);
      }
    });

    it('in one guard is given to the uses that follow in the same one', async () => {
      const { count } = counter();
      const guard = dependency({ first: fresh(count), second: count, third: fresh(count), fourth: count }, (all) => {
        expect(all).toEqual({ first: 1, second: 1, third: 2, fourth: 1 });
      });
      expect(await answerOf([count], [guard])).toEqual([1]);
    });

    it('in a guard that could not judge leaves the first place to the next one', async () => {
      const log: string[] = [];
      const { count } = counter(log);
      const invalid = dependency({ limit: query({ type: Int }), count }, () => undefined);
      const judges = dependency({ own: fresh(count), count }, ({ own, count }) => void log.push(`judges ${own} ${count}`));
      await withApp({ controllers: [answering([], [invalid, judges])] }, async ({ client }) => {
        expect((await client.get('/?limit=x')).status).toBe(422);
      });
      expect(log).toEqual(['count 1', 'judges 1 1']);
    });

    it('below what a guard remembers is called again for the handler', async () => {
      const { count, calls } = counter();
      const outer = dependency({ count: fresh(count) }, ({ count }) => count);
      expect(await answerOf([outer], [outer, outer])).toEqual([1]);
      expect(calls()).toBe(3);
    });

    it('holds for what an override puts in its place', async () => {
      const { count } = counter();
      let calls = 10;
      const faked = [override(count).with(() => (calls += 1))];
      expect(await answerOf([count, fresh(count), count], [], { override: faked })).toEqual([11, 12, 11]);
      const fixed = [override(count).with(dependency(() => 7))];
      expect(await answerOf([count, fresh(count), count], [], { override: fixed })).toEqual([7, 7, 7]);
    });
  });

  describe('cache: true', () => {
    it('is remembered for the uses that say so, though the dependency says cache: false', async () => {
      let calls = 0;
      const count = dependency(() => (calls += 1), { cache: false });
      const kept = { token: count, cache: true } as const;
      expect(await answerOf([count, kept, count, kept])).toEqual([1, 2, 3, 2]);
    });

    it('says nothing new of what is remembered anyway', async () => {
      const { count } = counter();
      expect(await answerOf([count, { token: count, cache: true }])).toEqual([1, 1]);
    });
  });

  describe('closes', () => {
    it('is what the use says, else what the dependency says; uses that differ have an instance each', async () => {
      const log: string[] = [];
      const both = resource(log, 'both', {}, 'after-response');
      const asked = [closing(both, 'before-response'), closing(both, 'after-response'), both, closing(both, 'before-response')];
      await withApp(
        { controllers: [answering(asked)] },
        async ({ client }) => {
          expect((await client.get('/')).json()).toEqual(['both 1', 'both 2', 'both 2', 'both 1']);
          expect(log.slice(0, 3)).toEqual(['open both 1', 'open both 2', 'close both 1']);
        },
        how,
      );
      expect(log).toEqual(['open both 1', 'open both 2', 'close both 1', 'close both 2']);
    });

    it('goes together with cache: false', async () => {
      const log: string[] = [];
      const one = resource(log, 'one');
      const late = closing(one, 'after-response');
      expect(await answerOf([late, { ...late, cache: false }, one])).toEqual(['one 1', 'one 2', 'one 3']);
      expect(log.slice(3)).toEqual(['close one 3', 'close one 2', 'close one 1']);
    });

    it('works for what a module provides: a dependency, and a generator', async () => {
      const log: string[] = [];
      const SESSION = token<string>('Session');
      const session = resource(log, 'session');
      const providers = [
        session,
        provide({
          provide: SESSION,
          scope: 'request',
          useGenerator: function* () {
            yield 'provided';
            log.push('close provided');
          },
        }),
      ];
      const Inner = moduleNamed('Inner', { providers, exports: [session, SESSION] });
      const asked = [closing(session, 'after-response'), { token: SESSION, closes: 'after-response' }, session, SESSION] as const;
      const t = await withApp({ imports: [Inner], controllers: [answering(asked)] }, async (t) => {
        expect((await t.client.get('/')).json()).toEqual(['session 1', 'provided', 'session 2', 'provided']);
        return t;
      });
      expect(log.slice(2)).toEqual(['close provided', 'close session 2', 'close provided', 'close session 1']);
      expect(t.errors).toEqual([]);
    });

    it('holds for what an override puts in its place, and is no error where that has nothing to close', async () => {
      const log: string[] = [];
      const session = resource(log, 'session');
      const asked = [closing(session, 'after-response'), session];
      const faked = [
        override(session).with(function* () {
          yield 'fake';
          log.push('close fake');
        }),
      ];
      expect(await answerOf(asked, [], { override: faked })).toEqual(['fake', 'fake']);
      expect(log).toEqual(['close fake', 'close fake']);
      expect(await answerOf(asked, [], { override: [override(session).with(() => 'plain')] })).toEqual(['plain', 'plain']);
    });
  });

  it('are linked in each module as the dependency itself is', async () => {
    const log: string[] = [];
    const named = resource(log, 'named', { name: 'name' });
    const here = dependency({ named: closing(named, 'after-response'), again: fresh(named) }, ({ named, again }) => [named, again]);
    const Left = moduleNamed('Left', {
      controllers: [answering([here])],
      prefix: '/left',
      providers: [{ provide: 'name', useValue: 'l' }],
    });
    const Right = moduleNamed('Right', {
      controllers: [answering([here])],
      prefix: '/right',
      providers: [{ provide: 'name', useValue: 'r' }],
    });
    await withApp(
      { imports: [Left, Right] },
      async ({ client }) => {
        expect((await client.get('/left')).json()).toEqual([['named 1', 'named 2']]);
        expect((await client.get('/right')).json()).toEqual([['named 3', 'named 4']]);
      },
      how,
    );
  });
});

describe('options of a use in app.scope()', () => {
  it('mean what they mean in a request', async () => {
    const log: string[] = [];
    const { count } = counter(log);
    const all = dependency({ a: fresh(count), b: count, c: fresh(count), d: count }, (values) => Object.values(values));
    const again = dependency({ first: fresh(count), second: count }, (values) => Object.values(values));
    await withApp({ providers: [all, again, count] }, ({ app }) =>
      app.scope(async (scope) => {
        expect(await scope.get(all)).toEqual([1, 1, 2, 1]);
        expect(await scope.get(again)).toEqual([3, 1]);
        expect(await scope.get(count)).toBe(1);
        expect(log).toEqual(['count 1', 'count 2', 'count 3', 'count 4', 'count 5', 'count 6'].slice(0, log.length));
      }),
    );
  });

  it('call again what lies below something remembered', async () => {
    const { count, calls } = counter();
    const outer = dependency({ count: fresh(count) }, ({ count }) => count);
    const twice = dependency({ a: outer, b: outer, c: fresh(count) }, (values) => Object.values(values));
    await withApp({ providers: [outer, twice] }, ({ app }) =>
      app.scope(async (scope) => {
        expect(await scope.get(twice)).toEqual([1, 1, 3]);
        expect(await scope.get(outer)).toBe(1);
        expect(calls()).toBe(4);
        expect(await scope.get(twice)).toEqual([1, 1, 3]);
      }),
    );
  });

  it('close after the rest what is used so, and find the dependency by itself', async () => {
    const log: string[] = [];
    const late = resource(log, 'late');
    const early = resource(log, 'early', { late: closing(late, 'after-response') });
    await withApp({ controllers: [answering([early, late])] }, async ({ app }) => {
      await app.scope(async (scope) => {
        expect(await scope.get(early)).toBe('early 1');
        expect(await scope.get(late)).toBe('late 2');
      });
    });
    expect(log).toEqual(['open late 1', 'open early 1', 'open late 2', 'close late 2', 'close early 1', 'close late 1']);
  });

  it('find a dependency that is only used otherwise', async () => {
    const log: string[] = [];
    const late = resource(log, 'late');
    await withApp({ controllers: [answering([closing(late, 'after-response')])] }, async ({ app }) => {
      expect(await app.scope((scope) => scope.get(late))).toBe('late 1');
    });
  });
});

describe('options that say nothing of what they stand beside', () => {
  @Injectable()
  class Clock {}
  const session = resource([], 'session');
  const plain = dependency(() => 1, { name: 'plain' });
  const using = (wish: Wish) => ({ controllers: [answering([wish])], providers: [Clock, { provide: 'alias', useExisting: Clock }] });

  it.each([
    ['cache on a singleton', { token: Clock, cache: false }, 'all uses Clock (input "d0") with { cache: false }, and there is one'],
    ['closes on a singleton', { token: Clock, closes: 'after-response' }, "with { closes: 'after-response' }, and there is one"],
    ['closes on what has no teardown', { token: plain, closes: 'after-response' }, 'and nothing of it is to be closed'],
    ['an option on another name', { token: 'alias', cache: true }, 'which is another name for something else'],
    ['an option on all of them', { token: Clock, many: true, cache: false }, 'of which it wants all there are'],
    ['an option on what the request brings', { token: REQUEST, cache: false }, 'which the request brings along'],
  ] as const)('%s', async (_, wish, text) => {
    const problem = await problemOf(using(wish));
    expect(problem).toMatchObject({ code: 'USE_UNFIT', what: expect.stringContaining(text) as unknown });
  });

  it('are found at a parameter and in use, too', async () => {
    @Controller()
    class Clocks {
      @Get('/', { use: [{ token: plain, closes: 'before-response' }] })
      clock(@Depends(Clock, { cache: true }) _: Clock) {}
    }
    const problems = await problemsOf({ controllers: [Clocks], providers: [Clock] });
    expect(problems.map(({ code, path }) => [code, path.join(' ')])).toEqual([
      ['USE_UNFIT', 'AppModule Clocks.clock plain'],
      ['USE_UNFIT', 'AppModule Clocks.clock Clock'],
    ]);
  });

  it('are no error on what may be absent, and is', async () => {
    const wish = { token: 'nowhere', optional: true, cache: false } as const;
    await withApp(using(wish), async ({ client }) => expect((await client.get('/')).status).toBe(200));
  });

  it('make what closes after the response stand on what closes before it', async () => {
    const ink = resource([], 'ink', { session });
    expect(await problemOf(using(closing(ink, 'after-response')))).toMatchObject({ code: 'CLOSES_ORDER', path: ['ink', 'session'] });
    const late = resource([], 'late', { session: closing(session, 'after-response') });
    await withApp(using(closing(late, 'after-response')), ({ app }) => expect(app.routes).toHaveLength(1));
    const other = resource([], 'other', { session: closing(session, 'before-response') }, 'after-response');
    expect(await problemOf(using(other))).toMatchObject({ code: 'CLOSES_ORDER', path: ['other', 'session'] });
  });

  it('are no way out of a circle', async () => {
    const inputs: Record<string, Wish> = {};
    const one = dependency(inputs, () => 1, { name: 'one' });
    inputs.other = { token: dependency({ one: fresh(one) }, () => 2, { name: 'other' }), cache: false };
    expect(await problemOf(using(one))).toMatchObject({ code: 'PROVIDER_CYCLE' });
  });
});

describe('what no use has options for', () => {
  it('is generated as it was', async () => {
    const { count } = counter();
    const outer = dependency({ count }, ({ count }) => count, { name: 'outer' });
    @Module({ controllers: [answering([count, outer], [outer])] })
    class AppModule {}
    const app = createApp(AppModule, { codeGeneration: 'on' });
    await app.init();
    expect(app.explain('Answering.answer')?.match(/count\$\d+\(/g)).toHaveLength(1);
    await app.close();
  });
});
