import { testApp, type TestApp } from 'tenon/testing';
import { signJwt } from 'tenon/security';
import { app, secret } from './guards.js';

let t: TestApp;
beforeAll(async () => (t = await testApp(app)));
afterAll(() => t.close());

async function pass(scope: string, claims: object = {}) {
  const options = {
    key: secret,
    algorithm: 'HS256',
    issuer: 'https://id.example',
    audience: 'orders',
    subject: 'ines',
    expiresIn: 60,
  } as const;
  return { headers: { authorization: `Bearer ${await signJwt({ scope, ...claims }, options)}` } };
}

it('an order is for its owner, and nobody else learns that there is one', async () => {
  const reading = await pass('orders:read');
  const answers = await Promise.all([1, 3, 9].map((id) => t.client.get(`/orders/${id}`, reading)));
  expect(answers.map(({ status }) => status)).toEqual([200, 404, 404]);
  expect(answers[1]?.json()).toEqual(answers[2]?.json());
  expect((await t.client.get('/orders', reading)).json()).toEqual([1, 2].map((id) => ({ id, owner: 'ines' })));
});

it('dropping one takes both scopes', async () => {
  const refused = await t.client.delete('/orders/2', await pass('orders:read'));
  expect([refused.status, refused.headers['www-authenticate']]).toEqual([
    403,
    'Bearer realm="api", error="insufficient_scope", scope="orders:read orders:write"',
  ]);
  expect((await t.client.delete('/orders/2', await pass('orders:read orders:write'))).status).toBe(204);
});

it('prices are public', async () => {
  expect((await t.client.get('/orders/prices')).json()).toEqual({ parcel: 4 });
});

it('reports are for staff in office hours', async () => {
  const statuses = [];
  for (const claims of [{}, { role: 'staff', hour: 7 }, { role: 'staff', hour: 9 }])
    statuses.push((await t.client.get('/office/reports', await pass('reports:read', claims))).status);
  expect(statuses).toEqual([403, 403, 200]);
});

it('the status is for members and machines', async () => {
  expect((await t.client.get('/status/mill', { headers: { 'x-machine-key': 'k' } })).json()).toEqual({ part: 'mill', by: 'a machine' });
  expect((await t.client.get('/status/mill', await pass(''))).json()).toEqual({ part: 'mill', by: 'ines' });
  const nobody = await t.client.get('/status/mill');
  expect([nobody.status, nobody.headers['www-authenticate']]).toEqual([401, 'Bearer realm="api", APIKey']);
});

it('the document says so', async () => {
  const { paths } = await app.openapi();
  expect(paths?.['/orders/{orderId}']?.delete?.security).toEqual([{ jwtBearer: ['orders:read', 'orders:write'] }]);
  expect(paths?.['/status/{part}']?.get?.security).toEqual([{ jwtBearer: [] }, { Machine: [] }]);
  expect(paths?.['/orders/prices']?.get?.security).toBeUndefined();
  expect(Object.keys(paths?.['/orders/{orderId}']?.get?.responses ?? {})).toEqual(expect.arrayContaining(['401', '403', '404']));
});
