import { authorizationHeader, parseAuthorization, type HttpAuthorizationCredentials } from './authorization.js';
import { plainScheme, type PlainSchemeOptions } from './plain-scheme.js';
import type { SecurityScheme } from './security-scheme.js';

/** What {@link httpDigest} takes. */
export type HttpDigestOptions = PlainSchemeOptions;

/**
 * What follows `Authorization: Digest`, unchecked and not taken apart; only the word counts, in any case. FastAPI's `HTTPDigest`, for parity: its challenge,
 * `Digest`, has no nonce, so no browser can answer it (RFC 7616, section 3.3).
 *
 * Without it, or with another scheme, it is a 401; with `autoError: false` it is undefined. Throws what {@link httpBearer} throws.
 *
 * @example
 * const answer = httpDigest({ challenge: 'Digest realm="depot", nonce="84e0", algorithm=SHA-256' });
 */
export function httpDigest(options?: HttpDigestOptions & { readonly autoError?: true }): SecurityScheme<HttpAuthorizationCredentials>;
export function httpDigest(options: HttpDigestOptions): SecurityScheme<HttpAuthorizationCredentials | undefined>;
export function httpDigest(options: HttpDigestOptions = {}): SecurityScheme<HttpAuthorizationCredentials | undefined> {
  const kind = { type: 'http', scheme: 'digest' } as const;
  const read = (text: string | undefined): HttpAuthorizationCredentials | undefined => {
    const credentials = parseAuthorization(text);
    return credentials?.scheme.toLowerCase() === 'digest' ? credentials : undefined;
  };
  return plainScheme({ maker: 'httpDigest', schemeName: 'HTTPDigest', word: 'Digest', kind, input: authorizationHeader(), read }, options);
}
