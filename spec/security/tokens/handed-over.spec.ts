import {
  anyOf,
  apiKeyAuth,
  apiKeyCookie,
  apiKeyHeader,
  Controller,
  createApp,
  dependency,
  Depends,
  Get,
  header,
  jwtBearer,
  Module,
  SecurityScheme,
  sessionAuth,
  sessions,
  type JwtBearerOptions,
} from 'tenon';
import { apiKeyDigest, signJwt } from 'tenon/security';
import { override, testApp, type TestApp } from 'tenon/testing';
import { asked, guarded, invalid } from './support/guarded.js';

const secret = 'a-secret-of-forty-characters-for-signing';
const plain = { algorithms: ['HS256'], keys: secret } as const;
const signed = (): Promise<string> =>
  signJwt({ sub: 'ines', scope: 'orders:read orders:write' }, { key: secret, algorithm: 'HS256', expiresIn: 60 });
const sent = { sent: header('X-Token', { type: String, optional: true, includeInSchema: false }) };
const definition = { type: 'apiKey', in: 'header', name: 'X-Token' } as const;
const facts = { schemeName: 'Own', definition, challenge: 'Own' };
type Sent = { readonly sent: string | undefined };

/** A scheme of somebody's own that hands over whatever its function makes of the header. */
const own = (call: (given: Sent) => unknown): SecurityScheme<string> => new SecurityScheme(facts, sent, call);
const whoOf = (text: string): unknown => (JSON.parse(text) as { readonly who: { readonly subject: unknown } }).who.subject;

describe('a token that a scheme of your own hands over', () => {
  const rows: readonly (readonly [string, (given: Sent) => unknown])[] = [
    ['at once', ({ sent }) => sent],
    ['later', async ({ sent }: Sent) => Promise.resolve(sent)],
  ];
  it.each(rows)('%s is checked, once in a request', async (_, call) => {
    const scheme = jwtBearer({ ...plain, scheme: own(call) });
    await using t = await guarded(scheme);
    const right = await asked(t, '/me', { 'x-token': await signed() });
    expect([right.status, whoOf(right.text)]).toEqual([200, 'ines']);
    expect((await asked(t, '/both', { 'x-token': await signed() })).text).toBe('{"same":true}');
    expect(await asked(t, '/me', { 'x-token': 'x.y.z' })).toEqual(invalid);
    expect((await asked(t, '/me')).status).toBe(401);
  });

  it.each<[string, (given: Sent) => unknown]>([
    ['an object', ({ sent }) => ({ token: sent })],
    ['somebody', () => ({ subject: 'admin', scopes: ['orders:read', 'orders:write'] })],
    ['a promise of an object', async () => Promise.resolve({ subject: 'admin', scopes: [] })],
    ['null', () => null],
    ['true', () => true],
    ['a symbol', () => Symbol('malformed')],
  ])('is none where it is %s: nobody gets in', async (_, call) => {
    await using t = await guarded(jwtBearer({ ...plain, scheme: own(call) }));
    for (const path of ['/me', '/orders']) expect(await asked(t, path, { 'x-token': await signed() })).toMatchObject({ status: 500 });
    expect(String(t.errors[0])).toMatch(/Own hands over an? .* \[TOKEN_OPTION\]/);
  });

  it('is documented once, with the scopes that are asked for', async () => {
    await using t = await guarded(jwtBearer({ ...plain, scheme: apiKeyHeader('X-Token') }));
    const { paths, components } = (await t.client.get('/openapi.json')).json() as {
      readonly paths: Readonly<Record<string, { readonly get: { readonly security: unknown } }>>;
      readonly components: { readonly securitySchemes: unknown };
    };
    expect(paths['/orders']?.get.security).toEqual([{ APIKeyHeader: ['orders:read', 'orders:write'] }]);
    expect(components.securitySchemes).toEqual({ APIKeyHeader: definition });
  });
});

describe('a scheme that hands over the token', () => {
  const pass = apiKeyHeader('X-Token');
  const member = jwtBearer({ ...plain, scheme: pass });

  it('may be replaced in a test, and what it then hands over is checked', async () => {
    const app = (await guarded(member)).app;
    const token = await signed();
    const with_ = (handed: string): Promise<TestApp> => testApp(app, { override: [override(pass).with(() => handed)] });
    await using right = await with_(token);
    expect((await asked(right, '/me')).status).toBe(200);
    await using wrong = await with_('x.y.z');
    expect(await asked(wrong, '/me')).toEqual(invalid);
  });

  it('may refuse without ending the request where another scheme will do', async () => {
    const key = apiKeyAuth({ in: 'header', name: 'X-Key', keys: [{ digest: apiKeyDigest('right'), name: 'till' }] });

    @Controller()
    class Routes {
      @Get('/me')
      me(@Depends(anyOf(member, key)) who: unknown) {
        return { who };
      }
    }

    @Module({ controllers: [Routes] })
    class Orders {}

    await using t = await testApp(createApp(Orders));
    expect((await asked(t, '/me', { 'x-key': 'right' })).status).toBe(200);
    expect(whoOf((await asked(t, '/me', { 'x-token': await signed() })).text)).toBe('ines');
    expect((await asked(t, '/me', { 'x-token': 'x.y.z' })).status).toBe(401);
    expect((await asked(t, '/me')).status).toBe(401);
  });
});

describe('a token is not handed over by', () => {
  const bearer = (options: Partial<JwtBearerOptions>) => () => jwtBearer({ ...plain, ...options });
  const keys = [{ digest: apiKeyDigest('right') }];

  it.each<[string, () => unknown, RegExp]>([
    ['a scheme that checks keys', () => apiKeyAuth({ in: 'header', name: 'X-Key', keys }), /apiKeyAuth checks what is sent itself/],
    [
      'a scheme that checks sessions',
      () => sessionAuth({ session: sessions<{ id: string }>({ keys: [secret] }), principal: ({ id }) => id }),
      /sessionAuth checks/,
    ],
    ['a scheme that checks tokens', () => jwtBearer({ ...plain, scheme: apiKeyCookie('session') }), /APIKeyCookie checks/],
    ['what is no scheme', () => dependency(sent, ({ sent }) => sent), /no scheme/],
  ])('%s', (_, scheme, says) => {
    expect(bearer({ scheme: scheme() as never })).toThrow(expect.objectContaining({ code: 'TOKEN_OPTION' }) as Error);
    expect(bearer({ scheme: scheme() as never })).toThrow(says);
  });

  it('a scheme with another name in the document', () => {
    const scheme = apiKeyCookie('session', { schemeName: 'Session', description: 'Of a browser.' });
    expect(bearer({ scheme, schemeName: 'Member' })).toThrow(/give schemeName and description to Session/);
    expect(bearer({ scheme, description: 'Of a member.' })).toThrow(/Session is called or described otherwise/);
    expect(bearer({ scheme, schemeName: 'Session', description: 'Of a browser.' })).not.toThrow();
  });
});
