import type { DeclaredProblem } from 'tenon';

/** The value that was looked for. Throws the problem where there is none. */
export function found<T>(value: T | undefined, Missing: new () => DeclaredProblem): T {
  if (value === undefined) throw new Missing();
  return value;
}
