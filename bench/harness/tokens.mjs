import { createHmac, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

const issuer = 'https://id.example';
const audience = 'https://items.example';
const lifetime = 6 * 60 * 60;

/**
 * How an algorithm signs, with keys that are made anew in each run of the harness.
 *
 * @typedef {object} Signer
 * @property {string} key what servers check with: the secret itself, or the public key in PEM
 * @property {(text: string) => Buffer} sign
 */

/** @returns {Signer} */
function hs256() {
  const key = randomBytes(32).toString('hex');
  return { key, sign: (text) => createHmac('sha256', key).update(text).digest() };
}

/** @returns {Signer} */
function es256() {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  return {
    key: publicKey.export({ type: 'spki', format: 'pem' }),
    sign: (text) => sign('sha256', Buffer.from(text), { key: privateKey, dsaEncoding: 'ieee-p1363' }),
  };
}

const makers = { HS256: hs256, ES256: es256 };

function encoded(value) {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/** The header of a request with a token, signed here by hand, so that none of the libraries that are measured has a part in it. */
function bearing({ sign }, alg, changes = {}) {
  const now = Math.floor(Date.now() / 1000);
  const claims = { iss: issuer, aud: audience, sub: 'user-42', scope: 'items:read items:write', iat: now, exp: now + lifetime, ...changes };
  const text = `${encoded({ alg, typ: 'JWT' })}.${encoded(claims)}`;
  return { authorization: `Bearer ${text}.${sign(text).toString('base64url')}` };
}

/**
 * What a workload with tokens of one algorithm is made of: the same key and the same token for all servers.
 *
 * @param {'HS256' | 'ES256'} algorithm
 * @returns {Pick<import('./workloads.mjs').Workload, 'env' | 'requestHeaders' | 'refusedHeaders'>}
 */
export function guardedBy(algorithm) {
  const signer = makers[algorithm]();
  const stranger = makers[algorithm]();
  const past = Math.floor(Date.now() / 1000) - 60;
  return {
    env: { JWT_ALGORITHM: algorithm, JWT_KEY: signer.key, JWT_ISSUER: issuer, JWT_AUDIENCE: audience },
    requestHeaders: bearing(signer, algorithm),
    refusedHeaders: {
      'no token': { status: 401, headers: {} },
      'a bad signature': { status: 401, headers: bearing(stranger, algorithm) },
      'a token of another issuer': { status: 401, headers: bearing(signer, algorithm, { iss: 'https://else.example' }) },
      'a token for others': { status: 401, headers: bearing(signer, algorithm, { aud: 'https://else.example' }) },
      'a token of the past': { status: 401, headers: bearing(signer, algorithm, { exp: past }) },
      'a token without a signature': { status: 401, headers: bearing({ sign: () => Buffer.alloc(0) }, 'none') },
      'a token without the scope': { status: 403, headers: bearing(signer, algorithm, { scope: 'items:write' }) },
    },
  };
}
