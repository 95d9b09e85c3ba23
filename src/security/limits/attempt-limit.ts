import type { Options } from 'express-rate-limit';
import { Dependency } from '../../container/dependency.js';
import { LOGGER } from '../../container/logger-token.js';
import type { Logger } from '../../core/logger.js';
import { unavailable } from '../sessions/store-call.js';
import { planLimit, type AttemptLimitOptions, type LimitPlan } from './limit-options.js';
import { countedKey, LimitStore } from './limit-store.js';
import { tooMany, tooManyRefusals } from './too-many.js';

/** How many bits of an IPv6 address are one client's network, where a key is an address. */
const ipv6Subnet = 56;

/** Counts attempts by a key that the handler knows; `@Depends(loginAttempts) attempts: Attempts`, where {@link attemptLimit} made `loginAttempts`. */
export class Attempts {
  /** Made by `attemptLimit()`. */
  constructor(
    private readonly plan: LimitPlan,
    private readonly store: LimitStore,
    private readonly logger: Logger,
  ) {}

  /**
   * Counts an attempt: before the password is looked at, so that many at once are counted, too. Rejects with 429 and `Retry-After` beyond the limit, with 503 where the
   * store fails: who cannot be counted is not let through.
   */
  async consume(key: string): Promise<void> {
    const { totalHits, resetTime } = await this.#judged(this.store.increment(countedKey(key, ipv6Subnet)));
    if (totalHits <= this.plan.limit) return;
    throw tooMany(Math.ceil(((resetTime?.getTime() ?? Date.now() + this.plan.windowMs) - Date.now()) / 1000));
  }

  /** Forgets the attempts, once one succeeded. Rejects with 503 where the store fails. */
  async reset(key: string): Promise<void> {
    await this.#judged(this.store.resetKey(countedKey(key, ipv6Subnet)));
  }

  async #judged<T>(work: Promise<T>): Promise<T> {
    try {
      return await work;
    } catch (error) {
      throw unavailable('the store of an attempt limit', (error as Error).cause, this.logger);
    }
  }
}

/** A limit of attempts, as a dependency: made by {@link attemptLimit}. */
export class AttemptLimit extends Dependency<Attempts> {}

/**
 * Limits attempts by what they are aimed at, an account for one: however many addresses they come from, and whatever limit the addresses have (OWASP API2:2023, ASVS
 * 6.3.1). The handler says the key; one that is an address stands for its network (IPv6: 56 bits). In a store there are digests of keys only.
 *
 * Throws `OPTION_INVALID`, `OPTION_UNKNOWN`, `OPTION_UNFIT` and `LIMIT_STORE_SHARED`.
 *
 * @example
 * const loginAttempts = attemptLimit({ limit: 5, windowSeconds: 900 });
 */
export function attemptLimit(options: AttemptLimitOptions): AttemptLimit {
  const plan = planLimit('attemptLimit()', options);
  const store = new LimitStore(options.store, plan);
  // All that the stores read of what they are given.
  store.init({ windowMs: plan.windowMs } as Options);
  return new AttemptLimit({ logger: LOGGER }, ({ logger }: { readonly logger: Logger }) => new Attempts(plan, store, logger), {
    name: `attempt limit ${plan.name}`,
    refusals: tooManyRefusals,
  });
}
