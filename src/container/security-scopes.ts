/**
 * The scopes that are asked for on the way from the route down to whoever injects this: those of the route first, each branch by itself. FastAPI's `SecurityScopes`.
 *
 * Asked for by `@Security(dependency, scopes)`, `{ token, scopes }` in `use`, or `requires(...scopes)`. What is done about them is for whoever injects them: a
 * dependency that tells who asks compares them with what the credentials grant.
 *
 * @example
 * const member = dependency({ asked: SecurityScopes, pass: httpBearer() }, ({ asked, pass }) => {
 *   if (!asked.scopes.every((scope) => grantsOf(pass).includes(scope)))
 *     throw new HttpException(403, 'Not enough permissions', { headers: { 'WWW-Authenticate': `Bearer scope="${asked.scopeStr}"` } });
 * });
 */
export class SecurityScopes {
  /** As RFC 6749 section 3.3 writes them: with a space between. */
  readonly scopeStr: string;

  constructor(readonly scopes: readonly string[]) {
    this.scopeStr = scopes.join(' ');
  }
}
