import { generateKeyPairSync } from 'node:crypto';
import { apiKeyCookie, httpBasic, introspectedBearer, jwtBearer, type IntrospectedBearerOptions, type JwtBearerOptions } from 'tenon';
import { jwtVerifier } from 'tenon/security';

const secret = 'a-secret-of-forty-characters-for-signing';
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const parties = { issuer: 'https://id.example', audience: 'orders' };
const sealed = await crypto.subtle.importKey('raw', Buffer.from(secret), { name: 'HMAC', hash: 'SHA-256' }, false, ['verify']);
const fetched = { ...parties, algorithms: ['ES256'], jwksUri: 'https://id.example/jwks' } as const;
const known = { algorithms: ['HS256'], keys: secret } as const;

type Row = readonly [what: string, options: object, code: string, says: RegExp];

const algorithms: readonly Row[] = [
  ['no algorithms', { keys: secret }, 'TOKEN_OPTION', /algorithms: it names no algorithm/],
  ['an empty list of algorithms', { keys: secret, algorithms: [] }, 'TOKEN_OPTION', /algorithms/],
  ['a text for a list', { keys: secret, algorithms: 'HS256' }, 'TOKEN_OPTION', /algorithms/],
  ['none', { keys: secret, algorithms: ['none'] }, 'TOKEN_ALGORITHM_UNKNOWN', /no signature/],
  ['a member of every object', { keys: secret, algorithms: ['toString'] }, 'TOKEN_ALGORITHM_UNKNOWN', /toString/],
  ['secrets and pairs', { keys: secret, algorithms: ['HS256', 'ES256', 'RS256'] }, 'TOKEN_ALGORITHMS_MIXED', /HS256 and ES256, RS256/],
  ['secrets that are fetched', { ...fetched, algorithms: ['HS256'] }, 'TOKEN_OPTION', /whose keys are secrets/],
];

const keys: readonly Row[] = [
  ['no keys', { algorithms: ['HS256'] }, 'TOKEN_KEY_SOURCE', /not told/],
  ['keys in two places', { ...fetched, keys: ec.publicKey }, 'TOKEN_KEY_SOURCE', /keys and jwksUri/],
  ['keys in three places', { ...fetched, keys: ec.publicKey, discovery: true }, 'TOKEN_KEY_SOURCE', /discovery/],
  ['an empty list of keys', { algorithms: ['HS256'], keys: [] }, 'TOKEN_KEY_MISSING', /HS256/],
  ['an algorithm without a key', { algorithms: ['ES256', 'RS256'], keys: ec.publicKey }, 'TOKEN_KEY_MISSING', /RS256/],
  ['a key for no algorithm', { algorithms: ['ES256'], keys: [ec.publicKey, rsa.publicKey] }, 'TOKEN_KEY_UNFIT', /keys\[1\].*rsa/],
  ['another curve', { algorithms: ['ES384'], keys: ec.publicKey }, 'TOKEN_KEY_UNFIT', /prime256v1/],
  ['a secret for a pair', { algorithms: ['ES256'], keys: secret }, 'TOKEN_KEY_UNFIT', /a secret/],
  [
    'a public key as a secret',
    { algorithms: ['HS256'], keys: ec.publicKey.export({ type: 'spki', format: 'pem' }) },
    'TOKEN_KEY_UNFIT',
    /public/,
  ],
  [
    'the bytes of a public key as a secret',
    { algorithms: ['HS256'], keys: Buffer.from(rsa.publicKey.export({ type: 'spki', format: 'pem' })) },
    'TOKEN_KEY_UNFIT',
    /public/,
  ],
  [
    'a key for encrypting',
    { algorithms: ['ES256'], keys: { ...ec.publicKey.export({ format: 'jwk' }), use: 'enc' } },
    'TOKEN_KEY_UNFIT',
    /another use/,
  ],
  [
    'a key of another algorithm',
    { algorithms: ['RS256'], keys: { keys: [{ ...rsa.publicKey.export({ format: 'jwk' }), alg: 'PS256' }] } },
    'TOKEN_KEY_UNFIT',
    /keys\.keys\[0\].*PS256/,
  ],
  ['31 bytes for HS256', { algorithms: ['HS256'], keys: 'x'.repeat(31) }, 'TOKEN_KEY_WEAK', /248 bits, and 256/],
  ['32 bytes for HS384', { algorithms: ['HS256', 'HS384'], keys: 'x'.repeat(32) }, 'TOKEN_KEY_WEAK', /HS384.*384/],
  ['63 bytes for HS512', { algorithms: ['HS512'], keys: Buffer.alloc(63) }, 'TOKEN_KEY_WEAK', /504 bits, and 512/],
  ['an empty secret', { algorithms: ['HS256'], keys: new Uint8Array() }, 'TOKEN_KEY_WEAK', /0 bits/],
  [
    'RSA of 1024 bits',
    { algorithms: ['RS256'], keys: generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey },
    'TOKEN_KEY_WEAK',
    /1024 bits, and 2048/,
  ],
  [
    'RSA of 8200 bits',
    { algorithms: ['RS256'], keys: { kty: 'RSA', n: Buffer.alloc(1025, 0xff).toString('base64url'), e: 'AQAB' } },
    'TOKEN_KEY_UNFIT',
    /8200 bits, and 8192 are the most/,
  ],
  [
    'RSA with an exponent of 65 bits',
    {
      algorithms: ['PS256'],
      keys: { ...rsa.publicKey.export({ format: 'jwk' }), e: Buffer.from('010000000000000001', 'hex').toString('base64url') },
    },
    'TOKEN_KEY_UNFIT',
    /exponent of 65 bits, and 64/,
  ],
  ['PEM that is broken', { algorithms: ['ES256'], keys: '-----BEGIN PUBLIC KEY-----\nsecret\n' }, 'TOKEN_KEY_UNREADABLE', /node:crypto/],
  ['a JSON Web Key that is broken', { algorithms: ['ES256'], keys: { kty: 'EC', crv: 'P-256' } }, 'TOKEN_KEY_UNREADABLE', /keys:/],
  ['a JSON Web Key without its secret', { algorithms: ['HS256'], keys: { kty: 'oct' } }, 'TOKEN_KEY_UNREADABLE', /its member k/],
  ['a CryptoKey that cannot be exported', { algorithms: ['HS256'], keys: sealed }, 'TOKEN_KEY_UNREADABLE', /not extractable/],
  [
    'a number',
    { algorithms: ['HS256'], keys: [secret, { kid: 'a', key: 7 }] },
    'TOKEN_KEY_UNREADABLE',
    /keys\[1\]: it is none of the forms/,
  ],
];

