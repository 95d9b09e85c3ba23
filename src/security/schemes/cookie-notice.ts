import type { LinkedBinding } from '../../container/linked.js';
import type { EntrySpec } from '../../container/planner.js';
import type { Logger } from '../../core/logger.js';
import { isCsrfMade, safeMethods } from '../front/csrf.js';
import { schemesIn, securityOf } from '../requirements.js';
import type { SecurityScheme } from './security-scheme.js';

/** What is known of a route. */
interface Noticed {
  readonly name: string;
  readonly method: string;
  readonly spec: EntrySpec;
}

let isGiven = false;

/** Says once in a process that a route which changes something is guarded by a cookie, which browsers send by themselves, where there is no {@link csrf}. */
export function noticeCookies(routes: readonly Noticed[], byKey: ReadonlyMap<symbol, readonly LinkedBinding[]>, logger: Logger): void {
  if (isGiven || isCsrfMade() || !schemesIn([...byKey.values()].flat()).some(isCookie)) return;
  for (const { name, method, spec } of routes) {
    if (safeMethods.has(method)) continue;
    const scheme = securityOf(spec, byKey).schemes.find(isCookie);
    if (scheme === undefined) continue;
    isGiven = true;
    logger.warn(
      { route: name, scheme: scheme.schemeName },
      'A route that changes something is guarded by a cookie, which browsers also send with requests of foreign pages: put csrf() among the middleware',
    );
    return;
  }
}

function isCookie({ definition }: SecurityScheme): boolean {
  return definition.type === 'apiKey' && definition.in === 'cookie';
}
