import { Injectable, provide, token, type Provider } from 'tenon';
import { moduleNamed, withApp } from './support/applications.js';

interface Clock {
  now(): number;
}
const CLOCK = token<Clock>('Clock');

@Injectable()
class Greeting {
  readonly text = 'hello';
}

@Injectable()
class Greeter {
  constructor(readonly clock: Greeting) {}
}

const valueOf = (name: string, ...providers: readonly Provider[]) => withApp({ providers }, ({ app }) => app.get(name));

describe('a class', () => {
  it('is made with what its constructor asks for', async () => {
    await withApp({ providers: [Greeter, Greeting] }, ({ app }) => {
      expect(app.get(Greeter).clock).toBeInstanceOf(Greeting);
    });
  });

  it('may stand for another token', async () => {
    class Watch implements Clock {
      now() {
        return 5;
      }
    }
    await withApp({ providers: [{ provide: CLOCK, useClass: Watch }] }, ({ app }) => {
      expect(app.get(CLOCK).now()).toBe(5);
    });
  });

  it('may stand for an abstract class', async () => {
    abstract class Store {
      abstract read(): string;
    }
    class MemoryStore extends Store {
      read() {
        return 'memory';
      }
    }
    @Injectable()
    class Reader {
      constructor(readonly store: Store) {}
    }
    await withApp({ providers: [Reader, { provide: Store, useClass: MemoryStore }] }, ({ app }) => {
      expect(app.get(Reader).store.read()).toBe('memory');
      expect(app.get(Store)).toBe(app.get(Reader).store);
    });
  });

  it('without constructor parameters needs no decorator', async () => {
    class Plain {
      readonly isPlain = true;
    }
    await withApp({ providers: [Plain] }, ({ app }) => expect(app.get(Plain).isPlain).toBe(true));
  });

  it('gets what the constructor it inherits asks for', async () => {
    @Injectable()
    class Child extends Greeter {}
    class Grandchild extends Child {
      readonly depth = 2;
    }
    await withApp({ providers: [Greeting, Child, Grandchild] }, ({ app }) => {
      expect(app.get(Child).clock).toBe(app.get(Greeting));
      expect(app.get(Grandchild).clock).toBe(app.get(Greeting));
    });
  });

  it('gets nothing where its own constructor asks for nothing', async () => {
    const given: unknown[] = [];
    class Child extends Greeter {
      constructor(...all: unknown[]) {
        super(new Greeting());
        given.push(...all);
      }
    }
    await withApp({ providers: [Greeting, Child] }, ({ app }) => {
      expect(app.get(Child).clock).not.toBe(app.get(Greeting));
      expect(given).toEqual([]);
    });
  });

  it('keeps the defaults of parameters that are only asked for optionally or not at all', async () => {
    class WithDefault {
      constructor(readonly size: number = 3) {}
    }
    await withApp({ providers: [WithDefault] }, ({ app }) => expect(app.get(WithDefault).size).toBe(3));
  });
});

describe('a value', () => {
  it.each([['text'], [0], [''], [null], [undefined], [false]])('may be %p', async (value) => {
    expect(await valueOf('value', { provide: 'value', useValue: value })).toBe(value);
  });

  it('is handed over as it is, a promise and a function too', async () => {
    const [promise, call] = [Promise.resolve(1), () => 2];
    const both = provide({ provide: 'both', useFactory: (a, b) => [a, b], inject: ['promise', 'call'] });
    const providers = [{ provide: 'promise', useValue: promise }, { provide: 'call', useValue: call }, both];
    const seen = (await valueOf('both', ...providers)) as unknown[];
    expect(seen[0]).toBe(promise);
    expect(seen[1]).toBe(call);
  });
});

