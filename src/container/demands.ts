import type { Constructor } from '../core/types.js';
import { classNeeds } from './class-definition.js';
import { Dependency } from './dependency.js';
import { InputDeclaration, RequestInput } from './input.js';
import { isWanted } from './need.js';
import { SecurityScopes } from './security-scopes.js';

/**
 * Whether something that is asked for demands to know who asks, or what he is granted, as far as its declaration tells: a token that a module gives a meaning to does not.
 * Where credentials may be left out nothing is demanded.
 */
export function demandsCredentials(target: unknown, seen = new Set<unknown>()): boolean {
  const one = isWanted(target) ? target.token : target;
  if (one === SecurityScopes) return true;
  if (seen.has(one)) return false;
  seen.add(one);
  if (one instanceof Dependency) {
    const below: readonly unknown[] = one.needs?.map((need) => need.target) ?? Object.values(one.inputs);
    return one.authenticates ? one.demands : below.some((need) => demandsCredentials(need, seen));
  }
  if (typeof one !== 'function' || one instanceof InputDeclaration || one instanceof RequestInput) return false;
  return classNeeds(one as Constructor).needs.some(({ target: below }) => demandsCredentials(below, seen));
}
