import { TenonError } from '../../core/errors.js';
import { HttpException } from '../../core/http-exception.js';

/** How many passwords are hashed at the same time, in the whole process. */
export interface HashingLimits {
  /** At once, from 1 to 64; 2 if nothing is said. Each takes its memory (128 MiB for scrypt's default) and a thread of libuv, of which there are 4. */
  readonly parallel?: number;
  /** Waiting behind them, from 0 to 100,000; 100 if nothing is said. Beyond that: 503 with `Retry-After`. */
  readonly waiting?: number;
}

let parallel = 2;
let most = 100;
let running = 0;
const waiting: (() => void)[] = [];

/**
 * Limits how many passwords are hashed at once, so that a flood of logins takes neither the memory nor all threads. It holds for the whole process, from now on.
 * Throws `OPTION_INVALID` for a number out of range.
 *
 * @example
 * limitHashing({ parallel: 4, waiting: 200 });
 */
export function limitHashing(limits: HashingLimits): void {
  parallel = checked('parallel', limits.parallel ?? 2, 1, 64);
  most = checked('waiting', limits.waiting ?? 100, 0, 100_000);
  while (running < parallel && waiting.length > 0) next();
}

/** Runs work as soon as there is room for it. Rejects with `HttpException` 503 where too much is waiting already. */
export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= parallel) {
    if (waiting.length >= most) throw new HttpException(503, 'Too many logins at the moment', { headers: { 'retry-after': '1' } });
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else running += 1;
  try {
    return await work();
  } finally {
    running -= 1;
    if (running < parallel) next();
  }
}

/** The place is taken before who waits wakes up, so that nobody comes between. */
function next(): void {
  const first = waiting.shift();
  if (first === undefined) return;
  running += 1;
  first();
}

function checked(option: string, value: number, least: number, most: number): number {
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  const wanted = `a whole number from ${least} to ${most}`;
  throw TenonError.of('OPTION_INVALID', { where: 'limitHashing()', option, value: String(value), wanted });
}
