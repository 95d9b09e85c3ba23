import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { jwtBearer, type JsonWebKey, type JwtBearerOptions } from 'tenon';
import { signJwt } from 'tenon/security';
import type { TestApp } from 'tenon/testing';
import { addressFault } from '../../../src/security/tokens/outbound.js';
import { Canary, type Answer } from './support/canary.js';
import { Clock } from './support/clock.js';
import { now, withPair } from './support/crafted.js';
import { asked, guarded, invalid } from './support/guarded.js';

const ec = () => generateKeyPairSync('ec', { namedCurve: 'P-256' });
const [first, second] = [ec(), ec()];
const jwk = (key: KeyObject, more: object): JsonWebKey => ({ ...(key.export({ format: 'jwk' }) as JsonWebKey), ...more });
const firstKey = jwk(first.publicKey, { kid: 'first', use: 'sig' });
const secondKey = jwk(second.publicKey, { kid: 'second' });

let canary: Canary;
let clock: Clock;
const apps: TestApp[] = [];
beforeEach(async () => {
  canary = await Canary.listening();
  clock = new Clock();
});
afterEach(async () => {
  clock.restore();
  for (const app of apps.splice(0)) await app.close();
  await canary.close();
});

const issuer = 'https://id.example';
async function appWith(options: Partial<JwtBearerOptions> = {}): Promise<TestApp> {
  const place = options.discovery === undefined ? { jwksUri: `${canary.url}/jwks` } : {};
  const app = await guarded(jwtBearer({ issuer, audience: 'orders', algorithms: ['ES256'], ...place, ...options }));
  apps.push(app);
  return app;
}

const signed = (key: KeyObject, kid?: string, iss = issuer): Promise<string> =>
  signJwt({ sub: 'ines' }, { key, algorithm: 'ES256', expiresIn: 600, issuer: iss, audience: 'orders', ...(kid !== undefined && { kid }) });
const ofFirst = () => signed(first.privateKey, 'first');
const ofSecond = () => signed(second.privateKey, 'second');

/** The status of `/me`, and what it says of when to come back. */
async function statusOf(t: TestApp, token: string): Promise<readonly [status: number, retryAfter: unknown]> {
  const { status, headers } = await t.client.get('/me', { headers: { authorization: `Bearer ${token}` } });
  return [status, headers['retry-after']];
}
const ok = [200, undefined] as const;
const refused = [401, undefined] as const;

