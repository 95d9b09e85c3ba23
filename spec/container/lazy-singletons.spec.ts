import { Controller, Depends, dependency, Get, Injectable, provide } from 'tenon';
import { withApp } from './support/applications.js';

/** A lazy singleton whose making fails as often as told. */
function unsteady(failures: number, how: 'sync' | 'async' = 'sync') {
  const attempts: string[] = [];
  const make = () => {
    attempts.push('attempt');
    if (attempts.length <= failures) throw new Error(`attempt ${attempts.length} failed`);
    return `made by attempt ${attempts.length}`;
  };
  const useFactory = how === 'sync' ? make : async () => make();
  return { attempts, provider: { provide: 'lazy', lazy: true, useFactory } };
}

const asking = dependency({ lazy: 'lazy' }, ({ lazy }) => lazy);

@Controller()
class Asking {
  @Get('/')
  ask(@Depends(asking) lazy: unknown) {
    return lazy;
  }
}

describe.each(['sync', 'async'] as const)('a lazy singleton made by a %s function', (how) => {
  it('is made when it is first needed, once', async () => {
    const { attempts, provider } = unsteady(0, how);
    await withApp({ controllers: [Asking], providers: [provider] }, async ({ client }) => {
      expect(attempts).toEqual([]);
      const answers = await Promise.all([client.get('/'), client.get('/'), client.get('/')]);
      expect(answers.map((answer) => answer.json<string>())).toEqual(Array(3).fill('made by attempt 1'));
      expect(attempts).toHaveLength(1);
    });
  });

  it('is tried again after an attempt that failed', async () => {
    const { provider } = unsteady(2, how);
    await withApp({ controllers: [Asking], providers: [provider] }, async ({ client, errors }) => {
      expect((await client.get('/')).status).toBe(500);
      expect((await client.get('/')).status).toBe(500);
      expect((await client.get('/')).json()).toBe('made by attempt 3');
      expect((await client.get('/')).json()).toBe('made by attempt 3');
      expect(String(errors)).toBe('');
    });
  });

  it('names itself and the cause when it fails', async () => {
    const { provider } = unsteady(1, how);
    await withApp({ controllers: [Asking], providers: [provider] }, async (t) => {
      await t.client.get('/');
      const [error] = t.errors as [Error];
      expect(error.message).toContain('lazy (AppModule) could not be made: attempt 1 failed');
      expect(error.cause).toEqual(new Error('attempt 1 failed'));
    });
  });
});

describe('a lazy singleton', () => {
  it('is made by app.get', async () => {
    const { attempts, provider } = unsteady(0);
    await withApp({ providers: [provider] }, ({ app }) => {
      expect(attempts).toEqual([]);
      expect(app.get('lazy')).toBe('made by attempt 1');
    });
  });

  it('fails app.get and then succeeds', async () => {
    const { provider } = unsteady(1);
    await withApp({ providers: [provider] }, ({ app }) => {
      expect(() => app.get('lazy')).toThrow('attempt 1 failed');
      expect(app.get('lazy')).toBe('made by attempt 2');
    });
  });

  it('that is made asynchronously cannot be waited for by app.get, whether it fails or not; it is there afterwards', async () => {
    const { provider } = unsteady(1, 'async');
    await withApp({ providers: [provider] }, async ({ app }) => {
      for (let i = 0; i < 2; i += 1) {
        expect(() => app.get('lazy')).toThrow(expect.objectContaining({ code: 'TOKEN_ASYNC' }) as Error);
        await new Promise(setImmediate);
      }
      expect(app.get('lazy')).toBe('made by attempt 2');
    });
  });

  it('is made at start-up for an eager one that needs it', async () => {
    const { attempts, provider } = unsteady(0);
    const eager = provide({ provide: 'eager', useFactory: (lazy) => lazy, inject: ['lazy'] });
    await withApp({ providers: [provider, eager] }, ({ app }) => {
      expect(attempts).toHaveLength(1);
      expect(app.get('eager')).toBe('made by attempt 1');
    });
  });

  it('may need lazy ones, and is made after them', async () => {
    const order: string[] = [];
    const step = (name: string, ...inject: string[]) => ({ provide: name, lazy: true, useFactory: () => order.push(name), inject });
    const providers = [step('lazy', 'b'), step('b', 'a'), step('a')];
    await withApp({ controllers: [Asking], providers }, async ({ client }) => {
      await client.get('/');
      expect(order).toEqual(['a', 'b', 'lazy']);
    });
  });

  it('is asked for by the class, in @Injectable', async () => {
    let made = 0;
    @Injectable({ lazy: true })
    class Lazy {
      readonly made = (made += 1);
    }
    await withApp({ providers: [Lazy] }, ({ app }) => {
      expect(made).toBe(0);
      expect([app.get(Lazy).made, app.get(Lazy).made]).toEqual([1, 1]);
    });
  });

  it('that was never needed is never opened, and one that was is closed', async () => {
    const log: string[] = [];
    const resource = (name: string) => ({
      provide: name,
      lazy: true,
      useGenerator: function* () {
        log.push(`open ${name}`);
        yield name;
        log.push(`close ${name}`);
      },
    });
    await withApp({ providers: [resource('used'), resource('unused')] }, ({ app }) => void app.get('used'));
    expect(log).toEqual(['open used', 'close used']);
  });

  it('leaves nothing open when an attempt fails after a resource of its own was opened', async () => {
    const log: string[] = [];
    const resource = {
      provide: 'resource',
      scope: 'transient' as const,
      useGenerator: function* () {
        log.push('open');
        try {
          yield 'resource';
        } finally {
          log.push('close');
        }
      },
    };
    const fails = () => {
      throw new Error('no');
    };
    const lazy = provide({ provide: 'lazy', lazy: true, useFactory: fails as () => unknown, inject: ['resource'] as never });
    await withApp({ providers: [resource, lazy] }, ({ app }) => {
      expect(() => app.get('lazy')).toThrow('no');
      expect(log).toEqual(['open', 'close']);
    });
  });
});
