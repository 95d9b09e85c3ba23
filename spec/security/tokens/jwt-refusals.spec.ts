import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { jwtBearer, type JwtClaims, type JwtVerifierOptions } from 'tenon';
import { jwtVerifier, verifyJwt, type JwtVerifier, type TokenFault } from 'tenon/security';
import type { TestApp } from 'tenon/testing';
import { CompactEncrypt } from 'jose';
import { Canary } from './support/canary.js';
import { encoded, now, withPair, withSecret } from './support/crafted.js';
import { asked, guarded, invalid } from './support/guarded.js';

const secret = 'a-secret-of-forty-characters-for-signing';
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const pem = (key: KeyObject): string => key.export({ type: 'spki', format: 'pem' }).toString();

const HS256 = { alg: 'HS256', typ: 'JWT' };
const ES256 = { alg: 'ES256', typ: 'JWT', kid: 'first' };
const right = () => ({ iss: 'https://id.example', aud: 'orders', sub: 'ines', exp: now() + 60 });
const accessToken = () => ({ ...right(), client_id: 'till', iat: now(), jti: 'j1' });
const parties = { issuer: 'https://id.example', audience: 'orders' };

const canary = await Canary.listening();
const revoked = new Set(['j-revoked']);

const options = {
  secret: { ...parties, algorithms: ['HS256'], keys: secret, isRevoked: ({ jti }: JwtClaims) => jti !== undefined && revoked.has(jti) },
  pair: { ...parties, algorithms: ['ES256'], keys: { kid: 'first', key: ec.publicKey } },
  rsa: { ...parties, algorithms: ['RS256'], keys: rsa.publicKey },
  either: { ...parties, algorithms: ['RS256', 'ES256'], keys: [rsa.publicKey, ec.publicKey] },
  access: { ...parties, algorithms: ['HS256'], keys: secret, typ: 'at+jwt' },
};
type Kind = keyof typeof options;
const apps = {} as Record<Kind, TestApp>;
const verifiers = {} as Record<Kind, JwtVerifier>;

beforeAll(async () => {
  for (const [name, one] of Object.entries(options) as [Kind, JwtVerifierOptions][]) {
    apps[name] = await guarded(jwtBearer(one));
    verifiers[name] = jwtVerifier(one);
  }
});
afterAll(async () => {
  for (const app of Object.values(apps)) await app.close();
  expect(canary.requests).toEqual([]);
  await canary.close();
});

const ofSecret = (payload: unknown, header: unknown = HS256): string => withSecret(secret, header, payload);
const ofPair = (payload: unknown, header: unknown = ES256): string => withPair(ec.privateKey, header, payload);
const part = (token: string, at: number): string => token.split('.')[at] as string;
const withParts = (token: string, change: (parts: string[]) => readonly string[]): string => change(token.split('.')).join('.');
const jwk = (): object => ({ ...stranger.publicKey.export({ format: 'jwk' }) });

describe('the tokens that the rows below change', () => {
  it.each<[Kind, () => string]>([
    ['secret', () => ofSecret(right())],
    ['pair', () => ofPair(right())],
    ['rsa', () => withPair(rsa.privateKey, { alg: 'RS256' }, right())],
    ['either', () => withPair(rsa.privateKey, { alg: 'RS256' }, right())],
    ['access', () => ofSecret(accessToken(), { alg: 'HS256', typ: 'at+jwt' })],
  ])('are taken: %s', async (name, token) => {
    expect((await asked(apps[name], '/me', token())).status).toBe(200);
  });
});

type Row = readonly [what: string, scheme: Kind, token: () => string | Promise<string>];

