import { HttpException } from '../../core/http-exception.js';
import type { Logger } from '../../core/logger.js';
import type { Awaitable } from '../../core/types.js';
import { loggable } from '../../core/loggable.js';

/** Waits for a store, but not for ever: a client that has lost its server may keep its commands until the server is back. Rejects with what went wrong. */
export function withinTime<T>(work: () => Awaitable<T>, milliseconds: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`There was no answer within ${milliseconds} ms.`)), milliseconds);
    const end = (): void => clearTimeout(timer);
    Promise.resolve().then(work).then(resolve, reject).finally(end);
  });
}

/** The answer to a request that cannot be judged because a store does not answer; the reason goes to the log only. */
export function unavailable(what: string, error: unknown, logger: Pick<Logger, 'error'>): HttpException {
  logger.error({ err: loggable(error) }, `${what} failed`);
  return new HttpException(503, undefined, { headers: { 'Retry-After': '5' }, cause: error });
}
