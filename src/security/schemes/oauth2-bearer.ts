import { authorizationHeader, credentialsAfter } from './authorization.js';
import { flowsObject, type OAuthFlows, type OAuthScopes } from './oauth2-flows.js';
import { plainScheme, type PlainSchemeOptions } from './plain-scheme.js';
import type { SecurityScheme } from './security-scheme.js';

/** What the schemes of one flow with bearer tokens take: addresses are absolute, or relative to the application's. */
interface OAuth2BearerOptions extends PlainSchemeOptions {
  /** Where tokens are given out. */
  readonly tokenUrl: string;
  /** Where they are renewed. */
  readonly refreshUrl?: string;
  /** What each scope allows, by its name. */
  readonly scopes?: OAuthScopes;
}

/** What {@link oauth2PasswordBearer} takes. */
export type OAuth2PasswordBearerOptions = OAuth2BearerOptions;

/** What {@link oauth2ClientCredentials} takes. */
export type OAuth2ClientCredentialsOptions = OAuth2BearerOptions;

/** What {@link oauth2AuthorizationCode} takes. */
export interface OAuth2AuthorizationCodeOptions extends OAuth2BearerOptions {
  /** Where a person signs in. */
  readonly authorizationUrl: string;
}

type Refusing = { readonly autoError?: true };

/**
 * The bearer token of OAuth 2 with the authorization code flow (RFC 6749, section 4.1), unchecked. FastAPI's `OAuth2AuthorizationCodeBearer`. With PKCE (RFC 7636),
 * which the "Authorize" dialog of `/docs` uses, it is the flow for people who sign in.
 *
 * The word `Bearer` counts in any case; by itself it is an empty token. No header, or another word, is a 401 with the challenge `Bearer`; with `autoError: false` it is
 * undefined. Throws `SCHEME_ADDRESS_INVALID`, `SCHEME_SCOPE_INVALID`, and what {@link httpBearer} throws.
 *
 * @example
 * const signedIn = oauth2AuthorizationCode({ authorizationUrl: 'https://id.example/authorize', tokenUrl: 'https://id.example/token' });
 */
export function oauth2AuthorizationCode(options: OAuth2AuthorizationCodeOptions & Refusing): SecurityScheme<string>;
export function oauth2AuthorizationCode(options: OAuth2AuthorizationCodeOptions): SecurityScheme<string | undefined>;
export function oauth2AuthorizationCode(options: OAuth2AuthorizationCodeOptions): SecurityScheme<string | undefined> {
  const { authorizationUrl, tokenUrl, refreshUrl, scopes } = options;
  const authorizationCode = { authorizationUrl, tokenUrl, ...(refreshUrl !== undefined && { refreshUrl }), ...(scopes && { scopes }) };
  return bearer('oauth2AuthorizationCode', 'OAuth2AuthorizationCodeBearer', { authorizationCode }, options);
}

/**
 * The bearer token of OAuth 2 with the client credentials flow (RFC 6749, section 4.4), unchecked: for programs, which sign in with a secret of their own. It behaves
 * and throws as {@link oauth2AuthorizationCode} does.
 *
 * @example
 * const machine = oauth2ClientCredentials({ tokenUrl: 'https://id.example/token', scopes: { upload: 'Send readings.' } });
 */
export function oauth2ClientCredentials(options: OAuth2ClientCredentialsOptions & Refusing): SecurityScheme<string>;
export function oauth2ClientCredentials(options: OAuth2ClientCredentialsOptions): SecurityScheme<string | undefined>;
export function oauth2ClientCredentials(options: OAuth2ClientCredentialsOptions): SecurityScheme<string | undefined> {
  return bearer('oauth2ClientCredentials', 'OAuth2ClientCredentialsBearer', { clientCredentials: tokenFlow(options) }, options);
}

/**
 * The bearer token of OAuth 2 with the password flow (RFC 6749, section 4.3), unchecked. FastAPI's `OAuth2PasswordBearer`; `OAuth2PasswordRequestForm` reads the
 * form that its `tokenUrl` is sent. It behaves and throws as {@link oauth2AuthorizationCode} does.
 *
 * The password flow is here because FastAPI's tutorial has it. RFC 9700, section 2.4, says that it MUST NOT be used: it hands a person's password to every client, and
 * leaves no room for a second factor. Use {@link oauth2AuthorizationCode} with PKCE.
 *
 * @example
 * const player = oauth2PasswordBearer({ tokenUrl: 'stage/token', scopes: { 'scores:read': 'Read the scores.' } });
 */
export function oauth2PasswordBearer(options: OAuth2PasswordBearerOptions & Refusing): SecurityScheme<string>;
export function oauth2PasswordBearer(options: OAuth2PasswordBearerOptions): SecurityScheme<string | undefined>;
export function oauth2PasswordBearer(options: OAuth2PasswordBearerOptions): SecurityScheme<string | undefined> {
  return bearer('oauth2PasswordBearer', 'OAuth2PasswordBearer', { password: tokenFlow(options) }, options);
}

function tokenFlow({ tokenUrl, refreshUrl, scopes }: OAuth2BearerOptions): NonNullable<OAuthFlows['password']> {
  return { tokenUrl, ...(refreshUrl !== undefined && { refreshUrl }), ...(scopes && { scopes }) };
}

function bearer(maker: string, schemeName: string, flows: OAuthFlows, options: PlainSchemeOptions): SecurityScheme<string | undefined> {
  const kind = { type: 'oauth2', flows: flowsObject(maker, flows) } as const;
  const read = (text: string | undefined): string | undefined => credentialsAfter('bearer', text);
  return plainScheme({ maker, schemeName, word: 'Bearer', kind, input: authorizationHeader(), read }, options);
}
