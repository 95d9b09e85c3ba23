import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** The SHA-256 digest of bytes, or of a text in UTF-8. */
export function sha256(secret: string | Uint8Array): Buffer {
  return createHash('sha256').update(secret).digest();
}

/**
 * Whether two secrets are the same, in a time that tells nothing of where they differ: their SHA-256 digests are compared by `timingSafeEqual`. Texts
 * count as UTF-8. The time grows with the length of what is given, as that of any digest.
 *
 * For secrets that nobody can guess (keys, tokens, signatures); passwords are for {@link verifyPassword}.
 *
 * @example
 * if (!safeEqual(signature, expected)) throw new HttpException(401);
 */
export function safeEqual(a: string | Uint8Array, b: string | Uint8Array): boolean {
  return timingSafeEqual(sha256(a), sha256(b));
}

/**
 * A secret that nobody can guess, in base64url (RFC 4648, section 5), without padding. `bytes`: how many random bytes are in it, from 16 to 1,024; 32, which
 * gives 43 characters, if nothing is said. Throws `RangeError` for others.
 *
 * @example
 * const state = randomToken();
 */
export function randomToken(bytes = 32): string {
  if (!Number.isInteger(bytes) || bytes < 16 || bytes > 1024) throw new RangeError('A token has from 16 to 1,024 bytes.');
  return randomBytes(bytes).toString('base64url');
}
