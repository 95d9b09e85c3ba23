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
    const store = new MemoryRefreshTokens();
    for (let i = 0; i < 10; i += 1) store.add(token(`old ${i}`, { expiresAt: Date.now() - 1 }));
    store.add(token('new'));
    expect(store.size).toBe(1);
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
