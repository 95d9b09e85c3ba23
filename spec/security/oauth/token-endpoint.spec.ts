import { Controller, createApp, Depends, HttpException, Injectable, Module, Post } from 'tenon';
import {
  apiKeyDigest,
  hashPassword,
  MemoryAuthorizationCodes,
  MemoryRefreshTokens,
  newAuthorizationCode,
  OAuthError,
  pkceChallenge,
  pkceVerifier,
  tokenEndpoint,
  verifyPassword,
  type AccessGrant,
  type CodeGrant,
  type StoredRefreshToken,
  type TokenAnswer,
  type TokenClient,
} from 'tenon/security';
import { testApp, type TestApp, type TestRequest } from 'tenon/testing';

const cheap = { ln: 4, r: 1 } as const;
const maren = { id: 'maren', scopes: ['berths:read', 'berths:write'], hash: await hashPassword('fog:horn', cheap) };

@Injectable()
class Pilots {
  async withPassword(username: string, password: string) {
    if (username === 'locked') throw new OAuthError('invalid_grant', 'The account is "locked" – for Søren\n');
    if (username === 'flooding') throw new HttpException(429, 'Slowly', { headers: { 'retry-after': '9' } });
    const pilot = username === maren.id ? maren : undefined;
    return (await verifyPassword(password, pilot?.hash, cheap)) ? pilot : undefined;
  }
}

const clients: TokenClient[] = [
  { id: 'web', secretDigest: apiKeyDigest('s3cret') },
  { id: 'a:b %+é', secretDigest: [apiKeyDigest('old:secret'), apiKeyDigest('new sécret%+')] },
  { id: 'app' },
  { id: 'meter', secretDigest: apiKeyDigest('m'), grants: ['client_credentials'], scopes: ['tides:read'] },
  { id: 'kiosk', secretDigest: apiKeyDigest('k'), grants: ['password'], scopes: ['berths:read'] },
];

const refreshTokens = new MemoryRefreshTokens();
const codes = new MemoryAuthorizationCodes();
const revoked: string[] = [];
const granted: AccessGrant[] = [];
let isClosed = false;

const tokens = tokenEndpoint({
  inputs: { pilots: Pilots },
  clients,
  grants: {
    password: async ({ username, password }, { pilots }) => {
      const pilot = await pilots.withPassword(username, password);
      return pilot && { subject: pilot.id, scopes: pilot.scopes };
    },
    client_credentials: ({ client }) => ({ subject: client.id, scopes: ['tides:read', 'tides:write'] }),
    authorization_code: codes,
    refresh_token: refreshTokens,
  },
  accessToken: (grant) => {
    granted.push(grant);
    return isClosed ? undefined : `token-${granted.length}`;
  },
  expiresIn: 600,
  revoked: async (family) => void revoked.push(family),
});

const open = tokenEndpoint({
  name: 'open',
  grants: { password: ({ username, password, scopes }) => (password === 'open' ? { subject: username, scopes: scopes ?? [] } : null) },
  accessToken: ({ subject, scopes }) => [subject, ...scopes].join('.'),
  expiresIn: 60,
});

@Controller()
class Harbour {
  @Post('/token', tokens.route)
  token(@Depends(tokens) answer: TokenAnswer) {
    return answer;
  }

  @Post('/open', open.route)
  open(@Depends(open) answer: TokenAnswer) {
    return answer;
  }
}

@Module({ controllers: [Harbour], providers: [Pilots] })
class HarbourModule {}

const app = createApp(HarbourModule);
let t: TestApp;
beforeAll(async () => (t = await testApp(app)));
afterAll(() => t.close());
beforeEach(() => {
  revoked.length = 0;
  granted.length = 0;
  isClosed = false;
});

type Form = NonNullable<TestRequest['form']>;

interface Tokens {
  readonly access_token: string;
  readonly refresh_token: string;
  readonly scope: string;
}

async function ask(form: Form, headers: Record<string, string | readonly string[]> = {}, path = '/token') {
  const { status, headers: answered, text } = await t.client.post(path, { form, headers });
  return { status, text, headers: answered, json: () => JSON.parse(text) as Tokens };
}

