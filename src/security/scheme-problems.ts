import { isDeepStrictEqual } from 'node:util';
import type { LinkedBinding } from '../container/linked.js';
import type { EntrySpec } from '../container/planner.js';
import { problem, type Problem } from '../core/errors.js';
import { securityOf } from './requirements.js';
import type { SecurityScheme } from './schemes/security-scheme.js';

/** What asks for schemes, and what it is called. */
interface Asking {
  readonly name: string;
  readonly spec: EntrySpec;
}

/** Different schemes of one name: in the document one would stand for the other, as with FastAPI. */
export function schemeProblems(operations: readonly Asking[], byKey: ReadonlyMap<symbol, readonly LinkedBinding[]>): Problem[] {
  const first = new Map<string, { readonly scheme: SecurityScheme; readonly route: string }>();
  const found = new Map<SecurityScheme, Problem>();
  for (const { name: route, spec } of operations) {
    for (const scheme of securityOf(spec, byKey).schemes) {
      const { schemeName: name, definition } = scheme;
      const other = first.get(name);
      if (other === undefined) first.set(name, { scheme, route });
      else if (!isDeepStrictEqual(other.scheme.definition, definition))
        found.set(scheme, problem('SCHEME_TWICE', { name, route, other: other.route }));
    }
  }
  return [...found.values()];
}
