/** Scopes that the credentials of a request have to grant; made by {@link requires}. */
export class ScopeDemand {
  constructor(readonly scopes: readonly string[]) {}
}

/**
 * Asks, in `use`, that the credentials of a request grant these scopes. What the levels around a route ask for is asked for together: of everything in the
 * route's tree that looks at `SecurityScopes`, in `use` and among its parameters.
 *
 * At start-up: `SCOPES_UNCHECKED` where nothing in the tree looks at them, `SCOPE_INVALID` for what is no scope (RFC 6749 section 3.3: no spaces).
 *
 * @example
 * @Controller('/orders', { use: [currentUser, requires('orders:read')] })
 * class Orders {
 *   @Delete('/:orderId', { use: [requires('orders:write')] })
 *   cancel(@Path() orderId: string) {}
 * }
 */
export function requires(...scopes: readonly string[]): ScopeDemand {
  return new ScopeDemand(scopes);
}
