import { generateKeyPairSync } from 'node:crypto';
import {
  apiKeyCookie,
  Controller,
  createApp,
  Depends,
  Field,
  Get,
  HttpException,
  Int,
  jwtBearer,
  Module,
  oauth2PasswordBearer,
  type JwtPrincipal,
} from 'tenon';
import { signJwt } from 'tenon/security';
import { override, testApp, type TestApp } from 'tenon/testing';
import { absent, asked, guarded, invalid, malformed, type Headers } from './support/guarded.js';

const secret = 'a-secret-of-forty-characters-for-signing';
const plain = { algorithms: ['HS256'], keys: secret } as const;
const signed = (claims: object = {}): Promise<string> =>
  signJwt({ sub: 'ines', scope: 'orders:read orders:write', ...claims }, { key: secret, algorithm: 'HS256', expiresIn: 60 });
const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });

/** What the answer of `/me` says of who asked. */
async function whoOf(t: TestApp, token: string): Promise<unknown> {
  return ((await t.client.get('/me', { headers: { authorization: `Bearer ${token}` } })).json() as { who: unknown }).who;
}

describe('the header of a token', () => {
  let t: TestApp;
  let guest: TestApp;
  let token: string;
  beforeAll(async () => {
    t = await guarded(jwtBearer(plain));
    guest = await guarded(jwtBearer({ ...plain, autoError: false }));
    token = await signed();
  });
  afterAll(() => Promise.all([t.close(), guest.close()]));

  const none: readonly (readonly [string, Headers])[] = [
    ['no header', {}],
    ['an empty header', { authorization: '' }],
    ['another scheme', { authorization: 'Basic YTpi' }],
    ['a longer word', { authorization: 'Bearers x.y.z' }],
    ['a word that goes on', { authorization: 'Bearer-Token x.y.z' }],
    ['a token without a word', { authorization: 'x.y.z' }],
  ];

  it.each(none)('%s is no token', async (_, headers) => {
    expect(await asked(t, '/me', headers)).toEqual(absent);
    expect(await asked(guest, '/me', headers)).toEqual({ status: 200, challenge: undefined, text: '{"who":null}' });
  });

  it('a token in the query alone is no token', async () => {
    expect(await asked(t, `/me?access_token=${token}`)).toEqual(absent);
  });

  it.each<[string, (token: string) => Headers, string?]>([
    ['the word alone', () => ({ authorization: 'Bearer' })],
    ['the word and spaces', () => ({ authorization: 'bearer   ' })],
    ['the word and a tab', (one) => ({ authorization: `Bearer\t${one}` })],
    ['two tokens', (one) => ({ authorization: `Bearer ${one} ${one}` })],
    ['two tokens with a comma', (one) => ({ authorization: `Bearer ${one}, Bearer ${one}` })],
    ['a quoted token', (one) => ({ authorization: `Bearer "${one}"` })],
    ['a token with a parameter', (one) => ({ authorization: `Bearer token=${one}` })],
    ['letters outside ASCII', () => ({ authorization: 'Bearer caf\u00e9' })],
    ['a header that stands there twice', (one) => ({ authorization: [`Bearer ${one}`, `Bearer ${one}`] })],
    ['another scheme in a second line', (one) => ({ authorization: [`Bearer ${one}`, 'Basic YTpi'] })],
    ['another scheme in the first of two lines', (one) => ({ authorization: ['Basic YTpi', `Bearer ${one}`] })],
    ['a token in the query as well', (one) => ({ authorization: `Bearer ${one}` }), '?access_token=x'],
    ['a token in the query as well, escaped', (one) => ({ authorization: `Bearer ${one}` }), '?page=1&access%5Ftoken=x'],
  ])('%s is a malformed request', async (_, headers, query = '') => {
    expect(await asked(t, `/me${query}`, headers(token))).toEqual(malformed);
    expect(await asked(guest, `/me${query}`, headers(token))).toEqual(malformed);
  });

  it.each(['Bearer', 'bearer', 'BEARER', 'Bearer   '])('"%s" and the token is one', async (word) => {
    expect((await asked(t, '/me?page=1', { authorization: `${word} ${token}` })).status).toBe(200);
  });

  it('a bad token is refused where none is needed, too', async () => {
    expect(await asked(guest, '/me', 'x.y.z')).toEqual(invalid);
  });

  it('costs a route without the scheme nothing', async () => {
    expect((await asked(t, '/unguarded', { authorization: 'Bearer' })).status).toBe(200);
  });
});