describe('keys at an address', () => {
  it('are fetched when they are first needed, once', async () => {
    canary.give({ keys: [firstKey] });
    const t = await appWith();
    expect(canary.requests).toEqual([]);
    expect(await statusOf(t, 'x.y.z')).toEqual(refused);
    expect(await statusOf(t, await signed(first.privateKey, 'first', 'https://evil.example'))).toEqual(refused);
    const token = await ofFirst();
    for (const _ of [1, 2, 3]) expect(await statusOf(t, token)).toEqual(ok);
    expect(canary.requests).toEqual(['GET /jwks']);
  });

  it('are not fetched for a token that is refused without them', async () => {
    const t = await appWith();
    const [header, payload] = (await ofFirst()).split('.') as [string, string];
    const other = Buffer.from('{"alg":"HS256","kid":"first"}').toString('base64url');
    for (const token of ['lantern', `${header}.${payload}.`, `${other}.${payload}.AAAA`, 'x'.repeat(8193)]) {
      expect(await statusOf(t, token)).toEqual(refused);
    }
    expect(canary.requests).toEqual([]);
  });

  it('are fetched once for everybody who waits', async () => {
    canary.answer = (_, response) => void setTimeout(() => response.end(JSON.stringify({ keys: [firstKey] })), 50);
    const t = await appWith();
    const token = await ofFirst();
    const answers = await Promise.all(Array.from({ length: 20 }, () => statusOf(t, token)));
    expect(new Set(answers.map(String))).toEqual(new Set([String(ok)]));
    expect(canary.requests).toHaveLength(1);
  });

  it('may change: a name that is not known has them fetched anew', async () => {
    canary.give({ keys: [firstKey] });
    const t = await appWith();
    expect(await statusOf(t, await ofFirst())).toEqual(ok);
    canary.give({ keys: [secondKey] });
    expect(await statusOf(t, await ofSecond())).toEqual(refused);
    clock.later(31);
    expect(await statusOf(t, await ofSecond())).toEqual(ok);
    expect(await statusOf(t, await ofFirst())).toEqual(refused);
    expect(canary.requests).toHaveLength(2);
  });

  it.each([
    ['neither keys nor tokens have names', {}, undefined],
    ['keys have no names', {}, 'first'],
    ['tokens have no names', { kid: 'k' }, undefined],
  ])('may change without another name: %s', async (_, named, kid) => {
    const of = (pair: typeof first) => jwk(pair.publicKey, { ...named });
    canary.give({ keys: [of(first)] });
    const t = await appWith();
    expect(await statusOf(t, await signed(first.privateKey, kid))).toEqual(ok);
    canary.give({ keys: [of(second)] });
    expect(await statusOf(t, await signed(second.privateKey, kid))).toEqual(refused);
    clock.later(31);
    expect(await statusOf(t, await signed(second.privateKey, kid))).toEqual(ok);
    expect(await statusOf(t, await signed(first.privateKey, kid))).toEqual(refused);
    expect(canary.requests).toHaveLength(2);
    clock.later(31);
    const wrong = await signed(ec().privateKey, kid);
    for (const _ of [1, 2, 3]) expect(await statusOf(t, wrong)).toEqual(refused);
    expect(canary.requests).toHaveLength(3);
    expect(await statusOf(t, await signed(second.privateKey, kid))).toEqual(ok);
  });

  it('with the name that a token has are not fetched anew for a wrong signature', async () => {
    canary.give({ keys: [firstKey] });
    const t = await appWith();
    expect(await statusOf(t, await ofFirst())).toEqual(ok);
    clock.later(31);
    expect(await statusOf(t, await signed(second.privateKey, 'first'))).toEqual(refused);
    expect(canary.requests).toHaveLength(1);
  });

  it.each([
    ['none', []],
    ['none that can be used', [{ kty: 'XX', kid: 'odd' }, 'no key']],
    ['RSA that is too much work', [{ kty: 'RSA', n: Buffer.alloc(1025, 0xff).toString('base64url'), e: 'AQAB' }]],
  ])('that were good stay in use where the issuer then has %s', async (_, keys) => {
    canary.give({ keys: [firstKey] });
    const t = await appWith({ algorithms: ['ES256', 'RS256'], keyCache: { maxAge: 100, maxStale: 1000 } });
    const token = await ofFirst();
    expect(await statusOf(t, token)).toEqual(ok);
    canary.give({ keys });
    clock.later(101);
    expect(await statusOf(t, await ofSecond())).toEqual(refused);
    expect(canary.requests).toHaveLength(2);
    expect(await statusOf(t, token)).toEqual(ok);
    clock.later(1000);
    expect(await statusOf(t, token)).toEqual([503, '30']);
  });

  it('are fetched once at most for a thousand names that nobody knows', async () => {
    canary.give({ keys: [firstKey] });
    const t = await appWith();
    expect(await statusOf(t, await ofFirst())).toEqual(ok);
    clock.later(31);
    const [, payload, signature] = (await ofFirst()).split('.') as [string, string, string];
    for (let at = 0; at < 1000; at += 1) {
      clock.later(0.01);
      const header = Buffer.from(JSON.stringify({ alg: 'ES256', kid: `k${at}` })).toString('base64url');
      expect(await statusOf(t, `${header}.${payload}.${signature}`)).toEqual(refused);
    }
    expect(canary.requests).toHaveLength(2);
  });

  it('are fetched anew when they are old, beside the requests that need them', async () => {
    canary.give({ keys: [firstKey] });
    const t = await appWith({ keyCache: { maxAge: 100 } });
    const token = await ofFirst();
    expect(await statusOf(t, token)).toEqual(ok);
    clock.later(101);
    canary.give({ keys: [secondKey] });
    expect(await statusOf(t, token)).toEqual(ok);
    while (canary.bodies.length < 2) await new Promise((done) => setTimeout(done, 5));
    await new Promise((done) => setTimeout(done, 50));
    expect(await statusOf(t, token)).toEqual(refused);
  });

  it('that were good stay in use while they cannot be fetched, and no longer than was said', async () => {
    canary.give({ keys: [firstKey] });
    const t = await appWith({ keyCache: { coolDown: 10, maxAge: 100, maxStale: 1000 } });
    const token = await ofFirst();
    expect(await statusOf(t, token)).toEqual(ok);
    canary.answer = (_, response) => void response.writeHead(500).end();
    for (let at = 0; at < 9; at += 1) {
      clock.later(110);
      expect(await statusOf(t, token)).toEqual(ok);
      expect(await statusOf(t, await ofSecond())).toEqual(refused);
    }
    clock.later(110);
    expect(await statusOf(t, token)).toEqual([503, '10']);
    clock.later(7);
    const before = canary.requests.length;
    expect(await statusOf(t, token)).toEqual([503, '3']);
    expect(canary.requests).toHaveLength(before);
    canary.give({ keys: [firstKey] });
    clock.later(3);
    expect(await statusOf(t, token)).toEqual(ok);
  });

  it('that are not for us are left out', async () => {
    const weak = generateKeyPairSync('rsa', { modulusLength: 1024 });
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const secret = { kty: 'oct', k: Buffer.alloc(32).toString('base64url'), kid: 'secret' };
    const encrypting = jwk(second.publicKey, { kid: 'second', use: 'enc' });
    canary.give({
      keys: [
        { kty: 'XX', kid: 'odd' },
        'no key',
        null,
        { kty: 'EC', crv: 'P-256', kid: 'broken' },
        secret,
        encrypting,
        jwk(weak.publicKey, { kid: 'weak' }),
        jwk(rsa.publicKey, { kid: 'other', alg: 'PS256' }),
        firstKey,
      ],
    });
    const t = await appWith({ algorithms: ['ES256', 'RS256'] });
    expect(await statusOf(t, await ofFirst())).toEqual(ok);
    expect(await statusOf(t, await ofSecond())).toEqual(refused);
    const options = { algorithm: 'RS256', expiresIn: 60, issuer, audience: 'orders', subject: 'ines', key: rsa.privateKey } as const;
    expect(await statusOf(t, await signJwt({}, { ...options, kid: 'other' }))).toEqual(refused);
    const claims = { iss: issuer, aud: 'orders', sub: 'ines', exp: now() + 60 };
    expect(await statusOf(t, withPair(weak.privateKey, { alg: 'RS256', kid: 'weak' }, claims))).toEqual(refused);
  });
});

