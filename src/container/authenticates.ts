import type { Constructor } from '../core/types.js';
import { classNeeds } from './class-definition.js';
import { Dependency } from './dependency.js';
import { InputDeclaration, RequestInput } from './input.js';
import { isWanted } from './need.js';

/** Whether something that is asked for finds out who asks, as far as its declaration tells: a token that a module gives a meaning to does not. */
export function authenticates(target: unknown, seen = new Set<unknown>()): boolean {
  const one = isWanted(target) ? target.token : target;
  if (seen.has(one)) return false;
  seen.add(one);
  if (one instanceof Dependency) {
    const below: readonly unknown[] = one.needs?.map((need) => need.target) ?? Object.values(one.inputs);
    return one.authenticates || below.some((need) => authenticates(need, seen));
  }
  if (typeof one !== 'function' || one instanceof InputDeclaration || one instanceof RequestInput) return false;
  return classNeeds(one as Constructor).needs.some(({ target: below }) => authenticates(below, seen));
}
