import { TenonError } from '../../core/errors.js';
import { shown } from '../../core/shown.js';
import type { Constructor } from '../../core/types.js';
import { checkOptions } from '../option-checks.js';
import type { SecurityScheme } from '../schemes/security-scheme.js';
import type { BearerOptions } from './bearer-options.js';
import { checkedBearer } from './checked-bearer.js';
import { checkParties, momentOf, type ClaimRules } from './claim-rules.js';
import { longestToken } from './compact.js';
import { grantedScopes } from './granted-scopes.js';
import { Introspection } from './introspection.js';
import { modelled } from './jwt-verifier.js';
import { introspectionRules } from './option-rules.js';
import { checkedAddress } from './outbound.js';
import { principal } from './principal.js';
import { TokenError } from './token-error.js';

/** What is known of an active token (RFC 7662, section 2.2): these are what they should be where they are there; nothing is known of others. */
export interface IntrospectedClaims {
  readonly active: true;
  readonly sub?: string;
  readonly client_id?: string;
  readonly exp?: number;
  readonly nbf?: number;
  readonly [claim: string]: unknown;
}

/** Who a request speaks for, as the issuer of its token tells it. */
export interface IntrospectedPrincipal<C = IntrospectedClaims> {
  /** The person, or whatever the token speaks for; absent where it speaks for a program alone. */
  readonly subject: string | undefined;
  /** The program that the token was given to. */
  readonly clientId: string | undefined;
  /** What the token grants. */
  readonly scopes: readonly string[];
  readonly claims: C;
  /** The token itself, to hand it on; not among what is written as JSON, spread or logged. */
  readonly token: string;
}

/** What {@link introspectedBearer} takes. */
export interface IntrospectedBearerOptions<C = IntrospectedClaims> extends BearerOptions {
  /** Where the issuer is asked. */
  readonly endpoint: string;
  /** As whom; sent as `client_secret_basic` (RFC 6749, section 2.3.1). */
  readonly clientId: string;
  readonly clientSecret: string;
  /** The `iss` that the answer has to have. */
  readonly issuer?: string;
  /** Who we are: the `aud` of the answer has to name one of these. Where nothing is said, the issuer is taken to know whom it answers. */
  readonly audience?: string | readonly string[];
  /** For how many seconds an answer is remembered, 0 to 300; 10 if nothing is said. That long a token that was taken back may still be taken. */
  readonly cache?: number;
  /** A model that the answer has to fit; the claims are then an instance of it. */
  readonly claims?: Constructor<C>;
  /** The claim that grants scopes, where it is neither `scope` nor `scp`. */
  readonly scopeClaim?: string;
}

const by = 'introspectedBearer';

/**
 * A bearer token that says nothing by itself, checked by asking its issuer (RFC 7662): its value is who the request speaks for. Answers are as those of {@link jwtBearer}:
 * a token that is not active, has ended or is for somebody else is a 401 with `error="invalid_token"`; where the issuer does not answer within five seconds, or with
 * anything but what it should, a 503 with `Retry-After`.
 * It asks fifty times at once, and no more: beyond that, too, the answer is a 503.
 * Throws `OUTBOUND_ADDRESS`, `TOKEN_OPTION`, `OPTION_UNKNOWN`, `OPTION_INVALID` and `SCHEME_CHALLENGE_INVALID`.
 *
 * @example
 * const member = introspectedBearer({ endpoint: 'https://id.example/introspect', clientId: 'orders', clientSecret: process.env.CLIENT_SECRET ?? '' });
 */
export function introspectedBearer<C = IntrospectedClaims>(
  options: IntrospectedBearerOptions<C> & { readonly autoError?: true },
): SecurityScheme<IntrospectedPrincipal<C>>;
export function introspectedBearer<C = IntrospectedClaims>(
  options: IntrospectedBearerOptions<C>,
): SecurityScheme<IntrospectedPrincipal<C> | undefined>;
export function introspectedBearer<C = IntrospectedClaims>(
  options: IntrospectedBearerOptions<C>,
): SecurityScheme<IntrospectedPrincipal<C> | undefined> {
  checkOptions(`${by}()`, options, introspectionRules);
  checkFacts(options);
  const { clientId, clientSecret, cache = 10, audience, issuer } = options;
  const endpoint = checkedAddress(by, 'endpoint', options.endpoint);
  const introspection = new Introspection({ endpoint, clientId, clientSecret, cache });
  const rules = { issuer, audiences: audience === undefined ? undefined : [audience].flat() };
  const check = async (token: string): Promise<IntrospectedPrincipal<C>> => {
    if (token.length > longestToken) throw new TokenError('form', `The token is longer than ${longestToken} characters`);
    return judged(token, await introspection.claimsOf(token), rules, options);
  };
  return checkedBearer({ by, bearerFormat: undefined, check, isImmediate: false, asksIssuer: true }, options);
}

interface Parties extends Pick<ClaimRules, 'issuer'> {
  readonly audiences: readonly string[] | undefined;
}

async function judged<C>(
  token: string,
  claims: Readonly<Record<string, unknown>>,
  { issuer, audiences }: Parties,
  { scopeClaim, claims: model }: IntrospectedBearerOptions<C>,
): Promise<IntrospectedPrincipal<C>> {
  checkMoments(claims);
  const { iss, aud } = claims;
  checkParties(audiences === undefined ? { iss } : { iss, aud }, { issuer, audiences: audiences ?? [] });
  const { sub, client_id: client, token_type: type } = claims;
  if (!isTextOrAbsent(sub) || !isTextOrAbsent(client)) throw new TokenError('claims', 'The sub or the client_id of the token is no text');
  if (typeof type === 'string' && type.toLowerCase() !== 'bearer') throw new TokenError('type', 'The token is no bearer token');
  const read = model === undefined ? (claims as C) : await modelled(model, claims);
  return Object.assign(principal(token, sub, grantedScopes(claims, scopeClaim), read), { clientId: client });
}

function checkMoments(claims: Readonly<Record<string, unknown>>): void {
  const now = Date.now() / 1000;
  const [expires, begins] = [momentOf(claims, 'exp'), momentOf(claims, 'nbf')];
  if (expires !== undefined && expires <= now) throw new TokenError('expired', 'The token has expired');
  if (begins !== undefined && begins > now) throw new TokenError('early', 'The token is not valid yet');
}

function isTextOrAbsent(value: unknown): value is string | undefined {
  return value === undefined || typeof value === 'string';
}

function checkFacts<C>({ clientId, clientSecret, cache = 0 }: IntrospectedBearerOptions<C>): void {
  for (const [option, text] of Object.entries({ clientId, clientSecret })) {
    if (typeof text === 'string' && text !== '') continue;
    const remedy = 'give what the issuer knows this application by.';
    throw TenonError.of('TOKEN_OPTION', { by, option, reason: 'it is empty, and the issuer answers nobody whom it does not know', remedy });
  }
  if (typeof cache === 'number' && cache >= 0 && cache <= 300) return;
  const reason = `${shown(cache)} is no number of seconds from 0 to 300`;
  throw TenonError.of('TOKEN_OPTION', {
    by,
    option: 'cache',
    reason,
    remedy: 'give 300 at most: that long a token that was taken back is still taken.',
  });
}
