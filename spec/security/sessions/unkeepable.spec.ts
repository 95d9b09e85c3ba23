import { MemorySessionStore, type SessionOptions } from 'tenon';
import { testApp } from 'tenon/testing';
import { Browser, key, setCookies, visits } from './support/visits.js';

describe.each<[string, () => SessionOptions]>([
  ['in its cookie', () => ({ keys: [key] })],
  ['in a store', () => ({ store: new MemorySessionStore() })],
])('data that JSON cannot hold, of a session %s', (_, options) => {
  it.each(['/circle', '/circle?stream=yes'])('is a 500 with the reason in the log, and what was there stays: %s', async (path) => {
    const t = await testApp(visits(options()));
    try {
      const one = new Browser(t);
      await one.post('/note?text=before');
      const answer = await one.post(path);
      expect([answer.status, answer.text, setCookies(answer)]).toEqual([500, expect.stringContaining('Internal Server Error'), []]);
      expect(t.errors).toEqual([expect.objectContaining({ message: expect.stringContaining('circular') })]);
      expect((await one.get('/')).json()).toEqual({ data: { note: 'before' }, isNew: false });
    } finally {
      await t.close();
    }
  });
});
