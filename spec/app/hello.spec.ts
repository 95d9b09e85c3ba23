import { readFileSync } from 'node:fs';
import { testApp } from 'tenon/testing';
import { app } from '../../samples/hello/app.js';

describe('the smallest application', () => {
  it('is the one that the README shows', () => {
    const shown = /```ts\n(import \{ Controller, createApp[\s\S]*?)```/.exec(readFileSync('README.md', 'utf8'))?.[1];
    expect(shown).toBe(readFileSync('samples/hello/app.ts', 'utf8'));
  });

  it('answers what the README says', async () => {
    await using t = await testApp(app);
    expect((await t.client.get('/items/42?q=abc')).text).toBe('{"itemId":42,"q":"abc"}');
    expect((await t.client.get('/items/x')).json()).toMatchObject({ detail: [{ type: 'int_parsing', loc: ['path', 'itemId'] }] });
    const refused = await t.client.post('/items/42');
    expect([refused.status, refused.headers.allow]).toEqual([405, 'GET, HEAD']);
    expect((await t.client.get('/items/42/')).status).toBe(307);
  });
});
