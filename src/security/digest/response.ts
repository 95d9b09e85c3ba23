import { timingSafeEqual } from 'node:crypto';
import { hexDigest, isHexDigest, type DigestAlgorithm } from './algorithms.js';
import type { DigestCredentials } from './credentials.js';

/** What is signed beside the secret. */
export type SignedParts = Pick<DigestCredentials, 'nonce' | 'nc' | 'cnonce' | 'uri'>;

/** The digest for these credentials (RFC 7616, section 3.4.1), of a request by its method; of the answer to it by none (section 3.5). */
export function digestResponse(algorithm: DigestAlgorithm, hash: string, { nonce, nc, cnonce, uri }: SignedParts, method: string): string {
  const signed = hexDigest(algorithm, `${method}:${uri}`);
  return hexDigest(algorithm, `${hash}:${nonce}:${nc}:${cnonce}:auth:${signed}`);
}

/** Whether two digests are the same, in a time that does not tell where they differ. */
export function sameDigest(algorithm: DigestAlgorithm, given: string, right: string): boolean {
  return isHexDigest(algorithm, given) && timingSafeEqual(Buffer.from(given, 'hex'), Buffer.from(right, 'hex'));
}
