import type { TestApp } from 'tenon/testing';
import { documented } from './support/documented.js';

const origins = ['https://id.example.com', 'http://127.0.0.1:8081'];

describe('the headers of the pages', () => {
  let t: TestApp;
  beforeAll(async () => {
    t = await documented({ source: { origins: () => Promise.resolve(origins) } });
  });
  afterAll(() => t.close());

  const policyOf = async (path: string): Promise<unknown> => (await t.client.get(path)).headers['content-security-policy'];

  it('let Swagger UI talk to the servers and token URLs of the document', async () => {
    expect(await policyOf('/docs')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; " +
        "connect-src 'self' https://id.example.com http://127.0.0.1:8081; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    );
  });

  it('let ReDoc talk to nobody, and search beside the page', async () => {
    expect(await policyOf('/redoc')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; " +
        "connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; worker-src blob:",
    );
  });

  it('let the page of a login do nothing but run its script', async () => {
    expect(await policyOf('/docs/oauth2-redirect')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self' data:; " +
        "connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    );
  });

  it.each([
    ['/docs', 'same-origin-allow-popups'],
    ['/redoc', 'same-origin-allow-popups'],
    // The window in which a user logged in keeps its opener.
    ['/docs/oauth2-redirect', 'unsafe-none'],
  ])('of %s keep to themselves who looks at them', async (path, opener) => {
    const { headers } = await t.client.get(path);
    expect(headers['cross-origin-opener-policy']).toBe(opener);
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['cache-control']).toBe('no-cache');
  });

  it('of the document let nobody guess what it is', async () => {
    expect((await t.client.get('/openapi.json')).headers['x-content-type-options']).toBe('nosniff');
  });
});

describe('a page whose document changes', () => {
  it('follows it', async () => {
    let now: readonly string[] = [];
    await using t = await documented({ source: { origins: () => Promise.resolve(now) } });
    expect((await t.client.get('/docs')).headers['content-security-policy']).toContain("connect-src 'self';");
    now = ['https://id.example.com'];
    expect((await t.client.get('/docs')).headers['content-security-policy']).toContain("connect-src 'self' https://id.example.com;");
  });

  it('works once the document can be made', async () => {
    let isBroken = true;
    const one: string[] = [];
    const origins = (): Promise<string[]> => (isBroken ? Promise.reject(new Error('no document')) : Promise.resolve(one));
    await using t = await documented({ source: { origins } });
    expect((await t.client.get('/docs')).status).toBe(500);
    expect(t.errors).toEqual([new Error('no document')]);
    isBroken = false;
    expect((await t.client.get('/docs')).status).toBe(200);
  });
});
