import { injectable, postConstruct, preDestroy } from 'inversify';
import {
  createApp,
  dependency,
  Depends,
  Controller,
  Get,
  provide,
  TenonError,
  type Application,
  type ModuleOptions,
  type Provider,
} from 'tenon';
import { moduleNamed, withApp } from '../support/applications.js';

/** A singleton that is opened and closed, and writes both down. */
const resource = (name: string, log: string[], ...inject: readonly string[]) => ({
  provide: name,
  inject,
  useGenerator: async function* () {
    log.push(`open ${name}`);
    try {
      yield name;
    } finally {
      log.push(`close ${name}`);
    }
  },
});

const failsToClose = (name: string) => ({
  provide: name,
  useGenerator: function* () {
    yield name;
    throw new Error(`${name} does not close`);
  },
});

const appOf = (options: ModuleOptions): Application => createApp(moduleNamed('AppModule', options));

async function failureOf(work: Promise<unknown>): Promise<unknown> {
  try {
    await work;
  } catch (error) {
    return error;
  }
  throw new Error('it did not fail');
}

describe('the singletons of an application', () => {
  it('are closed when it closes, the last made first, each once', async () => {
    const log: string[] = [];
    const app = appOf({ providers: [resource('c', log, 'b'), resource('a', log), resource('b', log, 'a')] });
    await app.init();
    expect(log).toEqual(['open a', 'open b', 'open c']);
    await Promise.all([app.close(), app.close()]);
    await app.close();
    expect(log).toEqual(['open a', 'open b', 'open c', 'close c', 'close b', 'close a']);
  });

  it('are closed by await using', async () => {
    const log: string[] = [];
    {
      await using app = appOf({ providers: [resource('a', log)] });
      await app.init();
      log.push('runs');
    }
    expect(log).toEqual(['open a', 'runs', 'close a']);
  });

  it('are closed after the requests that still use them', async () => {
    const log: string[] = [];
    let go = (): void => undefined;
    const gate = new Promise<void>((resolve) => (go = resolve));
    let entered = (): void => undefined;
    const handling = new Promise<void>((resolve) => (entered = resolve));
    const uses = dependency({ pool: 'pool' }, async function* ({ pool }) {
      yield pool;
      log.push('request closes');
    });
    @Controller()
    class Slow {
      @Get('/')
      async slow(@Depends(uses) pool: unknown) {
        entered();
        await gate;
        return pool;
      }
    }
    await withApp({ controllers: [Slow], providers: [resource('pool', log)] }, async ({ client, app }) => {
      const answer = client.get('/');
      await handling;
      const closing = app.close();
      go();
      expect((await answer).json()).toBe('pool');
      await closing;
      expect(log).toEqual(['open pool', 'request closes', 'close pool']);
    });
  });

  it('that were made later, being lazy, are closed earlier', async () => {
    const log: string[] = [];
    await withApp({ providers: [{ ...resource('late', log), lazy: true, useGenerator: function* () { log.push('open late'); yield 1; log.push('close late'); } }, resource('early', log)] }, ({ app }) => void app.get('late')); // prettier-ignore
    expect(log).toEqual(['open early', 'open late', 'close late', 'close early']);
  });

  it('have the transient resources that they were made with closed after them', async () => {
    const log: string[] = [];
    const transient = { ...resource('part', log), scope: 'transient' as const };
    await withApp({ providers: [transient, resource('whole', log, 'part')] }, () => undefined);
    expect(log).toEqual(['open part', 'open whole', 'close whole', 'close part']);
  });
});

describe('an application that fails to close', () => {
  it('throws what its one resource threw', async () => {
    const app = appOf({ providers: [failsToClose('a')] });
    await app.init();
    expect(await failureOf(app.close())).toEqual(new Error('a does not close'));
  });

  it('closes the others all the same, and throws everything together', async () => {
    const log: string[] = [];
    const app = appOf({ providers: [resource('first', log), failsToCloseAlways('a'), resource('middle', log), failsToCloseAlways('b')] });
    await app.init();
    expect(await failureOf(app.close())).toMatchObject({ errors: [new Error('b does not close'), new Error('a does not close')] });
    expect(log.slice(2)).toEqual(['close middle', 'close first']);
  });
});

