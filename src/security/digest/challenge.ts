import type { DigestAlgorithm } from './algorithms.js';
import { quoted } from '../schemes/challenge.js';
import type { SignedParts } from './response.js';

/** What all challenges of a scheme say. */
export interface Challenging {
  readonly realm: string;
  readonly opaque: string;
  readonly algorithms: readonly DigestAlgorithm[];
}

/** One challenge for each algorithm, the preferred one first (RFC 7616, section 3.7), all with this nonce. */
export function challenges({ realm, opaque, algorithms }: Challenging, nonce: string, isStale: boolean): readonly string[] {
  const end = `nonce=${quoted(nonce)}, opaque=${quoted(opaque)}, charset=UTF-8${isStale ? ', stale=true' : ''}`;
  return algorithms.map((algorithm) => `Digest realm=${quoted(realm)}, qop="auth", algorithm=${algorithm}, ${end}`);
}

/** The server's half of it (RFC 7616, section 3.5): that it knows the secret, too, and what to go on with. */
export function authenticationInfo({ cnonce, nc }: SignedParts, rspauth: string, nextNonce: string | undefined): string {
  const next = nextNonce === undefined ? '' : `nextnonce=${quoted(nextNonce)}, `;
  return `${next}qop=auth, rspauth=${quoted(rspauth)}, cnonce=${quoted(cnonce)}, nc=${nc}`;
}
