import { Field, introspectedBearer, type IntrospectedBearerOptions } from 'tenon';
import type { TestApp } from 'tenon/testing';
import { Canary, type Answer } from './support/canary.js';
import { Clock } from './support/clock.js';
import { now } from './support/crafted.js';
import { absent, asked, guarded, invalid, malformed, unavailable } from './support/guarded.js';

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

async function appWith(options: Partial<IntrospectedBearerOptions> = {}): Promise<TestApp> {
  const scheme = introspectedBearer({ endpoint: `${canary.url}/introspect`, clientId: 'or:ders', clientSecret: 'a b+c', ...options });
  const app = await guarded(scheme);
  apps.push(app);
  return app;
}

const active = () => ({ active: true, sub: 'ines', client_id: 'till', scope: 'orders:read', exp: now() + 60, token_type: 'Bearer' });

describe('an opaque token', () => {
  it('is worth what its issuer says', async () => {
    canary.give(active());
    const t = await appWith();
    const { status, text } = await asked(t, '/me', 'opaque/token+1==');
    expect(status).toBe(200);
    expect(JSON.parse(text)).toEqual({
      who: { subject: 'ines', clientId: 'till', scopes: ['orders:read'], claims: { ...active(), exp: expect.any(Number) as number } },
    });
  });

  it('of a program alone speaks for nobody else', async () => {
    canary.give({ active: true, client_id: 'till' });
    const t = await appWith();
    expect(JSON.parse((await asked(t, '/me', 'machine')).text)).toMatchObject({ who: { clientId: 'till', scopes: [] } });
  });

  it('is asked about as RFC 7662 and RFC 6749 say', async () => {
    let authorization: string | undefined;
    let type: string | undefined;
    canary.answer = ({ headers }, response) => {
      ({ authorization, 'content-type': type } = headers);
      response.end(JSON.stringify(active()));
    };
    const t = await appWith();
    await asked(t, '/me', 'opaque/token+1==');
    expect(canary.requests).toEqual(['POST /introspect']);
    expect(authorization).toBe(`Basic ${Buffer.from('or%3Aders:a+b%2Bc').toString('base64')}`);
    expect(type).toBe('application/x-www-form-urlencoded');
    expect(Object.fromEntries(new URLSearchParams(canary.bodies[0]))).toEqual({
      token: 'opaque/token+1==',
      token_type_hint: 'access_token',
    });
  });

  it('is not asked about where there is none, or a malformed one', async () => {
    const t = await appWith();
    expect(await asked(t, '/me')).toEqual(absent);
    expect(await asked(t, '/me', 'two tokens')).toEqual(malformed);
    expect(await asked(t, '/me', 'x'.repeat(8193))).toEqual(invalid);
    expect(canary.requests).toEqual([]);
  });

  it('has its scopes compared', async () => {
    canary.give(active());
    const t = await appWith();
    expect(await asked(t, '/orders', 'opaque')).toMatchObject({
      status: 403,
      challenge: 'Bearer realm="api", error="insufficient_scope", scope="orders:read orders:write"',
    });
    canary.give({ ...active(), scope: 'orders:read orders:write' });
    expect((await asked(t, '/orders', 'another')).status).toBe(200);
  });

  it('has its claims as a model', async () => {
    class Claims {
      @Field() sub!: string;
      @Field() shop!: string;
    }
    const t = await appWith({ claims: Claims as never });
    canary.give({ ...active(), shop: 'north' });
    expect(JSON.parse((await asked(t, '/me', 'fits')).text)).toMatchObject({ who: { claims: { sub: 'ines', shop: 'north' } } });
    canary.give(active());
    expect(await asked(t, '/me', 'does-not')).toEqual(invalid);
  });

  it.each<[string, object]>([
    ['inactive', { active: false }],
    ['inactive, whatever else is said', { active: false, sub: 'ines' }],
    ['at its end', { exp: now() - 1 }],
    ['without an end that is a moment', { exp: 'soon' }],
    ['not valid yet', { nbf: now() + 60 }],
    ['of another issuer', { iss: 'https://evil.example' }],
    ['of no issuer', { iss: undefined }],
    ['for somebody else', { aud: 'shop' }],
    ['for nobody', { aud: undefined }],
    ['of another type', { token_type: 'DPoP' }],
    ['of a subject that is no text', { sub: 7 }],
    ['of scopes that are no text', { scope: 7 }],
  ])('is refused: %s', async (_, change) => {
    const right = { ...active(), iss: 'https://id.example', aud: ['orders', 'shop'] };
    const t = await appWith({ issuer: 'https://id.example', audience: 'orders' });
    canary.give(right);
    expect((await asked(t, '/me', 'right')).status).toBe(200);
    canary.give({ ...right, ...change });
    expect(await asked(t, '/me', 'wrong')).toEqual(invalid);
  });
});

