import { testApp } from 'tenon/testing';
import { app, Outbox } from './app.js';

describe('the application that is run in production', () => {
  it('hands on what waits before it is gone', async () => {
    const t = await testApp(app);
    const outbox = t.app.get(Outbox);
    expect((await t.client.post('/orders')).status).toBe(200);
    const report = await t.app.close();
    expect(report).toMatchObject({ isClean: true, cut: [] });
    expect(outbox).toMatchObject({ waiting: [], sent: ['order'] });
  });
});
