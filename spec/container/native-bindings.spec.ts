import { inject, injectable, multiInject, named, tagged, type Factory } from 'inversify';
import { Controller, Depends, dependency, Get, Injectable, provide, token, type ModuleOptions, type Register } from 'tenon';
import { moduleNamed, problemOf, withApp } from './support/applications.js';

interface Weapon {
  readonly kind: string;
}
const WEAPON = token<Weapon>('Weapon');

@injectable()
class Sword implements Weapon {
  readonly kind = 'sword';
}

@injectable()
class Bow implements Weapon {
  readonly kind = 'bow';
}

@injectable()
class Ninja {
  constructor(@inject(WEAPON) readonly weapon: Weapon) {}
}

const withBindings = <T>(register: Register, use: Parameters<typeof withApp<T>>[1], more: ModuleOptions = {}) =>
  withApp({ register, ...more }, use);

/** A route that answers with the value of a token, asked for twice. */
function routeTo(name: string) {
  const pair = dependency({ a: name, b: name }, ({ a, b }) => [a, b]);
  @Controller()
  class Values {
    @Get('/')
    values(@Depends(pair) values: unknown) {
      return values;
    }
  }
  return Values;
}

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

describe('the constraint of a native binding', () => {
  it('whenNamed and whenTagged choose by the injection point', async () => {
    @injectable()
    class Armed {
      constructor(
        @inject(WEAPON) @named('near') readonly near: Weapon,
        @inject(WEAPON) @tagged('range', 'far') readonly far: Weapon,
      ) {}
    }
    const register: Register = (bind) => {
      bind(WEAPON).to(Sword).whenNamed('near');
      bind(WEAPON).to(Bow).whenTagged('range', 'far');
    };
    await withBindings(register, ({ app }) => expect([app.get(Armed).near.kind, app.get(Armed).far.kind]).toEqual(['sword', 'bow']), {
      providers: [Armed],
    });
  });

  it('a binding without one fits an injection point with a name, as in Inversify', async () => {
    @injectable()
    class Armed {
      constructor(@inject(WEAPON) @named('near') readonly near: Weapon) {}
    }
    await withBindings(
      (bind) => void bind(WEAPON).to(Sword),
      ({ app }) => expect(app.get(Armed).near.kind).toBe('sword'),
      { providers: [Armed] },
    );
    await withApp({ providers: [Armed, { provide: WEAPON, useClass: Bow }] }, ({ app }) => expect(app.get(Armed).near.kind).toBe('bow'));
  });

  it('a dependency and a factory ask by name too', async () => {
    const register: Register = (bind) => {
      bind('n').toConstantValue(1).whenNamed('one');
      bind('n').toConstantValue(2).whenNamed('two');
    };
    const two = provide({ provide: 'two', useFactory: (n) => n, inject: [{ token: 'n', name: 'two' }] });
    const one = dependency({ one: { token: 'n', name: 'one' } }, ({ one }) => one);
    @Controller()
    class Values {
      @Get('/')
      value(@Depends(one) one: unknown) {
        return one;
      }
    }
    await withBindings(
      register,
      async ({ app, client }) => {
        expect(app.get('two')).toBe(2);
        expect((await client.get('/')).json()).toBe(1);
      },
      { controllers: [Values], providers: [two] },
    );
  });

  it('whenParentIs looks at who asks', async () => {
    @injectable()
    class Samurai {
      constructor(@inject(WEAPON) readonly weapon: Weapon) {}
    }
    const register: Register = (bind) => {
      bind(WEAPON).to(Sword).whenParentIs(Samurai);
      bind(WEAPON).to(Bow).whenParentIs(Ninja);
    };
    await withBindings(
      register,
      ({ app }) => {
        expect([app.get(Samurai).weapon.kind, app.get(Ninja).weapon.kind]).toEqual(['sword', 'bow']);
      },
      { providers: [Ninja, Samurai] },
    );
  });

  it('whenAnyAncestorIs looks further up, for request-scoped values too', async () => {
    @injectable('Request')
    class Belt {
      constructor(@inject(WEAPON) readonly weapon: Weapon) {}
    }
    @Controller()
    class Left {
      constructor(readonly belt: Belt) {}
      @Get('/left')
      kind() {
        return this.belt.weapon.kind;
      }
    }
    @Controller()
    class Right {
      constructor(readonly belt: Belt) {}
      @Get('/right')
      kind() {
        return this.belt.weapon.kind;
      }
    }
    const register: Register = (bind) => {
      bind(WEAPON).to(Sword).whenAnyAncestorIs(Left);
      bind(WEAPON).to(Bow).whenNoAncestorIs(Left);
    };
    await withBindings(
      register,
      async ({ client }) => {
        expect([(await client.get('/left')).json(), (await client.get('/right')).json()]).toEqual(['sword', 'bow']);
      },
      { controllers: [Left, Right], providers: [Belt] },
    );
  });

  it('when takes any condition, whenDefault the injection points without one', async () => {
    @injectable()
    class Armed {
      constructor(
        @inject(WEAPON) readonly plain: Weapon,
        @inject(WEAPON) @named('x') readonly named: Weapon,
      ) {}
    }
    const register: Register = (bind) => {
      bind(WEAPON).to(Sword).whenDefault();
      bind(WEAPON)
        .to(Bow)
        .when(({ name }) => name === 'x');
    };
    await withBindings(register, ({ app }) => expect([app.get(Armed).plain.kind, app.get(Armed).named.kind]).toEqual(['sword', 'bow']), {
      providers: [Armed],
    });
  });

  it('is honoured by @multiInject', async () => {
    @injectable()
    class Armed {
      constructor(
        @multiInject(WEAPON) readonly unnamed: readonly Weapon[],
        @multiInject(WEAPON) @named('near') readonly near: readonly Weapon[],
      ) {}
    }
    const register: Register = (bind) => {
      bind(WEAPON).to(Sword);
      bind(WEAPON).to(Bow).whenNamed('near');
    };
    await withBindings(
      register,
      ({ app }) => {
        expect(app.get(Armed).unnamed.map(({ kind }) => kind)).toEqual(['sword']);
        expect(app.get(Armed).near.map(({ kind }) => kind)).toEqual(['sword', 'bow']);
      },
      { providers: [Armed] },
    );
  });
});

