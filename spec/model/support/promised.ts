import { inspect } from 'node:util';

/** A promise of a value, which looks alike wherever it was made: Node notes on each when, and in which test, that was. */
export function promised<T>(value: T): Promise<T> {
  return Object.defineProperty(Promise.resolve(value), inspect.custom, { value: () => 'Promise' });
}
