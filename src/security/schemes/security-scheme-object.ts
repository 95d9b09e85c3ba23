/** One flow of OAuth 2 (OpenAPI 3.1, section 4.8.30); which addresses it has depends on its kind. */
export interface OAuthFlowObject {
  readonly authorizationUrl?: string;
  readonly tokenUrl?: string;
  readonly refreshUrl?: string;
  /** What each scope allows, by its name. */
  readonly scopes: Readonly<Record<string, string>>;
}

/** Which flows an OAuth 2 scheme offers (OpenAPI 3.1, section 4.8.29). */
export interface OAuthFlowsObject {
  readonly implicit?: OAuthFlowObject;
  readonly password?: OAuthFlowObject;
  readonly clientCredentials?: OAuthFlowObject;
  readonly authorizationCode?: OAuthFlowObject;
}

/** The same without its description. */
export type SecuritySchemeKind =
  | { readonly type: 'apiKey'; readonly in: 'query' | 'header' | 'cookie'; readonly name: string }
  | { readonly type: 'http'; readonly scheme: string; readonly bearerFormat?: string }
  | { readonly type: 'oauth2'; readonly flows: OAuthFlowsObject }
  | { readonly type: 'openIdConnect'; readonly openIdConnectUrl: string }
  | { readonly type: 'mutualTLS' };

/** How the document tells of a security scheme: OpenAPI's Security Scheme Object (OpenAPI 3.1, section 4.8.27). */
export type SecuritySchemeObject = SecuritySchemeKind & { readonly description?: string };
