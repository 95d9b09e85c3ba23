import { MemorySessionStore, type SessionOptions } from 'tenon';
import { testApp, type TestApp } from 'tenon/testing';
import { releaseClock, setClock, stopClock } from './support/clock.js';
import { Browser, key, setCookies, visits } from './support/visits.js';

const start = Date.UTC(2031, 4, 9);
beforeEach(() => stopClock(start));
const started: TestApp[] = [];
afterEach(async () => {
  await Promise.all(started.splice(0).map((t) => t.close()));
  releaseClock();
});

const after = (seconds: number): void => setClock(start + seconds * 1000);

async function browse(options: SessionOptions): Promise<Browser> {
  const t = await testApp(visits(options));
  started.push(t);
  return new Browser(t);
}

const kinds: readonly (readonly [string, () => SessionOptions])[] = [
  ['in its cookie', () => ({ keys: [key] })],
  ['in a store', () => ({ store: new MemorySessionStore() })],
];

describe.each(kinds)('a session %s', (_, kind) => {
  const signedIn = async (options: Partial<SessionOptions> = {}) => {
    const one = await browse({ ...kind(), ...options } as SessionOptions);
    await one.post('/login');
    return one;
  };
  const isSignedIn = async (one: Browser) => (await one.get('/')).json<{ isNew: boolean }>().isNew === false;

  it('is over after maxAge, whatever the browser sends', async () => {
    const one = await signedIn({ maxAge: 60 });
    after(59);
    expect(await isSignedIn(one)).toBe(true);
    after(60);
    expect(await isSignedIn(one)).toBe(false);
  });

  it('lives on from when it was last written', async () => {
    const one = await signedIn({ maxAge: 60 });
    after(40);
    await one.post('/note?text=still-here');
    after(99);
    expect(await isSignedIn(one)).toBe(true);
    after(100);
    expect(await isSignedIn(one)).toBe(false);
  });

  it('that is rolling lives on from the last request', async () => {
    const one = await signedIn({ maxAge: 60, rolling: true });
    for (const seconds of [40, 80, 120]) {
      after(seconds);
      const answer = await one.get('/');
      expect(setCookies(answer)).toEqual([expect.stringContaining('Max-Age=60;')]);
    }
    after(180);
    expect(await isSignedIn(one)).toBe(false);
  });

  it('ends with its lifetime, however often it is written', async () => {
    const one = await signedIn({ maxAge: 60, lifetime: 100, rolling: true });
    after(50);
    expect(setCookies(await one.get('/'))).toEqual([expect.stringContaining('Max-Age=50;')]);
    after(99);
    expect(await isSignedIn(one)).toBe(true);
    after(100);
    expect(await isSignedIn(one)).toBe(false);
  });

  it('has a lifetime that begins anew when it is rotated', async () => {
    const one = await signedIn({ maxAge: 60, lifetime: 100, rolling: true });
    after(50);
    await one.post('/login');
    after(105);
    expect(await isSignedIn(one)).toBe(true);
  });

  it('can end with the browser, and ends after maxAge all the same', async () => {
    const one = await browse({ ...kind(), maxAge: 60, persistent: false } as SessionOptions);
    expect(setCookies(await one.post('/login'))).toEqual([expect.not.stringMatching(/Max-Age|expires/)]);
    after(60);
    expect(await isSignedIn(one)).toBe(false);
  });
});
