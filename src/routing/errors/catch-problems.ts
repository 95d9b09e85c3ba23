import { problem, type Problem } from '../../core/errors.js';
import { shown } from '../../core/shown.js';
import { isStatus } from '../../core/status.js';
import type { Constructor } from '../../core/types.js';
import { catchersOf, type Caught } from './catch.js';

/** What is wrong with what the methods of a class catch. */
export function catchProblems(type: Constructor<object>): Problem[] {
  const taken = new Map<unknown, string>();
  return [...catchersOf(type)].flatMap(([method, caught]) => {
    const handler = `${type.name}.${method}`;
    if (caught.length === 0) return [problem('CATCH_INVALID', { handler, given: 'nothing' })];
    return Array.from(caught).flatMap((one: Caught | undefined) => {
      if (one === undefined || one === null) return [problem('TOKEN_UNDEFINED', { needer: handler, at: '@Catch' })];
      if (!canBeCaught(one)) return [problem('CATCH_INVALID', { handler, given: shown(one) })];
      const other = taken.get(one) ?? handler;
      taken.set(one, other);
      return other === handler ? [] : [problem('CATCH_TWICE', { handler, other, caught: shown(one) })];
    });
  });
}

function canBeCaught(one: unknown): boolean {
  return typeof one === 'number' ? isStatus(one) : typeof one === 'function' && one.prototype !== undefined;
}