describe('onActivation', () => {
  it('replaces what was made, once for a singleton', async () => {
    let activated = 0;
    const register: Register = (bind) => {
      bind('word')
        .toConstantValue('word')
        .onActivation((_, word) => `${String(word)} ${(activated += 1)}`);
    };
    await withBindings(register, ({ app }) => expect([app.get('word'), app.get('word')]).toEqual(['word 1', 'word 1']));
  });

  it('gets what its module sees, and may be async', async () => {
    const register: Register = (bind) => {
      bind(WEAPON).to(Bow);
      bind('armed')
        .toDynamicValue(() => 'with')
        .inSingletonScope()
        .onActivation(async (context, word) => `${String(word)} ${context.get<Weapon>(WEAPON as symbol).kind}`);
    };
    await withBindings(register, ({ app }) => expect(app.get('armed')).toBe('with bow'));
  });

  it('is called for every value of a request', async () => {
    const seen: string[] = [];
    const register: Register = (bind) => {
      bind(Sword)
        .toSelf()
        .inRequestScope()
        .onActivation((_, sword) => {
          seen.push(sword.kind);
          return Object.assign(sword, { sharp: true });
        });
      bind('kind')
        .toResolvedValue((sword: Sword & { sharp?: boolean }) => sword.sharp, [Sword])
        .inRequestScope();
    };
    await withBindings(
      register,
      async ({ client }) => {
        expect((await client.get('/')).json()).toEqual([true, true]);
        await client.get('/');
        expect(seen).toEqual(['sword', 'sword']);
      },
      { controllers: [routeTo('kind')] },
    );
  });
});

describe('onDeactivation', () => {
  it('is called when the application closes, the last made first', async () => {
    const log: string[] = [];
    const register: Register = (bind) => {
      bind<string>('a')
        .toDynamicValue(() => 'a')
        .inSingletonScope()
        .onDeactivation((value) => void log.push(value));
      bind<string>('b')
        .toResolvedValue((a: string) => `b of ${a}`, ['a'])
        .inSingletonScope()
        .onDeactivation(async (value) => {
          await Promise.resolve();
          log.push(value);
        });
    };
    await withBindings(register, () => undefined);
    expect(log).toEqual(['b of a', 'a']);
  });

  it('is refused for what is no singleton, as in Inversify', async () => {
    const problem = await problemOf({
      register: (bind) =>
        void bind('a')
          .toDynamicValue(() => 'a')
          .onDeactivation(() => undefined),
    });
    expect(problem).toMatchObject({ code: 'PROVIDER_INVALID', what: expect.stringContaining('onDeactivation') as unknown });
  });
});

describe('a sentence that is not finished', () => {
  it('is refused', async () => {
    const problem = await problemOf({ register: (bind) => void bind('half') });
    expect(problem).toMatchObject({ code: 'PROVIDER_INVALID', what: expect.stringContaining('half') as unknown });
  });
});
