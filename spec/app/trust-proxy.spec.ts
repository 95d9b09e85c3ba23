import type { Request } from 'express';
import {
  Controller,
  createApp,
  Depends,
  Get,
  Links,
  Module,
  Req,
  type Application,
  type ApplicationOptions,
  type StartupError,
} from 'tenon';
import { testApp } from 'tenon/testing';

@Controller()
class Callers {
  @Get('/link')
  link(@Req() request: Request, @Depends() links: Links) {
    return links.url(request, 'Callers.who').href;
  }

  @Get('/who')
  who(@Req() request: Request) {
    return [request.protocol, request.host, request.ip ?? null];
  }
}

@Module({ controllers: [Callers] })
class CallersModule {}

const forwarded = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'shop.example', 'x-forwarded-for': '192.0.2.7' };

async function seen(app: Application) {
  await using t = await testApp(app);
  return (await t.client.get('/who', { headers: forwarded })).json();
}

const trusting = (trustProxy: unknown): Application => createApp(CallersModule, { trustProxy } as ApplicationOptions);
const believed = ['https', 'shop.example', '192.0.2.7'];
const own = ['http', 'testserver', null];

describe('the proxies that are trusted', () => {
  it.each<[unknown, readonly unknown[]]>([
    [undefined, own],
    [false, own],
    [0, own],
    [1, believed],
    [() => true, believed],
    [() => false, own],
    // Both ends of a connection are in this process: there is no address.
    ['loopback, 10.0.0.0/8', own],
    [['10.0.0.0/8', '2001:db8::/32', '127.0.0.1'], own],
  ])('as %p', async (trustProxy, who) => {
    expect(await seen(trusting(trustProxy))).toEqual(who);
  });

  it('are Express settings, which a copy for a test takes over, whoever made them', async () => {
    const app = trusting(1);
    expect(await seen(app)).toEqual(believed);
    app.express.set('trust proxy', false);
    expect(await seen(app)).toEqual(own);
  });

  it('are known by their addresses on a real connection', async () => {
    const app = trusting(['127.0.0.0/8']);
    const { url } = await app.listen(0);
    expect(await (await fetch(`${url}/who`, { headers: forwarded })).json()).toEqual(believed);
    await app.close();
  });
});

describe('a trusted proxy has the last word on', () => {
  const headers = { host: 'internal', 'x-forwarded-proto': 'https', 'x-forwarded-host': 'shop.example' };

  it.each<[string, unknown, string]>([
    ['one', 1, 'https://shop.example'],
    ['none', undefined, 'http://internal'],
  ])('links and redirects to the other path: %s', async (_, trustProxy, origin) => {
    await using t = await testApp(trusting(trustProxy));
    expect((await t.client.get('/link', { headers })).json()).toBe(`${origin}/who`);
    expect((await t.client.get('/who/', { headers })).headers.location).toBe(`${origin}/who`);
  });

  it('nothing that is no host', async () => {
    await using t = await testApp(trusting(1));
    const answer = await t.client.get('/who/', { headers: { ...headers, 'x-forwarded-host': 'a@b' } });
    expect(answer.headers.location).toBe('/who');
  });
});

async function refusal(app: Application): Promise<string> {
  try {
    await app.init();
    await app.close();
    return 'started';
  } catch (error) {
    return (error as StartupError).problems.map(({ code, what }) => `${code}: ${what}`).join('\n');
  }
}

describe('an application does not start', () => {
  it.each(['10.0.0.0/33', '0.0.0.0/0', ['10.0.0.1', '::/0'], '10.0.0', 'everybody', '', -1, 1.5, ['10.0.0.1', 5], {}])(
    'that trusts %j',
    async (trustProxy) => {
      expect(await refusal(trusting(trustProxy))).toMatch(
        /^OPTION_INVALID: createApp\(\): trustProxy is .*, where a number of proxies, their addresses, or a function belongs\.$/,
      );
    },
  );

  const environment = process.env.NODE_ENV;
  afterEach(() => (process.env.NODE_ENV = environment));

  it('in production that trusts everybody', async () => {
    process.env.NODE_ENV = 'production';
    expect(await refusal(trusting(true))).toMatch(/^PROXY_TRUST_OPEN: createApp\(\): trustProxy trusts every sender/);
    process.env.NODE_ENV = 'development';
    expect(await refusal(trusting(true))).toBe('started');
  });

  it('in production where it was said to Express', async () => {
    process.env.NODE_ENV = 'production';
    const app = createApp(CallersModule);
    app.express.set('trust proxy', true);
    expect(await refusal(app)).toMatch(/^PROXY_TRUST_OPEN: app\.express\.set\('trust proxy'\) trusts every sender/);
  });

  it.each<[unknown]>([[1], ['loopback'], [['10.0.0.0/8']], [false], [undefined]])('but in production with %j', async (trustProxy) => {
    process.env.NODE_ENV = 'production';
    expect(await refusal(trusting(trustProxy))).toBe('started');
  });
});
