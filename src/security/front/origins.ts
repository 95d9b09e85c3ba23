import { TenonError } from '../../core/errors.js';
import { shown } from '../../core/shown.js';
import { addressOf } from './address.js';

/** How browsers write an origin (RFC 6454 section 6.2): scheme, host, and a port that is not the usual one; all in lower case. */
const serialized = /^[a-z][a-z0-9+.-]*:\/\/(?:\[[0-9a-f:.]+\]|[a-z0-9_](?:[a-z0-9._-]*[a-z0-9_])?)(?::[0-9]{1,5})?$/;

const longest = 512;

/** Whether a text is an origin as browsers send it; `null` and anything longer than 512 characters is none. */
export function isOrigin(text: string): boolean {
  return text.length <= longest && serialized.test(text);
}

/** Origins that were written by hand, as a set; `null` among them only where it may be. Throws `ORIGIN_INVALID` for one that no browser would ever send so. */
export function originsOf(where: string, origins: readonly string[], mayBeNull = false): ReadonlySet<string> {
  for (const origin of origins) {
    if ((origin === 'null' && mayBeNull) || (isOrigin(origin) && (spelledByBrowsers(origin) ?? origin) === origin)) continue;
    const suggestion = origin.includes('*') ? undefined : spelledByBrowsers(origin);
    throw TenonError.of('ORIGIN_INVALID', { where, origin: shown(origin), isPattern: origin.includes('*'), suggestion });
  }
  return new Set(origins);
}

/** The origin of an address as a browser would send it; undefined for other schemes than theirs. */
function spelledByBrowsers(text: string): string | undefined {
  const address = addressOf(text);
  return address?.protocol === 'http:' || address?.protocol === 'https:' ? address.origin : undefined;
}
