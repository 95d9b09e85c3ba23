import { apiKeyAuth, Controller, createApp, Depends, Get, Injectable, Module, type SecurityScheme } from 'tenon';
import { apiKeyDigest, newApiKey } from 'tenon/security';
import { testApp, type TestApp } from 'tenon/testing';

const { key, digest } = newApiKey({ prefix: 'mill_' });
const other = newApiKey();

@Injectable()
class Millers {
  readonly seen: string[] = [];

  async ofKey(given: string): Promise<{ id: number } | undefined> {
    this.seen.push(given);
    return given === digest ? { id: 7 } : undefined;
  }
}

const inHeader = apiKeyAuth({
  ...{ in: 'header', name: 'X-API-Key', realm: 'mill', schemeName: 'InHeader', description: 'Of a miller.' },
  inputs: { millers: Millers },
  verify: (given, { millers }) => millers.ofKey(given),
});
const keys = [
  { digest: other.digest, name: 'other' },
  { digest, name: 'miller' },
] as const;
const inQuery = apiKeyAuth({ in: 'query', name: 'key', schemeName: 'InQuery', keys });
const inCookie = apiKeyAuth({ in: 'cookie', name: 'mill-key', schemeName: 'InCookie', keys });
const optional = apiKeyAuth({ in: 'header', name: 'X-API-Key', schemeName: 'Optional', keys, autoError: false });

@Controller()
class Mill {
  @Get('/header')
  header(@Depends(inHeader) miller: { id: number }) {
    return miller;
  }

  @Get('/query')
  query(@Depends(inQuery) miller: { name: string }) {
    return miller.name;
  }

  @Get('/cookie')
  cookie(@Depends(inCookie) miller: { name: string }) {
    return miller.name;
  }

  @Get('/optional')
  optional(@Depends(optional) miller: { name: string } | undefined) {
    return miller?.name ?? null;
  }
}

@Module({ controllers: [Mill], providers: [Millers] })
class MillModule {}

const app = createApp(MillModule);
let t: TestApp;
beforeAll(async () => (t = await testApp(app)));
afterAll(() => t.close());

async function answer(path: string, headers: Record<string, string | readonly string[]> = {}) {
  const response = await t.client.get(path, { headers });
  return { status: response.status, challenge: response.headers['www-authenticate'], text: response.text };
}

type Row = [what: string, path: string, headers?: Record<string, string | readonly string[]>];
const last = key.at(-1) === 'A' ? 'B' : 'A';
const near = key.slice(0, -1) + last;

const absent: Row[] = [
  ['no header', '/header'],
  ['an empty header', '/header', { 'x-api-key': '' }],
  ['the key in the query', `/header?X-API-Key=${key}`],
  ['no parameter', '/query'],
  ['an empty parameter', '/query?key='],
  ['a parameter of another name', `/query?Key=${key}`],
  ['no cookie', '/cookie'],
  ['an empty cookie', '/cookie', { cookie: 'mill-key=' }],
  ['a cookie of another name', '/cookie', { cookie: `Mill-Key=${key}; mill=${key}; ${key}` }],
];

const wrong: Row[] = [
  ['an unknown key', '/header', { 'x-api-key': 'swordfish' }],
  ['a key with another end', '/header', { 'x-api-key': near }],
  ['a longer key', '/header', { 'x-api-key': `${key}A` }],
  ['the digest of the key', '/header', { 'x-api-key': digest }],
  ['two different headers, the first right', '/header', { 'x-api-key': [key, 'x'] }],
  ['two different headers, the last right', '/header', { 'x-api-key': ['x', key] }],
  ['two equal headers', '/header', { 'x-api-key': [key, key] }],
  ['two headers, one empty', '/header', { 'x-api-key': ['', key] }],
  ['keys in a list', '/header', { 'x-api-key': `${key}, ${key}` }],
  ['an unknown parameter', '/query?key=swordfish'],
  ['the digest as a parameter', `/query?key=${digest}`],
  ['two parameters', `/query?key=${key}&key=${key}`],
  ['two parameters, one empty', `/query?key=&key=${key}`],
  ['an unknown cookie', '/cookie', { cookie: 'mill-key=swordfish' }],
  ['two cookies', '/cookie', { cookie: `mill-key=${key}; mill-key=${key}` }],
  ['two cookies in two lines', '/cookie', { cookie: [`mill-key=${key}`, 'mill-key=x'] }],
];

