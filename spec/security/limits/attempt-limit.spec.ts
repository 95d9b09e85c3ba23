import { attemptLimit, Body, Controller, createApp, Depends, Field, HttpException, Module, Post } from 'tenon';
import type { AttemptLimitOptions, Attempts, RateLimitStore } from 'tenon';
import { override, testApp, type TestApp } from 'tenon/testing';
import { releaseClock, setClock, stopClock } from '../sessions/support/clock.js';

class Credentials {
  @Field() username!: string;
  @Field() password!: string;
}

function login(options: AttemptLimitOptions) {
  const loginAttempts = attemptLimit(options);

  @Controller()
  class Door {
    @Post('/login')
    async login(@Body() { username, password }: Credentials, @Depends(loginAttempts) attempts: Attempts) {
      await attempts.consume(username);
      if (password !== 'open sesame') throw new HttpException(401, 'Wrong name or password');
      await attempts.reset(username);
      return 'in';
    }
  }

  @Module({ controllers: [Door] })
  class DoorModule {}

  return { app: createApp(DoorModule), loginAttempts };
}

const start = Date.UTC(2031, 4, 9);
const started: TestApp[] = [];
beforeEach(() => stopClock(start));
afterEach(async () => {
  await Promise.all(started.splice(0).map((t) => t.close()));
  releaseClock();
});

async function door(options: AttemptLimitOptions) {
  const t = await testApp(login(options).app);
  started.push(t);
  const attempt = (username: string, password = 'wrong') => t.client.post('/login', { json: { username, password } });
  const statuses = async (...attempts: Parameters<typeof attempt>[]) => {
    const found: number[] = [];
    for (const one of attempts) found.push((await attempt(...one)).status);
    return found;
  };
  return { t, attempt, statuses };
}

describe('a limit of attempts', () => {
  it('refuses an account that was aimed at too often, with the right password as well', async () => {
    const { attempt, statuses } = await door({ limit: 2, windowSeconds: 900 });
    expect(await statuses(['ali'], ['ali'], ['ali', 'open sesame'], ['cassim'])).toEqual([401, 401, 429, 401]);
    setClock(start + 300_500);
    const refused = await attempt('ali');
    expect([refused.status, refused.headers['retry-after'], refused.text]).toEqual([429, '600', '{"detail":"Too Many Requests"}']);
    expect(refused.headers).not.toHaveProperty('ratelimit');
    setClock(start + 900_000);
    expect((await attempt('ali', 'open sesame')).status).toBe(200);
  });

  it('forgets what failed once an attempt succeeds', async () => {
    const { statuses } = await door({ limit: 2, per: 'hour' });
    expect(await statuses(['ali'], ['ali', 'open sesame'], ['ali'], ['ali'], ['ali'])).toEqual([401, 200, 401, 401, 429]);
  });

  it.each([
    ['of one IPv6 network', '2001:db8:1:2::1', '2001:db8:1:2:ffff::9'],
    ['mapped into IPv6', '192.0.2.7', '::ffff:192.0.2.7'],
    ['with the port that a proxy forwards', '192.0.2.7', '192.0.2.7:49152'],
    ['with a port, in brackets', '2001:db8::1', '[2001:db8::2]:443'],
  ])('counts addresses %s together', async (_, address, other) => {
    const { statuses } = await door({ limit: 1, per: 'hour' });
    expect(await statuses([address], [other], ['192.0.2.8:1'], ['[admin]:1'], ['192.0.2:1'], [other, 'open sesame'])).toEqual([
      401, 429, 401, 401, 401, 429,
    ]);
  });

  it('forgets an address however it is written', async () => {
    const { statuses } = await door({ limit: 2, per: 'hour' });
    expect(await statuses(['2001:db8::1'], ['2001:db8::2', 'open sesame'], ['2001:db8::3'], ['2001:db8::4'])).toEqual([401, 200, 401, 401]);
  });

  it('lets no more through when many come at once', async () => {
    const { attempt } = await door({ limit: 3, per: 'hour' });
    const answers = await Promise.all(Array.from({ length: 20 }, () => attempt('ali')));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(3);
  });

  it('is in the document', async () => {
    const { t } = await door({ limit: 3, per: 'hour' });
    const document = (await t.app.openapi()) as unknown as { paths: Record<string, { post: { responses: object } }> };
    expect(document.paths['/login']?.post.responses).toMatchObject({
      429: { description: 'Too Many Requests', headers: { 'Retry-After': { schema: { type: 'integer' } } } },
    });
  });

  it('can be replaced in a test', async () => {
    const { app, loginAttempts } = login({ limit: 1, per: 'hour' });
    const endless = { consume: async () => undefined, reset: async () => undefined } as unknown as Attempts;
    const t = await testApp(app, { override: [override(loginAttempts).with(() => endless)] });
    started.push(t);
    for (let i = 0; i < 3; i += 1)
      expect((await t.client.post('/login', { json: { username: 'ali', password: 'wrong' } })).status).toBe(401);
  });
});

describe('a limit of attempts whose store fails', () => {
  const broken = (failing: 'increment' | 'resetKey'): RateLimitStore => {
    const reach = async (operation: string) => {
      if (operation === failing) throw new Error('no server');
    };
    return {
      increment: () => reach('increment').then(() => ({ totalHits: 1, resetTime: undefined })),
      decrement: async () => undefined,
      resetKey: () => reach('resetKey'),
    };
  };

  it.each(['increment', 'resetKey'] as const)('in %s lets nobody in, and says why in the log', async (failing) => {
    const { t, attempt } = await door({ limit: 3, per: 'hour', store: broken(failing) });
    const answer = await attempt('ali', 'open sesame');
    expect([answer.status, answer.headers['retry-after'], answer.text]).toEqual([503, '5', '{"detail":"Service Unavailable"}']);
    expect(t.errors).toEqual([expect.objectContaining({ message: 'no server' })]);
  });
});

describe('a limit of attempts that cannot be', () => {
  it.each<[string, unknown, string]>([
    ['without a window', { limit: 1 }, 'OPTION_UNFIT'],
    ['by a key that is said beforehand', { limit: 1, per: 'minute', key: () => 'a' }, 'OPTION_UNKNOWN'],
    ['that lets everybody through when its store fails', { limit: 1, per: 'minute', onStoreError: 'allow' }, 'OPTION_UNKNOWN'],
  ])('%s', (_, options, code) => {
    expect(() => attemptLimit(options as AttemptLimitOptions)).toThrow(expect.objectContaining({ code }));
  });
});
