import { createHash } from 'node:crypto';
import { override, testApp, type TestApp } from 'tenon/testing';
import { app, observer, Observers } from './digest.js';

let t: TestApp;
beforeAll(async () => {
  t = await testApp(app);
  await t.app.get(Observers).add('iris', 'Perseids');
  await t.app.get(Observers).add('vera', 'Leonids', true);
});
afterAll(() => t.close());

/** Answers the last challenge of a path as RFC 7616 has it. */
async function logIn(path: string, username: string, password: string) {
  const challenge = (await t.client.get(path)).headers['www-authenticate'] ?? '';
  const [realm, nonce, opaque] = ['realm', 'nonce', 'opaque'].map((name) => challenge.split(`${name}="`).at(-1)?.split('"')[0]);
  const algorithm = challenge.split('algorithm=').at(-1)?.split(',')[0];
  const h = (text: string) =>
    createHash(algorithm === 'MD5' ? 'md5' : 'sha256')
      .update(text)
      .digest('hex');
  const response = h(`${h(`${username}:${realm}:${password}`)}:${nonce}:00000001:c0:auth:${h(`GET:${path}`)}`);
  const authorization =
    `Digest username="${username}", realm="${realm}", nonce="${nonce}", opaque="${opaque}", uri="${path}", ` +
    `algorithm=${algorithm}, qop=auth, nc=00000001, cnonce="c0", response="${response}"`;
  const { status, text, headers } = await t.client.get(path, { headers: { authorization } });
  return { status, text, info: headers['authentication-info'] };
}

describe('the observatory', () => {
  it('lets observers in by their stored hash', async () => {
    expect(await logIn('/plates', 'iris', 'Perseids')).toEqual({
      status: 200,
      text: '{"seenBy":"iris","plates":["M31","M42"]}',
      info: expect.stringMatching(/^qop=auth, rspauth="[0-9a-f]{64}", cnonce="c0", nc=00000001$/),
    });
    expect((await logIn('/plates', 'iris', 'perseids')).status).toBe(401);
    expect((await logIn('/plates', 'nobody', 'Perseids')).status).toBe(401);
  });

  it('tells keepers by their principal', async () => {
    expect((await logIn('/shutter', 'vera', 'Leonids')).text).toBe('{"openedBy":"vera"}');
    expect(await logIn('/shutter', 'iris', 'Perseids')).toMatchObject({ status: 403, text: '{"detail":"Not enough permissions"}' });
  });

  it('offers MD5 to instruments, last', async () => {
    const { headers } = await t.client.get('/readings');
    expect([...(headers['www-authenticate'] ?? '').matchAll(/algorithm=([\w-]+)/g)].map(([, name]) => name)).toEqual(['SHA-256', 'MD5']);
    expect((await logIn('/readings', 'dome-2', 'set by the manual of the dome')).text).toBe('{"from":"dome-2"}');
  });

  it('can be tested without logging in', async () => {
    await using fake = await testApp(app, { override: [override(observer).with(() => ({ name: 'test', isKeeper: true }))] });
    expect((await fake.client.get('/shutter')).text).toBe('{"openedBy":"test"}');
  });
});
