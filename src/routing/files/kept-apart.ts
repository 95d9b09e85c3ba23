import type { LinkedNeed } from '../../container/linked.js';
import type { DeclaredRoute } from '../declared-route.js';

/**
 * Keeps the files of a guarded front end from caches, and from another front end around its folder that lacks a guard of it: `/x/../admin/app.js`, or `/ADMIN/app.js` where the disk knows no
 * case, leads to them by a path that is not the guarded one's.
 */
export function keepApart(routes: readonly DeclaredRoute[]): void {
  const served = routes.flatMap((route) => (route.frontend === undefined ? [] : [{ frontend: route.frontend, guards: guardsOf(route) }]));
  for (const { frontend, guards } of served) if (guards.length > 0) frontend.keepPrivate();
  for (const outer of served) {
    for (const inner of served) {
      if (inner.guards.some((guard) => !outer.guards.includes(guard))) outer.frontend.leaveTo(inner.frontend);
    }
  }
}

/** What stands in front of a route, to be compared. */
function guardsOf({ spec, settings }: DeclaredRoute): unknown[] {
  const identity = (linked: LinkedNeed): unknown => (linked.kind === 'binding' ? linked.key : linked);
  return [...[...spec.guards, ...spec.effects].map(identity), ...settings.middleware];
}
