import { testApp, type TestApp } from 'tenon/testing';
import { perSubscriber, weather } from './rate-limit.js';

let t: TestApp;
beforeAll(async () => (t = await testApp(weather)));
afterAll(() => t.close());

describe('the weather', () => {
  it('tells clients what is left to them, by every limit that they pass', async () => {
    const { headers } = await t.client.get('/now');
    expect(headers.ratelimit).toMatch(/^"everything"; r=\d+; t=\d+, "100-in-1min"; r=\d+; t=\d+$/);
    expect((await t.client.get('/nowhere')).headers.ratelimit).toMatch(/^"everything"; r=\d+; t=\d+$/);
  });

  it('is told to a subscriber three times an hour', async () => {
    const ask = async (name: string) => (await t.client.get('/forecast', { headers: { 'x-subscriber': name } })).status;
    expect([await ask('inn'), await ask('inn'), await ask('inn'), await ask('inn')]).toEqual([200, 200, 200, 429]);
    expect(await ask('farm')).toBe(200);
    await perSubscriber.reset('inn');
    expect(await ask('inn')).toBe(200);
  });

  it('bears no guessing of passwords', async () => {
    const login = async (password: string) => t.client.post('/login', { json: { name: 'inn', password } });
    for (let i = 0; i < 5; i += 1) expect((await login('snow')).status).toBe(401);
    const { status, headers, text } = await login('sunshine');
    expect([status, text]).toEqual([429, '{"detail":"Too Many Requests"}']);
    expect(Number(headers['retry-after'])).toBeGreaterThan(890);
  });

  it('says in its document that a request may be one too many', async () => {
    const document = (await t.app.openapi()) as unknown as { paths: Record<string, Record<string, { responses: object }>> };
    for (const [path, method] of [
      ['/now', 'get'],
      ['/forecast', 'get'],
      ['/login', 'post'],
    ] as const)
      expect(document.paths[path]?.[method]?.responses).toHaveProperty('429.headers.Retry-After');
  });
});
