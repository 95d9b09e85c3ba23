import { Application, Controller, createApp, dependency, Depends, Get, Injectable, lifespan, Module, override, type Granted } from 'tenon';
import { testApp } from 'tenon/testing';

const log: string[] = [];
beforeEach(() => log.splice(0));

@Injectable()
class Config {
  readonly degrees = 180;
}

const kitchen = lifespan({ config: Config }, async function* kitchen({ config }) {
  log.push('kitchen opens');
  yield { degrees: config.degrees, baked: [] as string[] };
  log.push('kitchen closes');
});
type Kitchen = Granted<typeof kitchen>;

const cellar = lifespan(function* cellar() {
  log.push('cellar opens');
  yield 'cool' as const;
  log.push('cellar closes');
});

const baked = dependency({ kitchen }, ({ kitchen }) => kitchen.baked);

@Controller('/bread')
class Bread {
  @Get()
  read(@Depends(kitchen) { degrees }: Kitchen, @Depends(baked) list: string[]) {
    list.push('rye');
    return { degrees, list };
  }
}

@Module({ controllers: [Bread] })
class BreadModule {}

@Injectable()
class Oven {
  constructor(@Depends(cellar) readonly air: string) {
    log.push('oven made');
  }
}

@Module({ providers: [Oven], lifespan: [cellar] })
class CellarModule {}

@Module({ imports: [CellarModule, BreadModule], providers: [Config] })
class BakeryModule {}

describe('a lifespan', () => {
  it('is opened at the start, the application’s before those of modules, and closed at the end in the opposite order', async () => {
    const app = createApp(BakeryModule, { lifespan: kitchen });
    await app.init();
    expect(log).toEqual(['kitchen opens', 'cellar opens', 'oven made']);
    await app.close();
    expect(log.slice(3)).toEqual(['cellar closes', 'kitchen closes']);
  });

  it('is injected by itself, in every module, one and the same for all requests', async () => {
    await using t = await testApp(createApp(BakeryModule, { lifespan: kitchen }));
    expect((await t.client.get('/bread')).json()).toEqual({ degrees: 180, list: ['rye'] });
    expect((await t.client.get('/bread')).json()).toEqual({ degrees: 180, list: ['rye', 'rye'] });
    expect(t.app.get(cellar)).toBe('cool');
  });

  it('is another one in every application', async () => {
    const app = createApp(BakeryModule, { lifespan: kitchen });
    await using one = await testApp(app);
    await using other = await testApp(app);
    await one.client.get('/bread');
    expect((await other.client.get('/bread')).json()).toMatchObject({ list: ['rye'] });
  });

  it('may be a generator whose value nobody asks for', async () => {
    async function* warm() {
      log.push('warm');
      yield;
      log.push('cold');
    }
    await using app = createApp(CellarModule, { lifespan: [warm] });
    await app.init();
    expect(log).toEqual(['warm', 'cellar opens', 'oven made']);
    await app.close();
    expect(log.slice(3)).toEqual(['cellar closes', 'cold']);
  });

  it('may ask for the application that it belongs to', async () => {
    const titled = lifespan({ app: Application }, function* ({ app }) {
      yield app.options.title;
    });
    await using app = createApp(CellarModule, { title: 'Cellar', lifespan: titled });
    await app.init();
    expect(app.get(titled)).toBe('Cellar');
  });

  it('does not run where a test replaces it', async () => {
    await using t = await testApp(createApp(BakeryModule, { lifespan: kitchen }), {
      override: [override(kitchen).with(() => ({ degrees: 20, baked: ['toast'] }))],
    });
    expect((await t.client.get('/bread')).json()).toEqual({ degrees: 20, list: ['toast', 'rye'] });
    expect(log).toEqual(['cellar opens', 'oven made']);
  });

  it('that fails keeps the application from starting, and closes what was open', async () => {
    const broken = lifespan(async function* broken() {
      await Promise.resolve();
      throw new Error('no gas');
      yield;
    });
    const app = createApp(BakeryModule, { lifespan: [kitchen, broken] });
    await expect(app.init()).rejects.toMatchObject({ code: 'PROVIDER_FAILED', message: expect.stringContaining('no gas') as string });
    expect(log).toEqual(['kitchen opens']);
  });

  it('that fails at its end is told by close, when everything else is closed', async () => {
    const app = createApp(CellarModule, {
      lifespan: async function* leaky() {
        yield;
        await Promise.resolve();
        throw new Error('a flood');
      },
    });
    await app.init();
    await expect(app.close()).rejects.toThrow('a flood');
    expect(log.at(-1)).toBe('cellar closes');
  });

  it('may not reach what lives for one request', async () => {
    @Injectable({ scope: 'request' })
    class Visitor {}
    const nosy = lifespan({ visitor: Visitor }, function* nosy() {
      yield;
    });
    @Module({ providers: [Visitor], lifespan: nosy })
    class NosyModule {}
    await expect(createApp(NosyModule).init()).rejects.toThrow('SCOPE_CAPTIVE');
  });

  it('that is asked for and listed nowhere is a problem of the start', async () => {
    await expect(createApp(BreadModule).init()).rejects.toThrow('needs the lifespan kitchen');
  });

  it('that is no generator is one, too', async () => {
    expect(() => lifespan((() => 5) as never)).toThrow(expect.objectContaining({ code: 'LIFESPAN_INVALID' }));
    await expect(createApp(CellarModule, { lifespan: (() => 5) as never }).init()).rejects.toThrow('LIFESPAN_INVALID');
    @Module({ lifespan: [5 as never] })
    class OddModule {}
    await expect(createApp(OddModule).init()).rejects.toThrow('What OddModule has for a lifespan is no generator function.');
  });

  it('that two modules list is a problem of the start', async () => {
    await expect(createApp(BakeryModule, { lifespan: [kitchen, cellar] }).init()).rejects.toThrow('LIFESPAN_TWICE');
  });
});
