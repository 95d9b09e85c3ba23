import { isToken } from '../../core/token-text.js';
import { parseCookies } from '../../binding/cookies.js';
import { HttpException } from '../../core/http-exception.js';
import type { Request, RequestHandler } from '../../routing/express-host.js';
import { addressOf } from './address.js';
import { giveToken, repeatsToken, type CsrfToken, type CsrfTokenOptions } from './csrf-token.js';
import { askedHostText, isSecure } from './host-name.js';
import { checkOptions, texts, yesOrNo, type Rules } from '../option-checks.js';
import { isOrigin, originsOf } from './origins.js';

/** What {@link csrf} takes. */
export interface CsrfOptions {
  /** Other origins whose pages may send, as browsers write them: `https://admin.shop.example`. */
  readonly trustedOrigins?: readonly string[];
  /** Looks only at requests that carry one of these cookies. Any cookie, and `Basic`, `Digest` and `Negotiate` credentials, if nothing is said. */
  readonly cookies?: readonly string[];
  /** Paths, exactly as they are asked for, that are not looked at. */
  readonly exempt?: readonly string[];
  /** Lets in requests that say nothing of where they come from, as programs send them. False if nothing is said. */
  readonly allowUnknown?: boolean;
  /** Lets in a request that says nothing of where it comes from, if it repeats a cookie in a header. */
  readonly token?: CsrfTokenOptions | true;
}

const tokenRules: Rules<CsrfTokenOptions> = {
  cookie: { wanted: 'the name of a cookie', fits: isToken },
  header: { wanted: 'the name of a header', fits: isToken },
};

const rules: Rules<CsrfOptions> = {
  trustedOrigins: texts,
  // Of an empty list no request would have any: nothing would be looked at.
  cookies: {
    wanted: 'a list of one name of a cookie or more',
    fits: (value) => Array.isArray(value) && value.length > 0 && value.every(isToken),
  },
  exempt: { wanted: 'a list of paths', fits: (value) => texts.fits(value) && (value as string[]).every((one) => one.startsWith('/')) },
  allowUnknown: yesOrNo,
  token: { wanted: 'true, or an object', fits: (value) => value === true || (typeof value === 'object' && value !== null) },
};

/** Reading is safe (RFC 9110 section 9.2.1): it is the handlers' part to keep it so. */
export const safeMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Credentials of a header that browsers add by themselves. */
const byBrowsers = /^(?:basic|digest|negotiate|ntlm)\b/i;

/**
 * Middleware against requests that a foreign page makes a browser send with its user's cookies: 403. It looks at methods other than GET, HEAD and OPTIONS, of requests
 * with credentials that browsers add by themselves. What the browser says counts, the first that is there: `Sec-Fetch-Site` (`same-origin` and `none` are let in), `Origin`,
 * `Referer` (of the host that is asked, by HTTPS if the request came so). A sibling host is foreign, too. `trustedOrigins` are let in. A request that says nothing is
 * refused, unless it repeats a token, or `allowUnknown`. After OWASP's cheat sheet, Fetch Metadata.
 *
 * Throws `ORIGIN_INVALID`, `OPTION_INVALID`, `OPTION_UNKNOWN`.
 *
 * @example
 * createApp(AppModule, { middleware: [csrf({ trustedOrigins: ['https://admin.shop.example'] })] });
 */
export function csrf(options: CsrfOptions = {}): RequestHandler {
  checkOptions('csrf()', options, rules);
  isMade = true;
  const { cookies, exempt = [], allowUnknown = false, token } = options;
  const trusted = originsOf('csrf()', options.trustedOrigins ?? []);
  const pair = token === undefined ? undefined : tokenOf(token);
  const exempted = new Set(exempt);
  return (request, response, next) => {
    if (safeMethods.has(request.method)) {
      if (pair !== undefined) giveToken(request, response, pair);
      next();
      return;
    }
    const isLookedAt = carries(request, cookies) && !exempted.has(pathOf(request));
    const verdict = isLookedAt ? (isOurs(request, trusted) ?? (allowUnknown || (pair !== undefined && repeatsToken(request, pair)))) : true;
    if (verdict) next();
    else next(new HttpException(403, 'Cross-site request refused'));
  };
}

let isMade = false;

/** Whether this process has made the middleware; where it stands cannot be told, for it may stand in a router. */
export function isCsrfMade(): boolean {
  return isMade;
}

/** Whether a request comes from a page of ours or of an origin that is trusted; undefined where nothing says where it comes from. */
function isOurs(request: Request, trusted: ReadonlySet<string>): boolean | undefined {
  const { origin, referer, 'sec-fetch-site': site } = request.headers;
  if (origin !== undefined && trusted.has(origin)) return true;
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  if (origin !== undefined) return isSame(request, origin);
  if (referer === undefined || referer === '') return undefined;
  const from = addressOf(referer)?.origin ?? 'null';
  return trusted.has(from) || isSame(request, from);
}

/** Whether an origin is the one that was asked. A proxy may end TLS unknown to us, so HTTPS may ask what came as HTTP; not the other way round. */
function isSame(request: Request, origin: string): boolean {
  const host = askedHostText(request);
  if (host === undefined || !isOrigin(origin)) return false;
  const from = new URL(origin);
  if (from.protocol !== 'https:' && (from.protocol !== 'http:' || isSecure(request))) return false;
  return addressOf(`${from.protocol}//${host}`)?.origin === origin;
}

function carries({ headers }: Request, cookies: readonly string[] | undefined): boolean {
  if (cookies !== undefined) {
    const there = parseCookies(headers.cookie);
    return cookies.some((name) => there[name] !== undefined);
  }
  return (headers.cookie ?? '') !== '' || byBrowsers.test(headers.authorization ?? '');
}

function pathOf({ originalUrl }: Request): string {
  return originalUrl.split('?', 1)[0] ?? '';
}

function tokenOf(token: CsrfTokenOptions | true): CsrfToken {
  const { cookie = '__Host-csrf', header = 'x-csrf-token' } = token === true ? {} : token;
  checkOptions('csrf().token', { cookie, header }, tokenRules);
  return { cookie, header: header.toLowerCase() };
}
