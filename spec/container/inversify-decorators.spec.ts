import {
  inject,
  injectable,
  injectFromBase,
  LazyServiceIdentifier,
  multiInject,
  named,
  optional,
  postConstruct,
  preDestroy,
  tagged,
  unmanaged,
} from 'inversify';
import { Controller, Get, Module, token } from 'tenon';
import { problemOf, withApp } from './support/applications.js';

const NAME = token<string>('Name');

@injectable()
class Engine {
  readonly power = 90;
}

const engine = { provide: 'engine', useValue: 'a value' };

describe('the constructor decorators of Inversify', () => {
  it('@injectable lets a class be made by the types of its parameters', async () => {
    @injectable()
    class Car {
      constructor(readonly engine: Engine) {}
    }
    await withApp({ providers: [Car, Engine] }, ({ app }) => expect(app.get(Car).engine.power).toBe(90));
  });

  it.each(['Singleton', 'Transient'] as const)('@injectable(%p) says the scope', async (scope) => {
    @injectable(scope)
    class Scoped {}
    await withApp({ providers: [Scoped] }, ({ app }) => {
      expect(app.get(Scoped) === app.get(Scoped)).toBe(scope === 'Singleton');
    });
  });

  it('@injectable("Request") makes one for each request', async () => {
    @injectable('Request')
    class Scoped {
      readonly mark = Math.random();
    }
    @Controller()
    class Marks {
      constructor(
        readonly a: Scoped,
        readonly b: Scoped,
      ) {}
      @Get('/')
      marks() {
        return [this.a.mark, this.b.mark];
      }
    }
    await withApp({ controllers: [Marks], providers: [Scoped] }, async ({ client }) => {
      const [first, second] = [(await client.get('/')).json<number[]>(), (await client.get('/')).json<number[]>()];
      expect(first[0]).toBe(first[1]);
      expect(first[0]).not.toBe(second[0]);
    });
  });

  it('@inject names a token in place of the type', async () => {
    @injectable()
    class Car {
      constructor(
        @inject('engine') readonly engine: string,
        @inject(NAME) readonly name: string,
      ) {}
    }
    await withApp({ providers: [Car, engine, { provide: NAME, useValue: 'Herbie' }] }, ({ app }) => {
      expect([app.get(Car).engine, app.get(Car).name]).toEqual(['a value', 'Herbie']);
    });
  });

  it('@inject at one parameter leaves the others to their types, even without @injectable', async () => {
    class Car {
      constructor(
        @inject('engine') readonly first: string,
        readonly second: Engine,
      ) {}
    }
    await withApp({ providers: [Car, Engine, engine] }, ({ app }) => {
      expect(app.get(Car).second.power).toBe(90);
    });
  });

  it('@inject(new LazyServiceIdentifier()) names a class that is declared later', async () => {
    @injectable()
    class Early {
      constructor(@inject(new LazyServiceIdentifier(() => Late)) readonly late: { readonly isLate: boolean }) {}
    }
    @injectable()
    class Late {
      readonly isLate = true;
    }
    await withApp({ providers: [Early, Late] }, ({ app }) => expect(app.get(Early).late.isLate).toBe(true));
  });

  it('@optional gives undefined where nothing is provided', async () => {
    @injectable()
    class Car {
      constructor(
        @inject('radio') @optional() readonly radio: string | undefined,
        @optional() readonly engine?: Engine,
      ) {}
    }
    await withApp({ providers: [Car] }, ({ app }) => expect(app.get(Car)).toMatchObject({ radio: undefined, engine: undefined }));
    await withApp({ providers: [Car, Engine] }, ({ app }) => expect(app.get(Car).engine?.power).toBe(90));
  });

  it('@optional lets the default of the declaration stand', async () => {
    @injectable()
    class Car {
      constructor(@inject('wheels') @optional() readonly wheels: number = 4) {}
    }
    await withApp({ providers: [Car] }, ({ app }) => expect(app.get(Car).wheels).toBe(4));
  });

  it('@multiInject gives every binding of a token, in the order in which they are listed', async () => {
    @injectable()
    class Car {
      constructor(@multiInject('part') readonly parts: readonly string[]) {}
    }
    const providers = [
      { provide: 'part', useValue: 'door' },
      Car,
      { provide: 'part', useFactory: async () => 'roof' },
      { provide: 'part', useClass: Engine },
    ];
    await withApp({ providers }, ({ app }) => expect(app.get(Car).parts).toEqual(['door', 'roof', new Engine()]));
  });

  it('@multiInject of a token that nobody provides is refused, and is empty with @optional', async () => {
    @injectable()
    class Strict {
      constructor(@multiInject('part') readonly parts: readonly string[]) {}
    }
    @injectable()
    class Lenient {
      constructor(@multiInject('part') @optional() readonly parts: readonly string[]) {}
    }
    expect((await problemOf({ providers: [Strict] })).code).toBe('PROVIDER_MISSING');
    await withApp({ providers: [Lenient] }, ({ app }) => expect(app.get(Lenient).parts).toEqual([]));
  });

  it('@named and @tagged choose among the bindings of a token', async () => {
    @injectable()
    class Car {
      constructor(
        @inject('wheel') @named('front') readonly front: string,
        @inject('wheel') @tagged('side', 'rear') readonly rear: string,
        @multiInject('wheel') @named('front') readonly all: readonly string[],
      ) {}
    }
    @Module({
      providers: [Car],
      register: (bind) => {
        bind('wheel').toConstantValue('small').whenNamed('front');
        bind('wheel').toConstantValue('big').whenTagged('side', 'rear');
      },
    })
    class AppModule {}
    await withApp(AppModule, ({ app }) => expect(app.get(Car)).toMatchObject({ front: 'small', rear: 'big', all: ['small'] }));
  });

  it('@unmanaged leaves a parameter to its default', async () => {
    @injectable()
    class Car {
      constructor(
        @unmanaged() readonly wheels: number = 4,
        readonly engine: Engine,
      ) {}
    }
    await withApp({ providers: [Car, Engine] }, ({ app }) => {
      expect(app.get(Car)).toMatchObject({ wheels: 4, engine: { power: 90 } });
    });
  });

  it('@injectFromBase hands the parameters and properties of the base class on', async () => {
    @injectable()
    class Vehicle {
      @inject('engine') declare readonly label: string;
      constructor(readonly engine: Engine) {}
    }
    @injectable()
    @injectFromBase({ extendConstructorArguments: true, extendProperties: true })
    class Car extends Vehicle {}
    await withApp({ providers: [Car, Engine, engine] }, ({ app }) => {
      expect(app.get(Car)).toMatchObject({ label: 'a value', engine: { power: 90 } });
    });
  });
});

