import { isNativeError } from 'node:util/types';
import { TenonError } from '../core/errors.js';

/**
 * Lets what can be an answer pass: data, and instances of classes. Throws an error that was returned (an `HttpException` is then answered as it says), and `RESULT_UNFIT`
 * for what JSON would make nonsense of: functions, streams, generators, and the `Response` of fetch.
 */
export function refuseUnfit(result: unknown): void {
  if (typeof result === 'function') throw TenonError.of('RESULT_UNFIT', { what: 'a function' });
  if (typeof result !== 'object' || result === null) return;
  const prototype: unknown = Object.getPrototypeOf(result);
  // Nearly every result is one of these, and there is nothing to look for in them.
  if (prototype === Object.prototype || prototype === Array.prototype || prototype === null) return;
  if (result instanceof Error || isNativeError(result)) throw result;
  const what = nameOfUnfit(result);
  if (what !== undefined) throw TenonError.of('RESULT_UNFIT', { what });
}

function nameOfUnfit(result: object): string | undefined {
  if (result instanceof globalThis.Response) return 'a Response of fetch';
  if ('pipe' in result && typeof result.pipe === 'function') return 'a stream';
  if (Symbol.asyncIterator in result || ('next' in result && typeof result.next === 'function')) return 'a generator or an iterator';
  return undefined;
}
