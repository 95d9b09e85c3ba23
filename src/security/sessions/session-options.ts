import { TenonError } from '../../core/errors.js';
import { setCookieField, type CookieAttributes } from '../../routing/responses/set-cookie.js';
import { anything, checkOptions, type Rule, type Rules, text, yesOrNo } from '../option-checks.js';
import { adviseOfSecret } from '../secrets/guessable.js';
import type { SessionStore } from './session-store.js';
import type { SigningKey } from './signed-value.js';

interface CommonOptions {
  /** What the cookie is called; `__Host-session` if nothing is said, `__Secure-session` with a domain or a path, `session` where it is insecure. */
  readonly cookieName?: string;
  /** The part of the site that the cookie is sent to; `/`, all of it, if nothing is said. */
  readonly path?: string;
  /** Sends the cookie to the subdomains of this domain as well, who can then set it, too. */
  readonly domain?: string;
  /** Whether the cookie is sent along with requests from other sites; `lax` if nothing is said. */
  readonly sameSite?: 'lax' | 'strict' | 'none';
  /** True lets the cookie travel over plain HTTP: for development only, and refused where `NODE_ENV` is `production`. */
  readonly insecure?: boolean;
  /** Seconds from when a session was last written until it is over; an integer, 14 days if nothing is said. */
  readonly maxAge?: number;
  /** Seconds from when a session began, or was rotated, until it is over, however often it is written; an integer. Without it there is no such end. */
  readonly lifetime?: number;
  /** True writes the session with every answer, so that `maxAge` counts from the last request; it is otherwise written when it changed. */
  readonly rolling?: boolean;
  /** False lets the browser forget the cookie when it is closed; `maxAge` holds all the same. */
  readonly persistent?: boolean;
}

/** What {@link sessions} takes for sessions whose data is in the cookie. */
export interface SignedSessionOptions extends CommonOptions {
  /** The first signs, all of them verify; 32 bytes or more each. Not with a store, whose ids are too long to be guessed. */
  readonly keys: readonly SigningKey[];
  readonly store?: undefined;
}

/** What {@link sessions} takes for sessions whose data is on the server. */
export interface StoredSessionOptions extends CommonOptions {
  readonly store: SessionStore;
  /** Milliseconds that the store is waited for, each time; 2,000 if nothing is said. Then the answer is 503. */
  readonly storeTimeout?: number;
  readonly keys?: undefined;
}

/** What {@link sessions} takes. */
export type SessionOptions = SignedSessionOptions | StoredSessionOptions;

/** What is decided of sessions at start-up. */
export interface SessionPlan {
  readonly cookieName: string;
  readonly attributes: CookieAttributes;
  readonly maxAge: number;
  readonly lifetime: number;
  readonly isRolling: boolean;
  readonly isPersistent: boolean;
}

const twoWeeks = 14 * 24 * 60 * 60;

const atLeastOne = (of: string): Rule => ({
  wanted: `an integer of ${of}, 1 or more,`,
  fits: (value) => Number.isInteger(value) && (value as number) >= 1,
});
const methods = ['get', 'set', 'destroy', 'touch'];

const rules: Rules<Record<keyof SignedSessionOptions | keyof StoredSessionOptions, unknown>> = {
  cookieName: text,
  path: text,
  domain: text,
  sameSite: { wanted: "'lax', 'strict' or 'none'", fits: (value) => ['lax', 'strict', 'none'].includes(value as string) },
  insecure: yesOrNo,
  maxAge: atLeastOne('seconds'),
  lifetime: atLeastOne('seconds'),
  rolling: yesOrNo,
  persistent: yesOrNo,
  keys: anything,
  store: {
    wanted: 'a store with get, set, destroy and touch (expressSessionStore makes one of a store for express-session)',
    fits: (value) => methods.every((method) => typeof (value as Record<string, unknown> | null)?.[method] === 'function'),
  },
  storeTimeout: atLeastOne('milliseconds'),
};

/** Checks what sessions are told. Throws `OPTION_INVALID`, `OPTION_UNKNOWN`, `SESSION_KEYS` and `SESSION_COOKIE`. */
export function planSessions(options: SessionOptions): SessionPlan {
  checkOptions<object>('sessions()', options, rules);
  checkKeys(options);
  const { insecure = false, path = '/', domain, sameSite = 'lax', maxAge = twoWeeks, lifetime, rolling, persistent } = options;
  const usualName = insecure ? 'session' : domain === undefined && path === '/' ? '__Host-session' : '__Secure-session';
  const { cookieName = usualName } = options;
  const attributes: CookieAttributes = { path, sameSite, httpOnly: true, ...(domain !== undefined && { domain }), secure: !insecure };
  const reason = misfit(cookieName, { insecure, path, domain }) ?? unwritable(cookieName, attributes);
  if (reason !== undefined) throw TenonError.of('SESSION_COOKIE', { name: cookieName, reason });
  const isPersistent = persistent !== false;
  return { cookieName, attributes, maxAge, lifetime: lifetime ?? Infinity, isRolling: rolling === true, isPersistent };
}

function checkKeys({ keys, store }: SessionOptions): void {
  if ((keys === undefined) === (store === undefined))
    throw TenonError.of('SESSION_KEYS', { reason: keys === undefined ? 'neither' : 'both' });
  if (store !== undefined) return;
  if (!Array.isArray(keys) || keys.length === 0) throw TenonError.of('SESSION_KEYS', { reason: 'none' });
  const bytes = (keys as readonly unknown[]).map((key) =>
    typeof key === 'string' ? Buffer.byteLength(key) : key instanceof Uint8Array ? key.byteLength : 0,
  );
  const index = bytes.findIndex((count) => count < 32);
  // RFC 2104, section 3: a key shorter than the output of the hash weakens it.
  if (index >= 0) throw TenonError.of('SESSION_KEYS', { reason: 'short', index, bytes: bytes[index] ?? 0 });
  keys.forEach((key, i) => adviseOfSecret(`sessions(), keys[${i}]`, key));
}

interface CookiePlace {
  readonly insecure: boolean;
  readonly path: string;
  readonly domain: string | undefined;
}

/** What a browser would drop the cookie for, without a word (RFC 6265bis, section 4.1.3). */
function misfit(name: string, { insecure, path, domain }: CookiePlace): string | undefined {
  if (insecure && process.env.NODE_ENV === 'production') return 'insecure: true lets it travel over plain HTTP, and this is production';
  if (/^__(?:Host|Secure)-/i.test(name) && insecure) return 'a name with this prefix is for secure cookies only';
  if (!/^__Host-/i.test(name)) return undefined;
  if (domain !== undefined) return 'a name that begins with __Host- takes no domain';
  return path === '/' ? undefined : 'a name that begins with __Host- takes no path but /';
}

function unwritable(name: string, attributes: CookieAttributes): string | undefined {
  try {
    setCookieField(name, 'x', attributes);
    return undefined;
  } catch (error) {
    return (error as Error).message.replace(/\.$/, '');
  }
}
