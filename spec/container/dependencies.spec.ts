import { Controller, Depends, dependency, Get, header, HttpException, Injectable, Int, Query, query, type Dependency } from 'tenon';
import { moduleNamed, withApp } from './support/applications.js';

/** A controller whose one route answers with what these dependencies are worth. */
function answering(...asked: readonly Dependency[]) {
  const both = dependency(Object.fromEntries(asked.map((one, i) => [`d${i}`, one])), (all) => Object.values(all), { name: 'both' });
  @Controller()
  class Answering {
    @Get()
    answer(@Depends(both) all: unknown) {
      return all;
    }
  }
  return Answering;
}

const answerOf = (use: Parameters<typeof withApp>[0], path = '/') => withApp(use, async ({ client }) => (await client.get(path)).json());

@Injectable()
class Settings {
  readonly zone = 'UTC';
}

describe('a dependency', () => {
  it('is called with its inputs, found by name', async () => {
    const described = dependency(
      { settings: Settings, limit: query({ type: Int, default: 10 }), agent: header('user-agent', { type: String, optional: true }) },
      ({ settings, limit, agent }) => ({
        zone: settings.zone,
        limit: limit + 1,
        agent: agent ?? null,
      }),
    );
    expect(await answerOf({ controllers: [answering(described)], providers: [Settings] }, '/?limit=4')).toEqual([
      { zone: 'UTC', limit: 5, agent: null },
    ]);
  });

  it('may have no inputs at all, written in either way', async () => {
    const none = dependency(() => 'none');
    const empty = dependency({}, (inputs) => Object.keys(inputs).length);
    const withDefault = dependency((value = 'default') => value);
    expect(await answerOf({ controllers: [answering(none, empty, withDefault)] })).toEqual(['none', 0, 'default']);
  });

  it('may be async, a generator, and an async generator', async () => {
    const log: string[] = [];
    const later = dependency(async () => 'later');
    const resource = dependency(function* () {
      yield 'resource';
      log.push('resource closed');
    });
    const asyncResource = dependency({ later }, async function* ({ later }) {
      yield `${later} resource`;
      log.push('async resource closed');
    });
    expect(await answerOf({ controllers: [answering(later, resource, asyncResource)] })).toEqual(['later', 'resource', 'later resource']);
    expect(log).toEqual(['async resource closed', 'resource closed']);
  });

  it('that returns a promise without saying so is refused, and awaited when it says so', async () => {
    const silent = dependency(() => Promise.resolve('a promise'), { name: 'silent' });
    const announced = dependency(() => Promise.resolve('a promise'), { async: true });
    await withApp({ controllers: [answering(silent)] }, async (t) => {
      expect((await t.client.get('/')).status).toBe(500);
      expect(t.errors).toMatchObject([
        { code: 'PROVIDER_PROMISE', message: expect.stringContaining('silent returned a promise') as unknown },
      ]);
    });
    expect(await answerOf({ controllers: [answering(announced)] })).toEqual(['a promise']);
  });

  it('that returns a promise without saying so does not end the process when that fails', async () => {
    const silent = dependency(() => Promise.reject(new Error('nobody waits')));
    await withApp({ controllers: [answering(silent)] }, async (t) => {
      expect((await t.client.get('/')).status).toBe(500);
      await new Promise(setImmediate);
      expect(t.errors).toMatchObject([{ code: 'PROVIDER_PROMISE' }]);
    });
  });

  it.each(['on', 'off'] as const)(
    'that only returns a generator is refused, which nobody would resume (generated code %s)',
    async (codeGeneration) => {
      const open = function* () {
        yield 'resource';
      };
      for (const wrapped of [
        dependency(() => open(), { name: 'wrapped' }),
        dependency({}, () => (async function* () {})(), { name: 'wrapped' }),
      ]) {
        await withApp(
          { controllers: [answering(wrapped)] },
          async (t) => {
            expect((await t.client.get('/')).status).toBe(500);
            expect(t.errors).toMatchObject([{ code: 'PROVIDER_GENERATOR', message: expect.stringContaining('wrapped') as unknown }]);
          },
          { options: { codeGeneration } },
        );
      }
    },
  );

  it('is called once in a request for whoever asks, to any depth', async () => {
    let calls = 0;
    const base = dependency(() => (calls += 1));
    let deep: Dependency<unknown> = base;
    for (let i = 0; i < 30; i += 1) deep = dependency({ deep, base }, ({ deep, base }) => [deep, base].flat().at(-1));
    const guard = dependency({ base }, () => undefined);
    @Controller()
    class Counting {
      @Get('/', { use: [guard] })
      count(@Depends(base) first: number, @Depends(deep) second: unknown) {
        return [first, second, calls];
      }
    }
    await withApp({ controllers: [Counting] }, async ({ client }) => {
      expect((await client.get('/')).json()).toEqual([1, 1, 1]);
      expect((await client.get('/')).json()).toEqual([2, 2, 2]);
    });
  });

  it('with cache: false is called for everyone who asks', async () => {
    let calls = 0;
    const base = dependency(() => (calls += 1), { cache: false });
    const uses = dependency({ base }, ({ base }) => base);
    expect(await answerOf({ controllers: [answering(base, uses, base)] })).toEqual([1, 2, 3]);
  });

  it('with cache: false is closed as often as it was opened', async () => {
    const log: string[] = [];
    const base = dependency(
      function* () {
        const name = `r${log.length}`;
        log.push(`open ${name}`);
        yield name;
        log.push(`close ${name}`);
      },
      { cache: false },
    );
    const uses = dependency({ base }, ({ base }) => base);
    await answerOf({ controllers: [answering(base, uses)] });
    expect(log).toEqual(['open r0', 'open r1', 'close r1', 'close r0']);
  });

  it('has the problems of its inputs told for every use of it, up to a limit', async () => {
    const limit = dependency({ limit: query({ type: Int }) }, ({ limit }) => limit);
    const twice = dependency({ a: limit, b: limit, page: query({ type: Int }) }, ({ a }) => a);
    @Controller()
    class Limited {
      @Get('/', { use: [limit] })
      limited(@Depends(twice) a: number, @Depends(twice) b: number, @Query({ type: Int }) last: number) {
        return [a, b, last];
      }
    }
    await withApp({ controllers: [Limited] }, async ({ client }) => {
      const { detail } = (await client.get('/?limit=x&page=y&last=z')).json<{ detail: { loc: string[] }[] }>();
      expect(detail.map(({ loc }) => loc[1])).toEqual(['limit', 'limit', 'limit', 'page', 'limit', 'limit', 'page', 'last']);
      expect((await client.get('/?limit=1&page=1&last=1')).json()).toEqual([1, 1, 1]);
    });
    let deep: Dependency<unknown> = limit;
    for (let i = 0; i < 40; i += 1) deep = dependency({ a: deep, b: deep }, () => undefined);
    await withApp({ controllers: [answering(deep)] }, async ({ client }) => {
      const { detail } = (await client.get('/?limit=x')).json<{ detail: unknown[] }>();
      expect(detail.length).toBeLessThanOrEqual(500);
    });
  });

  it('may be what a function of yours makes for given parameters', async () => {
    const requires = (role: string) =>
      dependency({ sent: header('x-role', { type: String, optional: true }) }, ({ sent }) => {
        if (sent !== role) throw new HttpException(403, `not ${role}`);
        return role;
      });
    @Controller()
    class Roles {
      @Get('/admin', { use: [requires('admin')] })
      admin() {
        return 'admin';
      }
      @Get('/editor')
      editor(@Depends(requires('editor')) role: string) {
        return role;
      }
    }
    await withApp({ controllers: [Roles] }, async ({ client }) => {
      expect((await client.get('/admin', { headers: { 'x-role': 'editor' } })).json()).toEqual({ detail: 'not admin' });
      expect((await client.get('/admin', { headers: { 'x-role': 'admin' } })).json()).toBe('admin');
      expect((await client.get('/editor', { headers: { 'x-role': 'editor' } })).json()).toBe('editor');
      expect((await client.get('/editor')).status).toBe(403);
    });
  });
});