describe('an application one of whose singletons cannot be made', () => {
  const broken = (how: 'sync' | 'async') => {
    const fail = () => {
      throw new Error('no such host');
    };
    return { provide: 'broken', useFactory: how === 'sync' ? (fail as () => unknown) : async () => fail(), inject: ['a'] };
  };

  it.each(['sync', 'async'] as const)('closes what was made by then, does not open its port, and names the provider (%s)', async (how) => {
    const log: string[] = [];
    const app = appOf({ providers: [resource('a', log), resource('b', log), broken(how) as never, resource('never', log)] });
    const error = (await failureOf(app.listen(0))) as TenonError;
    expect(error).toBeInstanceOf(TenonError);
    expect(error.code).toBe('PROVIDER_FAILED');
    expect(error.message).toContain('broken (AppModule) could not be made: no such host');
    expect(error.cause).toEqual(new Error('no such host'));
    expect(log).toEqual(['open a', 'open b', 'close b', 'close a']);
    expect(() => app.server).toThrow(expect.objectContaining({ code: 'APP_NOT_STARTED' }) as Error);
    await app.close();
  });

  it.each([
    ['throws in its constructor', 'PROVIDER_FAILED'],
    ['throws in @postConstruct', 'PROVIDER_FAILED'],
    ['throws before its yield', 'PROVIDER_FAILED'],
    ['ends before its yield', 'GENERATOR_EMPTY'],
  ])('because it %s says so', async (how, code) => {
    class Constructed {
      constructor() {
        throw new Error('broken');
      }
    }
    @injectable()
    class PostConstructed {
      @postConstruct()
      async start() {
        await Promise.resolve();
        throw new Error('broken');
      }
    }
    const failing = async function* () {
      await Promise.reject(new Error('broken'));
      yield 1;
    };
    const providers: Record<string, Provider> = {
      'throws in its constructor': Constructed,
      'throws in @postConstruct': PostConstructed,
      'throws before its yield': { provide: 'generator', useGenerator: failing },
      'ends before its yield': { provide: 'generator', useGenerator: function* () {} },
    };
    const log: string[] = [];
    const error = (await failureOf(appOf({ providers: [resource('a', log), providers[how] as Provider] }).init())) as TenonError;
    expect(error.code).toBe(code);
    expect(log).toEqual(['open a', 'close a']);
  });

  it('sees the failure thrown into the resources that were open', async () => {
    const seen: unknown[] = [];
    const watching = {
      provide: 'watching',
      useGenerator: function* () {
        try {
          yield 1;
        } catch (error) {
          seen.push(error);
          throw error;
        }
      },
    };
    const error = await failureOf(appOf({ providers: [watching, provide({ provide: 'fails', useFactory: (_) => { throw new Error('no'); }, inject: ['watching'] })] }).init()); // prettier-ignore
    expect(seen).toEqual([error]);
  });

  it('and others of which cannot be closed throws all of it, with the first as the cause', async () => {
    const app = appOf({ providers: [failsToCloseAlways('a'), broken('async') as never] });
    const error = (await failureOf(app.init())) as AggregateError;
    expect(error).toBeInstanceOf(AggregateError);
    expect(error.cause).toMatchObject({ code: 'PROVIDER_FAILED' });
    expect(error.errors).toEqual([error.cause, new Error('a does not close')]);
  });

  it('closes what that one opened for itself, too', async () => {
    const log: string[] = [];
    const part = { ...resource('part', log), scope: 'transient' as const };
    const whole = { provide: 'whole', inject: ['part'], useFactory: async () => Promise.reject(new Error('no')) };
    await failureOf(appOf({ providers: [part, whole] }).init());
    expect(log).toEqual(['open part', 'close part']);
  });
});

describe('@preDestroy of singletons', () => {
  it('runs in the order of closing, several on one class in the order of declaration', async () => {
    const log: string[] = [];
    @injectable()
    class Service {
      @preDestroy()
      async first() {
        await Promise.resolve();
        log.push('first');
      }
      @preDestroy()
      second() {
        log.push('second');
      }
    }
    const after = provide({ provide: 'after', useGenerator: function* () { yield 1; log.push('after'); }, inject: [Service] as never }); // prettier-ignore
    await withApp({ providers: [after, Service] }, () => undefined);
    expect(log).toEqual(['after', 'first', 'second']);
  });
});

function failsToCloseAlways(name: string) {
  return {
    provide: name,
    useGenerator: function* () {
      try {
        yield name;
      } finally {
        // eslint-disable-next-line no-unsafe-finally -- a teardown that fails whatever happened
        throw new Error(`${name} does not close`);
      }
    },
  };
}
