import { Controller, cors, createApp, dependency, Get, HttpException, Module, type CorsOptions } from 'tenon';
import { testApp, type TestApp } from 'tenon/testing';

const refuse = dependency(() => {
  throw new HttpException(401);
});

@Controller()
class Vault {
  @Get('/vault', { use: [refuse] })
  open() {
    return { open: true };
  }
}

@Module({ controllers: [Vault] })
class VaultModule {}

const shop = 'https://shop.example';

async function asked(options: CorsOptions, method: string, headers: Record<string, string>) {
  await using t: TestApp = await testApp(createApp(VaultModule, { middleware: [cors(options)] }));
  const { status, text, headers: got } = await t.client.request(method, '/vault', { headers });
  const crossing = Object.entries(got).filter(([name]) => name.startsWith('access-control-') || name === 'vary');
  return { status, text, ...Object.fromEntries(crossing.map(([name, value]) => [name.replace('access-control-', ''), value])) };
}

const vary = 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers, Access-Control-Request-Private-Network';
const allowed = {
  vary,
  'allow-methods': 'GET',
  'max-age': '600',
  'allow-headers': 'Accept, Accept-Language, Content-Language, Content-Type',
};
const unauthorized = '{"detail":"Unauthorized"}';

describe('a preflight', () => {
  const from = (origin: string, method = 'GET', more: Record<string, string> = {}) =>
    ({ origin, 'access-control-request-method': method, ...more }) as Record<string, string>;

  it.each<[string, CorsOptions, Record<string, string>, object]>([
    ['of an allowed origin', {}, from(shop), { status: 200, text: 'OK', ...allowed, 'allow-origin': shop }],
    ['of another origin', {}, from('https://evil.example'), { status: 400, text: 'Disallowed CORS origin', ...allowed }],
    ['of the origin with a port', {}, from(`${shop}:444`), { status: 400, text: 'Disallowed CORS origin', ...allowed }],
    ['of a name that ends alike', {}, from('https://evilshop.example'), { status: 400, text: 'Disallowed CORS origin', ...allowed }],
    ['by http', {}, from('http://shop.example'), { status: 400, text: 'Disallowed CORS origin', ...allowed }],
    ['in capitals', {}, from('https://SHOP.example'), { status: 400, text: 'Disallowed CORS origin', ...allowed }],
    ['of two origins', {}, from(`${shop}, https://evil.example`), { status: 400, text: 'Disallowed CORS origin', ...allowed }],
    ['of an empty origin', {}, from(''), { status: 400, text: 'Disallowed CORS origin', ...allowed }],
    ['of the origin null', {}, from('null'), { status: 400, text: 'Disallowed CORS origin', ...allowed }],
    ['of another method', {}, from(shop, 'PUT'), { status: 400, text: 'Disallowed CORS method', ...allowed, 'allow-origin': shop }],
    [
      'of a method in small letters',
      {},
      from(shop, 'get'),
      { status: 400, text: 'Disallowed CORS method', ...allowed, 'allow-origin': shop },
    ],
    [
      'of all that is wrong',
      {},
      from('https://evil.example', 'PUT', { 'access-control-request-headers': 'x-a', 'access-control-request-private-network': 'true' }),
      { status: 400, text: 'Disallowed CORS origin, method, headers, private-network', ...allowed },
    ],
    [
      'with headers',
      { allowHeaders: ['x-trace', 'content-type'] },
      from(shop, 'GET', { 'access-control-request-headers': 'X-Trace ,accept' }),
      {
        status: 200,
        text: 'OK',
        ...allowed,
        'allow-headers': 'Accept, Accept-Language, Content-Language, Content-Type, x-trace',
        'allow-origin': shop,
      },
    ],
    [
      'with any headers, and credentials',
      { allowHeaders: ['*'], allowCredentials: true, maxAge: 0 },
      from(shop, 'GET', { 'access-control-request-headers': 'X-Trace' }),
      {
        status: 200,
        text: 'OK',
        vary,
        'allow-methods': 'GET',
        'max-age': '0',
        'allow-headers': 'X-Trace',
        'allow-credentials': 'true',
        'allow-origin': shop,
      },
    ],
    [
      'into a private network',
      { allowPrivateNetwork: true },
      from(shop, 'GET', { 'access-control-request-private-network': 'true' }),
      { status: 200, text: 'OK', ...allowed, 'allow-origin': shop, 'allow-private-network': 'true' },
    ],
    ['where everybody is welcome', { allowOrigins: ['*'] }, from('null'), { status: 200, text: 'OK', ...allowed, 'allow-origin': '*' }],
    [
      'of null, where it is allowed',
      { allowOrigins: ['null'] },
      from('null'),
      { status: 200, text: 'OK', ...allowed, 'allow-origin': 'null' },
    ],
  ])('%s', async (_, options, headers, answer) => {
    expect(await asked({ allowOrigins: [shop], ...options }, 'OPTIONS', headers)).toEqual(answer);
  });

  it('is one only with an origin and a method', async () => {
    expect((await asked({ allowOrigins: [shop] }, 'OPTIONS', { origin: shop })).status).toBe(405);
    expect((await asked({ allowOrigins: [shop] }, 'OPTIONS', { 'access-control-request-method': 'GET' })).status).toBe(405);
    expect((await asked({ allowOrigins: [shop] }, 'GET', from(shop))).status).toBe(401);
  });
});

