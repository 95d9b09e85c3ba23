import { inject } from 'inversify';
import { Controller, createApp, Get, Injectable, LOGGER, Module, StartupError } from 'tenon';

const log: string[] = [];
beforeEach(() => log.splice(0));

@Injectable()
class Pool {
  readonly size = 4;
}

@Controller()
class Sizes {
  constructor(readonly pool: Pool) {}

  @Get('/size')
  size() {
    return this.pool.size;
  }
}

@Module({ providers: [Pool], controllers: [Sizes] })
class PoolModule {}

describe('the life of an application', () => {
  it('does nothing when it is made', () => {
    const app = createApp(PoolModule);
    for (const early of [() => app.container, () => app.server, () => app.get(Pool), () => app.wiring(), () => app.scope()]) {
      expect(early).toThrow(expect.objectContaining({ code: 'APP_NOT_STARTED' }));
    }
  });

  it('starts once, however often it is asked to', async () => {
    await using app = createApp(PoolModule);
    await Promise.all([app.init(), app.init()]);
    await app.init();
    expect(app.get(Pool).size).toBe(4);
    expect(app.routes.map(({ name }) => name)).toEqual(['Sizes.size']);
  });

  it('is closed by the end of a block', async () => {
    @Module({
      providers: [
        {
          provide: 'resource',
          useGenerator: async function* () {
            log.push('opened');
            yield 1;
            log.push('closed');
          },
        },
      ],
    })
    class ResourceModule {}
    {
      await using app = createApp(ResourceModule);
      await app.init();
      expect(log).toEqual(['opened']);
    }
    expect(log).toEqual(['opened', 'closed']);
  });

  it('opens no port when it cannot start, and says everything that is wrong', async () => {
    @Injectable()
    class Lonely {
      constructor(readonly pool: Pool) {}
    }
    @Controller()
    class Broken {
      constructor(readonly lonely: Lonely) {}
      @Get('/a/:id')
      read(_nothing: string) {
        return null;
      }
    }
    @Module({ providers: [Lonely], controllers: [Broken] })
    class BrokenModule {}
    const app = createApp(BrokenModule);
    const error = await app.listen(0).then(
      () => undefined,
      (thrown: unknown) => thrown as StartupError,
    );
    expect(error).toBeInstanceOf(StartupError);
    expect(error?.problems.map(({ code }) => code).sort()).toEqual(['PARAMETER_UNDECLARED', 'PROVIDER_MISSING']);
    expect(() => app.server).toThrow(expect.objectContaining({ code: 'APP_NOT_STARTED' }));
    expect(app.wiring()).toMatchObject({ status: 'partial', problems: [{}, {}] });
    await app.close();
  });
});

describe('the logger', () => {
  it('is the one that the application was given, in every module', async () => {
    const logger = { error: () => undefined, warn: () => undefined, info: () => undefined, debug: () => undefined };
    @Injectable()
    class Chatty {
      constructor(@inject(LOGGER) readonly logger: unknown) {}
    }
    @Module({ providers: [Chatty] })
    class ChattyModule {}
    await using app = createApp(ChattyModule, { logger });
    await app.init();
    expect(app.get(Chatty).logger).toBe(logger);
  });
});
