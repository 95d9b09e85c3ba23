import { setTimeout as delay } from 'node:timers/promises';
import { Controller, createApp, Depends, Get, MemorySessionStore, Module, Post, sessions, type Session, type SessionStore } from 'tenon';
import { testApp } from 'tenon/testing';
import { Browser, setCookies } from './support/visits.js';

const silent = (): SessionStore => {
  const store = new MemorySessionStore();
  const touch = (key: string, text: string, seconds: number): void => void store.touch(key, text, seconds);
  return {
    ...{ get: (key) => store.get(key), set: (key, text, seconds) => store.set(key, text, seconds) },
    destroy: (key) => store.destroy(key),
    touch,
  };
};

function overlapping(store: SessionStore) {
  const session = sessions<{ userId?: number }>({ store, rolling: true });

  @Controller()
  class Desk {
    @Post('/login')
    async login(@Depends(session) visit: Session<{ userId?: number }>) {
      await visit.rotate();
      visit.data.userId = 7;
    }

    @Get('/slow')
    async slow(@Depends(session) visit: Session<{ userId?: number }>) {
      await delay(300);
      return visit.data.userId;
    }
  }

  @Module({ controllers: [Desk] })
  class DeskModule {}

  return createApp(DeskModule);
}

describe.each<[string, () => SessionStore]>([
  ['that says whether something was there', () => new MemorySessionStore()],
  ['that does not', silent],
])('a rolling session in a store %s', (_, makeStore) => {
  it('is not given its old id again by a request that overlaps its rotation', async () => {
    await using t = await testApp(overlapping(makeStore()));
    const one = new Browser(t);
    await one.post('/login');
    const slow = t.client.get('/slow', { cookies: { ...one.cookies } });
    await delay(50);
    expect(setCookies(await one.post('/login'))).toHaveLength(1);
    expect(setCookies(await slow)).toEqual([]);
    expect(setCookies(await one.get('/slow'))).toHaveLength(1);
  });
});
