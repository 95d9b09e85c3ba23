import { Controller, Get, Injectable, Module, provide, token, type DynamicModule } from 'tenon';
import { moduleNamed, withApp } from './support/applications.js';

const URL_TOKEN = token<string>('DatabaseUrl');

@Injectable()
class Database {
  readonly opened = true;
}

@Injectable()
class Repository {
  constructor(readonly database: Database) {}
}

describe('a static module', () => {
  it('gives its importer what it exports', async () => {
    const DatabaseModule = moduleNamed('DatabaseModule', { providers: [Database], exports: [Database] });
    await withApp({ imports: [DatabaseModule], providers: [Repository] }, ({ app }) => {
      expect(app.get(Repository).database).toBe(app.get(Database));
    });
  });

  it('is one module however often it is imported', async () => {
    const DatabaseModule = moduleNamed('DatabaseModule', { providers: [Database], exports: [Database] });
    const Left = moduleNamed('Left', { imports: [DatabaseModule], providers: [Repository] });
    const Right = moduleNamed('Right', { imports: [DatabaseModule], providers: [{ provide: 'right', useExisting: Database }] });
    await withApp({ imports: [Left, Right] }, ({ app }) => {
      expect(app.get('right')).toBe(app.get(Repository).database);
      expect(app.wiring().modules.map(({ id }) => id)).toEqual(['TenonModule', 'DatabaseModule', 'Left', 'Right', 'AppModule']);
    });
  });

  it('prefers a provider of its own to an imported one of the same token', async () => {
    const Imported = moduleNamed('Imported', { providers: [{ provide: 'x', useValue: 'imported' }], exports: ['x'] });
    const reader = provide({ provide: 'reader', useFactory: (x) => `reads ${String(x)}`, inject: ['x'] });
    await withApp({ imports: [Imported], providers: [{ provide: 'x', useValue: 'own' }, reader] }, ({ app }) => {
      expect(app.get('reader')).toBe('reads own');
    });
  });

  it('serves its controllers under its prefix', async () => {
    @Controller('/rows')
    class Rows {
      constructor(private readonly database: Database) {}
      @Get()
      list() {
        return { opened: this.database.opened };
      }
    }
    const Tables = moduleNamed('Tables', { prefix: '/tables', controllers: [Rows], providers: [Database] });
    await withApp({ imports: [Tables] }, async ({ client }) => {
      expect((await client.get('/tables/rows')).json()).toEqual({ opened: true });
    });
  });
});

@Module({ providers: [{ provide: 'kind', useValue: 'database' }], exports: ['kind', URL_TOKEN] })
class DatabaseModule {
  static forRoot(url: string): DynamicModule {
    return { module: DatabaseModule, providers: [{ provide: URL_TOKEN, useValue: url }] };
  }

  static async forRootAsync(load: () => Promise<string>): Promise<DynamicModule> {
    return DatabaseModule.forRoot(await load());
  }
}

describe('a dynamic module', () => {
  it('adds its lists to those of the decorator', async () => {
    await withApp({ imports: [DatabaseModule.forRoot('db://one')] }, ({ app }) => {
      expect([app.get('kind'), app.get(URL_TOKEN)]).toEqual(['database', 'db://one']);
    });
  });

  it('replaces single settings of the decorator', async () => {
    @Controller()
    class Hello {
      @Get('/hello')
      hello() {
        return 'hello';
      }
    }
    const Versioned = moduleNamed('Versioned', { prefix: '/v1', controllers: [Hello] });
    await withApp({ imports: [{ module: Versioned, prefix: '/v2' }] }, async ({ client }) => {
      expect((await client.get('/v1/hello')).status).toBe(404);
      expect((await client.get('/v2/hello')).json()).toBe('hello');
    });
  });

  it('runs the native bindings of the decorator and its own', async () => {
    const Native = moduleNamed('Native', { register: (bind) => void bind('a').toConstantValue(1) });
    const configured: DynamicModule = { module: Native, register: (bind) => void bind('b').toConstantValue(2) };
    await withApp({ imports: [configured] }, ({ app }) => {
      expect([app.get('a'), app.get('b')]).toEqual([1, 2]);
    });
  });

  it('may come as a promise', async () => {
    await withApp({ imports: [DatabaseModule.forRootAsync(async () => 'db://late')] }, ({ app }) => {
      expect(app.get(URL_TOKEN)).toBe('db://late');
    });
  });

  it('may come as a function that returns a promise', async () => {
    const later = () => DatabaseModule.forRootAsync(async () => 'db://later');
    await withApp({ imports: [later as never] }, ({ app }) => {
      expect(app.get(URL_TOKEN)).toBe('db://later');
    });
  });

  it('that is one object imported twice is one module', async () => {
    const configured = DatabaseModule.forRoot('db://shared');
    const Left = moduleNamed('Left', { imports: [configured] });
    const Right = moduleNamed('Right', { imports: [configured] });
    await withApp({ imports: [Left, Right] }, ({ app }) => {
      expect(app.wiring().modules.map(({ id }) => id)).toEqual(['TenonModule', 'DatabaseModule', 'Left', 'Right', 'AppModule']);
      expect(app.get(URL_TOKEN)).toBe('db://shared');
    });
  });
});

