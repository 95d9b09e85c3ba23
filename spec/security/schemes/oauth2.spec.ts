import { oauth2, oauth2AuthorizationCode, oauth2ClientCredentials, oauth2PasswordBearer, openIdConnect } from 'tenon';
import { doors, opened, refused, type Doors, type Headers } from './support/doors.js';

const tokenUrl = 'https://id.example/token';
const authorizationUrl = 'https://id.example/authorize';
const openIdConnectUrl = 'https://id.example/.well-known/openid-configuration';
const named = (schemeName: string) => ({ schemeName, autoError: false });

let house: Doors;
beforeAll(async () => {
  house = await doors({
    password: oauth2PasswordBearer({ tokenUrl }),
    code: oauth2AuthorizationCode({ tokenUrl, authorizationUrl }),
    machine: oauth2ClientCredentials({ tokenUrl }),
    maybePassword: oauth2PasswordBearer({ tokenUrl, ...named('MaybePassword') }),
    maybeCode: oauth2AuthorizationCode({ tokenUrl, authorizationUrl, ...named('MaybeCode') }),
    maybeMachine: oauth2ClientCredentials({ tokenUrl, ...named('MaybeMachine') }),
    flows: oauth2({ flows: { implicit: { authorizationUrl } } }),
    connect: openIdConnect({ openIdConnectUrl }),
    maybeFlows: oauth2(named('MaybeFlows')),
    maybeConnect: openIdConnect({ openIdConnectUrl, ...named('MaybeConnect') }),
  });
});
afterAll(() => house.close());

const tokens = ['password', 'code', 'machine'] as const;
const headers = ['flows', 'connect'] as const;
const optional = (door: string): string => `maybe${door.charAt(0).toUpperCase()}${door.slice(1)}`;

describe.each(tokens)('a bearer token of OAuth 2: %s', (door) => {
  it.each<[string, string | readonly string[], string]>([
    ['what follows the word', 'Bearer viola', 'viola'],
    ['without the spaces around', 'bEARER   viola da gamba ', 'viola da gamba'],
    ['empty behind the word alone', 'Bearer', ''],
    ['of the first of two lines', ['Bearer viola', 'Bearer cello'], 'viola'],
    ['byte by byte, as latin1', 'Bearer v\u00e9ra', 'v\u00e9ra'],
  ])('is %s', async (_, authorization, token) => {
    expect(await house.knock(door, { authorization })).toEqual(opened(token));
    expect(await house.knock(optional(door), { authorization })).toEqual(opened(token));
  });

  it.each<[string, string | undefined]>([
    ['no header', undefined],
    ['an empty header', ''],
    ['another word', 'Basic viola'],
    ['a longer word', 'Bearers viola'],
    ['a tab in place of the space', 'Bearer\tviola'],
    ['a token by itself', 'viola'],
  ])('is not there with %s', async (_, authorization) => {
    const sent: Headers = authorization === undefined ? {} : { authorization };
    expect(await house.knock(door, sent)).toEqual(refused('Bearer'));
    expect(await house.knock(optional(door), sent)).toEqual(opened(null));
  });
});

describe.each(headers)('the whole header: %s', (door) => {
  it.each(['Bearer viola', 'Basic viola', 'Bearer', 'viola', 'a, b; c'])('is handed over as it came: %s', async (authorization) => {
    expect(await house.knock(door, { authorization })).toEqual(opened(authorization));
    expect(await house.knock(optional(door), { authorization })).toEqual(opened(authorization));
  });

  it('is not there where it is absent or empty', async () => {
    for (const sent of [{}, { authorization: '' }, { authorization: '   ' }] as Headers[]) {
      expect(await house.knock(door, sent)).toEqual(refused('Bearer'));
      expect(await house.knock(optional(door), sent)).toEqual(opened(null));
    }
  });
});

describe('the definitions', () => {
  const scopes = { 'scores:read': 'Read the scores.' };
  const refreshUrl = 'https://id.example/refresh';

  it('hold one flow, with scopes whether there are any or not', () => {
    expect(oauth2PasswordBearer({ tokenUrl: 'token' })).toMatchObject({ schemeName: 'OAuth2PasswordBearer', challenge: 'Bearer' });
    expect(oauth2PasswordBearer({ tokenUrl: 'token' }).definition).toEqual({
      type: 'oauth2',
      flows: { password: { tokenUrl: 'token', scopes: {} } },
    });
    expect(oauth2ClientCredentials({ tokenUrl, refreshUrl, scopes })).toMatchObject({
      schemeName: 'OAuth2ClientCredentialsBearer',
      definition: { type: 'oauth2', flows: { clientCredentials: { tokenUrl, refreshUrl, scopes } } },
    });
    expect(oauth2AuthorizationCode({ tokenUrl, authorizationUrl, refreshUrl, scopes, description: 'Sign in.' })).toMatchObject({
      schemeName: 'OAuth2AuthorizationCodeBearer',
      definition: {
        type: 'oauth2',
        description: 'Sign in.',
        flows: { authorizationCode: { authorizationUrl, tokenUrl, refreshUrl, scopes } },
      },
    });
  });

  it('hold any flows, or none', () => {
    expect(oauth2()).toMatchObject({ schemeName: 'OAuth2', challenge: 'Bearer', definition: { type: 'oauth2', flows: {} } });
    const flows = { implicit: { authorizationUrl: '/authorize' }, clientCredentials: { tokenUrl: '/token', scopes } };
    expect(oauth2({ flows }).definition).toEqual({
      type: 'oauth2',
      flows: { implicit: { authorizationUrl: '/authorize', scopes: {} }, clientCredentials: { tokenUrl: '/token', scopes } },
    });
  });

  it('hold where the provider tells of itself', () => {
    const scheme = openIdConnect({ openIdConnectUrl, schemeName: 'Institute', autoError: false });
    expect(scheme).toMatchObject({ schemeName: 'Institute', challenge: undefined, isOptional: true });
    expect(scheme.definition).toEqual({ type: 'openIdConnect', openIdConnectUrl });
  });
});