const algorithms: readonly Row[] = [
  ...['none', 'None', 'NONE', 'nOnE', ''].map((alg): Row => [`alg "${alg}"`, 'secret', () => `${encoded({ alg })}.${encoded(right())}.`]),
  ...['none', 'NoNe'].map((alg): Row => [`alg "${alg}" with a signature`, 'secret', () => ofSecret(right(), { alg })]),
  ['no alg', 'secret', () => ofSecret(right(), { typ: 'JWT' })],
  ['alg as a list', 'secret', () => ofSecret(right(), { alg: ['HS256'] })],
  ['alg with a space in front', 'secret', () => ofSecret(right(), { alg: ' HS256' })],
  ['alg in another case', 'secret', () => ofSecret(right(), { alg: 'hs256' })],
  ['alg not in the list', 'secret', () => withSecret(secret, { alg: 'HS512' }, right(), 'sha512')],
  ['alg named like a member of every object', 'secret', () => ofSecret(right(), { alg: 'constructor' })],
  ['HS256 with the public key of EC as the secret', 'pair', () => withSecret(pem(ec.publicKey), HS256, right())],
  ['HS256 with the public key of RSA as the secret', 'rsa', () => withSecret(pem(rsa.publicKey), HS256, right())],
  ['PS256 by the right key, where RS256 is taken', 'rsa', () => ofPair(right(), { alg: 'PS256' })],
  ['RS256 in the header, signed with the key for ES256', 'either', () => withPair(ec.privateKey, { alg: 'RS256' }, right())],
  ['ES256 in the header, signed with the key for RS256', 'either', () => withPair(rsa.privateKey, { alg: 'ES256' }, right())],
];

const signatures: readonly Row[] = [
  ['an empty signature', 'secret', () => withParts(ofSecret(right()), ([header = '', payload = '']) => [header, payload, ''])],
  ['no signature at all', 'secret', () => withParts(ofSecret(right()), (parts) => parts.slice(0, 2))],
  ['another secret', 'secret', () => withSecret(secret.toUpperCase(), HS256, right())],
  ['a signature that is cut', 'secret', () => ofSecret(right()).slice(0, -4)],
  ['a signature with more behind it', 'secret', () => `${ofSecret(right())}AAAA`],
  ['another payload', 'secret', () => withParts(ofSecret(right()), ([h = '', , s = '']) => [h, encoded({ ...right(), sub: 'root' }), s])],
  ['ES256 with r = s = 0', 'pair', () => withParts(ofPair(right()), ([h = '', p = '']) => [h, p, Buffer.alloc(64).toString('base64url')])],
  ['ES256 with an empty signature', 'pair', () => withParts(ofPair(right()), ([h = '', p = '']) => [h, p, ''])],
  [
    'ES256 with a signature in DER',
    'pair',
    () => withParts(ofPair(right()), ([h = '', p = '']) => [h, p, Buffer.alloc(70, 48).toString('base64url')]),
  ],
  ['ES256 by a stranger', 'pair', () => withPair(stranger.privateKey, ES256, right())],
  ['RS256 by a stranger', 'rsa', () => withPair(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey, { alg: 'RS256' }, right())],
];