describe('a global module', () => {
  const Settings = moduleNamed('Settings', {
    global: true,
    providers: [Database, { provide: 'hidden', useValue: 1 }],
    exports: [Database],
  });

  it('is visible without an import, wherever it was imported itself', async () => {
    const Feature = moduleNamed('Feature', { providers: [Repository] });
    await withApp({ imports: [Feature, Settings] }, ({ app }) => {
      expect(app.get(Repository).database).toBe(app.get(Database));
    });
  });

  it('shows only what it exports', async () => {
    const asked = { provide: 'seen', useFactory: (hidden: unknown) => hidden, inject: [{ token: 'hidden', optional: true }] };
    const Feature = moduleNamed('Feature', { providers: [asked as never] });
    await withApp({ imports: [Settings, Feature], providers: [Repository] }, ({ app }) => {
      expect(app.get('seen')).toBeUndefined();
    });
  });

  it('gives way to an explicit import', async () => {
    const Global = moduleNamed('Global', { global: true, providers: [{ provide: 'x', useValue: 'global' }], exports: ['x'] });
    const Near = moduleNamed('Near', { imports: [Global], providers: [{ provide: 'x', useValue: 'near' }], exports: ['x'] });
    const reader = provide({ provide: 'reader', useFactory: (x) => x, inject: ['x'] });
    await withApp({ imports: [Near], providers: [reader] }, ({ app }) => {
      expect(app.get('reader')).toBe('near');
    });
  });

  it('may be made global by its settings alone', async () => {
    const Plain = moduleNamed('Plain', { providers: [Database], exports: [Database] });
    const Feature = moduleNamed('Feature', { providers: [Repository] });
    await withApp({ imports: [{ module: Plain, global: true }, Feature] }, ({ app }) => {
      expect(app.get(Repository).database.opened).toBe(true);
    });
  });
});

describe('modules that import each other', () => {
  it('are linked when one of them is named by a function', async () => {
    const chickenEgg = { provide: 'chicken', useFactory: (shell: unknown) => `from ${String(shell)}`, inject: ['shell'] };
    const Chicken: new () => unknown = moduleNamed('Chicken', {
      imports: [() => Egg],
      providers: [chickenEgg as never, { provide: 'feather', useValue: 'feather' }],
      exports: ['feather'],
    });
    const eggChicken = { provide: 'egg', useFactory: (feather: unknown) => `under ${String(feather)}`, inject: ['feather'] };
    const Egg: new () => unknown = moduleNamed('Egg', {
      imports: [Chicken],
      providers: [eggChicken as never, { provide: 'shell', useValue: 'shell' }],
      exports: ['shell'],
    });
    await withApp({ imports: [Chicken] }, ({ app }) => {
      expect([app.get('chicken'), app.get('egg')]).toEqual(['from shell', 'under feather']);
    });
  });

  it('may even re-export each other', async () => {
    const Left: new () => unknown = moduleNamed('Left', {
      imports: [() => Right],
      providers: [{ provide: 'left', useValue: 1 }],
      exports: ['left', () => Right],
    });
    const Right: new () => unknown = moduleNamed('Right', {
      imports: [Left],
      providers: [{ provide: 'right', useValue: 2 }],
      exports: ['right', Left],
    });
    const both = provide({ provide: 'both', useFactory: (left, right) => [left, right], inject: ['left', 'right'] });
    await withApp({ imports: [Left], providers: [both] }, ({ app }) => {
      expect(app.get('both')).toEqual([1, 2]);
    });
  });
});

describe('a module mounted twice', () => {
  const service = { provide: 'service', useFactory: (url: unknown) => `on ${String(url)}`, inject: [URL_TOKEN] };
  const Orders = moduleNamed('Orders', { imports: [DatabaseModule.forRoot('db://orders')], providers: [service as never] });
  const Users = moduleNamed('Users', { imports: [DatabaseModule.forRoot('db://users')], providers: [service as never] });

  it('is seen by each importer with its own settings', async () => {
    await withApp({ imports: [Orders, Users] }, ({ app }) => {
      expect(app.get('service', { module: Orders })).toBe('on db://orders');
      expect(app.get('service', { module: Users })).toBe('on db://users');
    });
  });

  it('needs a module to be named where a token is asked for from outside', async () => {
    await withApp({ imports: [Orders, Users] }, ({ app }) => {
      expect(() => app.get('service')).toThrow(/service lives in more than one module: Orders, Users\..*TOKEN_IN_MANY/);
      expect(() => app.get(URL_TOKEN)).toThrow(/lives in more than one module: DatabaseModule, DatabaseModule#2/);
    });
  });

  it('has a singleton each', async () => {
    const Mounted = moduleNamed('Mounted', { providers: [Database], exports: [Database] });
    const Left = moduleNamed('Left', { imports: [{ module: Mounted }], providers: [Repository] });
    const Right = moduleNamed('Right', { imports: [{ module: Mounted }], providers: [Repository] });
    await withApp({ imports: [Left, Right] }, ({ app }) => {
      const [left, right] = [app.get(Repository, { module: Left }), app.get(Repository, { module: Right })];
      expect(left.database).toBeInstanceOf(Database);
      expect(left.database).not.toBe(right.database);
    });
  });
});