describe('the value of a token', () => {
  class Curator {
    @Field() sub!: string;
    @Field({ type: [Int] }) rooms: number[] = [];
  }

  it('is who it speaks for, without the token itself', async () => {
    await using t = await guarded(jwtBearer(plain));
    const exp = Math.floor(Date.now() / 1000) + 60;
    expect(await whoOf(t, await signed({ iat: 1, exp }))).toEqual({
      subject: 'ines',
      scopes: ['orders:read', 'orders:write'],
      claims: { iat: 1, sub: 'ines', scope: 'orders:read orders:write', exp: expect.any(Number) as number },
    });
  });

  it('has the token for who hands it on', async () => {
    const member = jwtBearer(plain);
    @Controller()
    class Relay {
      @Get()
      relay(@Depends(member) { token }: JwtPrincipal) {
        return { token };
      }
    }
    @Module({ controllers: [Relay] })
    class RelayModule {}
    await using t = await testApp(createApp(RelayModule));
    const token = await signed();
    expect((await t.client.get('/', { headers: { authorization: `Bearer ${token}` } })).json()).toEqual({ token });
    await using fake = await testApp(createApp(RelayModule), {
      override: [override(member).with(() => ({ subject: 'a', scopes: [], claims: { sub: 'a', exp: 1 }, token: 'fake' }))],
    });
    expect((await fake.client.get('/')).json()).toEqual({ token: 'fake' });
  });

  it('has its claims as a model', async () => {
    await using t = await guarded(jwtBearer({ ...plain, claims: Curator }));
    expect(await whoOf(t, await signed({ rooms: [3, 5] }))).toMatchObject({ claims: { sub: 'ines', rooms: [3, 5] } });
    expect(await asked(t, '/me', await signed({ rooms: ['attic'] }))).toEqual(invalid);
  });

  it.each<[string, object, readonly string[]]>([
    ['scope', { scope: 'a  b' }, ['a', 'b']],
    ['an empty scope', { scope: '' }, []],
    ['a list of scopes', { scope: ['a', 'b'] }, ['a', 'b']],
    ['scp', { scope: undefined, scp: ['a'] }, ['a']],
    ['scp as a text', { scope: undefined, scp: 'a b' }, ['a', 'b']],
    ['scope before scp', { scope: 'a', scp: 'b' }, ['a']],
    ['no scope', { scope: undefined }, []],
  ])('has the scopes of %s', async (_, claims, scopes) => {
    await using t = await guarded(jwtBearer(plain));
    expect(await whoOf(t, await signed(claims))).toMatchObject({ scopes });
  });

  it('has the scopes of a claim that is named', async () => {
    await using t = await guarded(jwtBearer({ ...plain, scopeClaim: 'permissions' }));
    expect(await whoOf(t, await signed({ permissions: ['a'] }))).toMatchObject({ scopes: ['a'] });
  });
});

