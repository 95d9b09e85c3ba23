import { parseAuthorization, type HttpAuthorizationCredentials } from './authorization.js';
import { credentialsHeader } from './credentials-header.js';
import { orRefuse } from './not-authenticated.js';
import { SecurityScheme, type SecuritySchemeOptions } from './security-scheme.js';

/** What {@link httpBearer} takes. */
export interface HttpBearerOptions extends SecuritySchemeOptions {
  /** What the token is, for the document alone: `JWT`. */
  readonly bearerFormat?: string;
}

/**
 * The token of `Authorization: Bearer ...` (RFC 6750, section 2.1), unchecked: what it is worth is for you to find out. FastAPI's `HTTPBearer`.
 *
 * The word counts in any case. No token, or another scheme, is a 401 with the challenge `Bearer`; with `autoError: false` it is undefined.
 *
 * @example
 * const currentUser = dependency({ pass: httpBearer(), users: Users }, ({ pass, users }) => users.ofToken(pass.credentials));
 */
export function httpBearer(options?: HttpBearerOptions & { readonly autoError?: true }): SecurityScheme<HttpAuthorizationCredentials>;
export function httpBearer(options: HttpBearerOptions): SecurityScheme<HttpAuthorizationCredentials | undefined>;
export function httpBearer(options: HttpBearerOptions = {}): SecurityScheme<HttpAuthorizationCredentials | undefined> {
  const { schemeName = 'HTTPBearer', description, bearerFormat, autoError = true } = options;
  const challenge = autoError ? 'Bearer' : undefined;
  const definition = {
    type: 'http',
    ...(description !== undefined && { description }),
    scheme: 'bearer',
    ...(bearerFormat !== undefined && { bearerFormat }),
  } as const;
  const inputs = { authorization: credentialsHeader('Authorization') };
  return new SecurityScheme(
    { schemeName, definition, challenge },
    inputs,
    ({ authorization }: { readonly authorization: string | undefined }) => orRefuse(bearerOf(authorization), challenge),
  );
}

function bearerOf(authorization: string | undefined): HttpAuthorizationCredentials | undefined {
  const credentials = parseAuthorization(authorization);
  return credentials?.scheme.toLowerCase() === 'bearer' ? credentials : undefined;
}
