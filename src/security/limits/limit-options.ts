import type { Store } from 'express-rate-limit';
import type { Dependency } from '../../container/dependency.js';
import { TenonError } from '../../core/errors.js';
import type { Awaitable } from '../../core/types.js';
import type { Request } from '../../routing/express-host.js';
import { checkOptions, yesOrNo, type Rule, type Rules } from '../option-checks.js';

/** Where a limit counts: express-rate-limit's interface, which the stores for it have, `rate-limit-redis` for one. */
export type RateLimitStore = Store;

const secondsOf = { second: 1, minute: 60, hour: 3600, day: 86_400 } as const;

interface Window {
  /** How many are let through in a window; an integer, 1 or more. */
  readonly limit: number;
  /** How long a window is, in a word; or `windowSeconds`. */
  readonly per?: keyof typeof secondsOf;
  /** How long a window is: an integer of seconds, up to 24 days. It begins with the first that is counted. */
  readonly windowSeconds?: number;
  /** What the limit is called in the `RateLimit` headers, and in front of its keys; `100-in-1min`, by the numbers, if nothing is said. */
  readonly name?: string;
  /** The memory of this process if nothing is said. Each limit needs one of its own. */
  readonly store?: RateLimitStore;
  /** Milliseconds that the store is waited for; 1,000 if nothing is said. */
  readonly storeTimeout?: number;
}

/** What {@link attemptLimit} takes. */
export type AttemptLimitOptions = Window;

/** What {@link rateLimit} takes. */
export interface RateLimitOptions extends Window {
  /**
   * Whose requests are counted together: a function of the request, or a dependency, which may ask for the principal. The client's address if nothing is said. A
   * key that is an IPv6 address stands for its network, whoever says it.
   */
  readonly key?: ((request: Request) => Awaitable<string>) | Dependency<string>;
  /** How many bits of an IPv6 address are the network that one client has; from 32 to 64, 56 if nothing is said. */
  readonly ipv6Subnet?: number;
  /** Requests that are not counted. */
  readonly skip?: (request: Request) => Awaitable<boolean>;
  /** True counts only what is answered with a status of 400 or more. */
  readonly failuresOnly?: boolean;
  /** What becomes of a request that cannot be counted because the store fails: 503, if nothing is said, or it is let through. */
  readonly onStoreError?: 'refuse' | 'allow';
}

/** What is decided of a limit at start-up. */
export interface LimitPlan {
  readonly limit: number;
  readonly windowMs: number;
  readonly name: string;
  readonly storeTimeout: number;
}

const atLeastOne: Rule = { wanted: 'an integer, 1 or more', fits: (value) => Number.isInteger(value) && (value as number) >= 1 };
// Beyond it a timer of Node ends at once.
const longest = Math.floor((2 ** 31 - 1) / 1000);
const between = (least: number, most: number): Rule => ({
  wanted: `an integer from ${least} to ${most}`,
  fits: (value) => Number.isInteger(value) && (value as number) >= least && (value as number) <= most,
});
const isFunction = (value: unknown): boolean => typeof value === 'function';

const windowRules: Rules<Window> = {
  limit: atLeastOne,
  per: { wanted: 'second, minute, hour or day', fits: (value) => Object.hasOwn(secondsOf, value as string) },
  windowSeconds: between(1, longest),
  // What a string of RFC 9651, section 3.3.3, can hold without escapes.
  name: {
    wanted: 'a name in printable ASCII, without quotes and backslashes',
    fits: (value) => /^[\x20\x21\x23-\x5b\x5d-\x7e]+$/.test(String(value)),
  },
  store: {
    wanted: 'a store for express-rate-limit, with increment, decrement and resetKey',
    fits: (value) =>
      ['increment', 'decrement', 'resetKey'].every((method) => isFunction((value as Record<string, unknown> | null)?.[method])),
  },
  storeTimeout: atLeastOne,
};

const rules: Rules<RateLimitOptions> = {
  ...windowRules,
  key: {
    wanted: 'a function of the request, or a dependency',
    fits: (value) => isFunction(value) || isFunction((value as Dependency | null)?.call),
  },
  ipv6Subnet: between(32, 64),
  skip: { wanted: 'a function of the request', fits: isFunction },
  failuresOnly: yesOrNo,
  onStoreError: { wanted: "'refuse' or 'allow'", fits: (value) => value === 'refuse' || value === 'allow' },
};

/** Checks what a limit is told. Throws `OPTION_INVALID`, `OPTION_UNKNOWN` and `OPTION_UNFIT`. */
export function planLimit(where: 'rateLimit()' | 'attemptLimit()', options: RateLimitOptions): LimitPlan {
  checkOptions(where, options, where === 'rateLimit()' ? rules : (windowRules as typeof rules));
  const { limit, per, windowSeconds, storeTimeout = 1000 } = options;
  if (limit === undefined || (per === undefined) === (windowSeconds === undefined)) {
    const reason = limit === undefined ? 'it says no number' : `of per and windowSeconds it says ${per === undefined ? 'neither' : 'both'}`;
    throw TenonError.of('OPTION_UNFIT', {
      where,
      option: 'the limit',
      reason,
      fix: "write { limit: 100, per: 'minute' }, or windowSeconds in place of per",
    });
  }
  const seconds = windowSeconds ?? secondsOf[per as keyof typeof secondsOf];
  return { limit, windowMs: seconds * 1000, storeTimeout, name: options.name ?? `${limit}-in-${lengthOf(seconds)}` };
}

/** In the words of express-rate-limit. */
function lengthOf(seconds: number): string {
  if (seconds < 60) return `${seconds}sec`;
  if (seconds < 3600) return `${seconds / 60}min`;
  if (seconds < 86_400) return `${seconds / 3600}hr${seconds > 3600 ? 's' : ''}`;
  return `${seconds / 86_400}day${seconds > 86_400 ? 's' : ''}`;
}
