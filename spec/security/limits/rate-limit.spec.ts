import { MemoryStore } from 'express-rate-limit';
import { Controller, createApp, dependency, Get, header, HttpException, Module, rateLimit, type Application } from 'tenon';
import type { RateLimitOptions, RateLimitStore } from 'tenon';
import { testApp, type TestApp, type TestResponse } from 'tenon/testing';
import { releaseClock, setClock, stopClock } from '../sessions/support/clock.js';

const start = Date.UTC(2031, 4, 9);
const started: TestApp[] = [];
beforeEach(() => stopClock(start));
afterEach(async () => {
  await Promise.all(started.splice(0).map((t) => t.close()));
  releaseClock();
});

function limited(options: RateLimitOptions): Application {
  const limit = rateLimit(options);
  let handled = 0;

  @Controller()
  class Gate {
    @Get('/pass', { use: [limit] })
    pass() {
      return { handled: ++handled };
    }

    @Get('/fail', { use: [limit] })
    fail() {
      throw new HttpException(404, 'Nobody here');
    }

    @Get('/free')
    free() {
      return 'free';
    }
  }

  @Module({ controllers: [Gate] })
  class GateModule {}

  return createApp(GateModule);
}

async function gate(options: RateLimitOptions): Promise<TestApp> {
  const t = await testApp(limited(options));
  started.push(t);
  return t;
}

async function listening(app: Application) {
  const { url } = await app.listen(0, '127.0.0.1');
  return { url, close: () => app.close() };
}

const told = ({ status, headers }: TestResponse) => ({
  status,
  limit: headers.ratelimit,
  policy: headers['ratelimit-policy'],
  retry: headers['retry-after'],
});

describe('a limit of requests', () => {
  it('lets so many through, tells what is left, and then refuses with the seconds to wait', async () => {
    const { client } = await gate({ limit: 2, per: 'minute' });
    const policy = expect.stringMatching(/^"2-in-1min"; q=2; w=60; pk=:[\w+/=]+:$/);
    expect(told(await client.get('/pass'))).toEqual({ status: 200, limit: '"2-in-1min"; r=1; t=60', policy });
    setClock(start + 20_000);
    expect(told(await client.get('/pass'))).toEqual({ status: 200, limit: '"2-in-1min"; r=0; t=40', policy });
    const refused = await client.get('/pass');
    expect(told(refused)).toEqual({ status: 429, limit: '"2-in-1min"; r=0; t=40', policy, retry: '40' });
    expect(refused.text).toBe('{"detail":"Too Many Requests"}');
    expect(refused.headers['content-type']).toBe('application/json');
    expect(told(await client.get('/free')).status).toBe(200);
  });

  it('begins anew with the next window', async () => {
    const { client } = await gate({ limit: 1, windowSeconds: 10 });
    await client.get('/pass');
    setClock(start + 9999);
    expect((await client.get('/pass')).status).toBe(429);
    setClock(start + 10_000);
    expect((await client.get('/pass')).status).toBe(200);
  });

  it('keeps the handler from running', async () => {
    const { client } = await gate({ limit: 1, per: 'hour' });
    await client.get('/pass');
    await client.get('/pass');
    setClock(start + 3_600_000);
    expect((await client.get('/pass')).json()).toEqual({ handled: 2 });
  });

  it('counts failures as well, and tells of itself on them', async () => {
    const { client } = await gate({ limit: 1, per: 'minute' });
    expect(told(await client.get('/fail'))).toMatchObject({ status: 404, limit: '"1-in-1min"; r=0; t=60' });
    expect((await client.get('/fail')).status).toBe(429);
  });

  it('can count failures only', async () => {
    const { client } = await gate({ limit: 1, per: 'minute', failuresOnly: true });
    for (let i = 0; i < 3; i += 1) expect((await client.get('/pass')).status).toBe(200);
    expect((await client.get('/fail')).status).toBe(404);
    expect((await client.get('/fail')).status).toBe(429);
  });

  it('lets no more through than it says when many come at once', async () => {
    const { client } = await gate({ limit: 10, per: 'minute' });
    const answers = await Promise.all(Array.from({ length: 40 }, () => client.get('/pass')));
    const statuses = answers.map(({ status }) => status);
    expect([statuses.filter((one) => one === 200).length, statuses.filter((one) => one === 429).length]).toEqual([10, 30]);
  });

  it('can leave requests out', async () => {
    const { client } = await gate({ limit: 1, per: 'minute', skip: ({ headers }) => headers['x-health'] === 'yes' });
    const headers = { 'x-health': 'yes' };
    for (let i = 0; i < 3; i += 1) expect(told(await client.get('/pass', { headers }))).toEqual({ status: 200 });
  });

  it('forgets what it is told to', async () => {
    const limit = rateLimit({ limit: 1, per: 'minute', key: () => 'everybody' });
    @Controller({ use: [limit] })
    class Gate {
      @Get('/')
      pass() {
        return 'in';
      }
    }
    @Module({ controllers: [Gate] })
    class GateModule {}
    const t = await testApp(createApp(GateModule));
    started.push(t);
    await t.client.get('/');
    expect((await t.client.get('/')).status).toBe(429);
    await limit.reset('everybody');
    expect((await t.client.get('/')).status).toBe(200);
  });
});