describe('any other request', () => {
  it.each<[string, CorsOptions, Record<string, string>, object]>([
    ['of an allowed origin', {}, { origin: shop }, { 'allow-origin': shop }],
    ['of another origin', {}, { origin: 'https://evil.example' }, {}],
    ['of no origin', {}, {}, {}],
    ['of no origin, where everybody is welcome', { allowOrigins: ['*'] }, {}, {}],
    ['where everybody is welcome', { allowOrigins: ['*'] }, { origin: 'https://evil.example', cookie: 'a=b' }, { 'allow-origin': '*' }],
    [
      'of another origin, with credentials',
      { allowCredentials: true, exposeHeaders: ['X-A', 'X-B'] },
      { origin: 'https://evil.example' },
      { 'allow-credentials': 'true', 'expose-headers': 'X-A, X-B' },
    ],
  ])('%s', async (_, options, headers, answer) => {
    expect(await asked({ allowOrigins: [shop], ...options }, 'GET', headers)).toEqual({
      status: 401,
      text: unauthorized,
      vary: 'Origin',
      ...answer,
    });
  });
});

describe('two of them', () => {
  const free: CorsOptions = { allowOrigins: ['https://blog.example'] };
  const open: CorsOptions = { allowOrigins: ['*'], exposeHeaders: ['X-B'] };
  const close: CorsOptions = { allowOrigins: [shop], allowCredentials: true, exposeHeaders: ['X-A'] };
  const ofClose = { 'allow-credentials': 'true', 'expose-headers': 'X-A' };

  it.each<[string, readonly CorsOptions[], string, object]>([
    ['one refuses, one lets in', [close, free], 'https://blog.example', { 'allow-origin': 'https://blog.example' }],
    ['one lets in, one refuses', [free, close], 'https://blog.example', { 'allow-origin': 'https://blog.example' }],
    ['one refuses, one lets anybody in', [close, open], 'https://evil.example', { 'allow-origin': '*', 'expose-headers': 'X-B' }],
    ['one lets anybody in, one refuses', [open, close], 'https://evil.example', { 'allow-origin': '*', 'expose-headers': 'X-B' }],
    ['the one with credentials lets in, outside', [close, free], shop, { 'allow-origin': shop, ...ofClose }],
    ['the one with credentials lets in, inside', [free, close], shop, { 'allow-origin': shop, ...ofClose }],
  ])('never add up to more than one of them grants: %s', async (_, rules, origin, granted) => {
    await using t: TestApp = await testApp(createApp(VaultModule, { middleware: rules.map((one) => cors(one)) }));
    const { headers } = await t.client.get('/vault', { headers: { origin } });
    const crossing = Object.entries(headers).filter(([name]) => name.startsWith('access-control-'));
    expect(Object.fromEntries(crossing.map(([name, value]) => [name.replace('access-control-', ''), value]))).toEqual(granted);
  });
});
