import { Depends, type TypedParameterDecorator } from '../binding/decorators.js';
import type { Dependency } from '../container/dependency.js';
import type { UseOptions } from '../container/need.js';
import type { Token } from '../container/token.js';

/**
 * What a dependency that tells who asks is worth in this request, and the scopes that the credentials have to grant for it: FastAPI's `Security`. The scopes reach
 * whoever injects `SecurityScopes` below the dependency, after those of the levels around; the document lists them with the schemes below it.
 *
 * In `use` and among the inputs of a dependency, the same is `{ token: dependency, scopes: [...] }`. At start-up: `SCOPES_UNCHECKED` where nothing below looks
 * at the scopes, `SCOPE_INVALID` for what is no scope (RFC 6749 section 3.3).
 *
 * @example
 * @Get('/orders')
 * list(@Security(currentUser, ['orders:read']) me: User) {}
 */
export function Security<T>(
  target: Dependency<T>,
  scopes?: readonly string[],
  options?: Omit<UseOptions, 'scopes'>,
): TypedParameterDecorator<T>;
export function Security<T>(target: Token<T>, scopes?: readonly string[], options?: Omit<UseOptions, 'scopes'>): TypedParameterDecorator<T>;
export function Security<T>(
  target: Token<T> | Dependency<T>,
  scopes: readonly string[] = [],
  options: UseOptions = {},
): TypedParameterDecorator<T> {
  return Depends(target as Dependency<T>, { ...options, scopes });
}