describe('a dependency shared by guards and handler', () => {
  it('is opened by the guard and closed after the handler', async () => {
    const log: string[] = [];
    const session = dependency(async function* () {
      log.push('open');
      yield { user: 'ada' };
      log.push('close');
    });
    const guard = dependency({ session }, ({ session }) => {
      log.push(`guard ${session.user}`);
    });
    @Controller()
    class Users {
      @Get('/', { use: [guard] })
      me(@Depends(session) session: { user: string }) {
        log.push('handle');
        return session.user;
      }
    }
    expect(await answerOf({ controllers: [Users] })).toBe('ada');
    expect(log).toEqual(['open', 'guard ada', 'handle', 'close']);
  });

  it('that a guard could not make, its inputs being invalid, is not made by the next guard either', async () => {
    const log: string[] = [];
    const limit = dependency({ limit: query({ type: Int }) }, ({ limit }) => {
      log.push('limit');
      return limit;
    });
    const first = dependency({ limit }, () => void log.push('first'), { name: 'first' });
    const second = dependency(() => void log.push('second'), { name: 'second' });
    @Controller()
    class Limited {
      @Get('/', { use: [first, second] })
      handle(@Depends(limit) limit: number, @Query({ type: Int }) page: number) {
        return [limit, page];
      }
    }
    await withApp({ controllers: [Limited] }, async ({ client }) => {
      const response = await client.get('/?limit=x&page=y');
      expect(response.status).toBe(422);
      expect(response.json<{ detail: { loc: string[] }[] }>().detail.map(({ loc }) => loc[1])).toEqual(['limit', 'limit', 'page']);
      expect(log).toEqual(['second']);
    });
  });
});

