import type { Inputs } from '../../container/dependency.js';
import type { Awaitable } from '../../core/types.js';
import type { Nobody, Wishes } from '../secrets/refused.js';
import type { AuthorizationCodeStore } from './authorization-codes.js';
import type { RefreshTokenStore } from './refresh-tokens.js';
import type { TokenClient } from './token-client.js';

/** Whom tokens are for, and what they may allow. */
export interface TokenSubject {
  /** The user's id, or the client's where it acts for itself: what a token has as its `sub`. */
  readonly subject: string;
  /** What may be granted; a request for more is an `invalid_scope`, one that names no scopes is given all of these. None if nothing is said. */
  readonly scopes?: readonly string[];
}

/** What every grant is told. */
export interface TokenRequest {
  /** Who asks; undefined where the endpoint knows no clients. */
  readonly client: TokenClient | undefined;
  /** The scopes that are asked for; undefined where none are named. */
  readonly scopes: readonly string[] | undefined;
  /** All parameters that were sent and are not empty, by name. */
  readonly form: ReadonlyMap<string, string>;
}

/** What the password grant is told. */
export interface PasswordRequest extends TokenRequest {
  readonly username: string;
  readonly password: string;
}

/** What an access token is made for. */
export interface AccessGrant {
  readonly subject: string;
  /** What was granted; of the client, too. */
  readonly scopes: readonly string[];
  readonly client: TokenClient | undefined;
  readonly grantType: string;
  /** What all tokens of one login have in common, through every refresh: a good `sid`, by which they can be refused when the family is revoked. */
  readonly family: string;
}

type Finds<R, I extends Wishes> = (request: R, inputs: Inputs<I>) => Awaitable<TokenSubject | Nobody>;

/** The grants of a token endpoint, by their `grant_type`. Those that are not there are an `unsupported_grant_type`. `undefined`, `null` or `false` from one is an `invalid_grant`. */
export interface TokenGrants<I extends Wishes> {
  /**
   * Whose name and password these are (RFC 6749, section 4.3). RFC 9700 forbids this grant to new applications (section 2.4): it is for first-party clients that
   * cannot do otherwise, and for tests.
   */
  readonly password?: Finds<PasswordRequest, I>;
  /** Where the codes are that an authorization endpoint gave (RFC 6749, section 4.1.3): PKCE, client, address and single use are checked. Needs `clients`. */
  readonly authorization_code?: AuthorizationCodeStore | ((inputs: Inputs<I>) => Awaitable<AuthorizationCodeStore>);
  /** What a client may do for itself (RFC 6749, section 4.4); never called for a public one. Needs `clients`. */
  readonly client_credentials?: Finds<TokenRequest & { readonly client: TokenClient }, I>;
  /** Where refresh tokens are kept (RFC 6749, section 6). With it, the password and code grants give one, to every client that may use it. */
  readonly refresh_token?: RefreshTokenStore | ((inputs: Inputs<I>) => Awaitable<RefreshTokenStore>);
}

/** What {@link tokenEndpoint} takes. */
export interface TokenEndpointOptions<I extends Wishes> {
  /** What the functions below need: classes, tokens, dependencies, as in {@link dependency}. */
  readonly inputs?: I;
  readonly grants: TokenGrants<I>;
  /** The clients, or the one of an id. Without it, nobody is asked who he is, and `client_id` and `Authorization` mean nothing. */
  readonly clients?: readonly TokenClient[] | ((id: string, inputs: Inputs<I>) => Awaitable<TokenClient | undefined | null>);
  /** Makes the access token: `signJwt`, or a random token that you keep. `undefined` where there is nobody any more to make it for: an `invalid_grant`. */
  readonly accessToken: (grant: AccessGrant, inputs: Inputs<I>) => Awaitable<string | undefined | null>;
  /** How long the access token lasts, in seconds, for `expires_in`; from 1. You see to it that the token says the same. */
  readonly expiresIn: number;
  /** How long refresh tokens last, in seconds, from the login on; 30 days if nothing is said. */
  readonly refreshExpiresIn?: number;
  /** Called when a family of tokens was revoked, because a refresh token or a code was used twice: refuse its access tokens, tell the user. Remember the family for as long
   * as they last: one that is being made may come after it. */
  readonly revoked?: (family: string, inputs: Inputs<I>) => Awaitable<void>;
  /** Of the challenge to clients that cannot be known, in printable ASCII; `token` if nothing is said. */
  readonly realm?: string;
  /** How it is called in the wiring; `tokenEndpoint` if nothing is said. */
  readonly name?: string;
}