describe('the key of a limit', () => {
  const from = (address: string) => ({ headers: { 'x-from': address } });

  it('is what a function says of the request', async () => {
    const { client } = await gate({ limit: 1, per: 'minute', key: ({ headers }) => String(headers['x-from']) });
    expect((await client.get('/pass', from('a'))).status).toBe(200);
    expect((await client.get('/pass', from('b'))).status).toBe(200);
    expect((await client.get('/pass', from('a'))).status).toBe(429);
  });

  it('is what a dependency is worth, once it let the request through', async () => {
    const account = dependency({ account: header('x-account', { type: String, optional: true }) }, async ({ account: name }) => {
      if (name === undefined) throw new HttpException(401);
      return name;
    });
    const { client } = await gate({ limit: 1, per: 'minute', key: account });
    const as = (name: string) => ({ headers: { 'x-account': name } });
    expect((await client.get('/pass')).status).toBe(401);
    expect((await client.get('/pass', as('maren'))).status).toBe(200);
    expect((await client.get('/pass', as('ole'))).status).toBe(200);
    expect((await client.get('/pass', as('maren'))).status).toBe(429);
  });

  it.each<[string, readonly string[], boolean]>([
    ['two addresses of one IPv6 network', ['2001:db8:1:2::1', '2001:db8:1:2:ffff::9'], true],
    ['two IPv6 networks', ['2001:db8:1:2::1', '2001:db8:2:2::1'], false],
    ['two writings of one IPv6 address', ['2001:db8::1', '2001:0DB8:0:0::0001'], true],
    ['two IPv4 addresses', ['192.0.2.1', '192.0.2.2'], false],
    ['two IPv4 addresses mapped into IPv6', ['::ffff:192.0.2.1', '::ffff:192.0.2.2'], false],
    ['an IPv4 address and the same mapped into IPv6', ['192.0.2.1', '::ffff:192.0.2.1'], true],
    ['two writings of one mapped address', ['::ffff:192.0.2.1', '::ffff:c000:201'], true],
  ])('that is an address is that of its network: %s', async (_, [one = '', other = ''], isSame) => {
    const { client } = await gate({ limit: 1, per: 'minute', key: ({ headers }) => String(headers['x-from']) });
    await client.get('/pass', from(one));
    expect((await client.get('/pass', from(other))).status).toBe(isSame ? 429 : 200);
  });

  it('is no address that a client makes up', async () => {
    const app = limited({ limit: 1, per: 'minute' });
    const { url, close } = await listening(app);
    try {
      const ask = async (address: string) => (await fetch(`${url}/pass`, { headers: { 'x-forwarded-for': address } })).status;
      expect([await ask('192.0.2.1'), await ask('192.0.2.2')]).toEqual([200, 429]);
    } finally {
      await close();
    }
  });

  it('is the address that a trusted proxy tells', async () => {
    const app = limited({ limit: 1, per: 'minute' });
    app.express.set('trust proxy', 1);
    const { url, close } = await listening(app);
    try {
      const ask = async (address: string) => (await fetch(`${url}/pass`, { headers: { 'x-forwarded-for': address } })).status;
      expect([await ask('192.0.2.1'), await ask('192.0.2.2'), await ask('9.9.9.9, 192.0.2.1')]).toEqual([200, 200, 429]);
    } finally {
      await close();
    }
  });

  it('is not told to the store', async () => {
    const keys: string[] = [];
    class Watching extends MemoryStore {
      override increment(key: string) {
        keys.push(key);
        return super.increment(key);
      }
    }
    const { client } = await gate({ limit: 1, per: 'minute', name: 'gate', key: () => 'maren@example.com', store: new Watching() });
    await client.get('/pass');
    expect(keys).toEqual([expect.stringMatching(/^gate:[\w-]{43}$/)]);
  });
});

class BrokenStore implements RateLimitStore {
  readonly localKeys = false;

  increment(): Promise<never> {
    return Promise.reject(new Error('no server'));
  }

  async decrement() {}
  async resetKey() {}
}

class HangingStore extends BrokenStore {
  override increment(): Promise<never> {
    return new Promise(() => undefined);
  }
}

