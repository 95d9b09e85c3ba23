import {
  allOf,
  anyOf,
  apiKeyAuth,
  apiKeyCookie,
  apiKeyHeader,
  apiKeyQuery,
  basicAuth,
  digestAuth,
  httpBasic,
  httpBearer,
  httpDigest,
  httpScheme,
  introspectedBearer,
  jwtBearer,
  oauth2,
  oauth2AuthorizationCode,
  openIdConnect,
  sessionAuth,
  sessions,
} from 'tenon';
import { apiKeyDigest, digestHash } from 'tenon/security';
import { issuer } from './endpoint.js';

/** What everything is signed with here. */
export const secret = 'what an answer matrix is signed with, long enough';
/** Nobody listens there. */
const nowhere = 'http://127.0.0.1:1';

const own = { issuer: 'issuer', audience: 'matrix', algorithms: ['HS256'], keys: secret, realm: 'matrix' } as const;
const fetched = { issuer: 'https://id.example', audience: 'matrix', algorithms: ['ES256'], realm: 'matrix' } as const;
const asked = { clientId: 'matrix', clientSecret: 'matrix secret', realm: 'matrix', issuer: 'issuer', audience: 'matrix' } as const;
const people = new Map([
  ['iris', 'a:b:c'],
  ['Jäsøn', 'pässword €'],
  // What may not be sent is refused even where it would fit.
  ['odd', 'pass\ufffd'],
  ['bell', 'ring\n'],
  ['zero\0', 'z'],
  ['delete', 'd\x7f'],
]);
const of = { keys: [{ digest: apiKeyDigest('right key'), who: 'feeder' }], realm: 'matrix' };
const stars = { realm: 'stars', secret, users: { iris: { 'SHA-256': digestHash('iris', 'stars', 'Perseids', 'SHA-256') } } } as const;

interface Visit {
  readonly who?: string;
}

export const session = sessions<Visit>({ keys: [secret] });
const verify = (name: string, password: string) => (people.get(name) === password ? name : undefined);
const principal = ({ who }: Visit) => who;

export const jwt = jwtBearer({ ...own, isRevoked: ({ jti }) => jti === 'revoked' });
export const basic = basicAuth({ realm: 'matrix', verify });
export const digest = digestAuth(stars);
export const key = apiKeyAuth({ ...of, in: 'header', name: 'X-API-Key' });
const flow = { authorizationUrl: '/authorize', tokenUrl: '/token' };

const down = introspectedBearer({ ...asked, endpoint: `${nowhere}/introspect` });

/** Each is asked for by a route of its name. */
const opaque = introspectedBearer({ ...asked, endpoint: `${issuer.url}/introspect` });

export const schemes = {
  typed: jwtBearer({ ...own, typ: 'at+jwt', schemeName: 'typed' }),
  required: jwtBearer({ ...own, requiredClaims: ['tenant'], schemeName: 'required' }),
  'jwt-optional': jwtBearer({ ...own, autoError: false, schemeName: 'jwtOptional' }),
  'jwt-cookie': jwtBearer({ ...own, scheme: apiKeyCookie('pass', { schemeName: 'Pass', autoError: false }) }),
  'no-keys': jwtBearer({ ...fetched, jwksUri: `${nowhere}/keys` }),
  'no-metadata': jwtBearer({ ...fetched, discovery: `${nowhere}/metadata` }),
  'other-metadata': jwtBearer({ ...fetched, discovery: `${issuer.url}/metadata` }),
  opaque,
  'opaque-optional': introspectedBearer({ ...asked, endpoint: `${issuer.url}/introspect`, autoError: false, schemeName: 'opaqueOptional' }),
  'opaque-down': down,
  basic,
  'basic-optional': basicAuth({ realm: 'matrix', verify, autoError: false, schemeName: 'basicOptional' }),
  digest,
  'digest-optional': digestAuth({ ...stars, autoError: false, schemeName: 'digestOptional' }),
  'digest-old': digestAuth({ ...stars, users: { iris: 'Perseids' }, algorithms: ['SHA-256', 'MD5'], schemeName: 'digestOld' }),
  key,
  'key-query': apiKeyAuth({ ...of, in: 'query', name: 'key', schemeName: 'keyQuery' }),
  'key-cookie': apiKeyAuth({ ...of, in: 'cookie', name: 'key', schemeName: 'keyCookie' }),
  'key-optional': apiKeyAuth({ ...of, in: 'header', name: 'X-API-Key', autoError: false, schemeName: 'keyOptional' }),
  session: sessionAuth({ session, realm: 'matrix', principal }),
  'session-optional': sessionAuth({ session, realm: 'matrix', principal, autoError: false, schemeName: 'sessionOptional' }),
  'any-two': anyOf(jwt, basic),
  'any-three': anyOf(jwt, digest, key),
  'any-token': anyOf(jwt, opaque),
  'any-optional': anyOf(jwt, apiKeyAuth({ ...of, in: 'header', name: 'X-API-Key', autoError: false, schemeName: 'keyOptional' })),
  'any-down': anyOf(down, key),
  'any-all': anyOf(allOf(basic, key), jwt),
  all: allOf(jwt, key),
  'plain-basic': httpBasic({ realm: 'plain', schemeName: 'plainBasic' }),
  'plain-basic-optional': httpBasic({ autoError: false, schemeName: 'plainBasicOptional' }),
  'plain-bearer': httpBearer({ realm: 'plain "one"', schemeName: 'plainBearer' }),
  'plain-digest': httpDigest({ realm: 'plain', schemeName: 'plainDigest' }),
  'plain-word': httpScheme('courier-sign', { realm: 'plain', schemeName: 'plainWord' }),
  'plain-key': apiKeyHeader('X-Plain', { realm: 'plain', schemeName: 'plainKey' }),
  'plain-key-query': apiKeyQuery('plain', { schemeName: 'plainKeyQuery' }),
  'plain-key-cookie': apiKeyCookie('plain', { schemeName: 'plainKeyCookie' }),
  'plain-oauth2': oauth2({ realm: 'plain', schemeName: 'plainOAuth2' }),
  'plain-code': oauth2AuthorizationCode({ ...flow, realm: 'plain', schemeName: 'plainCode' }),
  'plain-oidc': openIdConnect({ openIdConnectUrl: '/.well-known/openid-configuration', schemeName: 'plainOidc' }),
};
