import { app } from '../../samples/hello/app.js';
import { testApp } from 'tenon/testing';

describe('the smallest application', () => {
  it('answers with converted parameters', async () => {
    const t = await testApp(app);
    const response = await t.client.get('/items/42', { query: { q: 'abc' } });
    expect(response.status).toBe(200);
    expect(response.json()).toEqual({ itemId: 42, q: 'abc' });
    await t.close();
  });
});