describe('scopes', () => {
  let t: TestApp;
  let revocations = 0;
  beforeAll(async () => {
    const isRevoked = (): boolean => (revocations += 1) < 0;
    t = await guarded(jwtBearer({ ...plain, realm: 'The "shop"', isRevoked }));
  });
  afterAll(() => t.close());
  const realm = 'Bearer realm="The \\"shop\\""';
  const scope = 'scope="orders:read orders:write"';

  it('that are all granted let the request through', async () => {
    expect((await asked(t, '/orders', await signed({ scope: 'orders:write more orders:read' }))).status).toBe(200);
  });

  it.each(['orders:read', '', 'ORDERS:READ ORDERS:WRITE', 'orders'])('that are lacking are named: %s', async (granted) => {
    expect(await asked(t, '/orders', await signed({ scope: granted }))).toEqual({
      status: 403,
      challenge: `${realm}, error="insufficient_scope", ${scope}`,
      text: '{"detail":"Not enough permissions"}',
    });
  });

  it('are named to who has no token, or a bad one', async () => {
    expect(await asked(t, '/orders')).toMatchObject({ status: 401, challenge: `${realm}, ${scope}` });
    expect(await asked(t, '/orders', 'x.y.z')).toMatchObject({ status: 401, challenge: `${realm}, error="invalid_token", ${scope}` });
  });

  it('of two places are compared one by one, and the token is checked once', async () => {
    const before = revocations;
    expect((await asked(t, '/both', await signed())).text).toBe('{"same":true}');
    expect(revocations - before).toBe(1);
    expect(await asked(t, '/both', await signed({ scope: 'orders:read' }))).toMatchObject({
      status: 403,
      challenge: `${realm}, error="insufficient_scope", scope="orders:write"`,
    });
  });
});

describe('the scheme that documents where tokens come from', () => {
  const password = oauth2PasswordBearer({ tokenUrl: 'token', scopes: { 'orders:read': 'Read' }, description: 'Log in.' });

  it('is JWT as HTTP Bearer if nothing is said', () => {
    const scheme = jwtBearer({ ...plain, description: 'From the till.', schemeName: 'Till' });
    expect(scheme).toMatchObject({ schemeName: 'Till', challenge: 'Bearer realm="api"', status: 401, isOptional: false });
    expect(scheme.definition).toEqual({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'From the till.' });
    expect(jwtBearer({ ...plain, autoError: false })).toMatchObject({ schemeName: 'jwtBearer', isOptional: true });
  });

  it('may be one of OAuth 2, whose token is checked as any other', async () => {
    const scheme = jwtBearer({ ...plain, scheme: password });
    expect([scheme.schemeName, scheme.definition]).toEqual([password.schemeName, password.definition]);
    await using t = await guarded(scheme);
    expect(await asked(t, '/me', { authorization: 'Bearer' })).toEqual(malformed);
    expect((await asked(t, '/me', await signed())).status).toBe(200);
    const { paths, components } = (await t.client.get('/openapi.json')).json() as {
      readonly paths: Readonly<Record<string, { readonly get: { readonly security: unknown } }>>;
      readonly components: { readonly securitySchemes: unknown };
    };
    expect(paths['/orders']?.get.security).toEqual([{ OAuth2PasswordBearer: ['orders:read', 'orders:write'] }]);
    expect(components.securitySchemes).toEqual({ OAuth2PasswordBearer: password.definition });
  });

  it('may hand over the token itself, out of a cookie', async () => {
    const scheme = jwtBearer({ ...plain, scheme: apiKeyCookie('session', { autoError: false }) });
    expect(scheme.definition).toEqual({ type: 'apiKey', in: 'cookie', name: 'session' });
    await using t = await guarded(scheme);
    expect((await asked(t, '/me', { cookie: `session=${await signed()}` })).status).toBe(200);
    expect(await asked(t, '/me', { cookie: 'session=x.y.z' })).toEqual(invalid);
    expect(await asked(t, '/me', await signed())).toEqual(absent);
  });
});

describe('the answer to a request without a token', () => {
  it('may be of your own', async () => {
    const notAuthenticated = () => new HttpException(401, 'Log in', { headers: { 'WWW-Authenticate': 'Bearer realm="door"' } });
    const scheme = jwtBearer({ ...plain, notAuthenticated });
    expect(scheme).toMatchObject({ status: 401, challenge: 'Bearer realm="door"' });
    await using t = await guarded(scheme);
    expect(await asked(t, '/me')).toEqual({ status: 401, challenge: 'Bearer realm="door"', text: '{"detail":"Log in"}' });
    expect(await asked(t, '/me', 'x.y.z')).toEqual(invalid);
  });
});

