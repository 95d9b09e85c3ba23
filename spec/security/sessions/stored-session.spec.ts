import { createHash } from 'node:crypto';
import { MemorySessionStore, type SessionStore } from 'tenon';
import { testApp, type TestApp } from 'tenon/testing';
import { Browser, setCookies, visits } from './support/visits.js';

/** The store of the specs, and what was asked of it. */
class WatchedStore extends MemorySessionStore {
  calls: string[] = [];

  override get(key: string) {
    this.calls.push('get');
    return super.get(key);
  }

  override set(key: string, text: string, seconds: number) {
    this.calls.push('set');
    super.set(key, text, seconds);
  }
}

const store = new WatchedStore();
let t: TestApp;
beforeAll(async () => (t = await testApp(visits({ store }))));
afterAll(() => t.close());
const browser = () => new Browser(t);

const keyOf = (id: string | undefined) =>
  createHash('sha256')
    .update(id ?? '')
    .digest('base64url');

describe('a session in a store', () => {
  it('has an id of 256 bits in its cookie, and nothing else', async () => {
    const one = browser();
    expect(setCookies(await one.post('/note?text=ahoy'))).toEqual([
      expect.stringMatching(/^__Host-session=[\w-]{43}; HttpOnly; Max-Age=1209600; Path=\/; SameSite=lax; Secure$/),
    ]);
    expect((await one.get('/')).json()).toEqual({ data: { note: 'ahoy' }, isNew: false });
  });

  it('is kept under the digest of its id', async () => {
    const one = browser();
    await one.post('/note?text=ahoy');
    expect(store.get(one.cookie ?? '')).toBeUndefined();
    expect(JSON.parse(store.get(keyOf(one.cookie)) ?? '')).toMatchObject({ data: { note: 'ahoy' } });
  });

  it('has an id that no other has', async () => {
    const ids = await Promise.all(
      Array.from({ length: 50 }, async () => {
        const one = browser();
        await one.post('/note?text=ahoy');
        return one.cookie;
      }),
    );
    expect(new Set(ids).size).toBe(50);
  });

  it('is made only where there is something to keep, and written only where it changed', async () => {
    const one = browser();
    const size = store.size;
    await one.get('/');
    expect([store.size, one.cookie]).toEqual([size, undefined]);
    await one.post('/note?text=ahoy');
    store.calls = [];
    expect(setCookies(await one.get('/'))).toEqual([]);
    expect(store.calls).toEqual(['get']);
  });

  it('is neither looked for nor made for an id of another form', async () => {
    store.calls = [];
    for (const id of ['', 'x', 'a'.repeat(42), 'a'.repeat(44), `${'a'.repeat(42)}/`, '../../etc/passwd']) {
      const answer = await t.client.get('/', { cookies: { '__Host-session': id } });
      expect(answer.json()).toEqual({ data: {}, isNew: true });
    }
    expect(store.calls).toEqual([]);
  });

  it('is in the head of a stream', async () => {
    const one = browser();
    expect((await one.get('/stream')).text).toBe('one two');
    expect((await one.get('/')).json()).toMatchObject({ data: { note: 'streamed' } });
  });

  it('whose data changes behind its head is kept all the same, for its id is known', async () => {
    const one = browser();
    await one.get('/stream?late=change');
    expect((await one.get('/')).json()).toMatchObject({ data: { note: 'too late' } });
  });
});

describe('session fixation', () => {
  it('has nothing to begin with: an id that the server did not give is never taken over', async () => {
    const one = browser();
    const planted = 'a'.repeat(43);
    one.cookies = { '__Host-session': planted };
    await one.post('/note?text=ahoy');
    expect(one.cookie).not.toBe(planted);
    expect(store.get(keyOf(planted))).toBeUndefined();
  });

  it('ends with the login: the id of before is worth nothing, and the data goes along', async () => {
    const attacker = browser();
    await attacker.post('/note?text=ahoy');
    const victim = browser();
    victim.cookies = { ...attacker.cookies };
    await victim.post('/login');
    expect(victim.cookie).not.toBe(attacker.cookie);
    expect((await victim.get('/')).json()).toEqual({ data: { note: 'ahoy', userId: 7 }, isNew: false });
    expect((await attacker.get('/')).json()).toEqual({ data: {}, isNew: true });
  });

  it.each(['refuse', 'fail'])('ends with a login that ends in a "%s", too', async (then) => {
    const attacker = browser();
    await attacker.post('/note?text=ahoy');
    const victim = browser();
    victim.cookies = { ...attacker.cookies };
    await victim.post(`/login?then=${then}`);
    expect((await attacker.get('/')).json()).toEqual({ data: {}, isNew: true });
    expect((await victim.get('/')).json()).toEqual(
      then === 'refuse' ? { data: { note: 'ahoy', userId: 7 }, isNew: false } : { data: {}, isNew: true },
    );
  });
});

describe('the end of a session in a store', () => {
  it.each(['/logout', '/clear', '/logout?then=refuse', '/logout?then=fail'])('comes on the server with %s', async (path) => {
    const one = browser();
    await one.post('/login');
    const copy = browser();
    copy.cookies = { ...one.cookies };
    expect(setCookies(await one.post(path))).toEqual([expect.stringMatching(/^__Host-session=""; .*Max-Age=0/)]);
    expect(store.get(keyOf(copy.cookie))).toBeUndefined();
    expect((await copy.get('/')).json()).toEqual({ data: {}, isNew: true });
  });

  it('is not undone by a request that was under way', async () => {
    const inner = new MemorySessionStore();
    let arrived = (): void => undefined;
    let hold: Promise<void> | undefined;
    const slow: SessionStore = {
      get: (key) => inner.get(key),
      set: (key, text, seconds) => inner.set(key, text, seconds),
      destroy: (key) => inner.destroy(key),
      touch: (key, text, seconds) => inner.touch(key, text, seconds),
      replace: async (key, text, seconds) => {
        arrived();
        await hold;
        return inner.replace(key, text, seconds);
      },
    };
    const other = await testApp(visits({ store: slow }));
    try {
      const one = new Browser(other);
      await one.post('/login');
      let go = (): void => undefined;
      hold = new Promise((resolve) => (go = resolve));
      const isThere = new Promise<void>((resolve) => (arrived = resolve));
      const copy = new Browser(other);
      copy.cookies = { ...one.cookies };
      const late = copy.post('/note?text=late');
      await isThere;
      await one.post('/logout');
      go();
      const answer = await late;
      expect([answer.status, setCookies(answer)]).toEqual([200, []]);
      expect((await copy.get('/')).json()).toEqual({ data: {}, isNew: true });
    } finally {
      await other.close();
    }
  });
});

describe('the memory that sessions are kept in', () => {
  it('has an end: the session that was written longest ago makes room', async () => {
    const small = new MemorySessionStore({ maxSessions: 3 });
    for (const key of ['a', 'b', 'c']) small.set(key, key, 60);
    small.touch('a', 'a', 60);
    small.set('d', 'd', 60);
    expect(['a', 'b', 'c', 'd'].map((key) => small.get(key))).toEqual(['a', undefined, 'c', 'd']);
    expect(small.size).toBe(3);
  });

  it.each([0, 1.5, -1, NaN])('cannot be for %p sessions', (maxSessions) => {
    expect(() => new MemorySessionStore({ maxSessions })).toThrow(expect.objectContaining({ code: 'OPTION_INVALID' }));
  });
});