const headers: readonly Row[] = [
  ['crit that nobody knows', 'secret', () => ofSecret(right(), { ...HS256, crit: ['exp'], exp: 1 })],
  ['an empty crit', 'secret', () => ofSecret(right(), { ...HS256, crit: [] })],
  ['b64: false', 'secret', () => ofSecret(right(), { ...HS256, b64: false, crit: ['b64'] })],
  ['b64: false without crit', 'secret', () => ofSecret(right(), { ...HS256, b64: false })],
  ['b64: true', 'secret', () => ofSecret(right(), { ...HS256, b64: true })],
  ['jwk of who signed it', 'pair', () => withPair(stranger.privateKey, { ...ES256, jwk: jwk() }, right())],
  ['jwk beside a right signature', 'pair', () => ofPair(right(), { ...ES256, jwk: jwk() })],
  ['jku', 'pair', () => withPair(stranger.privateKey, { ...ES256, jku: `${canary.url}/jwks` }, right())],
  ['jku beside a right signature', 'pair', () => ofPair(right(), { ...ES256, jku: `${canary.url}/jwks` })],
  ['x5u', 'pair', () => ofPair(right(), { ...ES256, x5u: `${canary.url}/chain.pem` })],
  ['x5c', 'pair', () => ofPair(right(), { ...ES256, x5c: ['MIIB'] })],
  ['zip', 'secret', () => ofSecret(right(), { ...HS256, zip: 'DEF' })],
  ['enc', 'secret', () => ofSecret(right(), { ...HS256, enc: 'A256GCM' })],
  ['kid of a path', 'pair', () => withPair(stranger.privateKey, { ...ES256, kid: '../../../../dev/null' }, right())],
  ['kid of SQL', 'pair', () => withPair(stranger.privateKey, { ...ES256, kid: "x' UNION SELECT 'secret" }, right())],
  ['kid of an address', 'pair', () => withPair(stranger.privateKey, { ...ES256, kid: `${canary.url}/key` }, right())],
  ['kid that is not known, beside a right signature', 'pair', () => ofPair(right(), { ...ES256, kid: 'second' })],
  ['kid as a number', 'pair', () => ofPair(right(), { ...ES256, kid: 1 })],
  ['kid as a number, where the key has none', 'secret', () => ofSecret(right(), { ...HS256, kid: 1 })],
  ['typ of another kind of token', 'secret', () => ofSecret(right(), { ...HS256, typ: 'logout+jwt' })],
  ['typ as a number', 'secret', () => ofSecret(right(), { ...HS256, typ: 1 })],
];

const bad: readonly (readonly [string, unknown])[] = [
  ['a text', `${now() + 60}`],
  ['NaN', Number.NaN],
  ['1e300', 1e300],
  ['negative', -1],
  ['an object', {}],
  ['true', true],
  ['a list', [now() + 60]],
];
const claims: readonly Row[] = [
  ['no exp', 'secret', () => ofSecret({ ...right(), exp: undefined })],
  ...['exp', 'nbf', 'iat'].flatMap((name) =>
    bad.map(([what, value]): Row => [`${name}: ${what}`, 'secret', () => ofSecret({ ...right(), [name]: value })]),
  ),
  ['exp: 1e999', 'secret', () => ofSecret(JSON.stringify(right()).replace(/"exp":\d+/, '"exp":1e999'))],
  ['exp of a moment ago', 'secret', () => ofSecret({ ...right(), exp: now() - 1 })],
  ['exp of now', 'secret', () => ofSecret({ ...right(), exp: now() })],
  ['nbf in the future', 'secret', () => ofSecret({ ...right(), nbf: now() + 30 })],
  ['iat more than a minute ahead', 'secret', () => ofSecret({ ...right(), iat: now() + 90 })],
  ['no aud', 'secret', () => ofSecret({ ...right(), aud: undefined })],
  ['another aud', 'secret', () => ofSecret({ ...right(), aud: 'shop' })],
  ['an aud that begins like ours', 'secret', () => ofSecret({ ...right(), aud: 'orders/' })],
  ['an aud in another case', 'secret', () => ofSecret({ ...right(), aud: 'Orders' })],
  ['an aud list without ours', 'secret', () => ofSecret({ ...right(), aud: ['shop', 'cafe'] })],
  ['an empty aud list', 'secret', () => ofSecret({ ...right(), aud: [] })],
  ['an aud list with more than texts', 'secret', () => ofSecret({ ...right(), aud: ['orders', 1] })],
  ['an aud of an object', 'secret', () => ofSecret({ ...right(), aud: { orders: true } })],
  ['no iss', 'secret', () => ofSecret({ ...right(), iss: undefined })],
  ['another iss', 'secret', () => ofSecret({ ...right(), iss: 'https://evil.example' })],
  ['iss with a slash behind it', 'secret', () => ofSecret({ ...right(), iss: 'https://id.example/' })],
  ['iss as a list', 'secret', () => ofSecret({ ...right(), iss: ['https://id.example'] })],
  ['no sub', 'secret', () => ofSecret({ ...right(), sub: undefined })],
  ['an empty sub', 'secret', () => ofSecret({ ...right(), sub: '' })],
  ['sub as a number', 'secret', () => ofSecret({ ...right(), sub: 7 })],
  ['jti as a number', 'secret', () => ofSecret({ ...right(), jti: 7 })],
  ['a jti that was taken back', 'secret', () => ofSecret({ ...right(), jti: 'j-revoked' })],
  ['a scope that is no text', 'secret', () => ofSecret({ ...right(), scope: 7 })],
  ['a scope list with more than texts', 'secret', () => ofSecret({ ...right(), scp: ['a', 7] })],
];

