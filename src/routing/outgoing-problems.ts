import { problem, type Problem } from '../core/errors.js';
import { shown } from '../core/shown.js';
import type { Constructor } from '../core/types.js';
import { listed } from './listed.js';
import { outgoingOf, type OutgoingKind } from './outgoing.js';

/** What is wrong with the `callbacks` or the `webhooks` of one level by themselves. */
export function outgoingProblems(needer: string, kind: OutgoingKind, classes: unknown): Problem[] {
  return listed(needer, `${kind}s`, classes, 'a list of classes', (given, at) => {
    const isType = isClass(given);
    if (isType && outgoingOf(given, kind).length > 0) return undefined;
    return problem('OUTGOING_MISSING', { needer, at, name: shown(given), kind, isClass: isType });
  });
}

export function isClass(given: unknown): given is Constructor {
  return typeof given === 'function' && given.prototype !== undefined;
}
