import { inject, multiInject, optional } from 'inversify';
import { Controller, Depends, dependency, Get, Injectable, provide, token } from 'tenon';
import { moduleNamed, problemOf, problemsOf, withApp } from '../support/applications.js';

const CLOCK = token<() => number>('Clock');

@Injectable()
class Mailer {}

@Injectable()
class Greeter {
  constructor(
    readonly mailer: Mailer,
    @inject(CLOCK) readonly clock: () => number,
  ) {}
}

describe('what no module provides', () => {
  it('is named with who needs it, where, and the way to it', async () => {
    expect(await problemsOf({ providers: [Greeter] })).toEqual([
      {
        code: 'PROVIDER_MISSING',
        what: 'Greeter needs Mailer (parameter 1 "mailer"), which no module provides.',
        path: ['AppModule', 'Greeter', 'Mailer'],
        fix: 'add Mailer to the providers of AppModule, or import a module that provides and exports it; mark it optional if it may be absent.',
      },
      expect.objectContaining({ what: 'Greeter needs Clock (parameter 2 "clock"), which no module provides.' }),
    ]);
  });

  it('is named at every kind of place', async () => {
    @Injectable()
    class Property {
      @inject('p') declare readonly p: unknown;
      @multiInject('m') declare readonly m: unknown;
      @inject('o') @optional() declare readonly o: unknown;
    }
    const factory = provide({ provide: 'factory', useFactory: () => 1, inject: ['f'] as never });
    const generator = { provide: 'generator', inject: ['g'], useGenerator: function* () { yield 1; } }; // prettier-ignore
    const alias = { provide: 'alias', useExisting: 'e' };
    const depends = dependency({ input: 'i' }, () => 1, { name: 'depends' });
    const register = (bind: (id: string) => never) =>
      void (bind('native') as { toResolvedValue: (...all: unknown[]) => void }).toResolvedValue(() => 1, ['n']);
    const module = { providers: [Property, factory, generator, alias, depends], register: register as never };
    expect((await problemsOf(module)).map(({ what }) => what)).toEqual([
      'Property needs p (property "p"), which no module provides.',
      'Property needs m (property "m"), which no module provides.',
      'factory needs f (inject[0]), which no module provides.',
      'generator needs g (inject[0]), which no module provides.',
      'alias needs e (useExisting), which no module provides.',
      'depends needs i (input "input"), which no module provides.',
      'native needs n (argument 1), which no module provides.',
    ]);
  });

  it('is named for routes: the handler, what it uses, and the controller', async () => {
    const uses = dependency({ deep: 'deep' }, () => 1, { name: 'uses' });
    @Controller()
    class Items {
      constructor(readonly mailer: Mailer) {}
      @Get('/', { use: [CLOCK] })
      list(@Depends(uses) _one: unknown, @Depends('text') _two: unknown) {
        return [];
      }
    }
    expect((await problemsOf({ controllers: [Items] })).map(({ what }) => what)).toEqual([
      'Items needs Mailer (parameter 1 "mailer"), which no module provides.',
      'Items.list needs Clock (use), which no module provides.',
      'uses needs deep (input "deep"), which no module provides.',
      'Items.list needs text (parameter 2 "_two"), which no module provides.',
    ]);
  });

  it('is told once though many routes use the dependency that needs it', async () => {
    const uses = dependency({ deep: 'deep' }, () => 1, { name: 'uses' });
    @Controller()
    class Items {
      @Get('/a')
      a(@Depends(uses) _one: unknown) {
        return null;
      }
      @Get('/b', { use: [uses] })
      b() {
        return null;
      }
    }
    expect((await problemOf({ controllers: [Items] })).what).toBe('uses needs deep (input "deep"), which no module provides.');
  });

  it('comes with the name that was probably meant', async () => {
    const problem = await problemOf({
      providers: [provide({ provide: 'a', useFactory: () => 1, inject: ['mailr'] as never }), { provide: 'mailer', useValue: 1 }],
    });
    expect(problem.what).toBe('a needs mailr (inject[0]), which no module provides. Did you mean mailer?');
  });

  it('comes with no suggestion where nothing is near', async () => {
    const problem = await problemOf({
      providers: [provide({ provide: 'a', useFactory: () => 1, inject: ['database'] as never }), { provide: 'mailer', useValue: 1 }],
    });
    expect(problem.what).not.toContain('Did you mean');
  });

  it('says so where another token has the same name', async () => {
    const twin = token<() => number>('Clock');
    const Time = moduleNamed('Time', { providers: [{ provide: twin, useValue: Date.now }], exports: [twin] });
    const problem = await problemOf({
      imports: [Time],
      providers: [provide({ provide: 'a', useFactory: () => 1, inject: [CLOCK] as never })],
    });
    expect(problem.what).toContain('Time provides another one of the same name, which is not the same token.');
    expect(problem.fix).toContain('import Clock from the one file that declares it');
  });

  it('is fine where it is optional', async () => {
    await withApp(
      { providers: [provide({ provide: 'a', useFactory: (one) => one === undefined, inject: [{ token: CLOCK, optional: true }] })] },
      ({ app }) => {
        expect(app.get('a')).toBe(true);
      },
    );
  });
});

describe('what is not defined yet when it is named', () => {
  it.each([
    ['inject[0]', { providers: [{ provide: 'a', useFactory: () => 1, inject: [undefined] }] }, 'a'],
    ['providers[1]', { providers: [Mailer, undefined] }, 'AppModule'],
    ['controllers[0]', { controllers: [undefined] }, 'AppModule'],
    ['exports[0]', { exports: [undefined] }, 'AppModule'],
    ['input "one"', { providers: [dependency({ one: undefined as never }, () => 1, { name: 'asks' })] }, 'asks'],
  ] as const)('is refused at %s', async (at, options, needer) => {
    expect(await problemOf(options as never)).toMatchObject({
      code: 'TOKEN_UNDEFINED',
      what: expect.stringMatching(new RegExp(`^${needer} names undefined \\(${at.replace(/[[\]]/g, '\\$&')}\\)`)) as unknown,
    });
  });

  it('is refused in @inject', async () => {
    @Injectable()
    class Asks {
      constructor(@inject(undefined as never) readonly one: unknown) {}
    }
    expect(await problemOf({ providers: [Asks] })).toMatchObject({
      code: 'TOKEN_UNDEFINED',
      what: expect.stringContaining('parameter 1 "one"') as unknown,
    });
  });
});
