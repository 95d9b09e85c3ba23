import { Controller, createApp, csrf, Get, Module, Post, type CsrfOptions } from 'tenon';
import { testApp } from 'tenon/testing';

@Controller()
class Account {
  @Get('/account')
  read() {
    return 'read';
  }

  @Post('/account')
  change() {
    return 'changed';
  }
}

@Module({ controllers: [Account] })
class AccountModule {}

type Headers = Record<string, string>;

async function ask(options: CsrfOptions, headers: Headers, how: { method?: string; path?: string; trustProxy?: number } = {}) {
  const { method = 'POST', path = '/account', trustProxy } = how;
  await using t = await testApp(createApp(AccountModule, { middleware: [csrf(options)], ...(trustProxy !== undefined && { trustProxy }) }));
  return await t.client.request(method, path, { headers: { host: 'shop.example', ...headers } });
}

const cookie = 'id=1';

describe('a request with a cookie', () => {
  it.each<[Headers, 'in' | 'out']>([
    [{ 'sec-fetch-site': 'same-origin' }, 'in'],
    [{ 'sec-fetch-site': 'none' }, 'in'],
    [{ 'sec-fetch-site': 'same-site' }, 'out'],
    [{ 'sec-fetch-site': 'cross-site' }, 'out'],
    [{ 'sec-fetch-site': 'whatever' }, 'out'],
    [{ 'sec-fetch-site': '' }, 'out'],
    [{ 'sec-fetch-site': 'cross-site', origin: 'https://shop.example' }, 'out'],
    [{ 'sec-fetch-site': 'cross-site', origin: 'https://admin.example' }, 'in'],
    [{ 'sec-fetch-site': 'cross-site', origin: 'null' }, 'out'],
    [{ origin: 'https://shop.example' }, 'in'],
    [{ origin: 'http://shop.example' }, 'in'],
    [{ origin: 'https://shop.example:8443' }, 'out'],
    [{ origin: 'https://shop.example:8443', host: 'shop.example:8443' }, 'in'],
    [{ origin: 'https://shop.example', host: 'shop.example:443' }, 'in'],
    [{ origin: 'http://shop.example', host: 'shop.example:443' }, 'out'],
    [{ origin: 'https://admin.example' }, 'in'],
    [{ origin: 'http://admin.example' }, 'out'],
    [{ origin: 'https://www.shop.example' }, 'out'],
    [{ origin: 'https://shop.example.evil' }, 'out'],
    [{ origin: 'null' }, 'out'],
    [{ origin: '' }, 'out'],
    [{ origin: 'https://evil.example', referer: 'https://shop.example/' }, 'out'],
    [{ referer: 'https://shop.example/cart?x=1' }, 'in'],
    [{ referer: 'https://admin.example/' }, 'in'],
    [{ referer: 'https://evil.example/https://shop.example/' }, 'out'],
    [{ referer: 'https://shop.example@evil.example/' }, 'out'],
    [{ referer: 'about:blank' }, 'out'],
    [{ referer: '' }, 'out'],
    [{}, 'out'],
  ])('that says %j is let %s', async (headers, where) => {
    const { status, text } = await ask({ trustedOrigins: ['https://admin.example'] }, { cookie, ...headers });
    expect([status, text]).toEqual(where === 'in' ? [200, '"changed"'] : [403, '{"detail":"Cross-site request refused"}']);
  });

  it('that came by HTTPS is not let in from HTTP', async () => {
    const headers = { cookie, origin: 'http://shop.example', 'x-forwarded-proto': 'https' };
    expect((await ask({}, headers, { trustProxy: 1 })).status).toBe(403);
    expect((await ask({}, { ...headers, origin: 'https://shop.example' }, { trustProxy: 1 })).status).toBe(200);
  });

  it('is held against the host that a trusted proxy names', async () => {
    const headers = { cookie, origin: 'https://shop.example', host: 'internal', 'x-forwarded-host': 'shop.example' };
    expect((await ask({}, headers, { trustProxy: 1 })).status).toBe(200);
    expect((await ask({}, headers)).status).toBe(403);
  });

  it('that reads is let in; one that does not exist is not', async () => {
    const headers = { cookie, 'sec-fetch-site': 'cross-site' };
    expect((await ask({}, headers, { method: 'GET' })).status).toBe(200);
    expect((await ask({}, headers, { method: 'OPTIONS' })).status).toBe(405);
    expect((await ask({}, headers, { method: 'DELETE' })).status).toBe(403);
    expect((await ask({}, headers, { path: '/nowhere' })).status).toBe(403);
  });
});

