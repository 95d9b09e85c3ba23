import type { ApplicationContainer } from '../container/build.js';
import type { LinkedBinding } from '../container/linked.js';
import type { EntrySpec } from '../container/planner.js';
import { lineage, memberOf } from '../core/classes.js';
import { problem, type Problem } from '../core/errors.js';

/** A route with what stands around its handler. */
interface Intercepted {
  readonly name: string;
  readonly spec: EntrySpec;
}

/** What stands around handlers and cannot: a class, or what a token stands for, without a method `intercept`; each is told once. */
export function interceptorProblems(routes: readonly Intercepted[], { byKey }: ApplicationContainer): Problem[] {
  const found = new Map<LinkedBinding, Problem>();
  for (const { name, spec } of routes) {
    for (const linked of spec.around?.needs ?? []) {
      if (linked.kind !== 'binding') continue;
      const unfit = (byKey.get(linked.key) ?? []).find((binding) => !mayIntercept(binding));
      if (unfit === undefined || found.has(unfit)) continue;
      const facts = { needer: name, at: linked.need.at, given: unfit.definition.name, reason: 'no method' as const };
      found.set(unfit, problem('INTERCEPTOR_INVALID', facts));
    }
  }
  return [...found.values()];
}

/** What a factory makes is not known yet; neither are the fields of a class, but its source names them. */
function mayIntercept({ definition: { make } }: LinkedBinding): boolean {
  if (make.kind === 'value') return typeof (make.value as { intercept?: unknown } | null | undefined)?.intercept === 'function';
  if (make.kind !== 'class' || memberOf(make.type, 'intercept') !== undefined) return true;
  return lineage(make.type).some((type) => Function.prototype.toString.call(type).includes('intercept'));
}
