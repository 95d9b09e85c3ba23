import { generateKeyPairSync } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { signJwt } from 'tenon/security';
import { override, testApp, type TestApp } from 'tenon/testing';

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
let server: Server;
let issuer: string;
let sample: typeof import('./tokens.js');
let t: TestApp;

/** An issuer on this machine: its metadata, its keys, and what it says of opaque tokens. */
beforeAll(async () => {
  server = createServer(({ url, method }, response) => {
    const answers: Record<string, object> = {
      '/.well-known/openid-configuration': { issuer, jwks_uri: `${issuer}/keys` },
      '/keys': { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'k1' }] },
      '/introspect': { active: method === 'POST', client_id: 'depot', aud: 'https://shop.example' },
    };
    response.end(JSON.stringify(answers[url ?? ''] ?? {}));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  process.env.ISSUER = issuer;
  sample = await import('./tokens.js');
  t = await testApp(sample.app);
});
afterAll(async () => {
  delete process.env.ISSUER;
  await t.close();
  server.closeAllConnections();
  server.close();
});

const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });
const ofIssuer = (scope: string) =>
  signJwt(
    { scope },
    { key: privateKey, algorithm: 'ES256', kid: 'k1', issuer, audience: 'https://shop.example', subject: 'ada', expiresIn: 60 },
  );

it('takes its own tokens, and reads their claims', async () => {
  const pass = await sample.passOf('ines', [3]);
  expect((await t.client.get('/tills/3', bearer(pass))).json()).toEqual({ clerk: 'ines', tills: [3] });
  expect((await t.client.get('/tills/3', bearer(await sample.passOf('ines', ['x'] as never)))).status).toBe(401);
  expect((await t.client.get('/tills/3')).headers['www-authenticate']).toBe('Bearer realm="tills"');
});

it('takes those of the issuer, with their scopes', async () => {
  expect((await t.client.get('/orders', bearer(await ofIssuer('orders:read')))).json()).toEqual({
    subject: 'ada',
    scopes: ['orders:read'],
  });
  const refused = await t.client.post('/orders', bearer(await ofIssuer('orders:read')));
  expect(refused.status).toBe(403);
  expect(refused.headers['www-authenticate']).toBe('Bearer realm="api", error="insufficient_scope", scope="orders:write"');
  expect((await t.client.get('/orders', bearer(await sample.passOf('ines', [])))).status).toBe(401);
});

it('takes one in a cookie', async () => {
  const cookie = `__Host-session=${await sample.passOf('ines', [])}`;
  expect((await t.client.get('/basket', { headers: { cookie } })).json()).toEqual({ subject: 'ines' });
  expect((await t.client.get('/basket')).status).toBe(401);
});

it('asks about opaque ones', async () => {
  expect((await t.client.get('/stock', bearer('opaque'))).json()).toEqual({ subject: null, clientId: 'depot' });
});

it('makes vouchers, which are taken once', async () => {
  const { token } = (await t.client.post('/vouchers')).json() as { readonly token: string };
  const redeem = async (voucher: string) =>
    t.client.post('/vouchers/redeemed', { ...bearer(await ofIssuer('')), json: { token: voucher } });
  expect((await redeem('x')).json()).toEqual({ detail: 'No voucher: form' });
  expect((await redeem(token)).json()).toEqual({ euros: 20 });
  expect((await redeem(token)).status).toBe(403);
});

it('is tested without any token', async () => {
  const ines = { subject: 'ines', scopes: [], claims: { sub: 'ines', tills: [1] }, token: '' };
  await using fake = await testApp(sample.app, { override: [override(sample.clerk).with(() => ines)] });
  expect((await fake.client.get('/tills/1')).json()).toEqual({ clerk: 'ines', tills: [1] });
});