const idTokens: readonly Row[] = [
  ['an ID token: nonce', 'secret', () => ofSecret({ ...right(), nonce: 'n' })],
  ['an ID token: at_hash', 'secret', () => ofSecret({ ...right(), at_hash: 'MTIzNDU2Nzg5MDEyMzQ1Ng' })],
  ['an ID token of Cognito', 'secret', () => ofSecret({ ...right(), token_use: 'id' })],
  ['an ID token of Keycloak', 'secret', () => ofSecret({ ...right(), typ: 'ID' })],
  ['RFC 9068: typ JWT', 'access', () => ofSecret(accessToken(), HS256)],
  ['RFC 9068: no typ', 'access', () => ofSecret(accessToken(), { alg: 'HS256' })],
  ...['iss', 'aud', 'sub', 'exp', 'client_id', 'iat', 'jti'].map((name): Row => [
    `RFC 9068: no ${name}`,
    'access',
    () => ofSecret({ ...accessToken(), [name]: undefined }, { alg: 'HS256', typ: 'at+jwt' }),
  ]),
];

/** The last letter of a signature of 32 bytes has two bits that mean nothing. */
const flipped = (text: string): string => text.slice(0, -1) + String.fromCharCode(text.charCodeAt(text.length - 1) + 1);
const json = () => JSON.stringify(right());
const encrypted = (): Promise<string> =>
  new CompactEncrypt(Buffer.from(json())).setProtectedHeader({ alg: 'dir', enc: 'A128CBC-HS256' }).encrypt(Buffer.alloc(32));

const forms: readonly Row[] = [
  ['a claim twice', 'secret', () => ofSecret(json().replace('{', '{"sub":"root",'))],
  ['a claim twice, once escaped', 'secret', () => ofSecret(json().replace('{', '{"\\u0073ub":"root",'))],
  ['a claim twice further in', 'secret', () => ofSecret(json().replace('{', '{"act":{"sub":"a","sub" : "b"},'))],
  ['a member of the header twice', 'secret', () => ofSecret(right(), '{"alg":"none","alg":"HS256"}')],
  ['__proto__ among the claims', 'secret', () => ofSecret(json().replace('{', '{"__proto__":{"scope":"admin"},'))],
  ['claims of 33 levels', 'secret', () => ofSecret(json().replace('{', `{"deep":${'['.repeat(32)}${']'.repeat(32)},`))],
  ['a payload that is a list', 'secret', () => ofSecret([right()])],
  ['a payload that is null', 'secret', () => ofSecret('null')],
  ['a payload that is no JSON', 'secret', () => ofSecret('sub=ines')],
  ['a payload with a byte order mark', 'secret', () => ofSecret(`\uFEFF${json()}`)],
  ['a payload that is no UTF-8', 'secret', () => ofSecret(Buffer.from(json().replace('ines', 'in\u00e9s'), 'latin1'))],
  ['a header that is no JSON', 'secret', () => ofSecret(right(), 'HS256')],
  ['a header that is a text', 'secret', () => ofSecret(right(), '"HS256"')],
  ['unused bits that are not zero', 'secret', () => flipped(ofSecret(right()))],
  ['padding', 'secret', () => withParts(ofSecret(right()), ([h = '', p = '', s = '']) => [h, p, `${s}=`])],
  ['the other alphabet of base64', 'secret', () => withParts(ofSecret(right()), ([h = '', p = '', s = '']) => [h, p, `+/${s.slice(2)}`])],
  ['two parts', 'secret', () => part(ofSecret(right()), 0) + '.' + part(ofSecret(right()), 1)],
  ['four parts', 'secret', () => `${ofSecret(right())}.AAAA`],
  ['nothing but dots', 'secret', () => '..'],
  ['one word', 'secret', () => 'lantern'],
  ['more than 8192 characters', 'secret', () => sized(8192, 1)],
  ['a JWE of five parts', 'secret', () => encrypted()],
  ['a JWE that is compressed', 'secret', () => compressed()],
];

