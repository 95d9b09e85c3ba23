import { jest } from '@jest/globals';
import fc from 'fast-check';
import { CountsInMemory } from '../../../src/security/digest/counts.js';

describe('counts in memory', () => {
  afterEach(() => jest.restoreAllMocks());

  it('let go of what has ended, and stay within their bound', () => {
    let now = 1000;
    jest.spyOn(Date, 'now').mockImplementation(() => now);
    const counts = new CountsInMemory(100);
    for (let i = 0; i < 1000; i++) counts.advance(`nonce ${i}`, 1, now + 10);
    expect(counts.size).toBe(100);
    now += 20;
    expect(counts.advance('later', 1, now + 10)).toBe('next');
    expect(counts.size).toBe(1);
  });

  it('take no count a second time, whatever comes when, also when the clock goes back', () => {
    const step = fc.record({ nonce: fc.nat(5), count: fc.integer({ min: 0, max: 5 }), later: fc.integer({ min: -20, max: 20 }) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), fc.integer({ min: 1, max: 4 }), (steps, capacity) => {
        let now = 1000;
        const spy = jest.spyOn(Date, 'now').mockImplementation(() => now);
        const counts = new CountsInMemory(capacity);
        const taken = new Map<number, number>();
        for (const { nonce, count, later } of steps) {
          now += later;
          const verdict = counts.advance(String(nonce), count, 1000 + nonce * 10);
          if (verdict !== 'next') continue;
          expect(count).toBeGreaterThan(taken.get(nonce) ?? 0);
          taken.set(nonce, count);
          expect(counts.size).toBeLessThanOrEqual(capacity);
        }
        spy.mockRestore();
      }),
    );
  });
});
