import { Controller, Depends, dependency, Get, Injectable, provide, REQUEST, query, token, Int } from 'tenon';
import { moduleNamed, withApp } from './support/applications.js';

const log: string[] = [];
beforeEach(() => log.splice(0));

const resource = (name: string, ...inject: readonly string[]) => ({
  provide: name,
  scope: 'request' as const,
  inject,
  useGenerator: async function* (...needs: unknown[]) {
    log.push(`open ${name}`);
    try {
      yield { name, needs };
      log.push(`commit ${name}`);
    } catch (error) {
      log.push(`roll back ${name}: ${(error as Error).message}`);
      throw error;
    }
  },
});

describe('app.scope()', () => {
  it('makes what lives in a request, each once, and closes it, the last opened first', async () => {
    await withApp({ providers: [resource('session', 'pool'), resource('pool')] }, async ({ app }) => {
      const scope = app.scope();
      const session = await scope.get<{ needs: unknown[] }>('session');
      expect(await scope.get('session')).toBe(session);
      expect(await scope.get('pool')).toBe(session.needs[0]);
      await scope.close();
      expect(log).toEqual(['open pool', 'open session', 'commit session', 'commit pool']);
    });
  });

  it('is taken back at the end of the block with await using, unless it was closed before', async () => {
    await withApp({ providers: [resource('pool')] }, async ({ app }) => {
      {
        await using done = app.scope();
        await done.get('pool');
        await done.close();
      }
      expect(log.splice(0)).toEqual(['open pool', 'commit pool']);
      const broken = async () => {
        await using scope = app.scope();
        await scope.get('pool');
        throw new Error('work failed');
      };
      await expect(broken()).rejects.toThrow('work failed');
      expect(log).toEqual(['open pool', expect.stringMatching(/^roll back pool: .*SCOPE_ABANDONED/)]);
    });
  });

  it('runs work that is handed over: commits what is done, takes back what fails', async () => {
    await withApp({ providers: [resource('pool')] }, async ({ app }) => {
      expect(await app.scope(async (scope) => (await scope.get<{ name: string }>('pool')).name)).toBe('pool');
      expect(log.splice(0)).toEqual(['open pool', 'commit pool']);
      const failing = app.scope(async (scope) => {
        await scope.get('pool');
        throw new Error('job failed');
      });
      await expect(failing).rejects.toThrow('job failed');
      expect(log).toEqual(['open pool', 'roll back pool: job failed']);
    });
  });

  it('rolls back with the failure that it is closed with, and throws it', async () => {
    await withApp({ providers: [resource('session', 'pool'), resource('pool')] }, async ({ app }) => {
      const scope = app.scope();
      await scope.get('session');
      const error = new Error('job failed');
      await expect(scope.close({ error })).rejects.toBe(error);
      expect(log.slice(2)).toEqual(['roll back session: job failed', 'roll back pool: job failed']);
    });
  });

  it('throws what closing threw, all of it when there is more than one', async () => {
    const failing = (name: string) => ({
      provide: name,
      scope: 'request' as const,
      useGenerator: function* () {
        try {
          yield name;
        } finally {
          // eslint-disable-next-line no-unsafe-finally -- a teardown that fails whatever happened
          throw new Error(`${name} does not close`);
        }
      },
    });
    await withApp({ providers: [failing('a'), failing('b')] }, async ({ app }) => {
      const one = app.scope();
      await one.get('a');
      await expect(one.close()).rejects.toEqual(new Error('a does not close'));
      const both = app.scope();
      await both.get('a');
      await both.get('b');
      await expect(both.close()).rejects.toMatchObject({ errors: [new Error('b does not close'), new Error('a does not close')] });
    });
  });

  it('has values of its own, beside every other scope', async () => {
    await withApp({ providers: [resource('pool')] }, async ({ app }) => {
      await using one = app.scope();
      await using other = app.scope();
      expect(await one.get('pool')).not.toBe(await other.get('pool'));
    });
  });

  it('makes a value once, though it is asked for in many places at the same time', async () => {
    await withApp({ providers: [resource('a', 'pool'), resource('b', 'pool'), resource('pool')] }, async ({ app }) => {
      await using scope = app.scope();
      await Promise.all([scope.get('a'), scope.get('b'), scope.get('pool'), scope.get('a')]);
      expect(log.toSorted()).toEqual(['open a', 'open b', 'open pool']);
    });
  });

  it('makes a transient value for everyone who asks, but not again for what is there already', async () => {
    let made = 0;
    const transient = { provide: 'n', scope: 'transient' as const, useFactory: () => (made += 1) };
    const holder = provide({ provide: 'holder', scope: 'request', useFactory: (n) => ({ n }), inject: ['n'] });
    await withApp({ providers: [transient, holder] }, async ({ app }) => {
      await using scope = app.scope();
      expect([await scope.get('holder'), await scope.get('holder'), await scope.get('n')]).toEqual([{ n: 1 }, { n: 1 }, 2]);
    });
  });

  it('tries again what failed', async () => {
    let attempts = 0;
    const unsteady = {
      provide: 'unsteady',
      scope: 'request' as const,
      useFactory: async () => {
        attempts += 1;
        if (attempts === 1) throw new Error('not yet');
        return attempts;
      },
    };
    await withApp({ providers: [unsteady] }, async ({ app }) => {
      await using scope = app.scope();
      await expect(scope.get('unsteady')).rejects.toThrow('not yet');
      expect(await scope.get('unsteady')).toBe(2);
    });
  });

  it('gives singletons, and names for other things', async () => {
    await withApp(
      {
        providers: [
          { provide: 'one', useFactory: () => ({}) },
          { provide: 'alias', useExisting: 'one' },
        ],
      },
      async ({ app }) => {
        await using scope = app.scope();
        expect(await scope.get('alias')).toBe(app.get('one'));
      },
    );
  });

  it('gives a dependency that a route uses or a module provides', async () => {
    const used = dependency({ pool: 'pool' }, ({ pool }) => ({ pool }), { name: 'used' });
    const listed = dependency({ used }, ({ used }) => used, { name: 'listed' });
    @Controller()
    class Using {
      @Get('/')
      use(@Depends(used) _: unknown) {
        return null;
      }
    }
    await withApp({ controllers: [Using], providers: [resource('pool'), listed] }, async ({ app }) => {
      await using scope = app.scope();
      expect((await scope.get(used)).pool).toBe(await scope.get('pool'));
      expect(await scope.get(listed)).toBe(await scope.get(used));
    });
  });

  it('takes the token of one module where several have it', async () => {
    const Left = moduleNamed('Left', { providers: [{ provide: 'side', useValue: 'left' }] });
    const Right = moduleNamed('Right', { providers: [{ provide: 'side', useValue: 'right' }] });
    await withApp({ imports: [Left, Right] }, async ({ app }) => {
      await using scope = app.scope();
      await expect(scope.get('side')).rejects.toMatchObject({ code: 'TOKEN_IN_MANY' });
      expect(await scope.get('side', { module: Right })).toBe('right');
    });
  });

  it('closes what closes after the response last', async () => {
    const late = { ...resource('late'), closes: 'after-response' as const };
    await withApp({ providers: [late, resource('early')] }, async ({ app }) => {
      const scope = app.scope();
      await scope.get('early');
      await scope.get('late');
      await scope.close();
      expect(log.slice(2)).toEqual(['commit early', 'commit late']);
    });
  });
});

