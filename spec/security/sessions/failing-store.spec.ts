import { MemorySessionStore, type SessionStore } from 'tenon';
import { testApp } from 'tenon/testing';
import { Browser, setCookies, visits } from './support/visits.js';

type Operation = 'get' | 'set' | 'destroy' | 'replace';

/** A store that can be made to fail in one thing. */
class FailingStore extends MemorySessionStore implements SessionStore {
  failing: Operation | undefined;
  how: 'throws' | 'hangs' = 'throws';

  #reach(operation: Operation): Promise<void> {
    if (this.failing !== operation) return Promise.resolve();
    return this.how === 'hangs' ? new Promise(() => undefined) : Promise.reject(new Error('no server'));
  }

  override get(key: string): never {
    return this.#reach('get').then(() => super.get(key)) as never;
  }

  override set(key: string, text: string, seconds: number): never {
    return this.#reach('set').then(() => super.set(key, text, seconds)) as never;
  }

  override destroy(key: string): never {
    return this.#reach('destroy').then(() => super.destroy(key)) as never;
  }
}

async function withStore(work: (store: FailingStore, browser: Browser, errors: () => readonly unknown[]) => Promise<void>) {
  const inner = new FailingStore();
  const store: SessionStore & { inner: FailingStore } = {
    inner,
    get: (key) => inner.get(key),
    set: (key, text, seconds) => inner.set(key, text, seconds),
    destroy: (key) => inner.destroy(key),
    touch: () => undefined,
  };
  const t = await testApp(visits({ store, storeTimeout: 50 }));
  try {
    await work(inner, new Browser(t), () => t.errors);
  } finally {
    await t.close();
  }
}

describe.each(['throws', 'hangs'] as const)('a session store that %s', (how) => {
  it.each<[Operation, string, string]>([
    ['get', 'GET', '/'],
    ['set', 'POST', '/note?text=new'],
    ['destroy', 'POST', '/login'],
    ['destroy', 'POST', '/logout'],
  ])('when it is to %s makes %s %s a 503, with the reason in the log', async (operation, method, path) => {
    await withStore(async (store, browser, errors) => {
      await browser.post('/note?text=before');
      Object.assign(store, { failing: operation, how });
      const answer = await browser.send(method, path);
      expect(answer.status).toBe(503);
      expect(answer.text).toBe('{"detail":"Service Unavailable"}');
      expect(answer.headers['retry-after']).toBe('5');
      const message = how === 'hangs' ? 'There was no answer within 50 ms.' : 'no server';
      expect(errors()).toEqual([expect.objectContaining({ message })]);
    });
  });

  it('leaves alone whoever has no session', async () => {
    await withStore(async (store, browser) => {
      Object.assign(store, { failing: 'get', how });
      expect((await browser.get('/')).status).toBe(200);
      expect((await browser.get('/plain')).status).toBe(200);
    });
  });
});

describe('a session that could not be kept', () => {
  it.each(['/login', '/logout', '/clear'])('or ended, is as it was: %s', async (path) => {
    await withStore(async (store, browser) => {
      await browser.post('/note?text=before');
      store.failing = 'destroy';
      const answer = await browser.post(path);
      expect([answer.status, setCookies(answer)]).toEqual([503, []]);
      store.failing = undefined;
      expect((await browser.get('/')).json()).toEqual({ data: { note: 'before' }, isNew: false });
    });
  });

  it('although the one before was ended leaves none', async () => {
    await withStore(async (store, browser) => {
      await browser.post('/note?text=before');
      store.failing = 'set';
      const answer = await browser.post('/login');
      expect([answer.status, setCookies(answer)]).toEqual([503, [expect.stringContaining('Max-Age=0')]]);
    });
  });

  it('is not promised to the client', async () => {
    await withStore(async (store, browser) => {
      store.failing = 'set';
      const answer = await browser.post('/note?text=new');
      expect([answer.status, setCookies(answer)]).toEqual([503, []]);
    });
  });
});