describe('an answer of the issuer', () => {
  it('is remembered for ten seconds', async () => {
    canary.give(active());
    const t = await appWith();
    for (const _ of [1, 2, 3]) expect((await asked(t, '/me', 'opaque')).status).toBe(200);
    expect(canary.requests).toHaveLength(1);
    canary.give({ active: false });
    clock.later(9);
    expect((await asked(t, '/me', 'opaque')).status).toBe(200);
    clock.later(2);
    expect(await asked(t, '/me', 'opaque')).toEqual(invalid);
    expect(await asked(t, '/me', 'opaque')).toEqual(invalid);
    expect(canary.requests).toHaveLength(2);
  });

  it('is remembered for each token by itself', async () => {
    canary.answer = (_, response, body) => void response.end(JSON.stringify({ ...active(), sub: new URLSearchParams(body).get('token') }));
    const t = await appWith();
    for (const token of ['ines', 'jonas', 'ines']) {
      expect(JSON.parse((await asked(t, '/me', token)).text)).toMatchObject({ who: { subject: token } });
    }
    expect(canary.requests).toHaveLength(2);
  });

  it('is not remembered beyond the end of the token', async () => {
    canary.give({ ...active(), exp: now() + 5 });
    const t = await appWith({ cache: 300 });
    expect((await asked(t, '/me', 'opaque')).status).toBe(200);
    clock.later(6);
    await asked(t, '/me', 'opaque');
    expect(canary.requests).toHaveLength(2);
  });

  it('is not remembered at all where that was said', async () => {
    canary.give(active());
    const t = await appWith({ cache: 0 });
    for (const _ of [1, 2]) await asked(t, '/me', 'opaque');
    expect(canary.requests).toHaveLength(2);
  });

  it('that is long is not remembered, and tokens that are not active are by themselves', async () => {
    const t = await appWith();
    canary.give({ ...active(), more: 'x'.repeat(17_000) });
    for (const _ of [1, 2]) expect((await asked(t, '/me', 'long')).status).toBe(200);
    expect(canary.requests).toHaveLength(2);
    canary.give({ active: false, more: 'x'.repeat(17_000) });
    for (const _ of [1, 2]) expect(await asked(t, '/me', 'ended')).toEqual(invalid);
    expect(canary.requests).toHaveLength(3);
  });

  it('is waited for by fifty tokens at once, and no more', async () => {
    const waiting: (() => void)[] = [];
    canary.give(active());
    const t = await appWith();
    expect((await asked(t, '/me', 'known')).status).toBe(200);
    canary.answer = (_, response) => void waiting.push(() => void response.end(JSON.stringify(active())));
    const first = Array.from({ length: 50 }, (_, at) => asked(t, '/me', `token-${at}`));
    while (waiting.length < 50) await new Promise((done) => setTimeout(done, 5));
    const { status, headers } = await t.client.get('/me', { headers: { authorization: 'Bearer another' } });
    expect([status, headers['retry-after']]).toEqual([503, '5']);
    expect((await asked(t, '/me', 'known')).status).toBe(200);
    const shared = asked(t, '/me', 'token-7');
    for (const answer of waiting) answer();
    for (const one of [...first, shared]) expect((await one).status).toBe(200);
    expect(canary.requests).toHaveLength(51);
    canary.give(active());
    expect((await asked(t, '/me', 'another')).status).toBe(200);
  });

  it('is waited for once by everybody with the same token', async () => {
    canary.answer = (_, response) => void setTimeout(() => response.end(JSON.stringify(active())), 50);
    const t = await appWith({ cache: 0 });
    const answers = await Promise.all(Array.from({ length: 10 }, () => asked(t, '/me', 'opaque')));
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    expect(canary.requests).toHaveLength(1);
  });

  const rows: readonly (readonly [string, Answer])[] = [
    ['an error', (_, response) => void response.writeHead(500).end(JSON.stringify(active()))],
    ['that it does not know us', (_, response) => void response.writeHead(401).end()],
    ['a redirect', (_, response) => void response.writeHead(307, { location: '/other' }).end()],
    ['no JSON', (_, response) => void response.end('active')],
    ['a list', (_, response) => void response.end('[{"active":true}]')],
    ['nothing about it', (_, response) => void response.end('{"sub":"ines"}')],
    ['a text in place of true', (_, response) => void response.end('{"active":"true","sub":"ines"}')],
    ['more than 64 KB', (_, response) => void response.end(JSON.stringify({ ...active(), more: 'x'.repeat(66_000) }))],
    ['deeper than anybody needs', (_, response) => void response.end(`{"active":true,"a":${'['.repeat(20_000)}${']'.repeat(20_000)}}`)],
    ['yes and no', (_, response) => void response.end('{"active":false,"sub":"ines","active":true}')],
    ['about every object', (_, response) => void response.end('{"active":true,"__proto__":{"sub":"ines"}}')],
    ['nothing', ({ socket }) => void socket.destroy()],
  ];
  it.each(rows)('that is %s is a 503, and not remembered', async (_, answer) => {
    canary.answer = answer;
    const t = await appWith();
    expect(await asked(t, '/me', 'opaque')).toEqual(unavailable);
    const { headers } = await t.client.get('/me', { headers: { authorization: 'Bearer opaque' } });
    expect(headers['retry-after']).toBe('5');
    canary.give(active());
    expect((await asked(t, '/me', 'opaque')).status).toBe(200);
  });

  it('that does not come within five seconds is a 503', async () => {
    canary.answer = () => undefined;
    const t = await appWith();
    expect(await asked(t, '/me', 'opaque')).toEqual(unavailable);
  }, 15_000);
});
