import { advise, advisePattern } from '../../core/advice.js';
import { isToken } from '../../core/token-text.js';
import { problem, TenonError } from '../../core/errors.js';
import { checkOptions, texts, yesOrNo, type Rule } from '../option-checks.js';
import { originPattern } from './origin-pattern.js';
import { isOrigin, originsOf } from './origins.js';
import { letsInStrangers } from './strangers.js';

/** Who may read the answers from pages of other origins, and what they may send; the names are those of Starlette's `CORSMiddleware`. */
export interface CorsOptions {
  /** Origins as browsers send them (`https://shop.example`, no path, no usual port), or `*` for everybody. */
  readonly allowOrigins?: readonly string[];
  /** A pattern for further origins, anchored at both ends: `/^https:\/\/[a-z-]+\.shop\.example$/`. */
  readonly allowOriginRegex?: RegExp;
  /** Methods, or `*` for those that are usual. `GET` if nothing is said. */
  readonly allowMethods?: readonly string[];
  /** Headers that a page may send, or `*` for all, beside `Accept`, `Accept-Language`, `Content-Language` and `Content-Type`. */
  readonly allowHeaders?: readonly string[];
  /** Whether answers to requests with cookies and the like may be read. False if nothing is said. */
  readonly allowCredentials?: boolean;
  /** Headers of an answer that a page may read. */
  readonly exposeHeaders?: readonly string[];
  /** Seconds for which a browser may keep what a preflight was answered. 600 if nothing is said. */
  readonly maxAge?: number;
  /** Whether public pages may ask a server of a private network. False if nothing is said. */
  readonly allowPrivateNetwork?: boolean;
}

/** The options with everything decided. */
export interface CorsRules {
  readonly allowsAnyone: boolean;
  readonly allows: (origin: string) => boolean;
  readonly methods: ReadonlySet<string>;
  /** In lower case; undefined for all. */
  readonly headers: ReadonlySet<string> | undefined;
  readonly allowsPrivateNetwork: boolean;
  /** What answers say, whoever asked. */
  readonly simple: readonly (readonly [name: string, value: string])[];
  /** What answers to preflights say, whoever asked. */
  readonly preflight: readonly (readonly [name: string, value: string])[];
}

const where = 'cors()';
const usualMethods = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT', 'QUERY'];
const safeHeaders = ['Accept', 'Accept-Language', 'Content-Language', 'Content-Type'];

const tokens = (wanted: string, fits: (one: string) => boolean): Rule => ({
  wanted,
  fits: (value) => Array.isArray(value) && value.every((one) => isToken(one) && fits(one as string)),
});
/** Browsers send these in capitals, however a page writes them, and no others. */
const isMethod = (name: string): boolean => name === name.toUpperCase() || !usualMethods.includes(name.toUpperCase());

const rules = {
  allowOrigins: texts,
  allowOriginRegex: { wanted: 'a regular expression', fits: (value: unknown) => value instanceof RegExp },
  allowMethods: tokens('a list of methods, such as GET', isMethod),
  allowHeaders: tokens('a list of header names', () => true),
  allowCredentials: yesOrNo,
  exposeHeaders: tokens('a list of header names', () => true),
  maxAge: {
    wanted: 'a whole number of seconds, 0 or more',
    fits: (value: unknown) => Number.isSafeInteger(value) && (value as number) >= 0,
  },
  allowPrivateNetwork: yesOrNo,
};

/** Decides what can be decided before the first request. Throws `OPTION_INVALID`, `ORIGIN_INVALID`, `ORIGIN_PATTERN_OPEN` and `CORS_CREDENTIALS`. */
export function corsRules(options: CorsOptions): CorsRules {
  checkOptions(where, options, rules);
  const { allowOrigins = [], allowOriginRegex, allowMethods = ['GET'], allowHeaders = [], exposeHeaders = [] } = options;
  const { allowCredentials = false, maxAge = 600, allowPrivateNetwork = false } = options;
  const origins = originsOf(
    where,
    allowOrigins.filter((one) => one !== '*'),
    true,
  );
  const pattern = allowOriginRegex === undefined ? undefined : originPattern(`${where}: allowOriginRegex`, allowOriginRegex);
  const allowsAnyone = allowOrigins.includes('*');
  if (allowsAnyone) advise(problem('CORS_ANYONE', {}));
  if (allowOriginRegex !== undefined) advisePattern(allowOriginRegex, `${where}, allowOriginRegex`);
  if (allowCredentials) checkCredentials(allowOrigins, exposeHeaders, pattern);
  const methods = allowMethods.includes('*') ? usualMethods : [...new Set(allowMethods)];
  const headers = allowHeaders.includes('*') ? undefined : withSafe(allowHeaders);
  const credentials = allowCredentials ? ([['Access-Control-Allow-Credentials', 'true']] as const) : [];
  const exposed = exposeHeaders.length > 0 ? ([['Access-Control-Expose-Headers', exposeHeaders.join(', ')]] as const) : [];
  return {
    allowsAnyone,
    allows: (origin) => allowsAnyone || origins.has(origin) || (pattern !== undefined && isOrigin(origin) && pattern.test(origin)),
    methods: new Set(methods),
    headers: headers && new Set(headers.map((one) => one.toLowerCase())),
    allowsPrivateNetwork: allowPrivateNetwork,
    simple: [...credentials, ...exposed],
    preflight: [
      ['Access-Control-Allow-Methods', methods.join(', ')],
      ['Access-Control-Max-Age', String(maxAge)],
      ...(headers === undefined ? [] : ([['Access-Control-Allow-Headers', headers.join(', ')]] as const)),
      ...credentials,
    ],
  };
}

/** With credentials every origin that is let in reads what its visitor may read, so each must have been meant. */
function checkCredentials(origins: readonly string[], exposed: readonly string[], pattern: RegExp | undefined): void {
  if (origins.includes('*')) throw TenonError.of('CORS_CREDENTIALS', { reason: 'star' });
  if (origins.includes('null')) throw TenonError.of('CORS_CREDENTIALS', { reason: 'null' });
  if (pattern !== undefined && letsInStrangers(pattern)) throw TenonError.of('CORS_CREDENTIALS', { reason: 'pattern' });
  if (exposed.includes('*')) throw TenonError.of('CORS_CREDENTIALS', { reason: 'exposed' });
}

function withSafe(allowed: readonly string[]): string[] {
  const safe = new Set(safeHeaders.map((one) => one.toLowerCase()));
  return [...new Set([...safeHeaders, ...allowed.filter((one) => !safe.has(one.toLowerCase()))])].sort();
}