describe('a limit whose store fails', () => {
  it.each([
    ['is down', new BrokenStore(), 'no server'],
    ['does not answer', new HangingStore(), 'There was no answer within 50 ms.'],
  ] as const)('because it %s refuses with 503, and says why in the log', async (_, store, message) => {
    const t = await gate({ limit: 5, per: 'minute', store, storeTimeout: 50 });
    const answer = await t.client.get('/pass');
    expect([answer.status, answer.headers['retry-after'], answer.text]).toEqual([503, '5', '{"detail":"Service Unavailable"}']);
    expect(t.errors).toEqual([expect.objectContaining({ message })]);
  });

  it('lets requests through where it is told to, and says why in the log', async () => {
    const t = await gate({ limit: 5, per: 'minute', store: new BrokenStore(), onStoreError: 'allow' });
    expect((await t.client.get('/pass')).status).toBe(200);
    expect(t.errors).toHaveLength(1);
  });

  it('begins again where the beginning failed', async () => {
    let attempts = 0;
    class LateStore extends MemoryStore {
      override init(options: Parameters<MemoryStore['init']>[0]) {
        attempts += 1;
        if (attempts < 3) throw new Error('no server yet');
        super.init(options);
      }
    }
    const { client } = await gate({ limit: 1, per: 'minute', store: new LateStore() });
    await client.get('/pass');
    await client.get('/pass');
    expect(attempts).toBe(3);
  });
});

describe('a limit as middleware', () => {
  it('counts what is no route as well, and refuses in the same words', async () => {
    const app = limited({ limit: 50, per: 'minute' });
    const limit = rateLimit({ limit: 2, per: 'minute', name: 'front' });
    app.use(limit.middleware);
    const t = await testApp(app);
    started.push(t);
    expect((await t.client.get('/free')).status).toBe(200);
    expect((await t.client.get('/nowhere')).status).toBe(404);
    const refused = await t.client.get('/free');
    expect(told(refused)).toMatchObject({ status: 429, limit: '"front"; r=0; t=60', retry: '60' });
    expect(refused.text).toBe('{"detail":"Too Many Requests"}');
  });

  it('stands beside another limit, and both tell of themselves', async () => {
    const app = limited({ limit: 50, per: 'minute' });
    app.use(rateLimit({ limit: 2, per: 'minute', name: 'front' }).middleware);
    const t = await testApp(app);
    started.push(t);
    expect((await t.client.get('/pass')).headers.ratelimit).toBe('"front"; r=1; t=60, "50-in-1min"; r=49; t=60');
  });

  it('has no dependencies', () => {
    const limit = rateLimit({ limit: 1, per: 'minute', key: dependency(() => 'a') });
    expect(() => limit.middleware).toThrow(expect.objectContaining({ code: 'OPTION_UNFIT' }));
  });
});

describe('a limit that cannot be', () => {
  it.each<[string, unknown, string]>([
    ['without a number', { per: 'minute' }, 'OPTION_UNFIT'],
    ['of nothing', { limit: 0, per: 'minute' }, 'OPTION_INVALID'],
    ['of a part', { limit: 1.5, per: 'minute' }, 'OPTION_INVALID'],
    ['without a window', { limit: 1 }, 'OPTION_UNFIT'],
    ['with two windows', { limit: 1, per: 'minute', windowSeconds: 60 }, 'OPTION_UNFIT'],
    ['in a window that there is not', { limit: 1, per: 'fortnight' }, 'OPTION_INVALID'],
    ['in a window of a property of objects', { limit: 1, per: 'toString' }, 'OPTION_INVALID'],
    ['in a window beyond what a timer can wait', { limit: 1, windowSeconds: 2_147_484 }, 'OPTION_INVALID'],
    ['by a name that no header holds', { limit: 1, per: 'minute', name: 'a "b"' }, 'OPTION_INVALID'],
    ['with what is no store', { limit: 1, per: 'minute', store: {} }, 'OPTION_INVALID'],
    ['by what is no key', { limit: 1, per: 'minute', key: 'ip' }, 'OPTION_INVALID'],
    ['with whole addresses of IPv6', { limit: 1, per: 'minute', ipv6Subnet: 128 }, 'OPTION_INVALID'],
    ['with another word for failing', { limit: 1, per: 'minute', onStoreError: 'ignore' }, 'OPTION_INVALID'],
    ['with an option of express-rate-limit', { limit: 1, windowMs: 1000 }, 'OPTION_UNKNOWN'],
  ])('%s', (_, options, code) => {
    expect(() => rateLimit(options as RateLimitOptions)).toThrow(expect.objectContaining({ code }));
  });

  it('shares the store of another', () => {
    const store = new MemoryStore();
    rateLimit({ limit: 1, per: 'minute', store });
    expect(() => rateLimit({ limit: 1, per: 'hour', store })).toThrow(expect.objectContaining({ code: 'LIMIT_STORE_SHARED' }));
  });
});
