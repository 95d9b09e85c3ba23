import { injectable, type Factory } from 'inversify';
import { Injectable, type Register } from 'tenon';
import { moduleNamed, problemOf, withApp } from './support/applications.js';
import { Bow, Ninja, routeTo, Sword, WEAPON, type Weapon, withBindings } from './support/native.js';

describe('bind().to', () => {
  it('a class, for a provider listed beside it', async () => {
    await withBindings(
      (bind) => void bind(WEAPON).to(Sword),
      ({ app }) => expect(app.get(Ninja).weapon.kind).toBe('sword'),
      { providers: [Ninja] },
    );
  });

  it('toSelf, with what a provider gives', async () => {
    const providers = [{ provide: WEAPON, useClass: Bow }];
    await withBindings(
      (bind) => void bind(Ninja).toSelf(),
      ({ app }) => expect(app.get(Ninja).weapon.kind).toBe('bow'),
      { providers },
    );
  });

  it('toConstantValue', async () => {
    await withBindings(
      (bind) => void bind('answer').toConstantValue(42),
      ({ app }) => expect(app.get('answer')).toBe(42),
    );
  });

  it('toService is the very same value', async () => {
    const register: Register = (bind) => {
      bind(Sword).toSelf().inSingletonScope();
      bind(WEAPON).toService(Sword);
    };
    await withBindings(register, ({ app }) => expect(app.get(WEAPON)).toBe(app.get(Sword)));
  });

  it('toResolvedValue, with tokens, optional ones, many and named ones', async () => {
    const register: Register = (bind) => {
      bind<number>('n').toConstantValue(1).whenNamed('one');
      bind<number>('n').toConstantValue(2).whenNamed('two');
      bind<string>('word').toConstantValue('a');
      bind<string>('word').toConstantValue('b');
      bind('all').toResolvedValue((weapon: Weapon, none: unknown, words: unknown, two: unknown) => [weapon.kind, none, words, two], [
        WEAPON,
        { serviceIdentifier: 'none', optional: true },
        { serviceIdentifier: 'word', isMultiple: true },
        { serviceIdentifier: 'n', name: 'two' },
      ] as never);
      bind(WEAPON).to(Bow);
    };
    await withBindings(register, ({ app }) => expect(app.get('all')).toEqual(['bow', undefined, ['a', 'b'], 2]));
  });

  it('toFactory makes what it is asked for, from what the module sees', async () => {
    const Armoury = moduleNamed('Armoury', { providers: [{ provide: WEAPON, useClass: Bow }], exports: [WEAPON] });
    const register: Register = (bind) =>
      void bind<Factory<string>>('describe').toFactory(
        (context) => (() => `a ${context.get<Weapon>(WEAPON as symbol).kind}`) as Factory<string>,
      );
    await withBindings(register, ({ app }) => expect(app.get<() => string>('describe')()).toBe('a bow'), { imports: [Armoury] });
  });
});

describe('toDynamicValue', () => {
  const dynamic: Register = (bind) => {
    bind(WEAPON).to(Sword).inSingletonScope();
    bind('dynamic').toDynamicValue((context) => `a ${context.get<Weapon>(WEAPON as symbol).kind}`);
  };

  it('gets what its module sees, from its context', async () => {
    await withBindings(dynamic, ({ app }) => expect(app.get('dynamic')).toBe('a sword'));
    await withBindings(dynamic, async ({ client }) => expect((await client.get('/')).json()).toEqual(['a sword', 'a sword']), {
      controllers: [routeTo('dynamic')],
    });
  });

  it('means the token of its own module', async () => {
    const inner = moduleNamed('Inner', {
      providers: [{ provide: 'x', useValue: 'inner' }],
      exports: ['dynamic'],
      register: (bind) =>
        void bind('dynamic')
          .toDynamicValue((context) => context.get('x'))
          .inSingletonScope(),
    });
    await withApp({ imports: [inner], providers: [{ provide: 'x', useValue: 'outer' }] }, ({ app }) => {
      expect(app.get('dynamic')).toBe('inner');
    });
  });

  it('may be async, at start-up and in a request', async () => {
    const register: Register = (bind) => {
      bind('once')
        .toDynamicValue(async () => 'ready')
        .inSingletonScope();
      bind('often')
        .toDynamicValue(async (context) => `often ${await context.getAsync<string>('once')}`)
        .inRequestScope();
    };
    await withBindings(
      register,
      async ({ app, client }) => {
        expect(app.get('once')).toBe('ready');
        expect((await client.get('/')).json()).toEqual(['often ready', 'often ready']);
      },
      { controllers: [routeTo('often')] },
    );
  });

  it('gets every binding and named ones', async () => {
    const register: Register = (bind) => {
      bind('n').toConstantValue(1);
      bind('n').toConstantValue(2);
      bind('m').toConstantValue(3).whenNamed('three');
      bind('all').toDynamicValue((context) => [context.getAll('n'), context.get('m', { name: 'three' })]);
    };
    await withBindings(register, ({ app }) => expect(app.get('all')).toEqual([[1, 2], 3]));
  });

  it('is refused what lives in a request', async () => {
    const register: Register = (bind) => {
      bind('request')
        .toDynamicValue(() => 1)
        .inRequestScope();
      bind('dynamic')
        .toDynamicValue((context) => context.get('request'))
        .inTransientScope();
    };
    await withBindings(register, ({ app }) => {
      expect(() => app.get('dynamic')).toThrow(/request lives for one request.*OUTSIDE_REQUEST/);
    });
  });
});

describe('the scope of a native binding', () => {
  it('is transient where nothing is said, as in Inversify', async () => {
    await withBindings(
      (bind) => void bind(Sword).toSelf(),
      ({ app }) => expect(app.get(Sword)).not.toBe(app.get(Sword)),
    );
  });

  it('is the one of its class where that says one', async () => {
    @injectable('Singleton')
    class Only {}
    await withBindings(
      (bind) => void bind(Only).toSelf(),
      ({ app }) => expect(app.get(Only)).toBe(app.get(Only)),
    );
    @Injectable()
    class Ours {}
    await withBindings(
      (bind) => void bind(Ours).toSelf(),
      ({ app }) => expect(app.get(Ours)).not.toBe(app.get(Ours)),
    );
  });

  it('may be singleton', async () => {
    await withBindings(
      (bind) => void bind(Sword).toSelf().inSingletonScope(),
      ({ app }) => expect(app.get(Sword)).toBe(app.get(Sword)),
    );
  });

  it.each([
    ['inRequestScope', [1, 1], [2, 2]],
    ['inTransientScope', [1, 2], [3, 4]],
    ['inSingletonScope', [1, 1], [1, 1]],
  ] as const)('%s gives two askers of two requests %p and %p', async (scope, first, second) => {
    let made = 0;
    const register: Register = (bind) => {
      const bound = bind('n').toDynamicValue(() => (made += 1));
      bound[scope]();
    };
    await withBindings(
      register,
      async ({ client }) => {
        expect((await client.get('/')).json()).toEqual(first);
        expect((await client.get('/')).json()).toEqual(second);
      },
      { controllers: [routeTo('n')] },
    );
  });
});

describe('a sentence that is not finished', () => {
  it('is refused', async () => {
    const problem = await problemOf({ register: (bind) => void bind('half') });
    expect(problem).toMatchObject({ code: 'PROVIDER_INVALID', what: expect.stringContaining('half') as unknown });
  });
});
