import { RedisStore } from 'rate-limit-redis';
import { attemptLimit, Controller, createApp, Depends, expressSessionStore, Get, HttpException, Module, Post, rateLimit } from 'tenon';
import type { Attempts } from 'tenon';
import { testApp, type TestApp } from 'tenon/testing';
import { Browser, visits } from '../sessions/support/visits.js';
import { describeRedis, Redis } from './support/redis.js';

type Client = ReturnType<Redis['client']>;

/** The sessions of connect-redis: JSON under a prefix, for as long as the cookie says. */
function redisSessions(client: Client) {
  interface Kept {
    readonly cookie: { readonly expires: Date };
  }
  const seconds = ({ cookie }: Kept) => Math.ceil((new Date(cookie.expires).getTime() - Date.now()) / 1000);
  const answer = (work: Promise<unknown>, done: (error?: unknown, result?: unknown) => void) =>
    void work.then((result) => done(null, result), done);
  return expressSessionStore({
    get: (id, done) =>
      answer(
        client.get(`sess:${id}`).then((text) => (text === null ? undefined : (JSON.parse(text) as unknown))),
        done,
      ),
    set: (id, session: Kept, done) => answer(client.set(`sess:${id}`, JSON.stringify(session), { EX: seconds(session) }), done),
    destroy: (id, done) => answer(client.del(`sess:${id}`), done),
    touch: (id, session: Kept, done) => answer(client.expire(`sess:${id}`, seconds(session)), done),
  });
}

function guarded(client: Client) {
  const sendCommand = (...args: string[]) => client.sendCommand(args) as Promise<string>;
  const store = (prefix: string) => new RedisStore({ sendCommand, prefix });
  const limit = rateLimit({ limit: 3, per: 'minute', key: () => 'everybody', store: store('rate:') });
  const logins = attemptLimit({ limit: 2, windowSeconds: 60, store: store('login:') });

  @Controller()
  class Gate {
    @Get('/pass', { use: [limit] })
    pass() {
      return 'in';
    }

    @Post('/login/:name/:password')
    async login(@Depends(logins) attempts: Attempts) {
      await attempts.consume('ali');
      throw new HttpException(401);
    }

    @Post('/enter')
    async enter(@Depends(logins) attempts: Attempts) {
      await attempts.reset('ali');
      return 'in';
    }
  }

  @Module({ controllers: [Gate] })
  class GateModule {}

  return createApp(GateModule);
}

describeRedis('with a real Redis', () => {
  let redis: Redis;
  let client: Client;
  const started: TestApp[] = [];
  const start = async (app: Parameters<typeof testApp>[0]) => {
    const t = await testApp(app);
    started.push(t);
    return t;
  };
  beforeAll(async () => {
    redis = await Redis.start();
    client = redis.client();
    await client.connect();
  });
  afterEach(async () => {
    await Promise.all(started.splice(0).map((t) => t.close()));
    await client.flushAll();
  });
  afterAll(async () => {
    client.destroy();
    await redis.stop();
  });

  it('a limit counts for several processes together', async () => {
    const [one, other] = [await start(guarded(client)), await start(guarded(client))];
    const statuses = [];
    for (const t of [one, other, one, other, one]) statuses.push((await t.client.get('/pass')).status);
    expect(statuses).toEqual([200, 200, 200, 429, 429]);
    const refused = await other.client.get('/pass');
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(50);
    expect(refused.headers.ratelimit).toMatch(/^"3-in-1min"; r=0; t=\d\d$/);
    expect(await client.keys('rate:*')).toEqual([expect.stringMatching(/^rate:3-in-1min:[\w-]{43}$/)]);
  });

  it('a limit lets no more through than it says when many come at once', async () => {
    const t = await start(guarded(client));
    const answers = await Promise.all(Array.from({ length: 20 }, () => t.client.get('/pass')));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(3);
  });

  it('attempts are counted, and forgotten', async () => {
    const [one, other] = [await start(guarded(client)), await start(guarded(client))];
    const attempt = async (t: TestApp) => (await t.client.post('/login/ali/wrong')).status;
    expect([await attempt(one), await attempt(other), await attempt(one)]).toEqual([401, 401, 429]);
    await other.client.post('/enter');
    expect(await attempt(one)).toBe(401);
  });

  it('sessions are kept, rotated and ended, as with connect-redis', async () => {
    const app = () => visits({ store: redisSessions(client), maxAge: 600 });
    const [one, other] = [new Browser(await start(app())), new Browser(await start(app()))];
    await one.post('/note?text=ahoy');
    const [before = ''] = await client.keys('sess:*');
    expect(await client.ttl(before)).toBeGreaterThan(590);
    other.cookies = { ...one.cookies };
    expect((await other.get('/')).json()).toEqual({ data: { note: 'ahoy' }, isNew: false });
    await one.post('/login');
    expect(await client.exists(before)).toBe(0);
    expect((await other.get('/')).json()).toEqual({ data: {}, isNew: true });
    await one.post('/logout');
    expect(await client.keys('sess:*')).toEqual([]);
  });

  it('a server that goes away makes it 503, and one that comes back makes it well again', async () => {
    const own = await Redis.start();
    const flaky = own.client();
    await flaky.connect();
    const t = await start(guarded(flaky));
    const session = new Browser(await start(visits({ store: redisSessions(flaky), storeTimeout: 500 })));
    await session.post('/note?text=ahoy');
    expect((await t.client.get('/pass')).status).toBe(200);
    await own.stop();
    expect((await t.client.get('/pass')).status).toBe(503);
    expect((await t.client.post('/login/ali/wrong')).status).toBe(503);
    expect((await session.get('/')).status).toBe(503);
    expect(t.errors).toHaveLength(2);
    const again = await Redis.start(own.port);
    try {
      while (!flaky.isReady) await new Promise((resolve) => setTimeout(resolve, 20));
      expect((await t.client.get('/pass')).status).toBe(200);
      expect((await session.get('/')).json()).toEqual({ data: {}, isNew: true });
    } finally {
      flaky.destroy();
      await again.stop();
    }
  });
});
