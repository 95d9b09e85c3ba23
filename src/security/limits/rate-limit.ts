import type * as limiting from 'express-rate-limit';
import { Dependency } from '../../container/dependency.js';
import { LOGGER } from '../../container/logger-token.js';
import { TenonError } from '../../core/errors.js';
import { lazily } from '../../core/lazily.js';
import type { Logger } from '../../core/logger.js';
import type { Request, RequestHandler } from '../../routing/express-host.js';
import { REQUEST } from '../../routing/seeds.js';
import { unavailable } from '../sessions/store-call.js';
import { planLimit, type LimitPlan, type RateLimitOptions } from './limit-options.js';
import { countedKey, LimitStore, LimitStoreError } from './limit-store.js';
import { tooMany, tooManyRefusals } from './too-many.js';

const load = lazily<typeof limiting>('express-rate-limit');

interface Asked {
  readonly request: Request;
  readonly logger: Logger;
  readonly key: string | undefined;
}

/** A limit of requests: a guard in `use`, and Express middleware; made by {@link rateLimit}. */
export class RateLimit extends Dependency<void> {
  readonly #counter: Counter;

  constructor(
    plan: LimitPlan,
    private readonly limited: RateLimitOptions,
  ) {
    const { key } = limited;
    const counter = new Counter(plan, limited);
    const inputs = { request: REQUEST, logger: LOGGER, ...(key instanceof Dependency && { key }) };
    super(inputs, (asked: Asked) => counter.guard(asked), { name: `rate limit ${plan.name}`, async: true, refusals: tooManyRefusals });
    this.#counter = counter;
  }

  /** The same limit in front of all routes, and of what is no route: `app.use(limit.middleware)`. Throws `OPTION_UNFIT` where the key is a dependency. */
  get middleware(): RequestHandler {
    if (!(this.limited.key instanceof Dependency)) return this.#counter.count;
    const reason = 'middleware runs in front of the routes, where there are no dependencies';
    throw TenonError.of('OPTION_UNFIT', { where: 'rateLimit()', option: 'key', reason, fix: 'give a function of the request' });
  }

  /** Forgets what was counted for a key. Rejects where the store fails. */
  reset(key: string): Promise<void> {
    return this.#counter.reset(key);
  }
}

/**
 * Limits how many requests a client may make in a window of time (OWASP API4:2023), on express-rate-limit: beyond it the answer is 429 with `Retry-After` in seconds.
 * Every answer tells by `RateLimit` and `RateLimit-Policy` (draft-ietf-httpapi-ratelimit-headers-08) what is left. Where the store fails the answer is 503, unless
 * `onStoreError` says `allow`; either is logged.
 *
 * Throws `OPTION_INVALID`, `OPTION_UNKNOWN`, `OPTION_UNFIT` and `LIMIT_STORE_SHARED`.
 *
 * @example
 * const perClient = rateLimit({ limit: 100, per: 'minute' });
 * const perUser = rateLimit({ limit: 1000, per: 'hour', key: dependency({ user: currentUser }, ({ user }) => user.id) });
 */
export function rateLimit(options: RateLimitOptions): RateLimit {
  return new RateLimit(planLimit('rateLimit()', options), options);
}

/** Where what nobody can be told goes, until an application uses the limit as a guard. */
const toConsole: Pick<Logger, 'error' | 'warn'> = {
  error: (fields, message) => console.error(message, fields),
  warn: (fields, message) => console.warn(message, fields),
};

/** Counts requests, and hands on the refusals. */
class Counter {
  readonly count: RequestHandler;
  readonly #store: LimitStore;
  readonly #subnet: number;
  /** The keys of requests that a dependency has said. */
  readonly #said = new WeakMap<Request, string>();
  #logger = toConsole;

  constructor(plan: LimitPlan, options: RateLimitOptions) {
    const { key, ipv6Subnet = 56, skip, failuresOnly = false, onStoreError = 'refuse' } = options;
    this.#store = new LimitStore(options.store, plan);
    this.#subnet = ipv6Subnet;
    // There is no address where there is no network: all that come so are one client.
    const keyOf = typeof key === 'function' ? key : (request: Request) => this.#said.get(request) ?? request.ip ?? 'unknown';
    const limiter = load().rateLimit({
      windowMs: plan.windowMs,
      limit: plan.limit,
      identifier: plan.name,
      standardHeaders: 'draft-8',
      legacyHeaders: false,
      store: this.#store,
      keyGenerator: async (request) => countedKey(await keyOf(request), ipv6Subnet),
      skip: async (request) => skip !== undefined && (await skip(request)),
      skipSuccessfulRequests: failuresOnly,
      passOnStoreError: onStoreError === 'allow',
      logger: { error: (err, said = '') => this.#logger.error({ err }, said), warn: (err, said = '') => this.#logger.warn({ err }, said) },
      handler: (_, response, next) => next(tooMany(Number(response.getHeader('retry-after')))),
    });
    this.count = (request, response, next) =>
      limiter(request, response, (error?: unknown) => {
        next(error instanceof LimitStoreError ? unavailable('the store of a rate limit', error.cause, this.#logger) : error);
      });
  }

  guard({ request, logger, key }: Asked): Promise<void> {
    this.#logger = logger;
    if (key !== undefined) this.#said.set(request, key);
    return new Promise((resolve, reject) => {
      void this.count(request, request.res as NonNullable<Request['res']>, (error?: unknown) =>
        error === undefined ? resolve() : reject(error),
      );
    });
  }

  reset(key: string): Promise<void> {
    return this.#store.resetKey(countedKey(key, this.#subnet));
  }
}
