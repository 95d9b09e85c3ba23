import { authorizationHeader, parseAuthorization, type HttpAuthorizationCredentials } from './authorization.js';
import { plainScheme, type PlainSchemeOptions } from './plain-scheme.js';
import type { SecurityScheme } from './security-scheme.js';

/** What {@link httpBearer} takes. */
export interface HttpBearerOptions extends PlainSchemeOptions {
  /** What the token is, for the document alone: `JWT`. */
  readonly bearerFormat?: string;
}

/**
 * The token of `Authorization: Bearer ...` (RFC 6750, section 2.1), unchecked: what it is worth is for you to find out. FastAPI's `HTTPBearer`.
 *
 * The word counts in any case. No token, or another scheme, is a 401 with the challenge `Bearer`; with `autoError: false` it is undefined.
 * Throws `SCHEME_CHALLENGE_INVALID`, `SCHEME_OPTIONS_CONFLICT`, `SCHEME_REFUSAL_INVALID` and `SCHEME_NAME_INVALID`, as every scheme does, for options that
 * make no answer or no name.
 *
 * @example
 * const currentUser = dependency({ pass: httpBearer(), users: Users }, ({ pass, users }) => users.ofToken(pass.credentials));
 */
export function httpBearer(options?: HttpBearerOptions & { readonly autoError?: true }): SecurityScheme<HttpAuthorizationCredentials>;
export function httpBearer(options: HttpBearerOptions): SecurityScheme<HttpAuthorizationCredentials | undefined>;
export function httpBearer(options: HttpBearerOptions = {}): SecurityScheme<HttpAuthorizationCredentials | undefined> {
  const { bearerFormat } = options;
  const kind = { type: 'http', scheme: 'bearer', ...(bearerFormat !== undefined && { bearerFormat }) } as const;
  const read = (text: string | undefined): HttpAuthorizationCredentials | undefined => {
    const credentials = parseAuthorization(text);
    return credentials?.scheme.toLowerCase() === 'bearer' ? credentials : undefined;
  };
  return plainScheme({ maker: 'httpBearer', schemeName: 'HTTPBearer', word: 'Bearer', kind, input: authorizationHeader(), read }, options);
}
