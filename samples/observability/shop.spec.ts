import { testApp, type TestApp } from 'tenon/testing';
import { app, Database, Workers } from './shop.js';

let t: TestApp;
beforeEach(async () => (t = await testApp(app)));
afterEach(() => t.close());

describe('a shop that can be watched', () => {
  it('is well until its database is gone', async () => {
    expect((await t.client.get('/readyz')).json()).toEqual({ status: 'pass', checks: { database: [{ status: 'pass' }] } });
    t.app.get(Database).isReachable = false;
    const answer = await t.client.get('/readyz');
    expect([answer.status, answer.json()]).toEqual([503, { status: 'fail', checks: { database: [{ status: 'fail' }] } }]);
    expect((await t.client.get('/livez')).status).toBe(200);
    expect(t.logs.map(({ message }) => message)).toEqual(['health check failed']);
  });

  it('asks for a new start where its workers are stuck', async () => {
    t.app.get(Workers).stuck = 4;
    expect((await t.client.get('/livez')).status).toBe(503);
    expect((await t.client.get('/readyz')).status).toBe(200);
  });

  it('says in its log which request a line is about', async () => {
    const { headers } = await t.client.get('/orders/8', { headers: { 'x-tenant': 'acme' } });
    const requestId = headers['x-request-id'];
    for (let tries = 0; t.logs.length < 2 && tries < 100; tries += 1) await new Promise(setImmediate);
    expect(t.logs).toMatchObject([
      { level: 'warn', message: 'no such order', fields: { requestId, method: 'GET', route: '/orders/:id', id: '8' } },
      { level: 'info', message: 'request completed', fields: { requestId, status: 404, path: '/orders/8', tenant: 'acme' } },
    ]);
  });

  it('takes more where more is meant to come', async () => {
    const csv = (length: number) => ({ body: 'a'.repeat(length), headers: { 'content-type': 'text/csv' } });
    expect((await t.client.post('/orders/import', csv(2_000_000))).status).toBe(200);
    expect((await t.client.post('/orders/import', csv(60_000_000))).status).toBe(413);
  });
});