describe('a scope refuses', () => {
  it('a token that nobody provides', async () => {
    await withApp({ providers: [resource('pool')] }, async ({ app }) => {
      await using scope = app.scope();
      await expect(scope.get('pol')).rejects.toMatchObject({
        code: 'TOKEN_UNKNOWN',
        message: expect.stringContaining('Did you mean pool?') as unknown,
      });
      await expect(scope.get(dependency(() => 1))).rejects.toMatchObject({ code: 'TOKEN_UNKNOWN' });
    });
  });

  it('what reads an HTTP request, or is one', async () => {
    const limit = dependency({ limit: query({ type: Int }) }, ({ limit }) => limit);
    const url = dependency({ request: REQUEST }, ({ request }) => request.url);
    await withApp({ providers: [limit, url] }, async ({ app }) => {
      await using scope = app.scope();
      await expect(scope.get(limit)).rejects.toMatchObject({
        code: 'OUTSIDE_REQUEST',
        message: expect.stringContaining('query limit') as unknown,
      });
      await expect(scope.get(url)).rejects.toMatchObject({ code: 'OUTSIDE_REQUEST' });
      await expect(scope.get(REQUEST)).rejects.toMatchObject({ code: 'OUTSIDE_REQUEST' });
    });
  });

  it('anything once it is closed', async () => {
    await withApp({ providers: [resource('pool')] }, async ({ app }) => {
      const scope = app.scope();
      await scope.close();
      await scope.close();
      await expect(scope.get('pool')).rejects.toMatchObject({ code: 'SCOPE_CLOSED' });
    });
  });

  it('what is still opening when it is closed, and closes it', async () => {
    let opened = (): void => undefined;
    const ready = new Promise<void>((resolve) => (opened = resolve));
    const SLOW = token<string>('slow');
    const slow = {
      provide: SLOW,
      scope: 'request' as const,
      useGenerator: async function* () {
        await ready;
        log.push('open');
        try {
          yield 'slow';
        } finally {
          log.push('close');
        }
      },
    };
    await withApp({ providers: [slow] }, async ({ app }) => {
      const scope = app.scope();
      const pending = scope.get(SLOW);
      await scope.close();
      opened();
      await expect(pending).rejects.toMatchObject({ code: 'SCOPE_CLOSED' });
      expect(log).toEqual(['open', 'close']);
    });
  });
});

describe('a class that asks for a request-scoped one', () => {
  it('is made in the scope with it', async () => {
    @Injectable({ scope: 'request' })
    class Unit {}
    @Injectable({ scope: 'request' })
    class Job {
      constructor(readonly unit: Unit) {}
    }
    await withApp({ providers: [Unit, Job] }, async ({ app }) => {
      await using scope = app.scope();
      expect((await scope.get(Job)).unit).toBe(await scope.get(Unit));
    });
  });
});
