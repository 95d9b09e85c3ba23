import { Controller, createApp, Depends, Module, OAuth2PasswordRequestForm, OAuth2PasswordRequestFormStrict, Post } from 'tenon';
import { testApp, type TestApp } from 'tenon/testing';

@Controller()
class Desk {
  @Post('/loose')
  loose(@Depends() form: OAuth2PasswordRequestForm) {
    return { ...form };
  }

  @Post('/strict')
  strict(@Depends() form: OAuth2PasswordRequestFormStrict) {
    return { isLoose: form instanceof OAuth2PasswordRequestForm, ...form };
  }
}

@Module({ controllers: [Desk] })
class DeskModule {}

const app = createApp(DeskModule);
let t: TestApp;
beforeAll(async () => (t = await testApp(app)));
afterAll(() => t.close());

async function send(path: string, body: string, type = 'application/x-www-form-urlencoded') {
  const { status, text } = await t.client.request('POST', path, { headers: { 'content-type': type }, body: Buffer.from(body) });
  return { status, body: JSON.parse(text) as { detail?: { type: string; loc: unknown[] }[] } };
}

const person = { username: 'edda', password: 'quill', clientId: null, clientSecret: null };
const filled = 'username=edda&password=quill';

describe('the password form', () => {
  it.each<[string, string, object]>([
    ['with what is needed', filled, { ...person, grantType: null, scopes: [] }],
    ['with its grant type', `${filled}&grant_type=password`, { ...person, grantType: 'password', scopes: [] }],
    ['with an empty grant type', `${filled}&grant_type=`, { ...person, grantType: null, scopes: [] }],
    ['with scopes', `${filled}&scope=++a%3Ab+++c%09d%0Ae+`, { ...person, grantType: null, scopes: ['a:b', 'c', 'd', 'e'] }],
    [
      'with a client',
      `${filled}&client_id=kiosk&client_secret=p`,
      { ...person, clientId: 'kiosk', clientSecret: 'p', grantType: null, scopes: [] },
    ],
    ['with more than is asked for', `${filled}&remember=yes`, { ...person, grantType: null, scopes: [] }],
    ['with a password of spaces', 'username=edda&password=+', { ...person, password: ' ', grantType: null, scopes: [] }],
  ])('is read %s', async (_, body, form) => {
    expect(await send('/loose', body)).toEqual({ status: 200, body: form });
  });

  it.each<[string, string, string[]]>([
    ['nothing', '', ['missing username', 'missing password']],
    ['empty fields', 'username=&password=', ['missing username', 'missing password']],
    ['no password', 'username=edda', ['missing password']],
    ['another grant type', `${filled}&grant_type=passwords`, ['string_pattern_mismatch grant_type']],
    ['another case of it', `${filled}&grant_type=Password`, ['string_pattern_mismatch grant_type']],
  ])('refuses %s', async (_, sent, problems) => {
    const { status, body } = await send('/loose', sent);
    expect([status, body.detail?.map(({ type, loc }) => `${type} ${String(loc[1])}`)]).toEqual([422, problems]);
  });

  it('is no JSON', async () => {
    expect((await send('/loose', '{"username":"edda","password":"quill"}', 'application/json')).status).toBe(415);
  });
});

describe('the strict password form', () => {
  it('is the same form, with a grant type', async () => {
    expect(await send('/strict', `${filled}&grant_type=password&scope=a+b`)).toEqual({
      status: 200,
      body: { ...person, isLoose: true, grantType: 'password', scopes: ['a', 'b'] },
    });
  });

  it.each<[string, string, string[]]>([
    ['nothing', '', ['missing grant_type', 'missing username', 'missing password']],
    ['no grant type', filled, ['missing grant_type']],
    ['an empty grant type', `${filled}&grant_type=`, ['missing grant_type']],
    ['another grant type', `${filled}&grant_type=client_credentials`, ['string_pattern_mismatch grant_type']],
  ])('refuses %s', async (_, sent, problems) => {
    const { status, body } = await send('/strict', sent);
    expect([status, body.detail?.map(({ type, loc }) => `${type} ${String(loc[1])}`)]).toEqual([422, problems]);
  });
});