const others: readonly Row[] = [
  ['fetched keys without an issuer', { ...fetched, issuer: undefined }, 'TOKEN_OPTION', /issuer/],
  ['fetched keys without an audience', { ...fetched, audience: undefined }, 'TOKEN_OPTION', /audience/],
  ['fetched keys for nobody', { ...fetched, audience: [] }, 'TOKEN_OPTION', /audience/],
  ['an empty issuer', { ...known, issuer: '' }, 'TOKEN_OPTION', /issuer/],
  ['an empty audience', { ...known, audience: ['orders', ''] }, 'TOKEN_OPTION', /audience/],
  ['discovery without an issuer', { ...parties, algorithms: ['ES256'], discovery: true, issuer: undefined }, 'TOKEN_OPTION', /issuer/],
  ['access tokens of nobody', { ...known, typ: 'at+jwt', audience: 'orders' }, 'TOKEN_OPTION', /issuer/],
  ['access tokens for nobody', { ...known, typ: 'application/AT+jwt', issuer: 'a' }, 'TOKEN_OPTION', /audience/],
  ['clocks 61 seconds apart', { ...known, clockTolerance: 61 }, 'TOKEN_OPTION', /clockTolerance: 61/],
  ['clocks less than nothing apart', { ...known, clockTolerance: -1 }, 'TOKEN_OPTION', /clockTolerance/],
  ['clocks apart by no number', { ...known, clockTolerance: Number.NaN }, 'TOKEN_OPTION', /clockTolerance/],
  ...['5', null, true, [5], 5n].map((clockTolerance): Row => [
    `clocks apart by ${typeof clockTolerance}`,
    { ...known, clockTolerance },
    'TOKEN_OPTION',
    /clockTolerance: .* is no number/,
  ]),
  ['an option that there is not', { ...known, audiences: ['orders'] }, 'OPTION_UNKNOWN', /audiences\. Did you mean audience\?/],
  ['a slip of the pen', { ...known, isRevokd: () => true }, 'OPTION_UNKNOWN', /Did you mean isRevoked\?/],
  ['a member of every object', { ...known, toString: 'orders' }, 'OPTION_UNKNOWN', /toString/],
  ['a list of what was taken back', { ...known, isRevoked: ['j1'] }, 'OPTION_INVALID', /isRevoked.*a function of the claims/],
  ['an issuer that is no text', { ...known, issuer: ['https://id.example'] }, 'OPTION_INVALID', /issuer/],
  ['an audience that is no text', { ...known, audience: [7] }, 'OPTION_INVALID', /audience/],
  ['claims that are no list', { ...known, requiredClaims: 'shop' }, 'OPTION_INVALID', /requiredClaims/],
  ['a type that is no text', { ...known, typ: 7 }, 'OPTION_INVALID', /typ/],
  ['claims that are no class', { ...known, claims: {} }, 'OPTION_INVALID', /claims/],
  ['a cool-down by another name', { ...fetched, keyCache: { cooldown: 30 } }, 'OPTION_UNKNOWN', /Did you mean coolDown\?/],
  ['a cool-down that is a text', { ...fetched, keyCache: { coolDown: '30' } }, 'TOKEN_OPTION', /keyCache\.coolDown/],
  ['no cool-down', { ...fetched, keyCache: { coolDown: 0 } }, 'TOKEN_OPTION', /keyCache\.coolDown/],
  ['keys for ever', { ...fetched, keyCache: { maxStale: Infinity } }, 'TOKEN_OPTION', /keyCache\.maxStale/],
  ...[
    'http://id.example/jwks',
    'http://localhost.example/',
    'ftp://127.0.0.1/',
    'https://u:p@id.example/',
    'https://id.example/#x',
    '/jwks',
  ].map((jwksUri): Row => [`keys at ${jwksUri}`, { ...fetched, jwksUri }, 'OUTBOUND_ADDRESS', /jwksUri/]),
  ['an issuer that is no address', { ...parties, issuer: 'me', algorithms: ['ES256'], discovery: true }, 'OUTBOUND_ADDRESS', /discovery/],
  ['metadata elsewhere', { ...parties, algorithms: ['ES256'], discovery: 'http://id.example/' }, 'OUTBOUND_ADDRESS', /discovery/],
];