const web = { client_id: 'web', client_secret: 's3cret' };
const password = { grant_type: 'password', username: 'maren', password: 'fog:horn' };
const basic = (id: string, secret: string) => `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;

async function login(form: Form = {}): Promise<Tokens> {
  return (await ask({ ...password, ...web, ...form })).json();
}

describe('a token endpoint', () => {
  it('answers with tokens that nobody stores', async () => {
    const { status, headers, text } = await ask({ ...password, ...web, scope: 'berths:read' });
    expect(status).toBe(200);
    expect(headers).toMatchObject({ 'cache-control': 'no-store', pragma: 'no-cache', 'content-type': 'application/json' });
    expect(JSON.parse(text)).toEqual({
      access_token: 'token-1',
      token_type: 'Bearer',
      expires_in: 600,
      refresh_token: expect.stringMatching(/^[\w-]{43}$/),
      scope: 'berths:read',
    });
    expect(granted).toEqual([
      {
        subject: 'maren',
        scopes: ['berths:read'],
        client: clients[0],
        grantType: 'password',
        family: expect.stringMatching(/^[\w-]{22}$/),
      },
    ]);
  });

  it('grants all that there is where nothing is asked for, and each once', async () => {
    expect((await login()).scope).toBe('berths:read berths:write');
    expect((await login({ scope: 'berths:write berths:read berths:write' })).scope).toBe('berths:write berths:read');
  });

  it('grants a client no more than it may have', async () => {
    const kiosk = { client_id: 'kiosk', client_secret: 'k' };
    expect((await ask({ ...password, ...kiosk })).text).toBe(
      '{"access_token":"token-1","token_type":"Bearer","expires_in":600,"scope":"berths:read"}',
    );
    expect((await ask({ ...password, ...kiosk, scope: 'berths:write' })).text).toContain('"invalid_scope"');
  });

  it('gives a client its own token, and none to refresh it with', async () => {
    const { text } = await ask({ grant_type: 'client_credentials' }, { authorization: basic('meter', 'm') });
    expect(text).toBe('{"access_token":"token-1","token_type":"Bearer","expires_in":600,"scope":"tides:read"}');
  });

  it('needs no clients, and then looks at none', async () => {
    const form = { ...password, password: 'open', scope: 'a b' };
    for (const authorization of ['', 'Basic Og==', 'Bearer x']) {
      const headers = { authorization };
      const { status, text } = await ask({ ...form, client_id: 'x', client_secret: 'y' }, headers, '/open');
      expect({ status, text }).toEqual({
        status: 200,
        text: '{"access_token":"maren.a.b","token_type":"Bearer","expires_in":60,"scope":"a b"}',
      });
    }
    expect((await ask({ ...password, username: 'maren' }, {}, '/open')).text).toContain('"invalid_grant"');
  });

  it('passes on what a grant throws that is no refusal of OAuth', async () => {
    const { status, headers, text } = await ask({ ...password, ...web, username: 'flooding' });
    expect([status, headers['retry-after'], text]).toEqual([429, '9', '{"detail":"Slowly"}']);
  });
});

describe('a token endpoint refuses', () => {
  it.each<[what: string, form: Form, error: string, description?: string]>([
    ['no grant type', { ...web }, 'invalid_request', 'grant_type is missing'],
    ['an empty grant type', { ...password, ...web, grant_type: '' }, 'invalid_request', 'grant_type is missing'],
    ['a repeated parameter', { ...password, ...web, username: ['maren', 'maren'] }, 'invalid_request', 'A parameter is repeated'],
    ['a repeated parameter that it does not know', { ...password, ...web, x: ['', ''] }, 'invalid_request', 'A parameter is repeated'],
    ['no user name', { ...password, ...web, username: undefined }, 'invalid_request', 'username is missing'],
    ['an empty password', { ...password, ...web, password: '' }, 'invalid_request', 'password is missing'],
    ['no refresh token', { ...web, grant_type: 'refresh_token' }, 'invalid_request', 'refresh_token is missing'],
    ['no code', { ...web, grant_type: 'authorization_code' }, 'invalid_request', 'code is missing'],
    ['a grant that there is not', { ...web, grant_type: 'device_code' }, 'unsupported_grant_type'],
    ['a grant of another case', { ...password, ...web, grant_type: 'Password' }, 'unsupported_grant_type'],
    ['a grant named like a property of Object', { ...web, grant_type: 'constructor' }, 'unsupported_grant_type'],
    ['a grant that is not for the client', { ...password, client_id: 'meter', client_secret: 'm' }, 'unauthorized_client'],
    [
      'client_credentials of a public client',
      { grant_type: 'client_credentials', client_id: 'app' },
      'unauthorized_client',
      'A public client cannot act for itself',
    ],
    ['a wrong password', { ...password, ...web, password: 'foghorn' }, 'invalid_grant', 'Incorrect username or password'],
    ['an unknown user', { ...password, ...web, username: 'nobody' }, 'invalid_grant', 'Incorrect username or password'],
    [
      'what the grant refuses, in clean letters',
      { ...password, ...web, username: 'locked' },
      'invalid_grant',
      'The account is ?locked? ? for S?ren?',
    ],
    [
      'a scope beyond the user',
      { ...password, ...web, scope: 'berths:read admin' },
      'invalid_scope',
      'The scope exceeds what can be granted',
    ],
    ['a scope with a quote', { ...password, ...web, scope: 'a"b' }, 'invalid_scope', 'The scope is malformed'],
    ['scopes with two spaces between', { ...password, ...web, scope: 'a  b' }, 'invalid_scope', 'The scope is malformed'],
    [
      'a refresh token that nobody gave',
      { ...web, grant_type: 'refresh_token', refresh_token: 'x' },
      'invalid_grant',
      'The refresh token is unknown, used or expired',
    ],
    ['a code that nobody gave', { ...web, grant_type: 'authorization_code', code: 'x' }, 'invalid_grant', 'The code is unknown or expired'],
  ])('%s', async (_, form, error, error_description = undefined) => {
    const { status, headers, text } = await ask(form);
    expect({ status, ...(JSON.parse(text) as object) }).toEqual({
      status: 400,
      error,
      ...(error_description !== undefined && { error_description }),
    });
    expect(headers).toMatchObject({ 'cache-control': 'no-store', pragma: 'no-cache' });
    expect(headers['www-authenticate']).toBeUndefined();
  });

  it('a form that says nothing', async () => {
    expect((await t.client.post('/open')).text).toBe('{"error":"invalid_request","error_description":"grant_type is missing"}');
  });

  it('other bodies, and other methods', async () => {
    expect((await t.client.post('/token', { json: { ...password, ...web } })).status).toBe(415);
    const multipart = '--x\r\ncontent-disposition: form-data; name="grant_type"\r\n\r\npassword\r\n--x--\r\n';
    const { status, headers } = await t.client.post('/token', {
      body: multipart,
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
    });
    expect([status, headers.accept]).toEqual([415, 'application/x-www-form-urlencoded']);
    const got = await t.client.get('/token?grant_type=password');
    expect([got.status, got.headers.allow]).toEqual([405, 'POST']);
  });

  it('whom there is no token for', async () => {
    isClosed = true;
    expect(await ask({ ...password, ...web })).toMatchObject({ status: 400, text: '{"error":"invalid_grant"}' });
  });
});

describe('a client', () => {
  const encoded = encodeURIComponent('a:b %+é').replaceAll('%20', '+');

  it.each<[string, Form, Record<string, string | readonly string[]>?]>([
    ['by the body', web, {}],
    ['by Basic', {}, { authorization: basic('web', 's3cret') }],
    ['by Basic, with its name in the body', { client_id: 'web' }, { authorization: basic('web', 's3cret') }],
    ['by Basic, form-urlencoded first', {}, { authorization: basic(encoded, encodeURIComponent('new sécret%+')) }],
    ['by either of two secrets', {}, { authorization: basic(encoded, 'old%3Asecret') }],
    ['that is public, by its name', { client_id: 'app' }, {}],
    ['that is public, by Basic without a secret', {}, { authorization: basic('app', '') }],
  ])('is known %s', async (_, form, headers = {}) => {
    expect(await ask({ ...password, ...form }, headers)).toMatchObject({ status: 200 });
  });

  it.each<[string, Form, Record<string, string | readonly string[]>?]>([
    ['no client', {}, {}],
    ['an unknown one', { client_id: 'nobody' }, {}],
    ['an unknown one with a secret', { client_id: 'nobody', client_secret: 's3cret' }, {}],
    ['a wrong secret', { client_id: 'web', client_secret: 's3cre' }, {}],
    ['no secret where there is one', { client_id: 'web' }, {}],
    ['a secret where there is none', { client_id: 'app', client_secret: 'x' }, {}],
    ['the digest for the secret', { client_id: 'web', client_secret: apiKeyDigest('s3cret') }, {}],
    ['a wrong secret by Basic', {}, { authorization: basic('web', 'x') }],
    ['an unknown one by Basic', {}, { authorization: basic('nobody', 's3cret') }],
    ['Basic with nothing', {}, { authorization: 'Basic Og==' }],
    ['Basic that is no base64', {}, { authorization: 'Basic ???' }],
    ['Basic with broken encoding', {}, { authorization: basic('%zz', 's3cret') }],
    ['another scheme', { client_id: 'app' }, { authorization: 'Bearer x' }],
    ['two headers', {}, { authorization: [basic('web', 's3cret'), basic('web', 's3cret')] }],
  ])('is not known: %s', async (_, form, headers = {}) => {
    const { status, text, headers: answered } = await ask({ ...password, ...form }, headers);
    expect({ status, text }).toEqual({
      status: 401,
      text: '{"error":"invalid_client","error_description":"Client authentication failed"}',
    });
    expect(answered).toMatchObject({ 'www-authenticate': 'Basic realm="token"', 'cache-control': 'no-store', pragma: 'no-cache' });
  });

  it.each<[string, Form]>([
    ['in two ways', web],
    ['in two ways, with a secret alone in the body', { client_secret: 's3cret' }],
    ['under two names', { client_id: 'app' }],
  ])('does not authenticate %s', async (_, form) => {
    const { status, text } = await ask({ ...password, ...form }, { authorization: basic('web', 's3cret') });
    expect([status, (JSON.parse(text) as { error: string }).error]).toEqual([400, 'invalid_request']);
  });
});

describe('a refresh token', () => {
  const refresh = (refresh_token: string, form: Form = {}) => ask({ grant_type: 'refresh_token', refresh_token, ...web, ...form });
  const refused = { status: 400, text: '{"error":"invalid_grant","error_description":"The refresh token is unknown, used or expired"}' };

  it('gives a new access token of the same family, and the next refresh token', async () => {
    const first = await login();
    const second = (await refresh(first.refresh_token)).json();
    const third = (await refresh(second.refresh_token)).json();
    expect(new Set([first, second, third].map((one) => one.refresh_token)).size).toBe(3);
    expect(third.scope).toBe('berths:read berths:write');
    expect(new Set(granted.map(({ family }) => family)).size).toBe(1);
    expect(granted.map(({ grantType }) => grantType)).toEqual(['password', 'refresh_token', 'refresh_token']);
  });

  it('that comes a second time revokes its family', async () => {
    const [first, other] = [await login(), await login()];
    const second = (await refresh(first.refresh_token)).json();
    expect(await refresh(first.refresh_token)).toMatchObject(refused);
    expect(revoked).toEqual([granted[0]?.family]);
    expect(await refresh(second.refresh_token)).toMatchObject(refused);
    expect(await refresh(other.refresh_token)).toMatchObject({ status: 200 });
  });

  it('that comes a second time revokes its family whatever it asks for, and no token is made for it', async () => {
    const { refresh_token } = await login();
    const second = (await refresh(refresh_token)).json();
    const made = granted.length;
    expect(await refresh(refresh_token, { scope: 'everything' })).toMatchObject(refused);
    expect([revoked, granted.length]).toEqual([[granted[0]?.family], made]);
    expect(await refresh(second.refresh_token)).toMatchObject(refused);
  });

  it('that comes twice at once is given one answer at most', async () => {
    const { refresh_token } = await login();
    const both = await Promise.all([refresh(refresh_token), refresh(refresh_token)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 400]);
    const [winner] = both.filter(({ status }) => status === 200);
    expect(await refresh(winner?.json().refresh_token ?? '')).toMatchObject(refused);
  });

  it('gives less if less is asked for, and what there was the next time', async () => {
    const { refresh_token } = await login();
    const less = (await refresh(refresh_token, { scope: 'berths:read' })).json();
    expect(less.scope).toBe('berths:read');
    expect((await refresh(less.refresh_token)).json().scope).toBe('berths:read berths:write');
  });

  it('gives no more than the login did, and is not used up by asking', async () => {
    const { refresh_token } = await login({ scope: 'berths:read' });
    for (const scope of ['berths:write', 'berths:read berths:write'])
      expect(await refresh(refresh_token, { scope })).toMatchObject({ status: 400, text: expect.stringContaining('"invalid_scope"') });
    expect(await refresh(refresh_token)).toMatchObject({ status: 200 });
  });

  it('is for its own client', async () => {
    const { refresh_token } = await login();
    expect(await refresh(refresh_token, { client_id: 'app', client_secret: undefined })).toMatchObject(refused);
    expect(await refresh(refresh_token)).toMatchObject({ status: 200 });
  });

  it('is not used up where there is nobody to make a token for', async () => {
    const { refresh_token } = await login();
    isClosed = true;
    expect(await refresh(refresh_token)).toMatchObject({ status: 400, text: '{"error":"invalid_grant"}' });
    isClosed = false;
    expect(await refresh(refresh_token)).toMatchObject({ status: 200 });
  });

  it('lasts no longer than it was to', async () => {
    const { refresh_token } = await login();
    const stored = refreshTokens.find(apiKeyDigest(refresh_token));
    expect(stored?.expiresAt).toBeGreaterThan(Date.now() + 29 * 86_400_000);
    const next = (await refresh(refresh_token)).json();
    expect(refreshTokens.find(apiKeyDigest(next.refresh_token))?.expiresAt).toBe(stored?.expiresAt);
    refreshTokens.add({ ...(stored as StoredRefreshToken), digest: apiKeyDigest('late'), expiresAt: Date.now() - 1 });
    expect(await refresh('late')).toMatchObject(refused);
  });

  it('is not for a client that may not refresh', async () => {
    expect((await ask({ ...password, client_id: 'kiosk', client_secret: 'k' })).text).not.toContain('refresh_token');
  });
});

describe('an authorization code', () => {
  const verifier = pkceVerifier();
  const redirect_uri = 'https://pilot.example/back';
  const grant: CodeGrant = {
    ...{ clientId: 'app', redirectUri: redirect_uri, subject: 'maren', scopes: ['berths:read'] },
    codeChallenge: pkceChallenge(verifier),
  };
  const redeem = (code: string, form: Form = {}) =>
    ask({ grant_type: 'authorization_code', code, redirect_uri, code_verifier: verifier, client_id: 'app', ...form });

  it('gives tokens, once', async () => {
    const code = await newAuthorizationCode(codes, grant);
    const given = (await redeem(code)).json();
    expect(given).toMatchObject({ access_token: 'token-1', scope: 'berths:read', refresh_token: expect.any(String) });
    expect(await redeem(code)).toMatchObject({ status: 400, text: expect.stringContaining('"invalid_grant"') });
    expect(revoked).toEqual([granted[0]?.family]);
    const { status } = await ask({ grant_type: 'refresh_token', refresh_token: given.refresh_token, client_id: 'app' });
    expect(status).toBe(400);
  });

  it('gives tokens once where it comes twice at once', async () => {
    const code = await newAuthorizationCode(codes, grant);
    const both = await Promise.all([redeem(code), redeem(code)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 400]);
  });

  it.each<[string, Form, Partial<CodeGrant>?]>([
    ['another verifier', { code_verifier: pkceVerifier() }, {}],
    ['no verifier', { code_verifier: undefined }, {}],
    ['the challenge for the verifier', { code_verifier: grant.codeChallenge }, {}],
    ['a short verifier', { code_verifier: 'short' }, {}],
    ['a verifier where no challenge was', { client_id: 'web', client_secret: 's3cret' }, { clientId: 'web', codeChallenge: undefined }],
    ['no challenge of a public client', { code_verifier: undefined }, { codeChallenge: undefined }],
    ['another client', { ...web }, {}],
    ['another redirect_uri', { redirect_uri: `${redirect_uri}/` }, {}],
    ['no redirect_uri', { redirect_uri: undefined }, {}],
    ['a redirect_uri where none was', {}, { redirectUri: undefined }],
  ])('is refused with %s, and not used up', async (_, form, other = {}) => {
    const code = await newAuthorizationCode(codes, { ...grant, ...other });
    const { status, text } = await redeem(code, form);
    expect([status, (JSON.parse(text) as { error: string }).error]).toEqual([400, 'invalid_grant']);
    expect(revoked).toEqual([]);
    if (Object.keys(other).length === 0) expect((await redeem(code)).status).toBe(200);
  });

  it('does not outlast its minute', async () => {
    codes.add({ ...grant, digest: apiKeyDigest('late'), expiresAt: Date.now() - 1 });
    expect(await redeem('late')).toMatchObject({ status: 400, text: expect.stringContaining('"invalid_grant"') });
    const code = await newAuthorizationCode(codes, grant);
    const { expiresAt = 0 } = codes.find(apiKeyDigest(code)) ?? {};
    expect(Math.abs(expiresAt - Date.now() - 60_000)).toBeLessThan(5000);
  });

  it('needs no verifier of a client with a secret, without a challenge', async () => {
    const code = await newAuthorizationCode(codes, { ...grant, clientId: 'web', codeChallenge: undefined });
    expect(await redeem(code, { ...web, code_verifier: undefined })).toMatchObject({ status: 200 });
  });

  it('gives what was agreed to, whatever is asked for', async () => {
    const code = await newAuthorizationCode(codes, grant);
    expect((await redeem(code, { scope: 'berths:write' })).json().scope).toBe('berths:read');
  });

  it.each([0, 601, Number.NaN])('does not last %p seconds', async (lifetime) => {
    await expect(newAuthorizationCode(codes, grant, lifetime)).rejects.toThrow(RangeError);
  });

  it('takes no challenge of another method', async () => {
    await expect(newAuthorizationCode(codes, { ...grant, codeChallenge: verifier.slice(0, 20) })).rejects.toThrow(RangeError);
  });
});

describe('the options of a token endpoint', () => {
  const accessToken = () => 'x';
  const grants = { password: () => undefined };

  it.each<[string, object]>([
    ['no grant', { grants: {} }],
    ['nothing to refresh', { grants: { refresh_token: refreshTokens } }],
    ['a grant that there is not', { grants: { ...grants, device: () => undefined } }],
    ['codes without clients', { grants: { authorization_code: codes } }],
    ['client_credentials without clients', { grants: { client_credentials: () => undefined } }],
    ['no lifetime', { grants, expiresIn: undefined }],
    ['a lifetime of 0', { grants, expiresIn: 0 }],
    ['a refresh lifetime of a half', { grants, refreshExpiresIn: 0.5 }],
  ])('are refused: %s', (_, options) => {
    const make = () => tokenEndpoint({ expiresIn: 60, accessToken, grants, ...options } as never);
    expect(make).toThrow(expect.objectContaining({ code: 'OPTION_INVALID' }));
  });

  it('have a realm that a header can hold', () => {
    expect(() => tokenEndpoint({ expiresIn: 60, accessToken, grants, realm: 'Ö' })).toThrow(
      expect.objectContaining({ code: 'SCHEME_CHALLENGE_INVALID' }),
    );
  });
});
