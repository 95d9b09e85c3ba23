import { testApp, type TestApp } from 'tenon/testing';
import { Issuer } from '../../spec/security/peer/support/provider.js';

let issuer: Issuer;
let t: TestApp;
beforeAll(async () => {
  issuer = await Issuer.listening();
  process.env.ISSUER = issuer.url;
  t = await testApp((await import('./open-id.js')).app);
});
afterAll(async () => {
  delete process.env.ISSUER;
  await t.close();
  await issuer.close();
});

it('takes the tokens of the provider, with their scopes', async () => {
  const headers = { authorization: `Bearer ${await issuer.ownToken('orders:read')}` };
  expect((await t.client.get('/orders', { headers })).json()).toEqual({ subject: 'robot', scopes: ['orders:read'] });
  expect((await t.client.post('/orders', { headers })).headers['www-authenticate']).toBe(
    'Bearer realm="api", error="insufficient_scope", scope="orders:write"',
  );
});

it('shows where tokens come from', async () => {
  const document = (await t.client.get('/openapi.json')).json() as { components: { securitySchemes: object } };
  const openIdConnectUrl = `${issuer.url}/.well-known/openid-configuration`;
  expect(document.components.securitySchemes).toEqual({ OpenIdConnect: { type: 'openIdConnect', openIdConnectUrl } });
  expect((await t.client.get('/docs')).headers['content-security-policy']).toContain(`connect-src 'self' ${issuer.url};`);
});
