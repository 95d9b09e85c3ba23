import type { SecurityScheme } from '../schemes/security-scheme.js';
import type { BearerOptions } from './bearer-options.js';
import { checkedBearer } from './checked-bearer.js';
import type { JwtClaims } from './claim-rules.js';
import { JwtVerifier } from './jwt-verifier.js';
import type { JwtPrincipal } from './principal.js';
import type { JwtVerifierOptions } from './verifier-options.js';

/** What {@link jwtBearer} takes. */
export type JwtBearerOptions<C = JwtClaims> = JwtVerifierOptions<C> & BearerOptions;

const by = 'jwtBearer';

/**
 * A JSON Web Token as bearer token (RFC 6750, RFC 7519), checked: its value is who the request speaks for. What the options leave to the token is nothing: algorithms
 * and keys are those named here (RFC 8725); `exp` and `sub` have to be there; where scopes are asked for (`@Security(scheme, ['orders:read'])`) it has to grant all.
 *
 * No token is a 401 with the challenge `Bearer realm="api"`; a malformed header, two of them, or a token in the query as well a 400 with `error="invalid_request"`; any
 * fault of the token a 401 with `error="invalid_token"`; a scope that it does not grant a 403 with `error="insufficient_scope"`. While keys that are fetched cannot be
 * had, every token is a 503 with `Retry-After`. With `autoError: false` a request without a token goes on; one with a bad token does not.
 * Throws what {@link jwtVerifier} throws, and `SCHEME_CHALLENGE_INVALID` for a realm that no header can hold.
 *
 * @example
 * const member = jwtBearer({ issuer: 'https://id.example', audience: 'orders', algorithms: ['ES256'], discovery: true });
 */
export function jwtBearer<C = JwtClaims>(options: JwtBearerOptions<C> & { readonly autoError?: true }): SecurityScheme<JwtPrincipal<C>>;
export function jwtBearer<C = JwtClaims>(options: JwtBearerOptions<C>): SecurityScheme<JwtPrincipal<C> | undefined>;
export function jwtBearer<C = JwtClaims>(options: JwtBearerOptions<C>): SecurityScheme<JwtPrincipal<C> | undefined> {
  const verifier = new JwtVerifier(by, options);
  const { isImmediate } = verifier;
  const asksIssuer = options.keys === undefined;
  return checkedBearer({ by, bearerFormat: 'JWT', check: (token) => verifier.check(token), isImmediate, asksIssuer }, options);
}
