/** Every word that a token endpoint refuses with (RFC 6749, section 5.2). */
export const oauthErrorCodes = [
  'invalid_request',
  'invalid_client',
  'invalid_grant',
  'unauthorized_client',
  'unsupported_grant_type',
  'invalid_scope',
] as const;

/** What a token endpoint refuses with. */
export type OAuthErrorCode = (typeof oauthErrorCodes)[number];

/**
 * A refusal in the words of OAuth 2 (RFC 6749, section 5.2), thrown from a grant of {@link tokenEndpoint}. The description is for developers, not for users; characters that may not stand in it
 * (all but printable ASCII without `"` and `\`) become `?`.
 *
 * @example
 * throw new OAuthError('invalid_grant', 'The account is locked');
 */
export class OAuthError extends Error {
  override readonly name: string = 'OAuthError';
  readonly description: string | undefined;

  constructor(
    readonly code: OAuthErrorCode,
    description?: string,
  ) {
    super(description ?? code);
    this.description = description?.replace(/[^\x20\x21\x23-\x5b\x5d-\x7e]/gu, '?');
  }
}
