import { testApp, type TestApp, type TestResponse } from 'tenon/testing';
import { library, Members, readingRoom } from './sessions.js';

/** A browser on a page of the site. */
class Browser {
  cookies: Record<string, string> = {};

  constructor(private readonly t: TestApp) {}

  async send(method: string, path: string, json?: unknown): Promise<TestResponse> {
    const headers = { 'sec-fetch-site': 'same-origin' };
    const answer = await this.t.client.request(method, path, { headers, cookies: this.cookies, ...(json !== undefined && { json }) });
    for (const field of answer.headers['set-cookie'] ?? []) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(field) ?? [];
      this.cookies[name] = value;
    }
    return answer;
  }
}

describe('the library', () => {
  let t: TestApp;
  beforeAll(async () => {
    t = await testApp(library);
    await t.app.get(Members).add(7, 'Ines', 'an old book of maps');
  });
  afterAll(() => t.close());
  const login = { id: 7, password: 'an old book of maps' };

  it('knows who signed in, and what they took before', async () => {
    const ines = new Browser(t);
    await ines.send('POST', '/shelf/atlas');
    expect((await ines.send('POST', '/login', login)).status).toBe(204);
    expect((await ines.send('GET', '/me')).json()).toEqual({ name: 'Ines', shelf: ['atlas'] });
  });

  it('refuses a wrong password, and nobody is signed in by it', async () => {
    const ines = new Browser(t);
    expect((await ines.send('POST', '/login', { ...login, password: 'a guess' })).status).toBe(401);
    expect((await ines.send('POST', '/login', { ...login, id: 8 })).status).toBe(401);
    const { status, headers } = await ines.send('GET', '/me');
    expect([status, headers['www-authenticate']]).toEqual([401, 'ApiKey realm="library", in="cookie", name="__Host-session"']);
  });

  it('forgets who signed out', async () => {
    const ines = new Browser(t);
    await ines.send('POST', '/login', login);
    await ines.send('DELETE', '/login');
    expect((await ines.send('GET', '/me')).status).toBe(401);
  });

  it('does nothing for a page of another site', async () => {
    const ines = new Browser(t);
    await ines.send('POST', '/login', login);
    const { status } = await t.client.delete('/login', { headers: { 'sec-fetch-site': 'cross-site' }, cookies: ines.cookies });
    expect(status).toBe(403);
  });
});

describe('the reading room', () => {
  let t: TestApp;
  beforeAll(async () => (t = await testApp(readingRoom)));
  afterAll(() => t.close());

  it('keeps on the server who has which desk', async () => {
    const one = new Browser(t);
    await one.send('POST', '/desk/window');
    expect((await one.send('GET', '/desk')).json()).toEqual({ desk: 'window', isNew: false });
    const copied = new Browser(t);
    copied.cookies = { ...one.cookies };
    await one.send('DELETE', '/desk');
    expect((await copied.send('GET', '/desk')).json()).toEqual({ desk: null, isNew: true });
  });
});
