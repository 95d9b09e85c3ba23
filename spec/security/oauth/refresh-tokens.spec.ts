import { releaseClock, setClock, stopClock } from '../sessions/support/clock.js';
import { MemoryAuthorizationCodes, MemoryRefreshTokens, newAuthorizationCode, type StoredRefreshToken } from 'tenon/security';

const token = (digest: string, facts: Partial<StoredRefreshToken> = {}): StoredRefreshToken => ({
  ...{ digest, family: 'f', subject: 'maren', scopes: [], clientId: undefined, expiresAt: Date.now() + 1000 },
  ...facts,
});

describe('refresh tokens in memory', () => {
  it('are replaced once, and kept so that a second use is seen', () => {
    const store = new MemoryRefreshTokens();
    store.add(token('a'));
    expect(store.replace('a', token('b'))).toBe(true);
    expect(store.replace('a', token('c'))).toBe(false);
    expect([store.find('a')?.digest, store.find('b')?.digest, store.find('c')]).toEqual(['a', 'b', undefined]);
  });

  it('are gone with their family, also those that come late', () => {
    const store = new MemoryRefreshTokens();
    store.add(token('a'));
    store.add(token('other', { family: 'g' }));
    store.revoke('f');
    store.add(token('late'));
    expect([store.find('a'), store.find('late'), store.find('other')?.digest]).toEqual([undefined, undefined, 'other']);
    expect(store.replace('a', token('b'))).toBe(false);
  });

  it('are dropped when they have expired', () => {
    const start = Date.UTC(2031, 4, 9);
    stopClock(start);
    const store = new MemoryRefreshTokens();
    for (let i = 0; i < 10; i += 1) store.add(token(`old ${i}`));
    setClock(start + 1000);
    store.add(token('new'));
    releaseClock();
    expect(store.size).toBe(1);
  });
});

describe('the memory of tokens and codes', () => {
  it('holds the last thousand used tokens of a login, all of which are gone with it', () => {
    const store = new MemoryRefreshTokens();
    store.add(token('0'));
    for (let i = 0; i < 1500; i += 1) expect(store.replace(`${i}`, token(`${i + 1}`))).toBe(true);
    expect([store.size, store.find('499'), store.find('500')?.isUsed, store.find('1500')?.isUsed]).toEqual([
      1001,
      undefined,
      true,
      undefined,
    ]);
    store.revoke('f');
    expect(store.size).toBe(0);
  });

  it('is quick with many codes, and holds 100,000 of them', () => {
    const store = new MemoryAuthorizationCodes();
    const grant = { clientId: 'app', redirectUri: undefined, subject: 'maren', scopes: [], codeChallenge: undefined };
    const began = performance.now();
    for (let i = 0; i < 120_000; i += 1) store.add({ ...grant, digest: String(i), expiresAt: Date.now() + 60_000 });
    expect(performance.now() - began).toBeLessThan(5000);
    expect([store.find('0'), store.find('19999'), store.find('20000')?.digest, store.find('119999')?.digest]).toEqual([
      undefined,
      undefined,
      '20000',
      '119999',
    ]);
  });
});

describe('authorization codes in memory', () => {
  it('know the family that redeemed them first', async () => {
    const store = new MemoryAuthorizationCodes();
    const grant = { clientId: 'app', redirectUri: undefined, subject: 'maren', scopes: [], codeChallenge: undefined };
    await newAuthorizationCode(store, grant);
    const code = { ...grant, digest: 'd', expiresAt: Date.now() + 1000 };
    store.add(code);
    expect([store.redeem('d', 'one'), store.redeem('d', 'two'), store.redeem('unknown', 'x')]).toEqual(['one', 'one', undefined]);
    store.add({ ...code, digest: 'old', expiresAt: Date.now() - 1 });
    store.add({ ...code, digest: 'new' });
    expect([store.find('old'), store.find('d')?.digest]).toEqual([undefined, 'd']);
  });
});
