import { Field } from '../../model/field/field.js';
import { Model } from '../../model/form/settings.js';
import { literal } from '../../model/scalars/choices.js';
import { Int } from '../../model/scalars/numbers.js';
import { JsonResponse } from '../../routing/responses/json-response.js';
import { oauthErrorCodes, type OAuthError, type OAuthErrorCode } from './oauth-error.js';

/** What a token endpoint gives (RFC 6749, section 5.1). */
export class TokenResponse {
  @Field({ type: String })
  access_token!: string;

  @Field({ type: String, examples: ['Bearer'] })
  token_type!: string;

  @Field({ type: Int, minimum: 1, optional: true, description: 'How long the access token lasts, in seconds.' })
  expires_in?: number;

  @Field({ type: String, optional: true, description: 'For a new access token, once: a new one comes with it.' })
  refresh_token?: string;

  @Field({ type: String, optional: true, description: 'What the access token allows, separated by spaces.' })
  scope?: string;
}

/** What a token endpoint refuses with (RFC 6749, section 5.2). */
export class TokenRefusal {
  @Field({ type: literal(...oauthErrorCodes) })
  error!: OAuthErrorCode;

  @Field({ type: String, optional: true, description: 'For developers.' })
  error_description?: string;
}

// Called, not written as decorators: esbuild names a decorated class anew in the bundle, and the document has its name.
Model({ description: 'An access token, and what belongs to it (RFC 6749, section 5.1).' })(TokenResponse);
Model({ description: 'A refusal (RFC 6749, section 5.2).' })(TokenRefusal);

/** What a token endpoint answers: tokens, or a refusal; not to be stored by anybody (RFC 6749, section 5.1). */
export class TokenAnswer extends JsonResponse<TokenResponse | TokenRefusal> {
  /** Whether tokens were given. */
  get isGranted(): boolean {
    return this.status === 200;
  }
}

const unstored = { 'cache-control': 'no-store', pragma: 'no-cache' };

/** The answer with tokens. */
export function grantedAnswer(content: TokenResponse): TokenAnswer {
  return new TokenAnswer(content, { status: 200, headers: unstored });
}

/** The refusal; a client that is not known is told how to authenticate, as every 401 has to (RFC 9110, section 15.5.2). */
export function refusedAnswer({ code, description }: OAuthError, challenge: string): TokenAnswer {
  const content: TokenRefusal = { error: code, ...(description !== undefined && { error_description: description }) };
  const isClient = code === 'invalid_client';
  const headers = isClient ? { ...unstored, 'www-authenticate': challenge } : unstored;
  return new TokenAnswer(content, { status: isClient ? 401 : 400, headers });
}
