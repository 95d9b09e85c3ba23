import { testApp, type TestApp } from 'tenon/testing';
import { app, Feeders } from './api-keys.js';

let t: TestApp;
beforeAll(async () => (t = await testApp(app)));
afterAll(() => t.close());

describe('trams with API keys', () => {
  it('know a city by its key', async () => {
    const key = t.app.get(Feeders).add('Lisbon');
    const answer = await t.client.get('/positions', { headers: { 'x-tram-key': key } });
    expect(answer.json()).toEqual({ city: 'Lisbon', hint: `tram_…${key.slice(-4)}` });
  });

  it('refuse no key and a wrong one', async () => {
    const none = await t.client.get('/positions');
    const wrong = await t.client.get('/positions', { headers: { 'x-tram-key': 'tram_x' } });
    expect([none.status, none.text]).toEqual([401, '{"detail":"Not authenticated"}']);
    expect([wrong.status, wrong.text]).toEqual([401, '{"detail":"Invalid credentials"}']);
    expect(wrong.headers['www-authenticate']).toBe('ApiKey realm="trams", in="header", name="X-Tram-Key"');
  });
});