describe('a factory', () => {
  it('is called with what is injected, in order', async () => {
    const sum = provide({ provide: 'list', useFactory: (a, b, c) => [a, b, c], inject: ['a', 'b', CLOCK] });
    const clock = { now: () => 1 };
    const list = await valueOf(
      'list',
      sum,
      { provide: 'a', useValue: 1 },
      { provide: 'b', useValue: 2 },
      { provide: CLOCK, useValue: clock },
    );
    expect(list).toEqual([1, 2, clock]);
  });

  it('may be async: start-up waits, and who needs it gets the value', async () => {
    const pool = { provide: 'pool', useFactory: async () => 'open' };
    const user = provide({ provide: 'user', useFactory: (pool) => `uses ${String(pool)}`, inject: ['pool'] });
    expect(await valueOf('user', user, pool)).toBe('uses open');
  });

  it('may be a plain function that returns a promise, for a singleton', async () => {
    expect(await valueOf('pool', { provide: 'pool', useFactory: () => Promise.resolve('open') })).toBe('open');
  });

  it('may ask for something that is not there', async () => {
    const asks = provide({ provide: 'asks', useFactory: (one) => one === undefined, inject: [{ token: CLOCK, optional: true }] });
    expect(await valueOf('asks', asks)).toBe(true);
  });

  it('may ask for every binding of a token', async () => {
    const asks = provide({ provide: 'asks', useFactory: (all) => all, inject: [{ token: 'x', many: true }] });
    const all = await valueOf('asks', asks, { provide: 'x', useValue: 1 }, { provide: 'x', useFactory: () => 2 });
    expect(all).toEqual([1, 2]);
  });
});

describe('another name', () => {
  it('is the very same value', async () => {
    await withApp({ providers: [Greeting, { provide: 'alias', useExisting: Greeting }] }, ({ app }) => {
      expect(app.get('alias')).toBe(app.get(Greeting));
    });
  });

  it('may name what another module exports, and a name of a name', async () => {
    const Inner = moduleNamed('Inner', { providers: [Greeting], exports: [Greeting] });
    const names = [
      { provide: 'one', useExisting: Greeting },
      { provide: 'two', useExisting: 'one' },
    ];
    await withApp({ imports: [Inner], providers: names }, ({ app }) => {
      expect(app.get('two')).toBe(app.get(Greeting));
    });
  });
});

describe('a generator', () => {
  const opened = (log: string[]) => ({
    provide: 'resource',
    useGenerator: function* () {
      log.push('open');
      yield 'resource';
      log.push('close');
    },
  });

  it('is worth what it yields, and is closed with the application', async () => {
    const log: string[] = [];
    await withApp({ providers: [opened(log)] }, ({ app }) => {
      expect(app.get('resource')).toBe('resource');
      expect(log).toEqual(['open']);
    });
    expect(log).toEqual(['open', 'close']);
  });

  it('may be async, and take what it needs', async () => {
    const log: unknown[] = [];
    const session = provide({
      provide: 'session',
      useGenerator: async function* (resource) {
        log.push(resource);
        yield `${String(resource)} session`;
        log.push('session closed');
      },
      inject: ['resource'],
    });
    await withApp({ providers: [session, opened(log as string[])] }, ({ app }) => {
      expect(app.get('session')).toBe('resource session');
    });
    expect(log).toEqual(['open', 'resource', 'session closed', 'close']);
  });

  it('may be a function that only returns one', async () => {
    const log: string[] = [];
    const wrapped = opened(log).useGenerator.bind(undefined);
    await withApp({ providers: [{ provide: 'wrapped', useGenerator: wrapped }] }, ({ app }) => {
      expect(app.get('wrapped')).toBe('resource');
    });
    expect(log).toEqual(['open', 'close']);
  });
});

describe('a token', () => {
  it('may be a class, a typed token, a symbol or a string', async () => {
    const symbol = Symbol('symbol');
    const providers = [
      Greeting,
      { provide: CLOCK, useValue: { now: () => 9 } },
      { provide: symbol, useValue: 1 },
      { provide: 'text', useValue: 2 },
    ];
    await withApp({ providers }, ({ app }) => {
      expect([app.get(Greeting).text, app.get(CLOCK).now(), app.get(symbol), app.get('text')]).toEqual(['hello', 9, 1, 2]);
    });
  });

  it('is not the same as another one of its name', async () => {
    const twin = token<Clock>('Clock');
    const providers = [
      { provide: CLOCK, useValue: { now: () => 1 } },
      { provide: twin, useValue: { now: () => 2 } },
    ];
    await withApp({ providers }, ({ app }) => expect([app.get(CLOCK).now(), app.get(twin).now()]).toEqual([1, 2]));
  });

  it('that nobody provides is refused from outside, with the one that was probably meant', async () => {
    await withApp({ providers: [Greeting] }, ({ app }) => {
      expect(() => app.get('Greting')).toThrow(/No module provides Greting\. Did you mean Greeting\?/);
    });
  });
});