/** RFC 7516 with `zip`, which jose no longer writes without asking: five parts, whatever is in them, are enough. */
async function compressed(): Promise<string> {
  const [, ...rest] = (await encrypted()).split('.');
  return [encoded({ alg: 'dir', enc: 'A128CBC-HS256', zip: 'DEF' }), ...rest].join('.');
}

describe.each<[string, readonly Row[], readonly TokenFault[]]>([
  ['algorithm', algorithms, ['algorithm', 'form', 'signature']],
  ['signature', signatures, ['signature', 'form']],
  ['header', headers, ['header', 'type', 'key']],
  ['claims', claims, ['claims', 'expired', 'early', 'issuer', 'audience', 'revoked']],
  ['kind', idTokens, ['type', 'claims', 'issuer', 'audience']],
  ['form', forms, ['form']],
])('a token is refused for its %s', (_, rows, reasons) => {
  it.each(rows)('%s', async (_, kind, made) => {
    const token = await made();
    expect(await asked(apps[kind], '/me', token)).toEqual(invalid);
    const error: unknown = await verifyJwt(token, verifiers[kind]).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'TokenError', code: 'invalid_token' });
    expect(reasons).toContain((error as { reason: unknown }).reason);
  });
});

describe('a token at the limits', () => {
  it.each<[string, Kind, () => string]>([
    ['8192 characters, or nearly', 'secret', () => sized(8192)],
    ['iat a little ahead', 'secret', () => ofSecret({ ...right(), iat: now() + 30 })],
    ['a list of audiences with ours', 'secret', () => ofSecret({ ...right(), aud: ['shop', 'orders'] })],
    ['typ in another case, or whole', 'secret', () => ofSecret(right(), { alg: 'HS256', typ: 'application/JWT' })],
    ['no typ', 'secret', () => ofSecret(right(), { alg: 'HS256' })],
    ['typ of an access token', 'secret', () => ofSecret(right(), { alg: 'HS256', typ: 'at+jwt' })],
    ['one key of one name in two objects', 'secret', () => ofSecret({ ...right(), a: { sub: 1 }, b: [{ sub: 2 }, { sub: '}' }] })],
    ['claims of 32 levels', 'secret', () => ofSecret(json().replace('{', `{"deep":${'['.repeat(31)}${']'.repeat(31)},`))],
    ['no kid, where the key has one', 'pair', () => ofPair(right(), { alg: 'ES256' })],
    [
      'a nonce, where the header says what it is',
      'access',
      () => ofSecret({ ...accessToken(), nonce: 'n' }, { alg: 'HS256', typ: 'at+jwt' }),
    ],
  ])('is taken: %s', async (_, scheme, token) => {
    expect((await asked(apps[scheme], '/me', token())).status).toBe(200);
  });
});

/** The longest token of so many characters at most, or the next longer one. */
function sized(most: number, more = 0): string {
  let filling = 5900;
  const token = (): string => ofSecret({ ...right(), more: 'x'.repeat(filling) });
  while (token().length <= most) filling += 1;
  filling += more - 1;
  return token();
}
