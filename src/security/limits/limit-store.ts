import { isIP, isIPv6 } from 'node:net';
import type * as limiting from 'express-rate-limit';
import type { ClientRateLimitInfo, Options, Store } from 'express-rate-limit';
import { TenonError } from '../../core/errors.js';
import { lazily } from '../../core/lazily.js';
import { withinTime } from '../sessions/store-call.js';
import type { LimitPlan, RateLimitStore } from './limit-options.js';
import { MemoryLimitStore } from './memory-limit-store.js';
import { sha256 } from '../secrets/digests.js';

const load = lazily<typeof limiting>('express-rate-limit');

/** A key as it is counted: an address as the network that a client has for itself, be it written as IPv4 or mapped into IPv6 (CVE-2026-30827). */
export function countedKey(key: string, ipv6Subnet: number): string {
  const address = withoutPort(key);
  return isIPv6(address) ? load().ipKeyGenerator(address, ipv6Subnet) : address;
}

/** Some proxies forward a port with the address, a new one for each connection. */
function withoutPort(key: string): string {
  const [, ipv6, ipv4] = /^(?:\[([\d.:a-f]+)\](?::\d+)?|([\d.]+):\d+)$/i.exec(key) ?? [];
  const address = ipv6 ?? ipv4 ?? '';
  return isIP(address) === 0 ? key : address;
}

/** What a store failed with, as its cause. */
export class LimitStoreError extends Error {
  override readonly name = 'LimitStoreError';
}

const taken = new WeakSet<RateLimitStore>();

/**
 * A store as a limit uses it. It answers in time or has failed; what it is told of keys are digests of one length, so that it holds no names and no long texts; and where
 * its beginning failed because its server was not there yet, it begins anew. Throws `LIMIT_STORE_SHARED`.
 */
export class LimitStore implements Store {
  readonly localKeys: boolean;
  readonly prefix: string;
  readonly #store: Store;
  #begin: (() => Promise<void>) | undefined;
  #hasBegun: Promise<boolean> = Promise.resolve(true);

  constructor(
    store: RateLimitStore | undefined,
    private readonly plan: LimitPlan,
  ) {
    this.#store = store ?? new MemoryLimitStore(plan.limit);
    if (taken.has(this.#store)) throw TenonError.of('LIMIT_STORE_SHARED', { name: plan.name });
    taken.add(this.#store);
    this.localKeys = this.#store.localKeys ?? false;
    this.prefix = this.#store.prefix ?? '';
  }

  init(options: Options): void {
    this.#begin = async () => this.#store.init?.(options);
    this.#hasBegun = this.#beginning();
  }

  increment(key: string): Promise<ClientRateLimitInfo> {
    return this.#do((store) => store.increment(this.#keyOf(key)));
  }

  decrement(key: string): Promise<void> {
    return this.#do((store) => store.decrement(this.#keyOf(key)));
  }

  resetKey(key: string): Promise<void> {
    return this.#do((store) => store.resetKey(this.#keyOf(key)));
  }

  async #do<T>(work: (store: Store) => T | Promise<T>): Promise<T> {
    const begun = async (): Promise<T> => {
      if (!(await this.#hasBegun)) await (this.#hasBegun = this.#beginning());
      return work(this.#store);
    };
    try {
      return await withinTime(begun, this.plan.storeTimeout);
    } catch (error) {
      throw new LimitStoreError('The store of a limit failed', { cause: error });
    }
  }

  /** What keeps it from beginning keeps it from counting as well, and is told then. */
  async #beginning(): Promise<boolean> {
    try {
      await this.#begin?.();
      return true;
    } catch {
      return false;
    }
  }

  #keyOf(key: string): string {
    return `${this.plan.name}:${sha256(key).toString('base64url')}`;
  }
}
