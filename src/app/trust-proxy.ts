import { isIP } from 'node:net';
import { problem, StartupError, type Problem } from '../core/errors.js';
import type { Express } from '../routing/express-host.js';

/**
 * Whose `X-Forwarded-*` headers count: how many proxies stand in front, their addresses (`10.0.0.0/8`, `loopback`, `linklocal`, `uniquelocal`), or a function that
 * knows them. `true` is everybody's, which is refused in production.
 */
export type TrustProxy = boolean | number | string | readonly string[] | ((address: string, hop: number) => boolean);

/** Express's names for ranges of addresses. */
const ranges = new Set(['loopback', 'linklocal', 'uniquelocal']);

/** Whether a value says whom to trust, so that Express takes it. */
export function isTrustProxy(value: unknown): value is TrustProxy {
  if (typeof value === 'number') return Number.isSafeInteger(value) && value >= 0;
  if (typeof value === 'string' || Array.isArray(value)) return addressesIn(value as string).every(isRange);
  return typeof value === 'boolean' || typeof value === 'function';
}

/** What is wrong with trusting everybody, in production; `where` is how the place is called in which it was said. */
export function trustProblems(where: string, value: unknown): Problem[] {
  return value === true && process.env.NODE_ENV === 'production' ? [problem('PROXY_TRUST_OPEN', { where })] : [];
}

/** Tells Express. What it would not take is reported at start-up. */
export function trustProxies(app: Express, value: unknown): void {
  if (value !== undefined && isTrustProxy(value)) app.set('trust proxy', typeof value === 'object' ? [...value] : value);
}

/** Throws `StartupError` where it was said to Express by hand that everybody is trusted, in production. */
export function refuseOpenTrust(app: Express): void {
  const problems = trustProblems("app.express.set('trust proxy')", app.get('trust proxy'));
  if (problems.length > 0) throw new StartupError(problems);
}

function addressesIn(value: string | readonly unknown[]): unknown[] {
  return typeof value === 'string' ? value.split(',').map((one) => one.trim()) : [...value];
}

function isRange(one: unknown): boolean {
  if (typeof one !== 'string') return false;
  if (ranges.has(one)) return true;
  const [address = '', prefix, ...more] = one.split('/');
  const version = isIP(address);
  if (version === 0 || more.length > 0) return false;
  return prefix === undefined || (/^[1-9]\d{0,2}$/.test(prefix) && Number(prefix) <= (version === 4 ? 32 : 128));
}

/** Lets an application that is mounted and says nothing of proxies trust those of the application around it, as Express does. */
export function inheritTrust(
  around: Express,
  { host, options }: { readonly host: { readonly app: Express }; readonly options: { readonly trustProxy?: unknown } },
): void {
  if (options.trustProxy !== undefined) return;
  host.app.set('trust proxy', around.get('trust proxy'));
}
