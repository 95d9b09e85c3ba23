import { Controller, Depends, dependency, Get, Injectable, provide, type Scope } from 'tenon';
import { withApp } from './support/applications.js';

/** Counts how often it was made. */
const counter = (scope?: Scope) => {
  let made = 0;
  return { provide: 'count', useFactory: () => (made += 1), ...(scope === undefined ? {} : { scope }) };
};

const twice = ['count', 'count'] as const;

@Injectable({ scope: 'request' })
class First {
  readonly first = Math.random();
}

describe('a singleton', () => {
  it('is the default, is made once at start-up and shared', async () => {
    await withApp({ providers: [counter(), provide({ provide: 'pair', useFactory: (a, b) => [a, b], inject: twice })] }, ({ app }) => {
      expect([app.get('count'), app.get('pair'), app.get('count')]).toEqual([1, [1, 1], 1]);
    });
  });

  it('is made even when nobody asks', async () => {
    let made = false;
    await withApp({ providers: [{ provide: 'eager', useFactory: () => (made = true) }] }, () => expect(made).toBe(true));
  });

  it('is made after what it needs, wherever that is listed', async () => {
    const order: string[] = [];
    const step = (name: string, ...inject: string[]) => ({ provide: name, useFactory: () => order.push(name), inject });
    await withApp({ providers: [step('c', 'b'), step('b', 'a', 'd'), step('a'), step('d')] }, () => {
      expect(order).toEqual(['a', 'd', 'b', 'c']);
    });
  });
});

describe('a transient value', () => {
  it('is made anew for everyone who asks', async () => {
    const pair = provide({ provide: 'pair', useFactory: (a, b) => [a, b], inject: twice });
    await withApp({ providers: [counter('transient'), pair] }, ({ app }) => {
      expect([app.get('pair'), app.get('count'), app.get('count')]).toEqual([[1, 2], 3, 4]);
    });
  });

  it('that is made asynchronously cannot be had by app.get, but in a scope', async () => {
    const later = { provide: 'later', scope: 'transient' as const, useFactory: async () => 'later' };
    const failing = { provide: 'failing', scope: 'transient' as const, useFactory: () => Promise.reject(new Error('no')) };
    await withApp({ providers: [later, failing] }, async ({ app }) => {
      for (const name of ['later', 'failing'])
        expect(() => app.get(name)).toThrow(expect.objectContaining({ code: 'TOKEN_ASYNC' }) as Error);
      await new Promise(setImmediate);
      expect(await app.scope(async (scope) => scope.get('later'))).toBe('later');
    });
  });

  it('may stand between a request and a singleton', async () => {
    const label = provide({ provide: 'label', useFactory: (count) => `n${String(count)}`, inject: ['count'], scope: 'transient' });
    const uses = dependency({ a: 'label', b: 'label' }, ({ a, b }) => [a, b]);
    @Controller()
    class Labels {
      @Get('/')
      labels(@Depends(uses) labels: unknown) {
        return labels;
      }
    }
    await withApp({ controllers: [Labels], providers: [counter('transient'), label] }, async ({ client }) => {
      expect((await client.get('/')).json()).toEqual(['n1', 'n2']);
      expect((await client.get('/')).json()).toEqual(['n3', 'n4']);
    });
  });
});

describe('a request-scoped value', () => {
  const guard = dependency({ first: First }, () => undefined, { name: 'guard' });
  const nested = dependency({ first: First }, ({ first }) => first.first);

  @Controller()
  class Values {
    constructor(private readonly first: First) {}
    @Get('/', { use: [guard] })
    all(@Depends(nested) nested: unknown, @Depends(First) own: First) {
      return [this.first.first, nested, own.first];
    }
  }

  it('is one for the guards, the dependencies, the controller and the handler of one request', async () => {
    await withApp({ controllers: [Values], providers: [First] }, async ({ client }) => {
      const seen = (await client.get('/')).json<number[]>();
      expect(new Set(seen).size).toBe(1);
      const next = (await client.get('/')).json<number[]>();
      expect(next[0]).not.toBe(seen[0]);
    });
  });

  it('is another one for each of many requests at once', async () => {
    await withApp({ controllers: [Values], providers: [First] }, async ({ client }) => {
      const all = await Promise.all(Array.from({ length: 20 }, () => client.get('/')));
      const firsts = all.map((response) => response.json<number[]>()[0]);
      expect(new Set(firsts).size).toBe(20);
    });
  });

  it('is not made for a route that does not need it', async () => {
    const made: string[] = [];
    const heavy = { provide: 'heavy', scope: 'request' as const, useFactory: () => made.push('heavy') };
    const needs = dependency({ heavy: 'heavy' }, () => 'with');
    @Controller()
    class Routes {
      @Get('/with')
      with(@Depends(needs) value: unknown) {
        return value;
      }
      @Get('/without')
      without() {
        return 'without';
      }
    }
    await withApp({ controllers: [Routes], providers: [heavy] }, async ({ client }) => {
      await client.get('/without');
      expect(made).toEqual([]);
      await client.get('/with');
      expect(made).toEqual(['heavy']);
    });
  });

  it('cannot be had from outside', async () => {
    await withApp({ providers: [First, { provide: 'alias', useExisting: First }] }, ({ app }) => {
      expect(() => app.get(First)).toThrow(/First lives for one request.*OUTSIDE_REQUEST/);
      expect(() => app.get('alias')).toThrow(/First lives for one request.*OUTSIDE_REQUEST/);
    });
  });
});

describe('a controller', () => {
  it('is a singleton where nothing it needs lives in a request', async () => {
    @Controller()
    class Counting {
      private calls = 0;
      @Get('/')
      count() {
        return (this.calls += 1);
      }
    }
    await withApp({ controllers: [Counting] }, async ({ client, app }) => {
      await client.get('/');
      expect((await client.get('/')).json()).toBe(2);
      expect(app.wiring().providers[0]).toMatchObject({ scope: 'singleton', effectiveScope: 'singleton', scopeReason: [] });
    });
  });

  it('becomes request-scoped by what it needs, and the wiring says why', async () => {
    @Injectable({ scope: 'transient' })
    class Between {
      constructor(readonly first: First) {}
    }
    @Controller()
    class Counting {
      private calls = 0;
      constructor(readonly between: Between) {}
      @Get('/')
      count() {
        return (this.calls += 1);
      }
    }
    await withApp({ controllers: [Counting], providers: [First, Between] }, async ({ client, app }) => {
      await client.get('/');
      expect((await client.get('/')).json()).toBe(1);
      expect(app.wiring().providers.find(({ token }) => token === 'Counting')).toMatchObject({
        scope: 'singleton',
        effectiveScope: 'request',
        scopeReason: ['Counting', 'Between', 'First'],
      });
    });
  });

  it.each(['above', 'below'])('may state its scope with @Injectable %s @Controller', async (where) => {
    const decorators = [Controller(), Injectable({ scope: 'request' })];
    class Counting {
      private calls = 0;
      @Get('/')
      count() {
        return (this.calls += 1);
      }
    }
    for (const decorate of where === 'above' ? decorators : [...decorators].reverse()) decorate(Counting);
    await withApp({ controllers: [Counting] }, async ({ client }) => {
      await client.get('/');
      expect((await client.get('/')).json()).toBe(1);
    });
  });
});
