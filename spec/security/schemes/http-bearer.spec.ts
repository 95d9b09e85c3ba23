import { Controller, createApp, dependency, Depends, Get, HttpException, httpBearer, Injectable, Module, Post } from 'tenon';
import type { HttpAuthorizationCredentials } from 'tenon';
import { override, testApp, type TestApp } from 'tenon/testing';

const pass = httpBearer();
const guestPass = httpBearer({ schemeName: 'GuestPass', autoError: false });

@Injectable()
class Crew {
  ofToken(token: string): string {
    if (token !== 'anchor-7') throw new HttpException(403, 'Not of this crew');
    return 'Maren';
  }
}

const sailor = dependency({ pass, crew: Crew }, ({ pass: { credentials }, crew }) => crew.ofToken(credentials));

@Controller()
class Harbour {
  @Get('/berths')
  berths(@Depends(pass) given: HttpAuthorizationCredentials) {
    return given;
  }

  @Get('/weather')
  weather(@Depends(guestPass) given: HttpAuthorizationCredentials | undefined) {
    return { given: given ?? null };
  }

  @Get('/sailor')
  sailor(@Depends(sailor) name: string, @Depends(pass) { scheme }: HttpAuthorizationCredentials) {
    return { name, scheme };
  }

  @Post('/logs', { use: [pass] })
  log() {
    return 'written';
  }
}

@Module({ controllers: [Harbour], providers: [Crew] })
class HarbourModule {}

const app = createApp(HarbourModule);
let t: TestApp;
beforeAll(async () => (t = await testApp(app)));
afterAll(() => t.close());

/** Everything that an answer says of the credentials. */
async function answer(path: string, authorization?: string | readonly string[], method = 'GET') {
  const { status, headers, text } = await t.client.request(method, path, { headers: authorization === undefined ? {} : { authorization } });
  return { status, challenge: headers['www-authenticate'], text };
}

const refused = { status: 401, challenge: 'Bearer', text: '{"detail":"Not authenticated"}' };

const none: readonly (readonly [what: string, authorization: string | readonly string[] | undefined])[] = [
  ['no header', undefined],
  ['an empty header', ''],
  ['the word alone', 'Bearer'],
  ['the word and spaces', 'Bearer   '],
  ['a tab in place of the space', 'Bearer\tanchor-7'],
  ['another scheme', 'Basic anchor-7'],
  ['a longer word', 'Bearers anchor-7'],
  ['a token without the word', 'anchor-7'],
  ['another scheme in the first of two lines', ['Basic YTpi', 'Bearer anchor-7']],
];

describe('HTTP Bearer', () => {
  it.each(none)('%s is not authenticated', async (_, authorization) => {
    expect(await answer('/berths', authorization)).toEqual(refused);
  });

  it.each(none)('that is optional takes %s for nobody', async (_, authorization) => {
    expect(await answer('/weather', authorization)).toEqual({ status: 200, challenge: undefined, text: '{"given":null}' });
  });

  it.each<[string, string | readonly string[], HttpAuthorizationCredentials]>([
    ['as it came', 'Bearer anchor-7', { scheme: 'Bearer', credentials: 'anchor-7' }],
    ['with the word as it was written', 'bEARER anchor-7', { scheme: 'bEARER', credentials: 'anchor-7' }],
    ['without the spaces around', 'Bearer    anchor-7', { scheme: 'Bearer', credentials: 'anchor-7' }],
    ['whole', 'Bearer one two, three', { scheme: 'Bearer', credentials: 'one two, three' }],
    ['of the first of two lines', ['Bearer anchor-7', 'Bearer keel-1'], { scheme: 'Bearer', credentials: 'anchor-7' }],
  ])('hands the token over %s', async (_, authorization, given) => {
    expect(await answer('/berths', authorization)).toEqual({ status: 200, challenge: undefined, text: JSON.stringify(given) });
  });

  it('is an input of another dependency, beside a provider', async () => {
    expect(await answer('/sailor', 'Bearer anchor-7')).toMatchObject({ status: 200, text: '{"name":"Maren","scheme":"Bearer"}' });
    expect(await answer('/sailor', 'Bearer keel-1')).toMatchObject({ status: 403, text: '{"detail":"Not of this crew"}' });
    expect(await answer('/sailor')).toEqual(refused);
  });

  it('is a guard', async () => {
    expect(await answer('/logs', undefined, 'POST')).toEqual(refused);
    expect((await answer('/logs', 'Bearer any', 'POST')).status).toBe(200);
  });

  it('can be replaced in a test, by itself', async () => {
    const fake = await testApp(app, { override: [override(pass).with(() => ({ scheme: 'Bearer', credentials: 'anchor-7' }))] });
    try {
      expect((await fake.client.get('/sailor')).json()).toEqual({ name: 'Maren', scheme: 'Bearer' });
      expect((await fake.client.post('/logs')).status).toBe(200);
    } finally {
      await fake.close();
    }
  });
});

describe('the definition of HTTP Bearer', () => {
  it('is what OpenAPI calls it', () => {
    expect(pass).toMatchObject({ schemeName: 'HTTPBearer', challenge: 'Bearer' });
    expect(pass.definition).toEqual({ type: 'http', scheme: 'bearer' });
  });

  it('holds what was said of it', () => {
    const described = httpBearer({ schemeName: 'Pilot', bearerFormat: 'JWT', description: 'Printed by the office.', autoError: false });
    expect(described).toMatchObject({ schemeName: 'Pilot', name: 'Pilot', challenge: undefined });
    expect(described.definition).toEqual({ type: 'http', description: 'Printed by the office.', scheme: 'bearer', bearerFormat: 'JWT' });
  });
});
