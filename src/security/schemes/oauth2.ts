import { authorizationHeader } from './authorization.js';
import { flowsObject, type OAuthFlows } from './oauth2-flows.js';
import { plainScheme, type PlainSchemeOptions } from './plain-scheme.js';
import type { SecurityScheme } from './security-scheme.js';

/** What {@link oauth2} takes. */
export interface OAuth2Options extends PlainSchemeOptions {
  /** As the document shows them; none if nothing is said. */
  readonly flows?: OAuthFlows;
}

/**
 * OAuth 2 with any flows, `implicit` among them, for the document; its value is the whole `Authorization` header, whatever its word, unchecked. FastAPI's `OAuth2`.
 * Where a bearer token is expected, {@link oauth2AuthorizationCode} and {@link oauth2ClientCredentials} take it out.
 *
 * No header is a 401 with the challenge `Bearer`; with `autoError: false` it is undefined. Throws `SCHEME_FLOW_INVALID` for flows without any, or with one that
 * OpenAPI does not know, `SCHEME_ADDRESS_INVALID` for a flow without its addresses, `SCHEME_SCOPE_INVALID`, and what {@link httpBearer} throws.
 *
 * @example
 * const machine = oauth2({ flows: { clientCredentials: { tokenUrl: '/machine/token', scopes: { upload: 'Send readings.' } } } });
 */
export function oauth2(options?: OAuth2Options & { readonly autoError?: true }): SecurityScheme<string>;
export function oauth2(options: OAuth2Options): SecurityScheme<string | undefined>;
export function oauth2(options: OAuth2Options = {}): SecurityScheme<string | undefined> {
  const flows = options.flows === undefined ? {} : flowsObject('oauth2', options.flows);
  const plan = { maker: 'oauth2', schemeName: 'OAuth2', word: 'Bearer', kind: { type: 'oauth2', flows } as const };
  return plainScheme({ ...plan, input: authorizationHeader(), read: (text) => (text === '' ? undefined : text) }, options);
}
