import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import * as fc from 'fast-check';
import type { TokenAlgorithm } from 'tenon';
import { jwtVerifier, signJwt, verifyJwt, type JwtVerifier } from 'tenon/security';
import { isNativeError } from 'node:util/types';

interface Pair {
  readonly privateKey: KeyObject | string;
  readonly publicKey: KeyObject | string;
}

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const both = (secret: string): Pair => ({ privateKey: secret, publicKey: secret });
const pairs: Readonly<Partial<Record<TokenAlgorithm, Pair>>> = {
  HS256: both('s'.repeat(32)),
  HS384: both('s'.repeat(48)),
  HS512: both('s'.repeat(64)),
  RS256: rsa,
  PS256: rsa,
  ES256: generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  ES384: generateKeyPairSync('ec', { namedCurve: 'P-384' }),
  ES512: generateKeyPairSync('ec', { namedCurve: 'P-521' }),
  EdDSA: generateKeyPairSync('ed25519'),
};
const algorithms = Object.keys(pairs) as TokenAlgorithm[];
const pairOf = (algorithm: TokenAlgorithm): Pair => pairs[algorithm] as Pair;
const verifiers = new Map(algorithms.map((one) => [one, jwtVerifier({ algorithms: [one], keys: pairOf(one).publicKey })]));
const verifierOf = (algorithm: TokenAlgorithm): JwtVerifier => verifiers.get(algorithm) as JwtVerifier;
const signed = (claims: object, algorithm: TokenAlgorithm): Promise<string> =>
  signJwt({ sub: 'ines', ...claims }, { key: pairOf(algorithm).privateKey, algorithm, expiresIn: 60 });

describe.each(algorithms)('%s', (algorithm) => {
  it('takes what it has signed, and hands over the claims', async () => {
    const claims = fc.dictionary(
      fc
        .string({ unit: 'grapheme' })
        .filter(
          (name) =>
            ![
              'sub',
              'exp',
              'nbf',
              'iat',
              'jti',
              'iss',
              'aud',
              'nonce',
              'at_hash',
              'c_hash',
              'scope',
              'scp',
              'typ',
              'token_use',
              '__proto__',
            ].includes(name),
        ),
      fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer(), fc.boolean(), fc.constant(null), fc.array(fc.string())),
      { maxKeys: 5 },
    );
    await fc.assert(
      fc.asyncProperty(claims, async (given) => {
        const { claims: got } = await verifyJwt(await signed(given, algorithm), verifierOf(algorithm));
        expect(got).toMatchObject({ ...given, sub: 'ines' });
      }),
      { numRuns: 20 },
    );
  });

  it('takes nothing that another algorithm has signed', async () => {
    for (const other of algorithms.filter((one) => one !== algorithm)) {
      await expect(verifyJwt(await signed({}, other), verifierOf(algorithm))).rejects.toMatchObject({ reason: 'algorithm' });
    }
  });
});

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=+/ ~';

describe('a token with one letter changed', () => {
  it.each<TokenAlgorithm>(['HS256', 'ES256'])('is refused, wherever it is: %s', async (algorithm) => {
    const token = await signed({ scope: 'orders:read' }, algorithm);
    const mutant = fc
      .tuple(fc.nat(token.length - 1), fc.constantFrom(...letters), fc.constantFrom('change', 'put in', 'take out'))
      .map(([at, letter, how]) => token.slice(0, at) + (how === 'take out' ? '' : letter) + token.slice(how === 'put in' ? at : at + 1))
      .filter((changed) => changed !== token);
    await fc.assert(
      fc.asyncProperty(mutant, async (changed) => {
        await expect(verifyJwt(changed, verifierOf(algorithm))).rejects.toMatchObject({ code: 'invalid_token' });
      }),
      { numRuns: 500 },
    );
  });

  it('is refused for each letter at the end of each part', async () => {
    const token = await signed({}, 'HS256');
    for (const at of [token.indexOf('.') - 1, token.lastIndexOf('.') - 1, token.length - 1]) {
      for (const letter of letters) {
        if (letter === token[at]) continue;
        const changed = token.slice(0, at) + letter + token.slice(at + 1);
        await expect(verifyJwt(changed, verifierOf('HS256'))).rejects.toMatchObject({ code: 'invalid_token' });
      }
    }
  });
});

describe('any text at all', () => {
  it('is taken, or refused as a token', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.base64String()), async (text) => {
        const error: unknown = await verifyJwt(text, verifierOf('HS256')).catch((thrown: unknown) => thrown);
        expect(isNativeError(error) && error.name).toBe('TokenError');
      }),
      { numRuns: 300 },
    );
  });
});
