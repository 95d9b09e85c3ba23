import { HttpException } from '../../core/http-exception.js';
import { RedirectResponse } from '../../routing/responses/redirect-response.js';
import type { ResponseOptions } from '../../routing/responses/response.js';
import { addressOf } from './address.js';
import { originsOf } from './origins.js';

/** What {@link safeRedirect} takes. */
export interface SafeRedirectOptions extends ResponseOptions {
  /** Other origins to which it may go, as browsers write them: `https://shop.example`. */
  readonly allow?: readonly string[];
}

const longest = 2_048;

/**
 * A redirect to where a client wants to go (`?next=/orders`), if that is here: a path that begins with a single slash, or an address of an allowed origin. Anything
 * else is no place to send a user: `//evil.example`, a backslash, control characters and spaces, `javascript:`, a name and password in the address. The status is 307
 * unless another is said; 303 after a login.
 *
 * Throws `HttpException` 400 for such a target, and `ORIGIN_INVALID` for an origin in `allow` that is none. After ASVS 3.7.2.
 *
 * @example
 * return safeRedirect(next, { status: 303, allow: ['https://shop.example'] });
 */
export function safeRedirect(target: string, options: SafeRedirectOptions = {}): RedirectResponse {
  const { allow = [], ...others } = options;
  const address = safeAddress(target, originsOf('safeRedirect()', allow));
  if (address === undefined) throw new HttpException(400, 'Invalid redirect target');
  return new RedirectResponse(address, others);
}

function safeAddress(target: unknown, allowed: ReadonlySet<string>): string | undefined {
  if (typeof target !== 'string' || target.length > longest || hasOddCharacters(target)) return undefined;
  if (target.startsWith('/')) return target.startsWith('//') ? undefined : target;
  const address = /^https?:\/\/[^/]/i.test(target) ? addressOf(target) : undefined;
  if (address === undefined || !allowed.has(address.origin)) return undefined;
  return address.username === '' && address.password === '' ? address.href : undefined;
}

/** Browsers drop some of these, and read a backslash as a slash. */
function hasOddCharacters(target: string): boolean {
  return /[\\\s\p{Cc}\p{Cf}\p{Cs}]/u.test(target);
}