describe('keys that cannot be had', () => {
  const rows: readonly (readonly [string, Answer])[] = [
    ['an error', (_, response) => void response.writeHead(500).end('{"keys":[]}')],
    ['nothing there', (_, response) => void response.writeHead(404).end()],
    ['another success', (_, response) => void response.writeHead(203).end(JSON.stringify({ keys: [firstKey] }))],
    ['no content', (_, response) => void response.writeHead(204).end()],
    ['a redirect to them', ({ url }, response) => redirected(url, response)],
    ['no JSON', (_, response) => void response.end('<html>')],
    ['no set', (_, response) => void response.end('[]')],
    ['a set of nothing', (_, response) => void response.end('{"keys":[]}')],
    ['two sets', (_, response) => void response.end(`{"keys":[],"keys":[${JSON.stringify(firstKey)}]}`)],
    ['a set without a list', (_, response) => void response.end('{"keys":{}}')],
    ['bytes that are no text', (_, response) => void response.end(Buffer.from([0x7b, 0xff, 0x7d]))],
    ['more than 64 KB', (_, response) => void response.end(JSON.stringify({ keys: [firstKey], more: 'x'.repeat(66_000) }))],
    ['a connection that breaks off', ({ socket }) => void socket.destroy()],
    ['an answer that breaks off', (_, response) => breakOff(response)],
  ];
  const redirected: (url: string | undefined, response: Parameters<Answer>[1]) => void = (url, response) => {
    if (url === '/keys') response.end(JSON.stringify({ keys: [firstKey] }));
    else response.writeHead(302, { location: '/keys' }).end();
  };
  const breakOff = (response: Parameters<Answer>[1]): void => {
    response.writeHead(200, { 'content-length': '999' }).write('{"keys":');
    setTimeout(() => response.socket?.destroy(), 20);
  };

  it.each(rows)('are a 503: %s', async (_, answer) => {
    canary.answer = answer;
    const t = await appWith();
    expect(await statusOf(t, await ofFirst())).toEqual([503, '30']);
    expect(await asked(t, '/me', await ofFirst())).toEqual({ status: 503, challenge: undefined, text: '{"detail":"Service Unavailable"}' });
    expect(canary.requests).toEqual(['GET /jwks']);
  });

  it('for nobody is listening are a 503', async () => {
    const gone = await Canary.listening();
    const jwksUri = gone.url;
    await gone.close();
    const t = await appWith({ jwksUri });
    expect(await statusOf(t, await ofFirst())).toEqual([503, '30']);
  });

  it('within five seconds are a 503', async () => {
    canary.answer = (_, response) => void response.writeHead(200).write('{"keys":');
    const t = await appWith();
    const before = Date.now();
    expect(await statusOf(t, await ofFirst())).toEqual([503, '30']);
    expect(Date.now() - before).toBeGreaterThan(4900);
  }, 15_000);
});

