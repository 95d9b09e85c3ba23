import { authorizationHeader } from './authorization.js';
import { checkAddress } from './oauth2-flows.js';
import { plainScheme, type PlainSchemeOptions } from './plain-scheme.js';
import type { SecurityScheme } from './security-scheme.js';

/** What {@link openIdConnect} takes. */
export interface OpenIdConnectOptions extends PlainSchemeOptions {
  /** Where the provider tells of itself: `https://id.example/.well-known/openid-configuration`; absolute, or relative to the application's. */
  readonly openIdConnectUrl: string;
}

/**
 * OpenID Connect by discovery, for the document; its value is the whole `Authorization` header, whatever its word, unchecked. FastAPI's `OpenIdConnect`.
 *
 * No header is a 401 with the challenge `Bearer`; with `autoError: false` it is undefined. Throws `SCHEME_ADDRESS_INVALID`, and what {@link httpBearer} throws.
 *
 * @example
 * const institute = openIdConnect({ openIdConnectUrl: 'https://id.example/.well-known/openid-configuration' });
 */
export function openIdConnect(options: OpenIdConnectOptions & { readonly autoError?: true }): SecurityScheme<string>;
export function openIdConnect(options: OpenIdConnectOptions): SecurityScheme<string | undefined>;
export function openIdConnect(options: OpenIdConnectOptions): SecurityScheme<string | undefined> {
  const { openIdConnectUrl } = options;
  checkAddress('openIdConnect', 'openIdConnectUrl', openIdConnectUrl);
  const plan = {
    maker: 'openIdConnect',
    schemeName: 'OpenIdConnect',
    word: 'Bearer',
    kind: { type: 'openIdConnect', openIdConnectUrl } as const,
  };
  return plainScheme({ ...plan, input: authorizationHeader(), read: (text) => (text === '' ? undefined : text) }, options);
}