const challenges: Readonly<Record<string, string>> = {
  header: 'ApiKey realm="mill", in="header", name="X-API-Key"',
  query: 'ApiKey realm="api", in="query", name="key"',
  cookie: 'ApiKey realm="api", in="cookie", name="mill-key"',
};
const challengeOf = (path: string) => challenges[path.split(/[/?]/)[1] ?? ''];

describe('an API key that is verified', () => {
  it.each<Row>(absent)('refuses %s as no key: %s', async (_, path, headers = {}) => {
    expect(await answer(path, headers)).toEqual({ status: 401, challenge: challengeOf(path), text: '{"detail":"Not authenticated"}' });
  });

  it.each<Row>(wrong)('refuses %s as a wrong key', async (_, path, headers = {}) => {
    expect(await answer(path, headers)).toEqual({ status: 401, challenge: challengeOf(path), text: '{"detail":"Invalid credentials"}' });
  });

  it.each<[string, string, string, Record<string, string>?]>([
    ['in a header', '/header', '{"id":7}', { 'x-api-key': key }],
    ['in the query', `/query?key=${key}`, '"miller"'],
    ['in a cookie', '/cookie', '"miller"', { cookie: `a=b; mill-key=${key}` }],
    ['in a cookie with quotes', '/cookie', '"miller"', { cookie: `mill-key="${key}"` }],
    ['of another entry', `/query?key=${other.key}`, '"other"'],
  ])('is known %s', async (_, path, text, headers = {}) => {
    expect(await answer(path, headers)).toEqual({ status: 200, challenge: undefined, text });
  });

  it('hands on its digest, never itself, and nothing where it was not sent properly', async () => {
    const { seen } = t.app.get(Millers);
    seen.length = 0;
    await answer('/header', { 'x-api-key': key });
    await answer('/header', { 'x-api-key': 'swordfish' });
    await answer('/header', { 'x-api-key': [key, key] });
    await answer('/header');
    expect(seen).toEqual([digest, apiKeyDigest('swordfish')]);
  });

  it('may be absent, and not wrong, where it is optional', async () => {
    expect(await answer('/optional')).toMatchObject({ status: 200, text: 'null' });
    expect(await answer('/optional', { 'x-api-key': key })).toMatchObject({ status: 200, text: '"miller"' });
    expect(await answer('/optional', { 'x-api-key': near })).toMatchObject({ status: 401, text: '{"detail":"Invalid credentials"}' });
  });
});

describe('a scheme of API keys', () => {
  it('is documented, and nothing else of what it reads is', async () => {
    const { components, paths } = await app.openapi();
    expect(components?.securitySchemes).toMatchObject({
      InHeader: { type: 'apiKey', in: 'header', name: 'X-API-Key', description: 'Of a miller.' },
      InQuery: { type: 'apiKey', in: 'query', name: 'key' },
      InCookie: { type: 'apiKey', in: 'cookie', name: 'mill-key' },
    });
    for (const path of ['/header', '/query', '/cookie']) {
      const operation = paths?.[path]?.get;
      expect(operation?.parameters).toBeUndefined();
      expect(Object.keys(operation?.responses ?? {})).toEqual(['200', '401']);
    }
  });

  it.each([
    ['header', 'x key'],
    ['header', ''],
    ['cookie', 'a;b'],
    ['cookie', 'a=b'],
    ['query', ''],
    ['query', 'a"b'],
  ] as const)('reads no %s named %j', (place, name) => {
    expect(() => apiKeyAuth({ in: place, name, keys })).toThrow(expect.objectContaining({ code: 'SCHEME_INPUT_INVALID' }));
  });

  it('takes digests, and shows no key that stands in the place of one', () => {
    const wrongKeys = [...keys, { digest: key, name: 'plain' }];
    const make = () => apiKeyAuth({ in: 'header', name: 'X-API-Key', keys: wrongKeys });
    expect(make).toThrow(expect.objectContaining({ code: 'OPTION_INVALID', message: expect.stringContaining('keys[2].digest') }));
    expect(make).not.toThrow(key);
  });

  it('is worth the entry, or what verify gives', () => {
    const entry: SecurityScheme<{ readonly digest: string; readonly name: string }> = inQuery;
    const found: SecurityScheme<{ id: number }> = inHeader;
    const perhaps: SecurityScheme<{ readonly name: string } | undefined> = optional;
    // @ts-expect-error: nobody may be there
    const always: SecurityScheme<{ readonly name: string }> = optional;
    expect([entry, found, perhaps, always]).toHaveLength(4);
  });
});