describe('properties decorated with @inject', () => {
  it('are set before @postConstruct runs', async () => {
    const key = Symbol('spare');
    @injectable()
    class Car {
      @inject('engine') readonly engine!: string;
      @inject(Engine) readonly [key]!: Engine;
      @multiInject('part') readonly parts!: readonly number[];
      @inject('radio') @optional() readonly radio: string | undefined;
      seen: unknown;
      @postConstruct()
      check() {
        this.seen = [this.engine, this[key].power, this.parts, this.radio];
      }
    }
    const parts = [
      { provide: 'part', useValue: 1 },
      { provide: 'part', useValue: 2 },
    ];
    await withApp({ providers: [Car, Engine, engine, ...parts] }, ({ app }) => {
      expect(app.get(Car).seen).toEqual(['a value', 90, [1, 2], undefined]);
    });
  });

  it('that nobody provides are named in the refusal', async () => {
    @injectable()
    class Car {
      @inject('engine') readonly engine!: string;
    }
    expect((await problemOf({ providers: [Car] })).what).toBe('Car needs engine (property "engine"), which no module provides.');
  });
});

describe('@postConstruct and @preDestroy', () => {
  it('run once after the making and once at the end, the last made first', async () => {
    const log: string[] = [];
    @injectable()
    class Inner {
      @postConstruct() start() {
        log.push('inner starts');
      }
      @preDestroy() stop() {
        log.push('inner stops');
      }
    }
    @injectable()
    class Outer {
      constructor(readonly inner: Inner) {}
      @postConstruct() async start() {
        await Promise.resolve();
        log.push('outer starts');
      }
      @preDestroy() async stop() {
        await Promise.resolve();
        log.push('outer stops');
      }
    }
    @injectable()
    class Last {
      constructor(readonly outer: Outer) {
        log.push('last is made');
      }
    }
    await withApp({ providers: [Last, Outer, Inner] }, () => void log.push('runs'));
    expect(log).toEqual(['inner starts', 'outer starts', 'last is made', 'runs', 'outer stops', 'inner stops']);
  });

  it('run for each request of a request-scoped class', async () => {
    const log: string[] = [];
    @injectable('Request')
    class Unit {
      @postConstruct() async begin() {
        await Promise.resolve();
        log.push('begin');
      }
      @preDestroy() end() {
        log.push('end');
      }
    }
    @Controller()
    class Units {
      constructor(readonly unit: Unit) {}
      @Get('/')
      use() {
        log.push('use');
      }
    }
    await withApp({ controllers: [Units], providers: [Unit] }, async ({ client }) => {
      await client.get('/');
      expect(log).toEqual(['begin', 'use', 'end']);
      await client.get('/');
      expect(log).toEqual(['begin', 'use', 'end', 'begin', 'use', 'end']);
    });
  });
});