describe('the class form', () => {
  @Injectable({ scope: 'request' })
  class Paging {
    constructor(
      @Query({ type: Int }) readonly skip: number = 0,
      @Query({ type: Int, maximum: 100 }) readonly limit: number = 100,
    ) {}
  }

  it('is made where it is asked for, by its type alone, though no module provides it', async () => {
    @Controller()
    class Pages {
      @Get('/')
      page(@Depends() paging: Paging) {
        return paging;
      }
    }
    expect(await answerOf({ controllers: [Pages] }, '/?limit=5')).toEqual({ skip: 0, limit: 5 });
    await withApp({ controllers: [Pages] }, async ({ client }) => expect((await client.get('/?limit=500')).status).toBe(422));
  });

  it('is one in a request for everyone who asks', async () => {
    const uses = dependency({ paging: Paging }, ({ paging }) => paging);
    @Controller()
    class Pages {
      constructor(readonly paging: Paging) {}
      @Get('/', { use: [Paging] })
      page(@Depends() paging: Paging, @Depends(uses) other: Paging) {
        return [paging === other, paging === this.paging];
      }
    }
    expect(await answerOf({ controllers: [Pages] })).toEqual([true, true]);
  });

  it('may need other ones', async () => {
    @Injectable({ scope: 'request' })
    class Listing {
      constructor(
        readonly paging: Paging,
        @Query({ optional: true }) readonly sort?: string,
      ) {}
    }
    @Controller()
    class Pages {
      @Get('/')
      page(@Depends() listing: Listing) {
        return listing;
      }
    }
    expect(await answerOf({ controllers: [Pages] }, '/?sort=name&skip=3')).toEqual({ paging: { skip: 3, limit: 100 }, sort: 'name' });
  });
});

