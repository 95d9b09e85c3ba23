import { Form } from '../../binding/decorators.js';
import { Injectable } from '../../container/injectable.js';
import { described, nullable } from '../../model/types/composite.js';

const secret = { openapi: { format: 'password' } };

/**
 * The form that a token address of the password flow is sent (RFC 6749, section 4.3.2), with `grant_type` left out or `password`. FastAPI's
 * `OAuth2PasswordRequestForm`. On the wire it is `grant_type`, `username`, `password`, `scope`, `client_id`, `client_secret`; what is missing or wrong is a 422.
 *
 * RFC 9700, section 2.4, says that this flow MUST NOT be used; {@link oauth2AuthorizationCode} with PKCE is the way.
 *
 * @example
 * @Post('/token')
 * signIn(@Depends() form: OAuth2PasswordRequestForm) { return this.people.tokenFor(form.username, form.password); }
 */
@Injectable({ scope: 'request' })
export class OAuth2PasswordRequestForm {
  /** Said, for bundlers call decorated classes otherwise. */
  static readonly name: string = 'OAuth2PasswordRequestForm';
  /** `scope`, taken apart at white space. */
  readonly scopes: readonly string[];

  constructor(
    @Form('grant_type', { type: nullable(String), pattern: '^password$' }) readonly grantType: string | null = null,
    @Form('username', { type: String }) readonly username: string,
    @Form('password', { type: described(String, secret) }) readonly password: string,
    @Form('scope', { type: String }) scope: string = '',
    @Form('client_id', { type: nullable(String) }) readonly clientId: string | null = null,
    @Form('client_secret', { type: described(nullable(String), secret) }) readonly clientSecret: string | null = null,
  ) {
    this.scopes = scopesOf(scope);
  }
}

/**
 * The same form, with a `grant_type` that has to be there, as RFC 6749 demands. FastAPI's `OAuth2PasswordRequestFormStrict`.
 *
 * @example
 * @Post('/token')
 * signIn(@Depends() form: OAuth2PasswordRequestFormStrict) { return this.people.tokenFor(form.username, form.password); }
 */
@Injectable({ scope: 'request' })
export class OAuth2PasswordRequestFormStrict extends OAuth2PasswordRequestForm {
  /** Said, for bundlers call decorated classes otherwise. */
  static override readonly name: string = 'OAuth2PasswordRequestFormStrict';
  declare readonly grantType: string;

  constructor(
    @Form('grant_type', { type: String, pattern: '^password$' }) grantType: string,
    @Form('username', { type: String }) username: string,
    @Form('password', { type: String }) password: string,
    @Form('scope', { type: String }) scope: string = '',
    @Form('client_id', { type: nullable(String) }) clientId: string | null = null,
    @Form('client_secret', { type: nullable(String) }) clientSecret: string | null = null,
  ) {
    super(grantType, username, password, scope, clientId, clientSecret);
  }
}

function scopesOf(scope: string): readonly string[] {
  return scope.split(/\s+/).filter((one) => one !== '');
}
