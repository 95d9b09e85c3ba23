import { introspectedBearer, type IntrospectedBearerOptions } from 'tenon';
import type { TestApp } from 'tenon/testing';
import { Clock } from '../tokens/support/clock.js';
import { asked, guarded, invalid, unavailable } from '../tokens/support/guarded.js';
import { depot, Issuer, robot, server, shop } from './support/provider.js';

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

async function appWith(options: Partial<IntrospectedBearerOptions> = {}): Promise<TestApp> {
  const endpoint = `${issuer.url}/token/introspection`;
  const as = { clientId: server.id, clientSecret: server.secret };
  const app = await guarded(introspectedBearer({ endpoint, ...as, issuer: issuer.url, audience: depot, ...options }));
  apps.push(app);
  return app;
}
const questions = (): number => issuer.requests.filter((request) => request === 'POST /token/introspection').length;
const statusOf = async (t: TestApp, token: string): Promise<number> => (await asked(t, '/me', token)).status;

it('is told by a real issuer what an opaque token is worth', async () => {
  const t = await appWith();
  const token = await issuer.ownToken('orders:read stock:read', depot);
  expect(token).toMatch(/^[\w-]{43}$/);
  expect(JSON.parse((await asked(t, '/me', token)).text)).toMatchObject({
    who: { clientId: 'robot', scopes: ['orders:read', 'stock:read'], claims: { active: true, iss: issuer.url, aud: depot } },
  });
  expect(await asked(t, '/orders', token)).toMatchObject({
    status: 403,
    challenge: 'Bearer realm="api", error="insufficient_scope", scope="orders:read orders:write"',
  });
  expect(questions()).toBe(1);
});

it('takes a token that was taken back for as long as it remembers the answer, and no longer', async () => {
  const [t, forgetful] = [await appWith({ cache: 10 }), await appWith({ cache: 0 })];
  const token = await issuer.ownToken('stock:read', depot);
  expect([await statusOf(t, token), await statusOf(forgetful, token)]).toEqual([200, 200]);
  expect(await issuer.post('/token/revocation', { token }, robot)).toMatchObject({ status: 200 });
  expect(await statusOf(t, token)).toBe(200);
  expect(await asked(forgetful, '/me', token)).toEqual(invalid);
  clock.later(11);
  expect(await asked(t, '/me', token)).toEqual(invalid);
});

it('refuses what nobody gave, what is for somebody else, and what has ended', async () => {
  const t = await appWith();
  expect(await asked(t, '/me', 'lantern')).toEqual(invalid);
  const token = await issuer.ownToken('stock:read', depot);
  expect(await asked(await appWith({ audience: shop }), '/me', token)).toEqual(invalid);
  expect(await asked(await appWith({ issuer: `${issuer.url}/` }), '/me', token)).toEqual(invalid);
  await issuer.set({ lifetime: 1 });
  const short = await issuer.ownToken('stock:read', depot);
  expect(await statusOf(t, short)).toBe(200);
  await new Promise((done) => setTimeout(done, 1100));
  expect(await asked(t, '/me', short)).toEqual(invalid);
});

it('is a 503 where the issuer does not know who asks', async () => {
  const token = await issuer.ownToken('stock:read', depot);
  for (const as of [{ clientSecret: 'another' }, { clientId: 'nobody' }, { clientId: robot.id, clientSecret: 'another' }]) {
    expect(await asked(await appWith(as), '/me', token)).toEqual(unavailable);
  }
});

it('is a 503 where the issuer is down, and no more once it is up', async () => {
  const t = await appWith();
  const token = await issuer.ownToken('stock:read', depot);
  await issuer.stop();
  const { status, headers } = await t.client.get('/me', { headers: { authorization: `Bearer ${token}` } });
  expect([status, headers['retry-after']]).toEqual([503, '5']);
  await issuer.start();
  expect(await statusOf(t, token)).toBe(200);
});

it('never takes a JSON Web Token about which the issuer is not to be asked', async () => {
  expect(await asked(await appWith({ audience: shop }), '/me', await issuer.ownToken('orders:read'))).toEqual(unavailable);
});
