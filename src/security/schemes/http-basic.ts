import { authorizationHeader, credentialsAfter } from './authorization.js';
import { asciiOfBase64 } from './base64-text.js';
import { plainScheme, unreadable, type PlainSchemeOptions } from './plain-scheme.js';
import type { SecurityScheme } from './security-scheme.js';

/** What {@link httpBasic} takes. */
export type HttpBasicOptions = PlainSchemeOptions;

/** What `Authorization: Basic` holds (RFC 7617). */
export interface HttpBasicCredentials {
  readonly username: string;
  /** All that follows the first colon; either may be empty. */
  readonly password: string;
}

/**
 * The name and the password of `Authorization: Basic ...` (RFC 7617, section 2), unchecked; ASCII only. FastAPI's `HTTPBasic`.
 *
 * The word counts in any case. No header, or another scheme, is a 401 with the challenge `Basic`, or `Basic realm="..."`; with `autoError: false` it is undefined.
 * What cannot be read is a 401 all the same: base64 without its padding, letters outside ASCII, no colon, nothing at all. Signs that are not of base64 are passed
 * over, as Python does. Throws what {@link httpBearer} throws.
 *
 * @example
 * const observer = httpBasic({ realm: 'plate archive' });
 */
export function httpBasic(options?: HttpBasicOptions & { readonly autoError?: true }): SecurityScheme<HttpBasicCredentials>;
export function httpBasic(options: HttpBasicOptions): SecurityScheme<HttpBasicCredentials | undefined>;
export function httpBasic(options: HttpBasicOptions = {}): SecurityScheme<HttpBasicCredentials | undefined> {
  const plan = { maker: 'httpBasic', schemeName: 'HTTPBasic', word: 'Basic', kind: { type: 'http', scheme: 'basic' } as const };
  return plainScheme({ ...plan, input: authorizationHeader(), read: basicCredentials, refusesUnreadable: true }, options);
}

function basicCredentials(text: string | undefined): HttpBasicCredentials | undefined | typeof unreadable {
  const encoded = credentialsAfter('basic', text);
  if (encoded === undefined) return undefined;
  const decoded = asciiOfBase64(encoded);
  const colon = decoded?.indexOf(':') ?? -1;
  if (decoded === undefined || colon === -1) return unreadable;
  return { username: decoded.slice(0, colon), password: decoded.slice(colon + 1) };
}
