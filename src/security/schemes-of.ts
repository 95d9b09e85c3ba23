import { dependenciesOf } from '../container/declared-dependencies.js';
import { needsOf } from '../container/entry-needs.js';
import type { LinkedBinding } from '../container/linked.js';
import type { EntrySpec } from '../container/planner.js';
import { SecurityScheme } from './schemes/security-scheme.js';

/**
 * The schemes in the tree of a linked route, each once, in the order in which they are met: guards, what is made for its effect, interceptors,
 * arguments, controller. As they were declared: what a test has replaced counts as what it replaced.
 */
export function schemesOf(spec: EntrySpec, byKey: ReadonlyMap<symbol, readonly LinkedBinding[]>): readonly SecurityScheme[] {
  return dependenciesOf(needsOf(spec), byKey).filter((one) => one instanceof SecurityScheme);
}