describe('a verifier is not made of', () => {
  it.each([...algorithms, ...keys, ...others])('%s', (_, options, code, says) => {
    for (const make of [jwtVerifier, jwtBearer]) {
      let error: unknown;
      try {
        make(options as JwtBearerOptions);
      } catch (thrown) {
        error = thrown;
      }
      expect(error).toMatchObject({ name: 'TenonError', code });
      const { message } = error as Error;
      expect(message).toMatch(says);
      expect(message).toContain(make.name);
      expect(message).not.toContain(secret);
    }
  });
});

describe('an address that holds a password', () => {
  it.each([
    'https://canary:hunter two@id.example:port/jwks',
    'https://canary:hunter@two@id.example:port/jwks',
    'canary:hunter@id.example/jwks',
    'https://canary:hunter/two@id.example/jwks',
  ])('is shown without it: %s', (jwksUri) => {
    const make = () => jwtBearer({ ...fetched, jwksUri });
    expect(make).toThrow(/jwksUri, "id\.example.*OUTBOUND_ADDRESS/);
    expect(make).not.toThrow(/canary|hunter|two/);
  });

  it('or is none at all is told', () => {
    expect(() => jwtBearer({ ...fetched, jwksUri: 7 as never })).toThrow(/jwksUri, "7": it is no absolute address/);
  });
});

describe('a scheme is not made of', () => {
  const bearer = (options: object) => () => jwtBearer({ ...known, ...options } as JwtBearerOptions);

  it('another scheme that hands over no token', () => {
    expect(bearer({ scheme: httpBasic() })).toThrow(expect.objectContaining({ code: 'TOKEN_OPTION' }) as Error);
  });

  it('a scheme that refuses what it lets pass', () => {
    const scheme = apiKeyCookie('session');
    expect(bearer({ scheme, autoError: false })).toThrow(/session|APIKeyCookie/);
    expect(bearer({ scheme })).not.toThrow();
  });

  it.each([{ realm: 'caf\u00e9' }, { realm: 'a\nb' }])('a realm that no header can hold: %p', (options) => {
    expect(bearer(options)).toThrow(expect.objectContaining({ code: 'SCHEME_CHALLENGE_INVALID' }) as Error);
  });
});

describe('introspection is not made of', () => {
  const right = { endpoint: 'https://id.example/introspect', clientId: 'orders', clientSecret: 'canary-secret' };

  it.each<[string, Partial<IntrospectedBearerOptions>, string]>([
    ['an address without TLS', { endpoint: 'http://id.example/introspect' }, 'OUTBOUND_ADDRESS'],
    ['an answer that is kept as long as a text says', { cache: '5' as never }, 'TOKEN_OPTION'],
    ['an answer that is kept for no number', { cache: Number.NaN }, 'TOKEN_OPTION'],
    ['an option that there is not', { audiences: 'orders' } as never, 'OPTION_UNKNOWN'],
    ['an audience that is no text', { audience: 7 as never }, 'OPTION_INVALID'],
    ['no name', { clientId: '' }, 'TOKEN_OPTION'],
    ['no secret', { clientSecret: '' }, 'TOKEN_OPTION'],
    ['an answer that is kept too long', { cache: 301 }, 'TOKEN_OPTION'],
    ['an answer that is kept for less than no time', { cache: -1 }, 'TOKEN_OPTION'],
  ])('%s', (_, options, code) => {
    const make = () => introspectedBearer({ ...right, ...options });
    expect(make).toThrow(expect.objectContaining({ code }) as Error);
    expect(make).not.toThrow(/canary-secret/);
    expect(() => introspectedBearer(right)).not.toThrow();
  });
});
