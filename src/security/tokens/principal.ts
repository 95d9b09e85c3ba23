import type { JwtClaims } from './claim-rules.js';

/** Who a request speaks for, as the token tells it; `C` is what its claims are read as. */
export interface JwtPrincipal<C = JwtClaims> {
  /** The `sub` of the token. */
  readonly subject: string;
  /** What the token grants. */
  readonly scopes: readonly string[];
  readonly claims: C;
  /** The token itself, to hand it on; not among what is written as JSON, spread or logged. */
  readonly token: string;
}

class Principal<C, S> {
  readonly #token: string;

  constructor(
    token: string,
    readonly subject: S,
    readonly scopes: readonly string[],
    readonly claims: C,
  ) {
    this.#token = token;
  }

  get token(): string {
    return this.#token;
  }
}

/** A principal whose token nobody writes down by accident. */
export function principal<C, S>(token: string, subject: S, scopes: readonly string[], claims: C): Principal<C, S> {
  return new Principal(token, subject, scopes, claims);
}
