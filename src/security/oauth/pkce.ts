import { safeEqual, sha256, randomToken } from '../secrets/digests.js';

/** 43 to 128 unreserved characters (RFC 7636, section 4.1). */
const verifierText = /^[A-Za-z0-9._~-]{43,128}$/;

/** 32 bytes in base64url; the last character holds four bits. */
const challengeText = /^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/;

/** A code verifier: 32 random bytes, 43 characters (RFC 7636, section 4.1). The client keeps it until it redeems the code. */
export function pkceVerifier(): string {
  return randomToken(32);
}

/**
 * The code challenge of a verifier, by the method S256 (RFC 7636, section 4.2). Throws `RangeError` for a verifier that is not 43 to 128 letters, digits, `-`, `.`, `_`, `~`.
 *
 * @example
 * const verifier = pkceVerifier();
 * const query = new URLSearchParams({ code_challenge: pkceChallenge(verifier), code_challenge_method: 'S256' });
 */
export function pkceChallenge(verifier: string): string {
  if (!verifierText.test(verifier)) throw new RangeError('A code verifier has 43 to 128 letters, digits, "-", ".", "_" and "~".');
  return sha256(verifier).toString('base64url');
}

/** Whether a text can be a challenge of the method S256, for an authorization endpoint to ask before it keeps one. */
export function isPkceChallenge(challenge: string): boolean {
  return challengeText.test(challenge);
}

/**
 * Whether a verifier is the one of a challenge (RFC 7636, section 4.6). S256 alone is a method: `plain`, which is also meant where none is named, is
 * refused (RFC 9700, section 2.1.1); so is a verifier of a wrong form.
 */
export function verifyPkce(verifier: string, challenge: string, method: string | undefined): boolean {
  if (method !== 'S256' || !verifierText.test(verifier) || !challengeText.test(challenge)) return false;
  return safeEqual(pkceChallenge(verifier), challenge);
}
