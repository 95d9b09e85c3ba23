import { jwtBearer, type JwtBearerOptions } from 'tenon';
import { pkceChallenge, pkceVerifier } from 'tenon/security';
import type { TestApp } from 'tenon/testing';
import { Clock } from '../tokens/support/clock.js';
import { asked, guarded, invalid } from '../tokens/support/guarded.js';
import { asking, signIn } from './support/person.js';
import { elsewhere, Issuer, page, shop } from './support/provider.js';

let issuer: Issuer;
let clock: Clock;
const apps: TestApp[] = [];
beforeEach(async () => {
  issuer = await Issuer.listening();
  clock = new Clock();
});
afterEach(async () => {
  clock.restore();
  for (const app of apps.splice(0)) await app.close();
  await issuer.close();
});

async function appWith(options: Partial<JwtBearerOptions> = {}): Promise<TestApp> {
  const app = await guarded(jwtBearer({ issuer: issuer.url, audience: shop, algorithms: ['ES256'], discovery: true, ...options }));
  apps.push(app);
  return app;
}

async function statusOf(t: TestApp, token: string): Promise<readonly [status: number, retryAfter: unknown]> {
  const { status, headers } = await t.client.get('/me', { headers: { authorization: `Bearer ${token}` } });
  return [status, headers['retry-after']];
}
const ok = [200, undefined] as const;

/** What the page in the browser gets for a code. */
async function tokensOfAda(scope: string, more: Readonly<Record<string, string>> = {}) {
  const verifier = pkceVerifier();
  const challenge = { code_challenge: pkceChallenge(verifier), code_challenge_method: 'S256' };
  const { answer } = await signIn(issuer, { ...asking, scope, ...challenge, ...more });
  const code = answer?.get('code') ?? '';
  const form = { grant_type: 'authorization_code', client_id: page, redirect_uri: asking.redirect_uri, code, code_verifier: verifier };
  return (await issuer.post('/token', form)).json;
}

describe('a token of a real issuer', () => {
  it('is taken with the scopes that a program got for itself', async () => {
    const t = await appWith({ typ: 'at+jwt' });
    const token = await issuer.ownToken('orders:read orders:write');
    const { who } = JSON.parse((await asked(t, '/orders', token)).text) as { who: object };
    expect(who).toMatchObject({ subject: 'robot', scopes: ['orders:read', 'orders:write'], claims: { iss: issuer.url, aud: shop } });
    expect(issuer.requests.slice(1)).toEqual(['GET /.well-known/openid-configuration', 'GET /jwks']);
  });

  it('is taken with the scopes that a person agreed to', async () => {
    const t = await appWith({ typ: 'at+jwt' });
    const { access_token: token = '' } = await tokensOfAda('openid orders:read orders:write');
    expect(JSON.parse((await asked(t, '/orders', token)).text)).toMatchObject({ who: { subject: 'ada' } });
  });

  it('is a 403 without the scope', async () => {
    const t = await appWith();
    const token = await issuer.ownToken('orders:read');
    expect(await statusOf(t, token)).toEqual(ok);
    expect(await asked(t, '/orders', token)).toEqual({
      status: 403,
      challenge: 'Bearer realm="api", error="insufficient_scope", scope="orders:read orders:write"',
      text: '{"detail":"Not enough permissions"}',
    });
  });

  it('is refused that is for somebody else', async () => {
    const t = await appWith();
    expect(await asked(t, '/me', await issuer.ownToken('orders:read', elsewhere))).toEqual(invalid);
  });

  it('is refused after its end', async () => {
    await issuer.set({ lifetime: 1 });
    const t = await appWith();
    const token = await issuer.ownToken('orders:read');
    await new Promise((done) => setTimeout(done, 1100));
    expect(await asked(t, '/me', token)).toEqual(invalid);
    await issuer.set({ lifetime: 60 });
    expect(await statusOf(t, await issuer.ownToken('orders:read'))).toEqual(ok);
  });

  it('is refused that tells the client who signed in, even by who calls itself as the client', async () => {
    const { id_token: bare = '', access_token: right = '' } = await tokensOfAda('openid orders:read');
    expect(await asked(await appWith(), '/me', bare)).toEqual(invalid);
    // Nothing but the type of its header tells this one from an access token: it has no nonce and no at_hash.
    expect(await asked(await appWith({ audience: page, typ: 'at+jwt' }), '/me', bare)).toEqual(invalid);
    const { id_token: token = '' } = await tokensOfAda('openid orders:read', { nonce: 'once' });
    expect(await asked(await appWith({ audience: page }), '/me', token)).toEqual(invalid);
    expect(await statusOf(await appWith(), right)).toEqual(ok);
  });

  it('is refused that another issuer signed for us, with a key of the same name', async () => {
    const other = await Issuer.listening();
    const t = await appWith();
    expect(await asked(t, '/me', await other.ownToken('orders:read'))).toEqual(invalid);
    await other.close();
  });
});

describe('the keys of a real issuer', () => {
  it('may change: a new one is found with one fetch, the old one counts while it is published', async () => {
    const t = await appWith();
    const old = await issuer.ownToken('orders:read');
    expect(await statusOf(t, old)).toEqual(ok);
    await issuer.set({ keys: ['second', 'first'] });
    clock.later(31);
    const next = await issuer.ownToken('orders:read');
    for (const token of [next, old, next, old]) expect(await statusOf(t, token)).toEqual(ok);
    expect(issuer.keyFetches).toBe(2);
  });

  it('count no more once they are taken back and the others were fetched', async () => {
    const t = await appWith();
    const old = await issuer.ownToken('orders:read');
    expect(await statusOf(t, old)).toEqual(ok);
    await issuer.set({ keys: ['second'] });
    clock.later(31);
    expect(await statusOf(t, old)).toEqual(ok);
    expect(await statusOf(t, await issuer.ownToken('orders:read'))).toEqual(ok);
    expect(await asked(t, '/me', old)).toEqual(invalid);
    expect(issuer.keyFetches).toBe(2);
  });

  it('stay in use while it is down, and no longer than was said', async () => {
    const t = await appWith();
    const token = await issuer.ownToken('orders:read');
    expect(await statusOf(t, token)).toEqual(ok);
    await issuer.stop();
    for (const seconds of [601, 601, 601]) {
      clock.later(seconds);
      expect(await statusOf(t, token)).toEqual(ok);
    }
    clock.later(1800);
    // 1 while it waits for an answer to what it asked before.
    expect(await statusOf(t, token)).toEqual([503, expect.stringMatching(/^(1|30)$/)]);
    await issuer.start();
    clock.later(31);
    expect(await statusOf(t, token)).toEqual(ok);
  });

  it('that cannot be had at first are a 503, and are asked for again', async () => {
    const t = await appWith();
    const token = await issuer.ownToken('orders:read');
    await issuer.stop();
    expect(await statusOf(t, token)).toEqual([503, '30']);
    await issuer.start();
    expect(await statusOf(t, token)).toEqual([503, '30']);
    clock.later(31);
    expect(await statusOf(t, token)).toEqual(ok);
  });

  it.each<[string, (url: string) => string]>([
    ['the name of another host', (url) => url.replace('127.0.0.1', 'localhost')],
    ['a slash more', (url) => `${url}/`],
  ])('are not believed where it calls itself otherwise than by %s', async (_, otherwise) => {
    const token = await issuer.ownToken('orders:read');
    const t = await appWith({ issuer: otherwise(issuer.url) });
    expect(await statusOf(t, token)).toEqual([503, '30']);
    expect(issuer.requests.slice(1)).toEqual(['GET /.well-known/openid-configuration']);
  });
});
