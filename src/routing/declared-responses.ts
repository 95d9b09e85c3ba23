import type { StatedType } from '../model/types/composite.js';
import type { DeclaredResponse } from './route-options.js';

/** Whether it can be a type, or what is said of an answer; the compiler does not see every program. */
export function isDeclaredResponse(given: unknown): given is StatedType | DeclaredResponse {
  return typeof given === 'function' || (typeof given === 'object' && given !== null);
}

/** A type alone says no more than what comes. */
export function spelledOut(declared: StatedType | DeclaredResponse): DeclaredResponse {
  const isType = typeof declared === 'function' || Array.isArray(declared) || 'kind' in declared;
  return isType ? { returns: declared as StatedType } : (declared as DeclaredResponse);
}
