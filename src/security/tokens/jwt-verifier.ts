import { isThenable, type Awaitable } from '../../core/types.js';
import { parseAsync } from '../../model/model.js';
import { ModelValidationError } from '../../model/validation-failure.js';
import { checkedClaims, type JwtClaims } from './claim-rules.js';
import { claimsOf, takeApart, type CompactToken } from './compact.js';
import { grantedScopes } from './granted-scopes.js';
import type { TokenKey } from './key-ring.js';
import { principal, type JwtPrincipal } from './principal.js';
import { TokenError } from './token-error.js';
import { checkedHeader } from './token-header.js';
import { planVerifier, type JwtVerifierOptions, type VerifierPlan } from './verifier-options.js';

/** Checks tokens of one kind; made by {@link jwtVerifier}. */
export class JwtVerifier<C = JwtClaims> {
  readonly #plan: VerifierPlan;
  readonly #options: JwtVerifierOptions<C>;

  /** @internal */
  constructor(by: string, options: JwtVerifierOptions<C>) {
    this.#plan = planVerifier(by, options);
    this.#options = options;
  }

  /**
   * @internal Whether {@link check} never answers with a promise.
   */
  get isImmediate(): boolean {
    return this.#plan.isImmediate;
  }

  /**
   * @internal Who the token speaks for; a promise where somebody else has to be waited for. Throws {@link TokenError}.
   */
  check(token: string): Awaitable<JwtPrincipal<C>> {
    const { header, source } = this.#plan;
    const parts = takeApart(token);
    const { algorithm, kid } = checkedHeader(parts.header, header);
    const keys = source.find(algorithm, kid);
    return isThenable(keys) ? keys.then((found) => this.#checkWith(found, parts, token)) : this.#checkWith(keys, parts, token);
  }

  #checkWith(keys: readonly TokenKey[], parts: CompactToken, token: string): Awaitable<JwtPrincipal<C>> {
    if (keys.length === 0) throw new TokenError('key', 'The token was signed with a key that is not known');
    const isSigned = signedByOne(keys, parts, token);
    return isThenable(isSigned)
      ? isSigned.then((yes) => this.#decide(yes, keys, parts, token))
      : this.#decide(isSigned, keys, parts, token);
  }

  #decide(isSigned: boolean, keys: readonly TokenKey[], parts: CompactToken, token: string): Awaitable<JwtPrincipal<C>> {
    if (isSigned) return this.#accept(parts, token);
    const { algorithm, kid } = checkedHeader(parts.header, this.#plan.header);
    const isNamed = kid !== undefined && keys.some((key) => key.kid === kid);
    const newer = isNamed ? undefined : this.#plan.source.findNewer?.(algorithm, kid, keys);
    if (newer === undefined) throw wronglySigned();
    return newer.then(async (found) => {
      if (!(await signedByOne(found, parts, token))) throw wronglySigned();
      return this.#accept(parts, token);
    });
  }

  #accept(parts: CompactToken, token: string): Awaitable<JwtPrincipal<C>> {
    const { scopeClaim, isRevoked, claims: model } = this.#options;
    const claims = checkedClaims(claimsOf(parts), this.#plan.claims, Date.now());
    const scopes = grantedScopes(claims, scopeClaim);
    if (isRevoked !== undefined || model !== undefined) return this.#finish(claims, scopes, token);
    return principal(token, claims.sub, scopes, claims as C);
  }

  async #finish(claims: JwtClaims, scopes: readonly string[], token: string): Promise<JwtPrincipal<C>> {
    const { isRevoked, claims: model } = this.#options;
    // Anything but a plain no is no answer, and who cannot say it is good refuses it.
    if (isRevoked !== undefined && (await isRevoked(claims)) !== false) throw new TokenError('revoked', 'The token was taken back');
    const read = model === undefined ? (claims as C) : await modelled(model, claims);
    return principal(token, claims.sub, scopes, read);
  }
}

function wronglySigned(): TokenError {
  return new TokenError('signature', 'The signature of the token is wrong');
}

function signedByOne(keys: readonly TokenKey[], parts: CompactToken, token: string, from = 0): Awaitable<boolean> {
  for (let at = from; at < keys.length; at += 1) {
    const isSigned = (keys[at] as TokenKey).check(parts, token);
    if (isThenable(isSigned)) return isSigned.then((yes) => yes === true || signedByOne(keys, parts, token, at + 1));
    if (isSigned) return true;
  }
  return false;
}

/** The claims as an instance of their model. Throws {@link TokenError}. */
export async function modelled<C>(model: new (...args: never[]) => C, claims: object): Promise<C> {
  try {
    return (await parseAsync(model as unknown as new () => C & object, claims)) as C;
  } catch (error) {
    if (!(error instanceof ModelValidationError)) throw error;
    throw new TokenError('model', 'The claims of the token do not fit their model', { cause: error });
  }
}

/**
 * What checks JSON Web Tokens of one kind (RFC 7519), outside a request or behind a scheme of your own; {@link jwtBearer} does the same for a route.
 *
 * The options are checked now, and keys that are given are read now, once. Throws `TOKEN_ALGORITHM_UNKNOWN`, `TOKEN_ALGORITHMS_MIXED`, `TOKEN_KEY_SOURCE`,
 * `TOKEN_KEY_UNREADABLE`, `TOKEN_KEY_WEAK`, `TOKEN_KEY_UNFIT`, `TOKEN_KEY_MISSING`, `TOKEN_OPTION`, `OUTBOUND_ADDRESS`,
 * `OPTION_UNKNOWN` and `OPTION_INVALID`.
 *
 * @example
 * const passes = jwtVerifier({ issuer: 'museum', audience: 'storeroom', algorithms: ['HS256'], keys: secret });
 */
export function jwtVerifier<C = JwtClaims>(options: JwtVerifierOptions<C>): JwtVerifier<C> {
  return new JwtVerifier('jwtVerifier', options);
}

/**
 * Who a token speaks for, where it is one that the verifier takes: signature, algorithm, type, times, issuer, audience, claims (RFC 8725). Rejects with
 * {@link TokenError} otherwise.
 *
 * @example
 * const { subject, claims } = await verifyJwt(token, passes);
 */
export async function verifyJwt<C>(token: string, verifier: JwtVerifier<C>): Promise<JwtPrincipal<C>> {
  return verifier.check(token);
}
