import { createApp, Injectable, Module, OnStart, OnStop } from 'tenon';

const log: string[] = [];
beforeEach(() => log.splice(0));

@Injectable()
class Pool {
  @OnStart()
  async connect() {
    await Promise.resolve();
    log.push('connect');
  }

  @OnStop()
  drain() {
    log.push('drain');
  }
}

class Warm {
  @OnStart()
  warm() {
    log.push('warm');
  }
}

@Injectable()
class Prices extends Warm {
  constructor(readonly pool: Pool) {
    super();
    log.push('prices made');
  }

  @OnStart()
  load() {
    log.push('load');
  }

  @OnStop()
  async save() {
    await Promise.resolve();
    log.push('save');
  }
}

@Module({
  providers: [
    Prices,
    Pool,
    { provide: 'made', useFactory: () => new Warm() },
    {
      provide: 'resource',
      useGenerator: function* () {
        try {
          yield 1;
        } finally {
          log.push('closed');
        }
      },
    },
  ],
})
class PricesModule {}

describe('hooks of providers', () => {
  it('are called when everything is made, what was made first at first, and before anything is closed, what was made last at first', async () => {
    const app = createApp(PricesModule);
    await app.init();
    expect(log).toEqual(['prices made', 'connect', 'warm', 'load', 'warm']);
    await app.close();
    expect(log.slice(5)).toEqual(['save', 'drain', 'closed']);
  });

  it('that fail at the start keep the application from it, and what was made is closed', async () => {
    @Injectable()
    class Broken {
      @OnStart()
      async connect() {
        await Promise.reject(new Error('nobody there'));
      }
    }
    @Module({ imports: [PricesModule], providers: [Broken] })
    class BrokenModule {}
    const app = createApp(BrokenModule);
    await expect(app.init()).rejects.toMatchObject({
      code: 'HOOK_FAILED',
      message: expect.stringContaining('Broken.connect (BrokenModule) failed: nobody there') as string,
    });
    expect(log.at(-1)).toBe('closed');
  });

  it('that fail at the stop are told by close, and the others are called all the same', async () => {
    @Injectable()
    class Queue {
      @OnStop()
      flush() {
        throw new Error('the queue is gone');
      }
    }
    @Module({ imports: [PricesModule], providers: [Queue] })
    class QueueModule {}
    const app = createApp(QueueModule);
    await app.init();
    await expect(app.close()).rejects.toMatchObject({ code: 'HOOK_FAILED' });
    expect(log.slice(5)).toEqual(['save', 'drain', 'closed']);
  });

  it('that do not end are not waited for beyond their time', async () => {
    @Injectable()
    class Stuck {
      @OnStop()
      wait() {
        return new Promise<void>(() => undefined);
      }
    }
    @Module({ imports: [PricesModule], providers: [Stuck] })
    class StuckModule {}
    const app = createApp(StuckModule, { timeouts: { hook: 20 } });
    await app.init();
    await app.close();
    expect(log.at(-1)).toBe('closed');
  });

  it('of what does not live as long as the application are a problem of the start', async () => {
    @Injectable({ scope: 'request' })
    class Basket {
      @OnStart()
      load() {}
    }
    @Module({ providers: [Basket] })
    class BasketModule {}
    await expect(createApp(BasketModule).init()).rejects.toThrow('HOOK_UNCALLED');
  });
});
