import { generateKeyPairSync } from 'node:crypto';
import type { JWK } from 'oidc-provider';

const known = new Map<string, JWK>();

/** A key of this name, the same whenever it is asked for. */
export function signingKey(kid: string): JWK {
  const made = known.get(kid) ?? {
    ...generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }),
    kid,
    use: 'sig',
  };
  known.set(kid, made as JWK);
  return made as JWK;
}