describe('an issuer that tells where its keys are', () => {
  /** Answers as an issuer does whose metadata are changed by this. */
  function issue(change: object = {}): void {
    canary.answer = ({ url }, response) => {
      const metadata = { issuer: canary.url, jwks_uri: `${canary.url}/keys`, ...change };
      response.end(JSON.stringify(url === '/keys' ? { keys: [firstKey] } : metadata));
    };
  }
  const token = () => signed(first.privateKey, 'first', canary.url);

  it('is asked where OpenID Connect says', async () => {
    issue();
    const t = await appWith({ issuer: canary.url, discovery: true });
    for (const _ of [1, 2]) expect(await statusOf(t, await token())).toEqual(ok);
    expect(canary.requests).toEqual(['GET /.well-known/openid-configuration', 'GET /keys']);
  });

  it('is asked where it was said', async () => {
    issue();
    const t = await appWith({ issuer: canary.url, discovery: `${canary.url}/.well-known/oauth-authorization-server` });
    expect(await statusOf(t, await token())).toEqual(ok);
    expect(canary.requests[0]).toBe('GET /.well-known/oauth-authorization-server');
  });

  it('with a path and a slash behind it is asked below it', async () => {
    issue({ issuer: `${canary.url}/tenant/` });
    const t = await appWith({ issuer: `${canary.url}/tenant/`, discovery: true });
    expect(await statusOf(t, await signed(first.privateKey, 'first', `${canary.url}/tenant/`))).toEqual(ok);
    expect(canary.requests[0]).toBe('GET /tenant/.well-known/openid-configuration');
  });

  it.each<[string, () => object]>([
    ['another issuer', () => ({ issuer: 'https://evil.example' })],
    ['a slash more', () => ({ issuer: `${canary.url}/` })],
    ['no issuer', () => ({ issuer: undefined })],
    ['no address of keys', () => ({ jwks_uri: undefined })],
    ['an address of keys without TLS', () => ({ jwks_uri: 'http://keys.example/' })],
    ['an address of keys with a fragment', () => ({ jwks_uri: `${canary.url}/keys#x` })],
    ['an address of keys in a file', () => ({ jwks_uri: 'file:///etc/passwd' })],
    ['an address of keys that is relative', () => ({ jwks_uri: '/keys' })],
  ])('is not believed where its metadata have %s', async (_, change) => {
    issue(change());
    const t = await appWith({ issuer: canary.url, discovery: true });
    expect(await statusOf(t, await token())).toEqual([503, '30']);
    expect(canary.requests).toEqual(['GET /.well-known/openid-configuration']);
  });

  it('elsewhere does not send us to this machine', () => {
    for (const address of ['http://127.0.0.1/keys', 'http://localhost:8080/keys', 'http://[::1]/keys']) {
      expect(addressFault(address)).toBeUndefined();
      expect(addressFault(address, false)).toMatch(/not https/);
    }
  });

  it('is asked for both again when a key is not known', async () => {
    issue();
    const t = await appWith({ issuer: canary.url, discovery: true });
    expect(await statusOf(t, await token())).toEqual(ok);
    clock.later(31);
    expect(await asked(t, '/me', await signed(second.privateKey, 'second', canary.url))).toEqual(invalid);
    expect(canary.requests).toHaveLength(4);
  });
});