describe('a dependency listed in a module', () => {
  it('is visible elsewhere only when it is exported, and uses what its own module sees', async () => {
    const hidden = dependency({ secret: 'secret' }, ({ secret }) => secret, { name: 'hidden' });
    const shown = dependency({ hidden, secret: 'secret' }, ({ hidden, secret }) => [hidden, secret], { name: 'shown' });
    const Inner = moduleNamed('Inner', { providers: [hidden, shown, { provide: 'secret', useValue: 'inner' }], exports: [shown] });
    const outer = { imports: [Inner], controllers: [answering(shown)], providers: [{ provide: 'secret', useValue: 'outer' }] };
    expect(await answerOf(outer)).toEqual([['inner', 'inner']]);
  });

  it('is one value for its module and for those who import it', async () => {
    let calls = 0;
    const count = dependency(() => (calls += 1));
    const inner = dependency({ count }, ({ count }) => count);
    const Inner = moduleNamed('Inner', { providers: [count, inner], exports: [count, inner] });
    expect(await answerOf({ imports: [Inner], controllers: [answering(count, inner)] })).toEqual([1, 1]);
  });

  it('that no module lists means what the module of the route sees', async () => {
    const reads = dependency({ x: 'x' }, ({ x }) => x);
    const Left = moduleNamed('Left', { prefix: '/left', controllers: [answering(reads)], providers: [{ provide: 'x', useValue: 'left' }] });
    const Right = moduleNamed('Right', {
      prefix: '/right',
      controllers: [answering(reads)],
      providers: [{ provide: 'x', useValue: 'right' }],
    });
    await withApp({ imports: [Left, Right] }, async ({ client }) => {
      expect((await client.get('/left')).json()).toEqual(['left']);
      expect((await client.get('/right')).json()).toEqual(['right']);
    });
  });
});

describe("closes: 'after-response'", () => {
  it('closes when the client has its answer, after everything that closes before', async () => {
    const log: string[] = [];
    const resource = (name: string, closes: 'before-response' | 'after-response', ...inner: readonly Dependency[]) =>
      dependency(
        Object.fromEntries(inner.map((one, i) => [`inner${i}`, one])),
        function* () {
          yield name;
          log.push(`close ${name}`);
        },
        { closes },
      );
    const late = resource('late', 'after-response');
    const early = resource('early', 'before-response', late);
    const later = resource('later', 'after-response', late);
    await withApp({ controllers: [answering(early, later)] }, async ({ client }) => {
      await client.get('/');
      expect(log[0]).toBe('close early');
    });
    expect(log).toEqual(['close early', 'close later', 'close late']);
  });

  it('sees the failure of the request before it is answered, as in FastAPI, and may replace it', async () => {
    const seen: unknown[] = [];
    const late = dependency(
      function* () {
        try {
          yield 'late';
        } catch (error) {
          seen.push(error);
          throw new HttpException(410, 'replaced', { cause: error });
        }
      },
      { closes: 'after-response' },
    );
    const failure = new HttpException(409, 'conflict');
    @Controller()
    class Failing {
      @Get('/')
      fail(@Depends(late) _late: string) {
        throw failure;
      }
    }
    const t = await withApp({ controllers: [Failing] }, async (t) => {
      expect((await t.client.get('/')).json()).toEqual({ detail: 'replaced' });
      return t;
    });
    expect([seen, t.errors]).toEqual([[failure], []]);
  });

  it('is closed after the answer where there is one: its own failure is logged and changes nothing', async () => {
    const late = dependency(
      function* () {
        yield 'late';
        throw new Error('too late to matter');
      },
      { closes: 'after-response' },
    );
    @Controller()
    class Fine {
      @Get('/')
      fine(@Depends(late) what: string) {
        return what;
      }
    }
    const t = await withApp({ controllers: [Fine] }, async (t) => {
      expect((await t.client.get('/')).json()).toBe('late');
      return t;
    });
    expect(t.errors).toMatchObject([{ message: 'too late to matter' }]);
  });
});
