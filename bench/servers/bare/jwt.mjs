import { createHmac, createPublicKey, createSecretKey, timingSafeEqual, verify } from 'node:crypto';

const { JWT_ALGORITHM: algorithm, JWT_KEY: text, JWT_ISSUER: issuer, JWT_AUDIENCE: audience } = process.env;

function hmacCheck() {
  const key = createSecretKey(text, 'utf8');
  return (signed, signature) => {
    const expected = createHmac('sha256', key).update(signed).digest();
    return expected.length === signature.length && timingSafeEqual(expected, signature);
  };
}

/** At once, on this thread: another one would spend the same time, and the way there and back. */
function ecdsaCheck() {
  const key = { key: createPublicKey(text), dsaEncoding: 'ieee-p1363' };
  return (signed, signature) => verify('sha256', Buffer.from(signed), key, signature);
}

const isSigned = algorithm === 'HS256' ? hmacCheck() : ecdsaCheck();

function jsonOf(part) {
  return JSON.parse(Buffer.from(part, 'base64url').toString());
}

/** The claims of a token that holds, or undefined: the least that is still a check of algorithm, signature, time, issuer and audience. */
export function checkToken(token) {
  const [header, payload, signature] = token.split('.');
  if (signature === undefined || jsonOf(header).alg !== algorithm) return undefined;
  if (!isSigned(`${header}.${payload}`, Buffer.from(signature, 'base64url'))) return undefined;
  const claims = jsonOf(payload);
  return claims.exp * 1000 > Date.now() && claims.iss === issuer && claims.aud === audience ? claims : undefined;
}
