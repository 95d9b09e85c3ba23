import { apiKeyHeader, Controller, createApp, Delete, dependency, Depends, Get, Int, Module, Query } from 'tenon';
import { override, testApp, type TestApp } from 'tenon/testing';

const key = apiKeyHeader('X-Vault-Key');
const optionalKey = apiKeyHeader('x-grower', { schemeName: 'GrowerKey', autoError: false });
const grower = dependency({ key: optionalKey }, ({ key: given }) => (given === undefined ? 'nobody' : given.toUpperCase()));
const wiped: string[] = [];

@Controller('/seeds')
class Seeds {
  @Get()
  list(@Depends(key) given: string) {
    return { given };
  }

  @Get('/optional')
  optional(@Depends(optionalKey) given: string | undefined) {
    return { given: given ?? null };
  }

  @Get('/growers')
  growers(@Depends(grower) who: string) {
    return { who };
  }

  @Delete('/:seed', { use: [key] })
  wipe(@Query({ type: Int }) shelf: number) {
    wiped.push(String(shelf));
    return { shelf };
  }
}

@Module({ controllers: [Seeds] })
class SeedBank {}

let t: TestApp;
beforeAll(async () => (t = await testApp(createApp(SeedBank))));
afterAll(() => t.close());

type Headers = Readonly<Record<string, string | readonly string[]>>;

/** Everything that a refusal says. */
async function refusalOf(path: string, headers: Headers = {}, method = 'GET') {
  const { status, headers: got, text } = await t.client.request(method, path, { headers });
  return { status, challenge: got['www-authenticate'], text };
}

const refused = { status: 401, challenge: 'APIKey', text: '{"detail":"Not authenticated"}' };

describe('an API key in a header', () => {
  it.each<[string, Headers]>([
    ['absent', {}],
    ['empty', { 'x-vault-key': '' }],
    ['of spaces', { 'x-vault-key': '   ' }],
    ['empty in the first of two lines', { 'x-vault-key': ['', 'yew'] }],
    ['in a header of another name', { 'x-vault_key': 'juniper', authorization: 'juniper' }],
  ])('%s is not authenticated', async (_, headers) => {
    expect(await refusalOf('/seeds', headers)).toEqual(refused);
  });

  it.each<[string, Headers, string]>([
    ['as it came', { 'x-vault-key': 'juniper' }, 'juniper'],
    ['whatever the case of the name', { 'X-VAULT-KEY': 'Juniper' }, 'Juniper'],
    ['with what stands inside', { 'x-vault-key': 'APIKey juniper; yew, oak' }, 'APIKey juniper; yew, oak'],
    ['of the first of two lines', { 'x-vault-key': ['juniper', 'yew'] }, 'juniper'],
    ['even if it says nothing', { 'x-vault-key': '0' }, '0'],
  ])('is handed over %s', async (_, headers, given) => {
    const response = await t.client.get('/seeds', { headers });
    expect([response.status, response.json()]).toEqual([200, { given }]);
  });

  it('has nothing to do with a query or a cookie of its name', async () => {
    expect(await refusalOf('/seeds?x-vault-key=juniper', { cookie: 'x-vault-key=juniper' })).toEqual(refused);
  });

  it.each<[string, Headers, string | null]>([
    ['absent', {}, null],
    ['empty', { 'x-grower': '' }, null],
    ['sent', { 'x-grower': 'oat-11' }, 'oat-11'],
  ])('that is optional may be %s', async (_, headers, given) => {
    const response = await t.client.get('/seeds/optional', { headers });
    expect([response.status, response.json()]).toEqual([200, { given }]);
  });

  it('is an input of another dependency', async () => {
    expect((await t.client.get('/seeds/growers', { headers: { 'x-grower': 'oat' } })).json()).toEqual({ who: 'OAT' });
    expect((await t.client.get('/seeds/growers')).json()).toEqual({ who: 'nobody' });
  });

  it('as a guard refuses before anything else is judged', async () => {
    expect(await refusalOf('/seeds/oak?shelf=x', {}, 'DELETE')).toEqual(refused);
    expect((await refusalOf('/seeds/oak?shelf=x', { 'x-vault-key': 'juniper' }, 'DELETE')).status).toBe(422);
    expect(wiped).toEqual([]);
    expect((await refusalOf('/seeds/oak?shelf=7', { 'x-vault-key': 'juniper' }, 'DELETE')).status).toBe(200);
    expect(wiped).toEqual(['7']);
  });

  it('can be replaced in a test, by itself', async () => {
    const fake = await testApp(createApp(SeedBank), { override: [override(key).with(() => 'from the test')] });
    try {
      expect((await fake.client.get('/seeds')).json()).toEqual({ given: 'from the test' });
      expect((await fake.client.get('/seeds/optional')).json()).toEqual({ given: null });
    } finally {
      await fake.close();
    }
  });
});

describe('the definition of an API key in a header', () => {
  it('is what OpenAPI calls it', () => {
    expect(key).toMatchObject({ schemeName: 'APIKeyHeader', challenge: 'APIKey' });
    expect(key.definition).toEqual({ type: 'apiKey', in: 'header', name: 'X-Vault-Key' });
  });

  it('holds what was said of it', () => {
    const described = apiKeyHeader('x-vault', { schemeName: 'Vault', description: 'Engraved on the key.', autoError: false });
    expect(described).toMatchObject({ schemeName: 'Vault', name: 'Vault', challenge: undefined });
    expect(described.definition).toEqual({ type: 'apiKey', description: 'Engraved on the key.', in: 'header', name: 'x-vault' });
  });
});