describe('clocks', () => {
  it('may be apart as far as was said', async () => {
    await using t = await guarded(jwtBearer({ ...plain, clockTolerance: 60 }));
    const now = Math.floor(Date.now() / 1000);
    const at = (claims: { readonly exp: number; readonly nbf?: number }): Promise<string> =>
      signJwt({ sub: 'a', ...claims }, { key: secret, algorithm: 'HS256' });
    expect((await asked(t, '/me', await at({ exp: now - 50 }))).status).toBe(200);
    expect((await asked(t, '/me', await at({ exp: now + 60, nbf: now + 50 }))).status).toBe(200);
    expect(await asked(t, '/me', await at({ exp: now - 61 }))).toEqual(invalid);
    expect(await asked(t, '/me', await at({ exp: now + 300, nbf: now + 70 }))).toEqual(invalid);
  });
});

describe('a token for somebody in particular', () => {
  it('is for nobody who does not say who he is', async () => {
    await using t = await guarded(jwtBearer(plain));
    expect(await asked(t, '/me', await signed({ aud: 'orders' }))).toEqual(invalid);
    await using orders = await guarded(jwtBearer({ ...plain, audience: ['shop', 'orders'] }));
    expect((await asked(orders, '/me', await signed({ aud: 'orders' }))).status).toBe(200);
  });
});

describe('a claim that has to be there', () => {
  it.each([{}, { shop: null }])('is missing: %p', async (claims) => {
    await using t = await guarded(jwtBearer({ ...plain, requiredClaims: ['shop'] }));
    expect(await asked(t, '/me', await signed(claims))).toEqual(invalid);
    expect((await asked(t, '/me', await signed({ shop: 3 }))).status).toBe(200);
  });
});

describe('a token that may have been taken back', () => {
  const rows: readonly (readonly [string, unknown, number])[] = [
    ['no', false, 200],
    ['yes', true, 401],
    ['a row of a table', { at: 7 }, 401],
    ['how many rows there are', 1, 401],
    ['that there is no row', 0, 401],
    ['a text', 'false', 401],
    ['nothing', undefined, 401],
    ['null', null, 401],
  ];
  it.each(rows)('is taken where the answer is no, and nothing else: %s', async (_, answer, status) => {
    for (const isRevoked of [() => answer as boolean, () => Promise.resolve(answer as boolean)]) {
      await using t = await guarded(jwtBearer({ ...plain, isRevoked }));
      expect((await asked(t, '/me', await signed())).status).toBe(status);
    }
  });
});

describe('a token that tells who logged out', () => {
  const events = { 'http://schemas.openid.net/event/backchannel-logout': {} };

  it('is no access token', async () => {
    await using t = await guarded(jwtBearer(plain));
    expect(await asked(t, '/me', await signed({ events, sid: 's1' }))).toEqual(invalid);
    expect((await asked(t, '/me', await signed({ events: ['concert'] }))).status).toBe(200);
    await using logout = await guarded(jwtBearer({ ...plain, typ: 'logout+jwt' }));
    const token = await signJwt({ sub: 'ines', events }, { key: secret, algorithm: 'HS256', expiresIn: 60, typ: 'logout+jwt' });
    expect((await asked(logout, '/me', token)).status).toBe(200);
  });
});

describe('an error that is not the fault of the token', () => {
  it('is not told as one', async () => {
    const isRevoked = () => Promise.reject(new Error('no database'));
    await using t = await guarded(jwtBearer({ algorithms: ['ES256'], keys: publicKey, isRevoked }));
    const token = await signJwt({ sub: 'a' }, { key: privateKey, algorithm: 'ES256', expiresIn: 60 });
    expect(await asked(t, '/me', token)).toMatchObject({ status: 500, challenge: undefined });
  });
});
