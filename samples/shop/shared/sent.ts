import { sentKeys } from 'tenon';

/** What was sent of a patch, and nothing else: null would be there, a default is not. */
export function sent<T extends object>(patch: T): Partial<T> {
  const changes: Partial<T> = {};
  for (const key of sentKeys(patch)) changes[key] = patch[key];
  return changes;
}
