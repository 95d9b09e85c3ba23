import { testApp, type TestApp } from 'tenon/testing';
import { Browser, key, setCookies, visits } from './support/visits.js';

const app = visits({ keys: [key] });
let t: TestApp;
beforeAll(async () => (t = await testApp(app)));
afterAll(() => t.close());
const browser = () => new Browser(t);

const removal = '__Host-session=""; expires=Thu, 01 Jan 1970 00:00:00 GMT; HttpOnly; Max-Age=0; Path=/; SameSite=lax; Secure';

describe('a signed session', () => {
  it('is kept in the cookie, with everything that keeps the cookie safe', async () => {
    const one = browser();
    const answer = await one.post('/note?text=ahoy');
    expect(answer.status).toBe(200);
    expect(setCookies(answer)).toEqual([
      expect.stringMatching(/^__Host-session=[\w-]+\.[\w-]{43}; HttpOnly; Max-Age=1209600; Path=\/; SameSite=lax; Secure$/),
    ]);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect((await one.get('/')).json()).toEqual({ data: { note: 'ahoy' }, isNew: false });
  });

  it('can be read by whoever has the cookie: it is signed, not encrypted', async () => {
    const one = browser();
    await one.post('/note?text=ahoy');
    const [payload = ''] = one.cookie?.split('.') ?? [];
    expect(JSON.parse(Buffer.from(payload, 'base64url').toString())).toMatchObject({ data: { note: 'ahoy' } });
  });

  it('is written when it changed, and only then', async () => {
    const one = browser();
    expect(setCookies(await one.get('/'))).toEqual([]);
    expect(setCookies(await one.post('/note?text=ahoy'))).toHaveLength(1);
    expect(setCookies(await one.get('/'))).toEqual([]);
    expect(setCookies(await one.post('/note?text=ahoy'))).toEqual([]);
    expect(setCookies(await one.post('/note?text=aye'))).toHaveLength(1);
  });

  it('is written when something deep inside it changed', async () => {
    const one = browser();
    await one.post('/basket?fruit=plum');
    await one.post('/basket?fruit=pear');
    expect((await one.get('/')).json()).toMatchObject({ data: { basket: ['plum', 'pear'] } });
  });

  it('says nothing on routes that do not ask for it', async () => {
    const one = browser();
    await one.post('/note?text=ahoy');
    const { headers } = await one.get('/plain');
    expect(headers).not.toHaveProperty('set-cookie');
    expect(headers).not.toHaveProperty('cache-control');
  });

  it('keeps answers that may depend on it out of caches, and lets the others be', async () => {
    const one = browser();
    expect((await one.get('/cached')).headers).not.toHaveProperty('cache-control');
    await one.post('/note?text=ahoy');
    expect((await one.get('/cached')).headers['cache-control']).toBe('no-store');
  });

  it.each(['/logout', '/clear'])('is taken away by %s', async (path) => {
    const one = browser();
    await one.post('/note?text=ahoy');
    expect(setCookies(await one.post(path))).toEqual([removal]);
    expect(one.cookie).toBeUndefined();
    expect(setCookies(await one.post(path))).toEqual([]);
  });

  it('begins anew with what is put into it after it was ended', async () => {
    const one = browser();
    await one.post('/login');
    await one.post('/logout?note=bye');
    expect((await one.get('/')).json()).toEqual({ data: { note: 'bye' }, isNew: false });
  });
});

describe('a request that fails', () => {
  it('on purpose leaves what it did to the session', async () => {
    const one = browser();
    expect((await one.post('/note?text=kept&then=refuse')).status).toBe(409);
    expect((await one.get('/')).json()).toMatchObject({ data: { note: 'kept' } });
    expect((await one.post('/login?then=refuse')).status).toBe(409);
    expect((await one.get('/')).json()).toMatchObject({ data: { userId: 7 } });
    expect(setCookies(await one.post('/logout?then=refuse'))).toEqual([removal]);
  });

  it('by accident takes back what it did', async () => {
    const one = browser();
    await one.post('/note?text=before');
    const answer = await one.post('/note?text=after&then=fail');
    expect([answer.status, setCookies(answer)]).toEqual([500, []]);
    expect((await one.get('/')).json()).toMatchObject({ data: { note: 'before' } });
  });

  it.each(['/login', '/logout'])('by accident after %s has ended the session', async (path) => {
    const one = browser();
    await one.post('/note?text=before');
    const answer = await one.post(`${path}?then=fail`);
    expect([answer.status, setCookies(answer)]).toEqual([500, [removal]]);
  });

  it('by its inputs leaves the session as it was', async () => {
    const one = browser();
    await one.post('/note?text=before');
    const answer = await one.post('/note');
    expect([answer.status, setCookies(answer)]).toEqual([422, []]);
  });
});

describe('a stream', () => {
  it('has the session in its head', async () => {
    const one = browser();
    const answer = await one.get('/stream');
    expect([answer.text, setCookies(answer).length]).toEqual(['one two', 1]);
    expect((await one.get('/')).json()).toMatchObject({ data: { note: 'streamed' } });
  });

  it.each(['change', 'rotate'])('that comes with a %s of the session when its head is out fails, in the log', async (late) => {
    const before = t.errors.length;
    await browser()
      .get(`/stream?late=${late}`)
      .catch(() => undefined);
    await new Promise((resolve) => setImmediate(resolve));
    expect(t.errors.slice(before)).toEqual([expect.objectContaining({ code: 'SESSION_LATE' })]);
  });
});

describe('a session that is too large for a cookie', () => {
  it('is a 500 with the reason in the log, and what was there stays', async () => {
    const one = browser();
    await one.post('/note?text=before');
    const before = t.errors.length;
    const answer = await one.post(`/note?text=${'x'.repeat(4000)}`);
    expect([answer.status, setCookies(answer)]).toEqual([500, []]);
    expect(t.errors.slice(before)).toEqual([expect.objectContaining({ code: 'SESSION_LARGE' })]);
    expect((await one.get('/')).json()).toMatchObject({ data: { note: 'before' } });
  });

  it('is one whose whole field has more than 4096 bytes', async () => {
    const sizes = [];
    for (const letters of [2900, 2910, 2920, 2930, 2940, 2950, 2960, 2970, 2980, 2990]) {
      const answer = await browser().post(`/note?text=${'x'.repeat(letters)}`);
      sizes.push({ status: answer.status, bytes: setCookies(answer)[0]?.length ?? Infinity });
    }
    expect(sizes.every(({ status, bytes }) => (status === 200 ? bytes <= 4096 : status === 500))).toBe(true);
    expect(new Set(sizes.map(({ status }) => status))).toEqual(new Set([200, 500]));
  });
});
