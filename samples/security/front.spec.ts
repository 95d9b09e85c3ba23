import type { TestRequest, TestResponse } from 'tenon/testing';
import { testApp, type TestApp } from 'tenon/testing';
import { app } from './front.js';

let t: TestApp;
// The test client has no address; what stands in front of the shop is one proxy.
beforeAll(async () => (t = await testApp(app, { options: { trustProxy: 1 } })));
afterAll(() => t.close());

const proxied = { host: 'www.shop.example', 'x-forwarded-proto': 'https' };

function ask(method: string, path: string, headers: TestRequest['headers'] = {}): Promise<TestResponse> {
  return t.client.request(method, path, { headers: { ...proxied, ...headers } });
}

describe('in front of the shop', () => {
  it('stand the hosts, first of all', async () => {
    expect((await ask('GET', '/catalogue')).status).toBe(200);
    expect((await ask('GET', '/catalogue', { host: 'evil.example' })).text).toBe('Invalid host header');
    const { status, headers } = await ask('GET', '/catalogue', { host: 'shop.example' });
    expect([status, headers.location]).toEqual([307, 'https://www.shop.example/catalogue']);
  });

  it('stands HTTPS', async () => {
    const { status, headers } = await ask('GET', '/catalogue', { 'x-forwarded-proto': 'http' });
    expect([status, headers.location]).toEqual([307, 'https://www.shop.example/catalogue']);
  });

  it('stand headers for browsers', async () => {
    const { headers } = await ask('GET', '/nowhere');
    expect([headers['x-frame-options'], headers['x-content-type-options']]).toEqual(['DENY', 'nosniff']);
  });

  it('stand the origins', async () => {
    const allowed = async (origin: string) => (await ask('GET', '/catalogue', { origin })).headers['access-control-allow-origin'];
    expect(await allowed('https://north.partners.example')).toBe('https://north.partners.example');
    expect(await allowed('https://partners.example.evil')).toBeUndefined();
    const preflight = { origin: 'http://localhost:5173', 'access-control-request-method': 'POST' };
    expect((await ask('OPTIONS', '/orders', preflight)).text).toBe('OK');
  });

  it('stand those who forge requests', async () => {
    const status = async (site: string, origin: string) =>
      (await ask('POST', '/orders', { cookie: 'id=1', 'sec-fetch-site': site, origin })).status;
    expect(await status('same-origin', 'https://www.shop.example')).toBe(201);
    expect(await status('same-site', 'https://blog.shop.example')).toBe(403);
    expect(await status('same-site', 'https://admin.shop.example')).toBe(201);
  });

  it('stands compression', async () => {
    expect((await ask('GET', '/catalogue', { 'accept-encoding': 'gzip, br' })).headers['content-encoding']).toBe('br');
  });

  it('a login goes on to where it may', async () => {
    expect((await ask('POST', '/login?next=/orders')).headers.location).toBe('/orders');
    expect((await ask('POST', '/login?next=https://pay.shop.example/cart')).headers.location).toBe('https://pay.shop.example/cart');
    expect((await ask('POST', '/login?next=//evil.example')).status).toBe(400);
  });
});
