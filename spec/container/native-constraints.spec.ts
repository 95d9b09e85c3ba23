import { inject, injectable, multiInject, named, tagged } from 'inversify';
import { Controller, Depends, dependency, Get, provide, type Register } from 'tenon';
import { withApp } from './support/applications.js';
import { Bow, Ninja, Sword, WEAPON, type Weapon, withBindings } from './support/native.js';

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
