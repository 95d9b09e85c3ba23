import { createHash } from 'node:crypto';
import { apiKeyDigest, findByDigest, newApiKey } from 'tenon/security';

describe('a new API key', () => {
  it('has a prefix, 256 random bits, its digest, and a hint that says no more than its ends', () => {
    const { key, digest, hint } = newApiKey({ prefix: 'cave_live_' });
    expect(key).toMatch(/^cave_live_[\w-]{43}$/);
    expect(digest).toBe(createHash('sha256').update(key).digest('hex'));
    expect(hint).toBe(`cave_live_…${key.slice(-4)}`);
  });

  it('is another one each time, of as many bytes as are asked for', () => {
    const keys = Array.from({ length: 50 }, () => newApiKey({ bytes: 16 }).key);
    expect(new Set(keys).size).toBe(50);
    for (const key of keys) expect(key).toMatch(/^[\w-]{22}$/);
  });

  it.each(['with space', 'a:b', 'é', 'x'.repeat(33)])('does not begin with %p', (prefix) => {
    expect(() => newApiKey({ prefix })).toThrow(RangeError);
  });
});

describe('finding by digest', () => {
  const entries = ['ada', 'ben', 'cleo'].map((name) => ({ name, digest: apiKeyDigest(`key of ${name}`) }));

  it.each(['ada', 'ben', 'cleo'])('gives the entry of a key, wherever it stands: %s', (name) => {
    expect(findByDigest(apiKeyDigest(`key of ${name}`), entries)?.name).toBe(name);
  });

  it('gives the first of two', () => {
    const [first] = entries;
    expect(
      findByDigest(apiKeyDigest('key of ada'), [...entries, { ...entries[0], name: 'other', digest: first?.digest ?? '' }])?.name,
    ).toBe('ada');
  });

  it.each([apiKeyDigest('key of nobody'), '', 'zz', 'z'.repeat(64), `${apiKeyDigest('key of ada')}00`])(
    'gives nothing for %p',
    (digest) => {
      expect(findByDigest(digest, entries)).toBeUndefined();
    },
  );

  it('gives nothing for what is no digest, even where the same stands in an entry', () => {
    for (const digest of ['', 'plain key', 'ab']) expect(findByDigest(digest, [{ digest }])).toBeUndefined();
  });

  it('looks at every entry, found or not', () => {
    let looked = 0;
    const watched = entries.map((entry) => ({
      get digest() {
        looked += 1;
        return entry.digest;
      },
    }));
    findByDigest(apiKeyDigest('key of ada'), watched);
    const first = looked;
    looked = 0;
    findByDigest(apiKeyDigest('key of nobody'), watched);
    expect(looked).toBe(first);
  });
});
