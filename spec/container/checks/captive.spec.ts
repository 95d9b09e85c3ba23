import fc from 'fast-check';
import { Controller, Depends, dependency, Get, Injectable, provide, query, REQUEST, type Scope } from 'tenon';
import { problemOf, problemsOf, withApp } from '../support/applications.js';

@Injectable({ scope: 'request' })
class Session {}

@Injectable({ scope: 'transient' })
class Repository {
  constructor(readonly session: Session) {}
}

@Injectable()
class Cache {
  constructor(readonly repository: Repository) {}
}

describe('a singleton that would keep the value of a request', () => {
  it('is refused with the way to it', async () => {
    expect(await problemOf({ providers: [Session, Repository, Cache] })).toEqual({
      code: 'SCOPE_CAPTIVE',
      what: 'Cache is a singleton and would keep Session, which lives for one request.',
      path: ['Cache', 'Repository', 'Session'],
      fix: "give Cache (AppModule) the scope 'request', or hand Session to its methods as an argument.",
    });
  });

  it('is refused through another name, a list, a lazy one, and what the request brings along', async () => {
    const single = (name: string, wish: unknown, lazy = false) =>
      provide({ provide: name, useFactory: () => name, inject: [wish] as never, lazy });
    const reads = dependency({ limit: query({ type: Number }) }, ({ limit }) => limit, { cache: false, name: 'reads' });
    const providers = [
      Session,
      { provide: 'alias', useExisting: Session },
      single('by name', 'alias'),
      single('by list', { token: Session, many: true }),
      single('lazily', Session, true),
      single('request', REQUEST),
      reads,
      single('input', reads),
    ];
    expect((await problemsOf({ providers })).map(({ path }) => path)).toEqual([
      ['by name', 'alias', 'Session'],
      ['by list', 'Session'],
      ['lazily', 'Session'],
      ['request', 'Request'],
      ['input', 'reads', 'query limit'],
    ]);
  });

  it('is refused through a controller that it needs', async () => {
    @Controller()
    class Pages {
      constructor(readonly session: Session) {}
      @Get('/')
      page() {
        return null;
      }
    }
    const needsController = provide({ provide: 'listing', useFactory: () => 1, inject: [Pages] as never });
    expect((await problemOf({ controllers: [Pages], providers: [Session, needsController] })).path).toEqual([
      'listing',
      'Pages',
      'Session',
    ]);
    expect((await problemOf({ imports: [], providers: [needsController, Session], controllers: [Pages] })).path).toEqual([
      'listing',
      'Pages',
      'Session',
    ]);
  });

  it('is refused once, though others need it', async () => {
    const outer = provide({ provide: 'outer', useFactory: () => 1, inject: [Cache] as never });
    expect((await problemOf({ providers: [outer, Session, Repository, Cache] })).path[0]).toBe('Cache');
  });

  it('is refused where it is a controller that says that it is one', async () => {
    @Controller()
    @Injectable({ scope: 'singleton' })
    class Pages {
      constructor(readonly session: Session) {}
      @Get('/')
      page() {
        return null;
      }
    }
    expect((await problemOf({ controllers: [Pages], providers: [Session] })).code).toBe('SCOPE_CAPTIVE');
  });
});

describe('what closes after the response', () => {
  const resource = (name: string, closes: 'before-response' | 'after-response', inner: object = {}) =>
    dependency(
      inner as Record<string, never>,
      function* () {
        yield name;
      },
      { closes, name },
    );
  const routeTo = (one: ReturnType<typeof resource>) => {
    @Controller()
    class Using {
      @Get('/')
      use(@Depends(one) value: unknown) {
        return value;
      }
    }
    return Using;
  };

  it('cannot stand on what closes before it', async () => {
    const inner = resource('inner', 'before-response');
    const outer = resource('outer', 'after-response', { inner });
    expect(await problemOf({ controllers: [routeTo(outer)] })).toEqual({
      code: 'CLOSES_ORDER',
      what: 'outer closes after the response, and needs inner, which closes before it.',
      path: ['outer', 'inner'],
      fix: "give inner { closes: 'after-response' } as well, or let outer close before the response.",
    });
  });

  it('cannot stand on it through others either', async () => {
    const inner = resource('inner', 'before-response');
    const between = dependency({ inner }, ({ inner }) => inner);
    expect((await problemOf({ controllers: [routeTo(resource('outer', 'after-response', { between }))] })).path).toEqual([
      'outer',
      'inner',
    ]);
  });

  it('may stand on a singleton, on what closes later, and on what does not close at all', async () => {
    const pool = { provide: 'pool', useGenerator: function* () { yield 'pool'; } }; // prettier-ignore
    const uses = provide({ provide: 'uses', useFactory: (pool) => pool, inject: ['pool'] });
    const inner = resource('inner', 'after-response');
    const plain = dependency(() => 1);
    const outer = resource('outer', 'after-response', { inner, plain, pool: 'uses' });
    await withApp({ controllers: [routeTo(outer)], providers: [pool, uses] }, async ({ client }) => {
      expect((await client.get('/')).json()).toBe('outer');
    });
  });
});

describe('any chain of scopes', () => {
  it('is refused exactly where a singleton stands above a request value with nothing but transient ones between', async () => {
    const scopes = fc.array(fc.constantFrom<Scope>('singleton', 'request', 'transient'), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(scopes, async (chain) => {
        const providers = chain.map((scope, i) => ({
          provide: `p${i}`,
          scope,
          inject: i + 1 < chain.length ? [`p${i + 1}`] : [],
          useFactory: () => i,
        }));
        const expected = chain.flatMap((scope, i) => {
          const next = chain.findIndex((one, j) => j > i && one !== 'transient');
          return scope === 'singleton' && chain[next] === 'request' ? [Array.from({ length: next - i + 1 }, (_, k) => `p${i + k}`)] : [];
        });
        if (expected.length === 0) await withApp({ providers }, ({ app }) => void app.wiring());
        else expect((await problemsOf({ providers })).map(({ path }) => path)).toEqual(expected);
      }),
    );
  });
});
