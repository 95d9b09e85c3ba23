import { type Options } from 'express-rate-limit';
import { MemoryLimitStore } from '../../../src/security/limits/memory-limit-store.js';
import { releaseClock, setClock, stopClock } from '../sessions/support/clock.js';

const start = Date.UTC(2031, 4, 9);
beforeEach(() => stopClock(start));
afterEach(releaseClock);

function storeOf(limit: number, most: number): MemoryLimitStore {
  const store = new MemoryLimitStore(limit, most);
  store.init({ windowMs: 1000 } as Options);
  return store;
}
const hit = (store: MemoryLimitStore, ...keys: string[]) => keys.map((key) => store.increment(key).totalHits);

describe('the memory of a limit that is full', () => {
  it('keeps the keys at their limit, and forgets the oldest of the others', () => {
    const store = storeOf(2, 3);
    expect(hit(store, 'aimed at', 'aimed at', 'a', 'b', 'c', 'd')).toEqual([1, 2, 1, 1, 1, 1]);
    expect(store.size).toBe(3);
    expect(hit(store, 'aimed at', 'd', 'a')).toEqual([3, 2, 1]);
  });

  it('takes no new key where all are at their limit, until a window ends', () => {
    const store = storeOf(1, 2);
    hit(store, 'a', 'b');
    expect(() => store.increment('c')).toThrow('at their limit');
    expect(hit(store, 'a')).toEqual([2]);
    store.resetKey('b');
    expect(hit(store, 'c')).toEqual([1]);
    setClock(start + 1000);
    expect(hit(store, 'd', 'a')).toEqual([1, 1]);
    expect(store.size).toBe(2);
  });

  it('takes a key for one below the limit again, once less is counted', () => {
    const store = storeOf(1, 2);
    hit(store, 'a', 'b');
    store.decrement('a');
    expect(hit(store, 'c', 'b')).toEqual([1, 2]);
  });

  it('is quick with a flood of keys', () => {
    const store = storeOf(5, 100_000);
    const began = performance.now();
    for (let i = 0; i < 300_000; i += 1) store.increment(`k${i}`);
    expect(store.size).toBeLessThanOrEqual(100_000);
    expect(performance.now() - began).toBeLessThan(5000);
  });
});
