import { expressSessionStore, type ExpressSessionStore } from 'tenon';
import { testApp, type TestApp } from 'tenon/testing';
import { Browser, visits } from './support/visits.js';

type Done = (error?: unknown, result?: unknown) => void;

interface Cookie {
  readonly expires: string | Date;
}

/** Keeps sessions as connect-redis does: as JSON, for as long as their cookie says. */
class JsonStore implements ExpressSessionStore {
  readonly kept = new Map<string, { text: string; seconds: number }>();

  get(id: string, done: Done): void {
    const found = this.kept.get(id);
    setImmediate(() => done(null, found === undefined ? undefined : JSON.parse(found.text)));
  }

  set(id: string, session: { readonly cookie: Cookie }, done: Done): void {
    this.kept.set(id, { text: JSON.stringify(session), seconds: secondsOf(session.cookie) });
    setImmediate(() => done(null));
  }

  destroy(id: string, done: Done): void {
    this.kept.delete(id);
    setImmediate(() => done());
  }

  touch(id: string, session: { readonly cookie: Cookie }, done: Done): void {
    const found = this.kept.get(id);
    if (found !== undefined) found.seconds = secondsOf(session.cookie);
    setImmediate(() => done(null));
  }
}

function secondsOf({ expires }: Cookie): number {
  return Math.round((new Date(expires).getTime() - Date.now()) / 1000);
}

const store = new JsonStore();
let t: TestApp;
beforeAll(async () => (t = await testApp(visits({ store: expressSessionStore(store), maxAge: 600, rolling: true }))));
afterAll(() => t.close());
beforeEach(() => store.kept.clear());

describe('a store for express-session', () => {
  it('keeps sessions, for as long as they last', async () => {
    const one = new Browser(t);
    await one.post('/note?text=ahoy');
    expect((await one.get('/')).json()).toEqual({ data: { note: 'ahoy' }, isNew: false });
    expect([...store.kept.values()]).toEqual([expect.objectContaining({ seconds: 600 })]);
  });

  it('is told that a session lives on', async () => {
    const one = new Browser(t);
    await one.post('/note?text=ahoy');
    const [record] = store.kept.values();
    if (record !== undefined) record.seconds = 3;
    await one.get('/');
    expect(record?.seconds).toBe(600);
  });

  it('forgets what is rotated and what is ended', async () => {
    const one = new Browser(t);
    await one.post('/note?text=ahoy');
    const [first] = store.kept.keys();
    await one.post('/login');
    expect([...store.kept.keys()]).toEqual([expect.not.stringMatching(first ?? '')]);
    await one.post('/logout');
    expect(store.kept.size).toBe(0);
  });

  it('does not bring back a session that was ended while it was under way', async () => {
    const one = new Browser(t);
    await one.post('/login');
    const wrapped = expressSessionStore(store);
    const [id = ''] = store.kept.keys();
    await wrapped.destroy(id);
    await wrapped.touch(id, '{}', 60);
    expect(store.kept.size).toBe(0);
  });
});

describe('a store for express-session that fails', () => {
  const failing = (reach: (done: Done) => unknown) =>
    expressSessionStore({ get: (_, done) => reach(done), set: (_, __, done) => reach(done), destroy: (_, done) => reach(done) });

  it.each<[string, (done: Done) => unknown]>([
    ['by its callback', (done) => done(new Error('no server'))],
    [
      'by throwing',
      () => {
        throw new Error('no server');
      },
    ],
    ['by a promise', () => Promise.reject(new Error('no server'))],
  ])('%s fails for us', async (_, reach) => {
    await expect(failing(reach).get('a')).rejects.toThrow('no server');
    await expect(failing(reach).set('a', '{}', 60)).rejects.toThrow('no server');
    await expect(failing(reach).destroy('a')).rejects.toThrow('no server');
  });

  it('because there is no such file has no such session', async () => {
    const missing = failing((done) => done(Object.assign(new Error('no such file'), { code: 'ENOENT' })));
    expect(await missing.get('a')).toBeUndefined();
    await expect(missing.destroy('a')).resolves.toBeUndefined();
  });

  it('without touch leaves the end of a session as it was', async () => {
    await expect(failing(() => undefined).touch('a', '{}', 60)).resolves.toBeUndefined();
  });
});
