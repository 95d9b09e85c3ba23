import { createSecretKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { JsonWebKey, KnownKeys, TokenAlgorithm } from 'tenon';
import { jwtVerifier, signJwt, verifyJwt } from 'tenon/security';

const secret = 'a-secret-of-forty-characters-for-signing';
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ed = generateKeyPairSync('ed25519');
const jwkOf = (key: KeyObject, more: object = {}): JsonWebKey => ({ ...(key.export({ format: 'jwk' }) as JsonWebKey), ...more });
const spki = (key: KeyObject): string => key.export({ type: 'spki', format: 'pem' }).toString();
const pkcs8 = (key: KeyObject): string => key.export({ type: 'pkcs8', format: 'pem' }).toString();
const cryptoKey = () => crypto.subtle.importKey('raw', Buffer.from(secret), { name: 'HMAC', hash: 'SHA-256' }, true, ['sign', 'verify']);

async function subjectOf(keys: KnownKeys, algorithm: TokenAlgorithm, key: KeyObject | string, kid?: string): Promise<string> {
  const token = await signJwt({ sub: 'ines' }, { key, algorithm, expiresIn: 60, ...(kid !== undefined && { kid }) });
  return (await verifyJwt(token, jwtVerifier({ algorithms: [algorithm], keys }))).subject;
}

describe('a key', () => {
  it.each<[string, () => KnownKeys | Promise<KnownKeys>, TokenAlgorithm, KeyObject | string]>([
    ['a secret', () => secret, 'HS256', secret],
    ['bytes', () => new Uint8Array(Buffer.from(secret)), 'HS256', secret],
    ['a KeyObject', () => createSecretKey(Buffer.from(secret)), 'HS256', secret],
    ['a CryptoKey', () => cryptoKey(), 'HS256', secret],
    ['a secret as a JSON Web Key', () => ({ kty: 'oct', k: Buffer.from(secret).toString('base64url') }), 'HS256', secret],
    ['PEM', () => spki(ec.publicKey), 'ES256', ec.privateKey],
    ['PEM as bytes', () => Buffer.from(spki(rsa.publicKey)), 'RS256', rsa.privateKey],
    ['the private half, which is not kept', () => pkcs8(ec.privateKey), 'ES256', ec.privateKey],
    ['the private half as a KeyObject', () => rsa.privateKey, 'PS256', rsa.privateKey],
    ['the private half as a JSON Web Key', () => jwkOf(ec.privateKey), 'ES256', ec.privateKey],
    ['a JSON Web Key', () => jwkOf(ed.publicKey, { use: 'sig', alg: 'EdDSA', key_ops: ['verify'] }), 'EdDSA', ed.privateKey],
    ['a JSON Web Key for what RFC 9864 calls it', () => jwkOf(ed.publicKey), 'Ed25519', ed.privateKey],
    ['a set', () => ({ keys: [jwkOf(ec.publicKey, { kid: 'a' })] }), 'ES256', ec.privateKey],
  ])('may be %s', async (_, keys, algorithm, key) => {
    expect(await subjectOf(await keys(), algorithm, key)).toBe('ines');
  });

  it('of several is the one that the token names', async () => {
    const other = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const keys = [
      { kid: 'old', key: other.publicKey },
      { kid: 'new', key: spki(ec.publicKey) },
    ] as const;
    expect(await subjectOf(keys, 'ES256', ec.privateKey, 'new')).toBe('ines');
    await expect(subjectOf(keys, 'ES256', ec.privateKey, 'old')).rejects.toMatchObject({ reason: 'signature' });
    await expect(subjectOf(keys, 'ES256', ec.privateKey, 'none')).rejects.toMatchObject({ reason: 'key' });
  });

  it('of several is found where the token names none', async () => {
    const keys = ['another-secret-of-forty-characters-or-so', secret];
    expect(await subjectOf(keys, 'HS256', secret)).toBe('ines');
    const pairs = [generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey, jwkOf(ec.publicKey, { kid: 'x' })];
    expect(await subjectOf(pairs, 'ES256', ec.privateKey)).toBe('ines');
    await expect(subjectOf(pairs, 'ES256', rsa.privateKey)).rejects.toMatchObject({ code: 'TOKEN_KEY_UNFIT' });
  });

  it('of many without names is one of the first eight: each try is work', async () => {
    const others = Array.from({ length: 8 }, (_, index) => `another-secret-of-forty-characters-or-so-${index}`);
    expect(await subjectOf([...others.slice(1), secret], 'HS256', secret)).toBe('ines');
    await expect(subjectOf([...others, secret], 'HS256', secret)).rejects.toMatchObject({ reason: 'signature' });
  });

  it('that the token names is tried before those without names', async () => {
    const others = Array.from({ length: 8 }, (_, index) => `another-secret-of-forty-characters-or-so-${index}`);
    expect(await subjectOf([...others, { kid: 'mine', key: secret }], 'HS256', secret, 'mine')).toBe('ines');
  });

  it.each<[string, TokenAlgorithm]>([
    ['EdDSA', 'Ed25519'],
    ['Ed25519', 'EdDSA'],
  ])('for %s is one for %s', async (alg, algorithm) => {
    expect(await subjectOf(jwkOf(ed.publicKey, { alg }), algorithm, ed.privateKey)).toBe('ines');
  });

  it('without a name is for tokens that name one, too', async () => {
    expect(await subjectOf(secret, 'HS256', secret, 'whatever')).toBe('ines');
    expect(await subjectOf([secret, ''.padStart(40, 'x')], 'HS256', secret, 'whatever')).toBe('ines');
  });
});

describe('signJwt', () => {
  const parts = (token: string): unknown[] => token.split('.').slice(0, 2).map(decoded);
  const decoded = (part: string): unknown => JSON.parse(Buffer.from(part, 'base64url').toString());

  it('writes what it is told, whatever the claims say', async () => {
    const before = Math.floor(Date.now() / 1000);
    const token = await signJwt(
      { sub: 'nobody', iss: 'nobody', aud: 'nobody', jti: 'nobody', exp: 1, rooms: [3] },
      {
        key: secret,
        algorithm: 'HS256',
        expiresIn: 900.9,
        subject: 'ines',
        issuer: 'museum',
        audience: ['storeroom', 'cafe'],
        jwtId: 'j1',
        kid: 'k1',
        typ: 'at+jwt',
      },
    );
    const [header, payload] = parts(token) as [object, { readonly iat: number; readonly exp: number }];
    expect(header).toEqual({ alg: 'HS256', typ: 'at+jwt', kid: 'k1' });
    expect(payload).toEqual({
      sub: 'ines',
      iss: 'museum',
      aud: ['storeroom', 'cafe'],
      jti: 'j1',
      rooms: [3],
      iat: expect.any(Number) as number,
      exp: payload.iat + 900,
    });
    expect(payload.iat).toBeGreaterThanOrEqual(before);
  });

  it('makes up an id where it is asked for one', async () => {
    const made = async () =>
      (parts(await signJwt({}, { key: secret, algorithm: 'HS256', expiresIn: 1, jwtId: true }))[1] as { jti: string }).jti;
    expect(await made()).toMatch(/^[0-9a-f-]{36}$/);
    expect(await made()).not.toBe(await made());
  });

  it('takes the end and the name of the key where they are said elsewhere', async () => {
    const token = await signJwt({ exp: 4102444800, iat: 7 }, { key: jwkOf(ec.privateKey, { kid: 'mine' }), algorithm: 'ES256' });
    expect(parts(token)).toEqual([
      { alg: 'ES256', typ: 'JWT', kid: 'mine' },
      { exp: 4102444800, iat: 7 },
    ]);
  });

  it.each<[string, Readonly<Record<string, unknown>>, object, string]>([
    ['no end', {}, {}, 'TOKEN_OPTION'],
    ['an end that is a text', { exp: '4102444800' }, {}, 'TOKEN_OPTION'],
    ['an end that is behind it', {}, { expiresIn: 0 }, 'TOKEN_OPTION'],
    ['an end that is never', {}, { expiresIn: Infinity }, 'TOKEN_OPTION'],
    ['a secret that is too short', {}, { expiresIn: 1, key: 'short' }, 'TOKEN_KEY_WEAK'],
    ['a secret too short for its hash', {}, { expiresIn: 1, algorithm: 'HS512' }, 'TOKEN_KEY_WEAK'],
    ['a key of another kind', {}, { expiresIn: 1, key: ec.privateKey }, 'TOKEN_KEY_UNFIT'],
    ['the public half', {}, { expiresIn: 1, algorithm: 'ES256', key: ec.publicKey }, 'TOKEN_KEY_UNFIT'],
    ['the public half as PEM', {}, { expiresIn: 1, algorithm: 'ES256', key: spki(ec.publicKey) }, 'TOKEN_KEY_UNREADABLE'],
    ['no algorithm', {}, { expiresIn: 1, algorithm: 'none' }, 'TOKEN_ALGORITHM_UNKNOWN'],
  ])('signs nothing with %s', async (_, claims, options, code) => {
    const given = { key: secret, algorithm: 'HS256', ...options } as never;
    await expect(signJwt(claims, given)).rejects.toMatchObject({ code });
  });
});
