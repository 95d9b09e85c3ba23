import { testApp } from 'tenon/testing';
import { app, written } from './records.js';

const headers = { 'x-tenant': 'shop', 'x-tenant-key': 'key-of-the-shop' };

beforeEach(() => void written.splice(0));

it('tells the audit trail who came in, and who did not', async () => {
  await using test = await testApp(app);
  const json = { name: 'ann', password: 'correct horse battery' };
  expect((await test.client.post('/people', { headers, json })).status).toBe(200);
  expect((await test.client.post('/people', { headers: { ...headers, 'x-tenant-key': 'another key, 15' }, json })).status).toBe(401);
  expect(written.map(({ event, route, principal }) => [event, route, principal])).toEqual([
    ['authenticated', 'People.signUp', 'shop'],
    ['authentication-refused', 'People.signUp', 'anonymous'],
  ]);
});

it('does not send a password back', async () => {
  await using test = await testApp(app);
  const response = await test.client.post('/people', { headers, json: { password: 'too short' } });
  expect(response.json()).toEqual({
    detail: [
      { type: 'missing', loc: ['body', 'name'], msg: 'is required', input: { password: '[redacted]' } },
      expect.objectContaining({ loc: ['body', 'password'], input: '[redacted]' }),
    ],
  });
});

it('names what it logs as the answer and the trail name it', async () => {
  await using test = await testApp(app);
  const response = await test.client.post('/people/import', { headers });
  expect([response.status, response.text]).toEqual([500, '{"detail":"Internal Server Error"}']);
  const id = response.headers['x-request-id'];
  expect(written.map(({ requestId }) => requestId)).toEqual([id]);
  expect(test.logs.map(({ fields }) => [fields.requestId, (fields.err as Error).message])).toEqual([
    [id, 'postgres://[redacted]@db/people cannot be reached'],
  ]);
  await test.client.post('/people', { headers, json: { name: 'root', password: 'correct horse battery' } });
  expect(test.logs.at(-1)).toMatchObject({ level: 'warn', fields: { requestId: expect.any(String) as string } });
});