describe('which requests are looked at', () => {
  const foreign = { 'sec-fetch-site': 'cross-site' };

  it.each<[string, CsrfOptions, Headers, number]>([
    ['no credentials', {}, foreign, 200],
    ['a bearer token', {}, { ...foreign, authorization: 'Bearer abc' }, 200],
    ['Basic credentials', {}, { ...foreign, authorization: 'Basic YTpi' }, 403],
    ['Digest credentials', {}, { ...foreign, authorization: 'digest username="a"' }, 403],
    ['the cookie that counts', { cookies: ['id'] }, { ...foreign, cookie: 'theme=dark; id=1' }, 403],
    ['another cookie', { cookies: ['id'] }, { ...foreign, cookie: 'theme=dark' }, 200],
    ['nothing said, and let in', { allowUnknown: true }, { cookie }, 200],
    ['foreign all the same', { allowUnknown: true }, { cookie, ...foreign }, 403],
    ['a path that is exempt', { exempt: ['/account'] }, { cookie, ...foreign }, 200],
    ['another path', { exempt: ['/acc', '/account/'] }, { cookie, ...foreign }, 403],
  ])('%s', async (_, options, headers, status) => {
    expect((await ask(options, headers)).status).toBe(status);
  });

  it('an exempt path is the one that is written, in no other form', async () => {
    const headers = { cookie, ...foreign };
    for (const path of ['/account/', '/Account', '//account', '/account;x', '/account%2f'])
      expect([path, (await ask({ exempt: ['/account'] }, headers, { path })).status]).toEqual([path, 403]);
    // What leads there, as every client resolves it, is the same path.
    for (const path of ['/account?x=1', '/./account', '/x/../account'])
      expect([path, (await ask({ exempt: ['/account'] }, headers, { path })).status]).toEqual([path, 200]);
  });
});

describe('a token', () => {
  it('is given to whoever reads, once', async () => {
    const [given = ''] = (await ask({ token: true }, {}, { method: 'GET' })).headers['set-cookie'] ?? [];
    expect(given).toMatch(/^__Host-csrf=[\w-]{43}; Path=\/; SameSite=lax; Secure$/);
    expect((await ask({ token: true }, { cookie: given }, { method: 'GET' })).headers['set-cookie']).toBeUndefined();
  });

  const value = 'x'.repeat(43);

  it.each<[string, Headers, number]>([
    ['repeated', { cookie: `__Host-csrf=${value}`, 'x-csrf-token': value }, 200],
    ['another one', { cookie: `__Host-csrf=${value}`, 'x-csrf-token': `${value}y` }, 403],
    ['of the cookie alone', { cookie: `__Host-csrf=${value}` }, 403],
    ['of the header alone', { cookie, 'x-csrf-token': value }, 403],
    ['that is empty', { cookie: '__Host-csrf=', 'x-csrf-token': '' }, 403],
    ['that is too short', { cookie: '__Host-csrf=abc', 'x-csrf-token': 'abc' }, 403],
    ['from a foreign page', { cookie: `__Host-csrf=${value}`, 'x-csrf-token': value, 'sec-fetch-site': 'cross-site' }, 403],
  ])('%s', async (_, headers, status) => {
    expect((await ask({ token: true }, headers)).status).toBe(status);
  });

  it('has other names if wanted', async () => {
    const headers = { cookie: `xsrf=${value}`, 'x-xsrf': value };
    expect((await ask({ token: { cookie: 'xsrf', header: 'X-Xsrf' } }, headers)).status).toBe(200);
  });
});

it.each<[CsrfOptions, string]>([
  [{ trustedOrigins: ['null'] }, 'ORIGIN_INVALID'],
  [{ trustedOrigins: ['*'] }, 'ORIGIN_INVALID'],
  [{ trustedOrigins: ['https://a.example/'] }, 'ORIGIN_INVALID'],
  [{ cookies: [] }, 'OPTION_INVALID'],
  [{ cookies: [''] }, 'OPTION_INVALID'],
  [{ cookies: ['id', 'a b'] }, 'OPTION_INVALID'],
  [{ exempt: ['hooks'] }, 'OPTION_INVALID'],
  [{ token: { header: 'x y' } }, 'OPTION_INVALID'],
  [{ token: false as never }, 'OPTION_INVALID'],
  [{ origins: [] } as never, 'OPTION_UNKNOWN'],
])('csrf is not made with %j', (options, code) => {
  expect(() => csrf(options)).toThrow(expect.objectContaining({ code }));
});
