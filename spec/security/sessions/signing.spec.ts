import fc from 'fast-check';
import { testApp, type TestApp } from 'tenon/testing';
import { signValue, verifyValue } from '../../../src/security/sessions/signed-value.js';
import { Browser, key, visits } from './support/visits.js';

const other = 'another-key-of-thirty-two-bytes-or-more';
const text = fc.string({ unit: 'grapheme', maxLength: 200 });
const alphabet = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=+/"% '];

describe('a signed value', () => {
  it('is the text that was signed', () => {
    fc.assert(
      fc.property(text, (one) => {
        expect(verifyValue(signValue(one, 'session', [key]), 'session', [key])).toEqual({ text: one, isOld: false });
      }),
    );
  });

  it('is nothing once any character of it is another one', () => {
    const value = signValue('{"data":{"userId":7},"created":1,"expires":2}', 'session', [key]);
    const changed = [...value].flatMap((was, at) =>
      alphabet.filter((one) => one !== was).map((one) => value.slice(0, at) + one + value.slice(at + 1)),
    );
    expect(changed.length).toBeGreaterThan(5000);
    expect(changed.filter((one) => verifyValue(one, 'session', [key]) !== undefined)).toEqual([]);
  });

  it('is nothing once something is missing, put in, or moved', () => {
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), fc.constantFrom(...alphabet), (one, from, to, more) => {
        const value = signValue(one, 'session', [key]);
        const [a, b] = [from % (value.length + 1), to % (value.length + 1)];
        const cut = value.slice(0, Math.min(a, b)) + value.slice(Math.max(a, b));
        const longer = value.slice(0, a) + more + value.slice(a);
        for (const broken of [cut, longer]) if (broken !== value) expect(verifyValue(broken, 'session', [key])).toBeUndefined();
      }),
    );
  });

  it('is nothing for another purpose, or another key', () => {
    const value = signValue('{}', 'session', [key]);
    expect(verifyValue(value, 'sessions', [key])).toBeUndefined();
    expect(verifyValue(value, 'session', [other])).toBeUndefined();
  });

  it('is told to be old where another key than the first has signed it', () => {
    const value = signValue('{}', 'session', [key]);
    expect(verifyValue(value, 'session', [other, key])).toEqual({ text: '{}', isOld: true });
    expect(verifyValue(value, 'session', [key, key])).toEqual({ text: '{}', isOld: false });
  });
});

describe('the keys of sessions', () => {
  const started: TestApp[] = [];
  const start = async (...keys: [string, ...string[]]) => {
    const t = await testApp(visits({ keys }));
    started.push(t);
    return t;
  };
  afterAll(() => Promise.all(started.map((t) => t.close())));

  it('are changed without signing anybody out, and what the old one signed is signed anew', async () => {
    const before = new Browser(await start(key));
    await before.post('/login');
    const during = new Browser(await start(other, key));
    during.cookies = { ...before.cookies };
    expect((await during.get('/')).json()).toMatchObject({ data: { userId: 7 } });
    const after = new Browser(await start(other));
    after.cookies = { ...during.cookies };
    expect((await after.get('/')).json()).toMatchObject({ data: { userId: 7 } });
    after.cookies = before.cookies;
    expect((await after.get('/')).json()).toEqual({ data: {}, isNew: true });
  });

  it('are worth nothing for a cookie of another name', async () => {
    const one = await testApp(visits({ keys: [key], cookieName: '__Host-visit' }));
    started.push(one);
    const browser = new Browser(one);
    await browser.post('/login');
    const swapped = new Browser(await start(key));
    swapped.cookies = { '__Host-session': browser.cookie ?? '' };
    expect((await swapped.get('/')).json()).toEqual({ data: {}, isNew: true });
  });
});
