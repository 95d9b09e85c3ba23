import { TenonError } from '../../core/errors.js';
import { shown } from '../../core/shown.js';
import { authorizationHeader, parseAuthorization, type HttpAuthorizationCredentials } from './authorization.js';
import { plainScheme, type PlainSchemeOptions } from './plain-scheme.js';
import type { SecurityScheme } from './security-scheme.js';
import { isToken } from '../../core/token-text.js';

/** What {@link httpScheme} takes beside its word. */
export type HttpSchemeOptions = PlainSchemeOptions;

/**
 * The word and what follows it of an `Authorization` header, whichever word it is: compare `scheme` yourself. FastAPI's `HTTPBase`.
 *
 * Where either is missing it is a 401 with the word as its challenge, in title case (`courier-sign` is `Courier-Sign`, for the case says nothing); with
 * `autoError: false` it is undefined. Throws `SCHEME_WORD_INVALID` for a word that is no token (RFC 9110, section 5.6.2), and what {@link httpBearer} throws.
 *
 * @example
 * const seal = httpScheme('courier-sign', { schemeName: 'CourierSign' });
 */
export function httpScheme(
  scheme: string,
  options?: HttpSchemeOptions & { readonly autoError?: true },
): SecurityScheme<HttpAuthorizationCredentials>;
export function httpScheme(scheme: string, options: HttpSchemeOptions): SecurityScheme<HttpAuthorizationCredentials | undefined>;
export function httpScheme(scheme: string, options: HttpSchemeOptions = {}): SecurityScheme<HttpAuthorizationCredentials | undefined> {
  if (!isToken(scheme)) throw TenonError.of('SCHEME_WORD_INVALID', { word: shown(scheme) });
  const plan = { maker: 'httpScheme', schemeName: 'HTTPBase', word: titled(scheme), kind: { type: 'http', scheme } as const };
  return plainScheme({ ...plan, input: authorizationHeader(), read: parseAuthorization }, options);
}

/** Python's `str.title()`: each row of letters begins with a capital and goes on without. */
function titled(word: string): string {
  return word.toLowerCase().replace(/[a-z]+/g, (letters) => letters.charAt(0).toUpperCase() + letters.slice(1));
}
