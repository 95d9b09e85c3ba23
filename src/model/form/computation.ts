import { memberOf } from '../../core/classes.js';
import type { Constructor } from '../../core/types.js';

/** What a class works out itself: by a method, by a getter, or nothing of the kind. */
export function computation(type: Constructor, name: string): 'method' | 'getter' | undefined {
  const member = memberOf(type, name);
  if (member === undefined || (member.value !== undefined && typeof member.value !== 'function')) return undefined;
  return typeof member.value === 'function' ? 'method' : 'getter';
}
