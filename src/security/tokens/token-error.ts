/**
 * Why a token was refused, for logs and for who checks tokens by hand; a client is told the code alone.
 *
 * `form`: no compact token of three parts, or longer than 8192 characters; `algorithm`: not one that is taken; `header`: something in it that is not taken;
 * `type`: another kind of token; `key`: signed with a key that is not known; `signature`: not signed with it; `expired`, `early`: `exp`, `nbf` and `iat`;
 * `claims`: one is missing or not what it should be; `issuer`, `audience`: somebody else's; `model`: the claims do not fit their model; `revoked`; `inactive`:
 * the issuer says so; `source`: what is needed to judge it cannot be had at the moment.
 */
export type TokenFault =
  | 'form'
  | 'algorithm'
  | 'header'
  | 'type'
  | 'key'
  | 'signature'
  | 'expired'
  | 'early'
  | 'claims'
  | 'issuer'
  | 'audience'
  | 'model'
  | 'revoked'
  | 'inactive'
  | 'source';

/** What a {@link TokenError} may carry beside its reason. */
export interface TokenErrorOptions extends ErrorOptions {
  /** In seconds: when it is worth while to ask again. */
  readonly retryAfter?: number;
}

/**
 * A token that is not taken; thrown by {@link verifyJwt}. Its message says what is wrong and holds nothing of the token.
 *
 * `code` is `invalid_token` (RFC 6750, section 3.1), or `temporarily_unavailable` where the token could not be judged: then it is to be refused with a
 * 503, and `retryAfter` is a number of seconds.
 *
 * @example
 * if (error instanceof TokenError && error.reason === 'expired') throw new HttpException(401, 'Log in again');
 */
export class TokenError extends Error {
  override readonly name: string = 'TokenError';
  readonly code: 'invalid_token' | 'temporarily_unavailable';
  readonly retryAfter: number | undefined;

  constructor(
    readonly reason: TokenFault,
    message: string,
    options: TokenErrorOptions = {},
  ) {
    super(message, options);
    this.code = reason === 'source' ? 'temporarily_unavailable' : 'invalid_token';
    this.retryAfter = options.retryAfter;
  }
}
